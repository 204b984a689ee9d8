"""Policies as files: read whole, or refused with every reason."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.policy import (
    CONSENT,
    EVERY_OTHER,
    WEIGHTS,
    Caps,
    Kind,
    Policy,
    Rule,
    Unknown,
)

from . import formats
from .toml_file import OWN_WORDS, FileRefused, Strict, checked, found, no_such, read_toml
from .values import Unreadable

STANDARD = "standaard.toml"
_KEPT = "bewaard beleid"
# What someone may have meant by a name that is no criterion's: its label is Dutch, its id is not.
_MEANT = {criterion.label: criterion.id for criterion in CATALOGUE} | {id_: id_ for id_ in BY_ID}
_CODES = {
    "neighbourhood": formats.BUURTCODE,
    "district": formats.WIJKCODE,
    "municipality": formats.GEMEENTECODE,
    "careful": formats.BUURTCODE,
}
_WORDS = {weight: word for word, weight in WEIGHTS.items()}


def _known(name: str) -> str:
    if name not in BY_ID:
        raise PydanticCustomError(OWN_WORDS, no_such("dit criterium", name, _MEANT))
    return name


CriterionId = Annotated[str, AfterValidator(_known)]
Share = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False)]
Count = Annotated[int, Field(ge=0, le=9_999)]  # as max_plaatsingen_12m (formats.md §1.3)
Text = Annotated[str, Field(min_length=1)]
# Stands in sentences of the minutes.
Name = Annotated[str, Field(max_length=60, pattern=r"^[^\x00-\x1f]*[^\x00-\x20][^\x00-\x1f]*$")]
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
    name: Name
    version: Name
    waiting_norm_months: Annotated[int, Field(ge=1, le=120)]
    bands: _Bands
    caps: _Caps = _Caps()
    criteria: dict[CriterionId, _Rule]


@cache
def standard_policy() -> Policy:
    """The policy that the program starts with."""
    return _policy(read_toml(_standard_file(), STANDARD, _File), STANDARD)


def write_standard_policy(path: Path) -> None:
    """The standard policy's own file, to begin one's own with. Raises OSError."""
    path.write_bytes(_standard_file())


def _standard_file() -> bytes:
    return (files("matchtafel.resources") / "policies" / STANDARD).read_bytes()


def read_policy(path: Path) -> Policy:
    """The policy in a file. Raises FileRefused, also for a file that cannot be opened."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise FileRefused([f"{path} is er niet."]) from None
    except IsADirectoryError:
        raise FileRefused([f"{path} is een map, geen bestand."]) from None
    except (OSError, ValueError):
        raise FileRefused([f"{path} is niet te openen."]) from None
    return _policy(read_toml(content, path.name, _File), path.name)


def policy_from(content: Mapping[str, Any]) -> Policy:
    """A policy as `content_of` gave it, kept in a meeting file. Raises FileRefused."""
    return _policy(checked(content, _KEPT, _File), _KEPT)


def content_of(policy: Policy) -> dict[str, Any]:
    """The policy as the tables of its file, each threshold written out.

    What a criterion's own thresholds become in a later program does not change what was kept.
    """
    return {
        "name": policy.name,
        "version": policy.version,
        "waiting_norm_months": policy.waiting_norm_months,
        "bands": dict(zip(_Bands.model_fields, policy.thresholds, strict=True)),
        "caps": {name: dict(caps) for name, caps in vars(policy.caps).items()},
        "criteria": {name: _rule_content(name, rule) for name, rule in policy.rules.items()},
    }


def _rule_content(name: str, rule: Rule) -> dict[str, Any]:
    content: dict[str, Any] = {"kind": rule.kind.value, "unknown": rule.unknown.value}
    if rule.kind is Kind.PREFERENCE:
        content["weight"] = _WORDS[rule.weight]
    limits = BY_ID[name].limits_under(rule)
    return content | {"limits": limits} if limits else content


def _policy(read: _File, file: str) -> Policy:
    problems = [
        *_bands_amiss(read.bands, file),
        *_caps_amiss(read.caps, file),
        *_criteria_amiss(read.criteria, file),
    ]
    if problems:
        raise FileRefused(problems)
    return Policy(
        name=read.name,
        version=read.version,
        rules={name: _rule(name, rule) for name, rule in read.criteria.items()},
        thresholds=read.bands.thresholds,
        waiting_norm_months=read.waiting_norm_months,
        caps=Caps(**read.caps.model_dump()),
    )


def _rule(name: str, read: _Rule) -> Rule:
    weight = WEIGHTS[read.weight] if read.weight else 0.0
    rule = Rule(Kind(read.kind), weight, Unknown(read.unknown), read.limits)
    return replace(rule, limits=BY_ID[name].limits_under(rule))


def _bands_amiss(bands: _Bands, file: str) -> Iterator[str]:
    names = list(_Bands.model_fields)
    for upper, lower in pairwise(names):
        if getattr(bands, lower) >= getattr(bands, upper):
            expected = f"minder dan {upper} ({getattr(bands, upper)})"
            yield found(file, f"bands.{lower}", getattr(bands, lower), expected)


def _caps_amiss(caps: _Caps, file: str) -> Iterator[str]:
    """A code that no neighbourhood can have would be a cap that never holds."""
    for table, code in _CODES.items():
        for name in sorted(getattr(caps, table).keys() - {EVERY_OTHER}):
            try:
                right = code.parse(name)
            except Unreadable as expected:
                yield found(file, f"caps.{table}", name, f"{expected}, of {EVERY_OTHER}")
                continue
            if name != right:
                yield found(file, f"caps.{table}", name, right)


def _criteria_amiss(criteria: Mapping[str, _Rule], file: str) -> Iterator[str]:
    for name, rule in criteria.items():
        key = f"criteria.{name}"
        if (rule.kind == "preference") != (rule.weight is not None):
            words = "light, normal, heavy of decisive" if rule.weight is None else "geen gewicht"
            yield found(file, f"{key}.weight", rule.weight, f"{words} bij {rule.kind}")
        if name == CONSENT and rule.kind != "requirement":
            expected = "requirement: zonder toestemming geen match"
            yield found(file, f"{key}.kind", rule.kind, expected)
        yield from _limits_amiss(name, rule, file)


def _limits_amiss(name: str, rule: _Rule, file: str) -> Iterator[str]:
    known = BY_ID[name].limits
    for limit, value in rule.limits.items():
        key = f"criteria.{name}.limits.{limit}"
        if not known:
            yield f"{file}, {key}: dit criterium heeft geen grenzen."
        elif limit not in known:
            own = dict(zip(known, known, strict=True))
            yield f"{file}, {key}: {no_such('deze grens', limit, own)}"
        elif not known[limit].least <= value <= known[limit].most:
            expected = "{3}, van {1:g} tot en met {2:g}".format(*known[limit])
            yield found(file, key, int(value) if value.is_integer() else value, expected)
