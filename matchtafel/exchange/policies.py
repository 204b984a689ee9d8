"""Policies as files: read whole, or refused with every reason."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import Field

from matchtafel.matching.criteria.catalogue import BY_ID
from matchtafel.matching.policy import WEIGHTS, Caps, Kind, Policy, Rule, Unknown

from .toml_file import FileRefused, Strict, checked, found, read_toml

STANDARD = "standaard.toml"
_KEPT = "bewaard beleid"
_WORDS = {weight: word for word, weight in WEIGHTS.items()}
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
Text = Annotated[str, Field(min_length=1)]
Number = Annotated[float, Field(allow_inf_nan=False)]


class _Bands(Strict):
    very_good: Share
    good: Share
    fair: Share
    moderate: Share

    @property
    def thresholds(self) -> tuple[float, float, float, float]:
        return self.very_good, self.good, self.fair, self.moderate


class _Caps(Strict):
    neighbourhood: dict[Text, Count] = {}
    district: dict[Text, Count] = {}
    municipality: dict[Text, Count] = {}
    provider: dict[Text, Count] = {}
    corporation: dict[Text, Count] = {}
    careful: dict[Text, Count] = {}


class _Rule(Strict):
    kind: Literal["requirement", "preference", "advice", "off"]
    weight: Literal["light", "normal", "heavy", "decisive"] | None = None
    unknown: Literal["ask", "show"] = "ask"
    limits: dict[str, Number] = {}


class _File(Strict):
    name: Text
    version: Text
    waiting_norm_months: Annotated[int, Field(ge=1, le=120)]
    bands: _Bands
    caps: _Caps = _Caps()
    criteria: dict[str, _Rule]


@cache
def standard_policy() -> Policy:
    """The policy that the program starts with."""
    content = (files("matchtafel.resources") / "policies" / STANDARD).read_bytes()
    return _policy(read_toml(content, STANDARD, _File), STANDARD)


def read_policy(path: Path) -> Policy:
    """The policy in a file. Raises FileRefused, also for a file that cannot be opened."""
    try:
        content = path.read_bytes()
    except OSError:
        raise FileRefused([f"{path} is niet te openen."]) from None
    return _policy(read_toml(content, path.name, _File), path.name)


def policy_from(content: Mapping[str, Any]) -> Policy:
    """A policy as `content_of` gave it, kept in a meeting file. Raises FileRefused."""
    return _policy(checked(content, _KEPT, _File), _KEPT)


def content_of(policy: Policy) -> dict[str, Any]:
    """The policy as the tables of its file."""
    bands = ("very_good", "good", "fair", "moderate")
    return {
        "name": policy.name,
        "version": policy.version,
        "waiting_norm_months": policy.waiting_norm_months,
        "bands": dict(zip(bands, policy.thresholds, strict=True)),
        "caps": {name: dict(caps) for name, caps in vars(policy.caps).items()},
        "criteria": {name: _rule_content(rule) for name, rule in policy.rules.items()},
    }


def _rule_content(rule: Rule) -> dict[str, Any]:
    content: dict[str, Any] = {"kind": rule.kind.value, "unknown": rule.unknown.value}
    if rule.kind is Kind.PREFERENCE:
        content["weight"] = _WORDS[rule.weight]
    return content | {"limits": dict(rule.limits)} if rule.limits else content


def _policy(read: _File, file: str) -> Policy:
    problems = [*_bands_amiss(read.bands, file), *_criteria_amiss(read.criteria, file)]
    if problems:
        raise FileRefused(problems)
    return Policy(
        name=read.name,
        version=read.version,
        rules={name: _rule(rule) for name, rule in read.criteria.items()},
        thresholds=read.bands.thresholds,
        waiting_norm_months=read.waiting_norm_months,
        caps=Caps(**read.caps.model_dump()),
    )


def _rule(read: _Rule) -> Rule:
    weight = WEIGHTS[read.weight] if read.weight else 0.0
    return Rule(Kind(read.kind), weight, Unknown(read.unknown), read.limits)


def _bands_amiss(bands: _Bands, file: str) -> Iterator[str]:
    names = list(_Bands.model_fields)
    for upper, lower in pairwise(names):
        if getattr(bands, lower) >= getattr(bands, upper):
            expected = f"minder dan {upper} ({getattr(bands, upper)})"
            yield found(file, f"bands.{lower}", getattr(bands, lower), expected)


def _criteria_amiss(criteria: Mapping[str, _Rule], file: str) -> Iterator[str]:
    for name, rule in criteria.items():
        key = f"criteria.{name}"
        if name not in BY_ID:
            near = get_close_matches(name, BY_ID, 1)
            hint = f" Bedoelt u {near[0]}?" if near else ""
            yield f"{file}, {key}: dit criterium bestaat niet.{hint}"
            continue
        if (rule.kind == "preference") != (rule.weight is not None):
            words = "light, normal, heavy of decisive" if rule.weight is None else "geen gewicht"
            yield found(file, f"{key}.weight", rule.weight, f"{words} bij {rule.kind}")
        if name == "consent" and rule.kind != "requirement":
            yield found(
                file, f"{key}.kind", rule.kind, "requirement: zonder toestemming geen match"
            )
        yield from _limits_amiss(name, rule, file)


def _limits_amiss(name: str, rule: _Rule, file: str) -> Iterator[str]:
    known = BY_ID[name].limits
    for limit, value in rule.limits.items():
        key = f"criteria.{name}.limits.{limit}"
        if limit not in known:
            names = ", ".join(known) or "niets: dit criterium heeft geen grenzen"
            yield f"{file}, {key}: deze grens bestaat niet, verwacht {names}."
        elif not known[limit].least <= value <= known[limit].most:
            least, most = known[limit].least, known[limit].most
            yield found(file, key, value, f"{known[limit].meaning}, van {least:g} tot {most:g}")
