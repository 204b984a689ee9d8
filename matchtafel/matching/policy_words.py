"""A policy in Dutch, and what differs between two."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from .criteria.catalogue import CATALOGUE
from .criteria.criterion import Criterion
from .dutch import count, number
from .policy import EVERY_OTHER, WEIGHTS, Caps, Kind, Policy, Rule, Unknown, cap_of

# Weight → its word in Dutch.
WEIGHT_WORDS = dict(zip(WEIGHTS.values(), ("licht", "normaal", "zwaar", "beslissend"), strict=True))
_BANDS = ("zeer goed", "goed", "redelijk", "matig")


class _CapWords(NamedTuple):
    """What a table of caps is about, and what it counts."""

    noun: str
    one: str
    many: str
    span: str


_YEAR, _TABLE = " in 12 maanden", " aan één tafel"
_PLACEMENT = ("plaatsing", "plaatsingen")
_CAPS = {
    "neighbourhood": _CapWords("buurt", *_PLACEMENT, _YEAR),
    "district": _CapWords("wijk", *_PLACEMENT, _YEAR),
    "municipality": _CapWords("gemeente", *_PLACEMENT, _YEAR),
    "provider": _CapWords("zorgaanbieder", *_PLACEMENT, _TABLE),
    "corporation": _CapWords("corporatie", *_PLACEMENT, _TABLE),
    "careful": _CapWords("buurt", "zorgvuldige match", "zorgvuldige matches", _TABLE),
}


def describe(policy: Policy) -> tuple[str, ...]:
    """The whole policy in Dutch lines: its criteria by what they do, then what is set apart."""
    return (
        *_groups(policy),
        *_set_apart(policy),
        *_caps(policy.caps),
        "past " + ", ".join(map(_band, _BANDS, policy.thresholds)),
        f"norm van urgentie tot aanbod: {count(policy.waiting_norm_months, 'maand', 'maanden')}",
    )


def differences(before: Policy, after: Policy) -> tuple[str, ...]:
    """What `after` does differently from `before`, in Dutch lines; their names do not count."""
    found = (
        *(line for c in CATALOGUE for line in _changed(c, before, after)),
        *_changed_caps(before.caps, after.caps),
        *_changed_bands(before, after),
        *_changed_norm(before.waiting_norm_months, after.waiting_norm_months),
    )
    return found or ("geen verschil",)


def _groups(policy: Policy) -> Iterator[str]:
    """One line for each thing that criteria do, with the criteria that do it."""
    labels: dict[str, list[str]] = {}
    for criterion in CATALOGUE:
        labels.setdefault(kind_word(policy.rule(criterion.id)), []).append(criterion.label)
    preferences = [kind_word(Rule(Kind.PREFERENCE, w)) for w in sorted(WEIGHT_WORDS, reverse=True)]
    kinds = [kind_word(Rule(kind)) for kind in (Kind.ADVICE, Kind.OFF)]
    for word in (kind_word(Rule(Kind.REQUIREMENT)), *preferences, *kinds):
        if word in labels:
            yield f"{word}: {', '.join(labels[word])}"


def kind_word(rule: Rule) -> str:
    """What a criterion does under a rule: "eis", "voorkeur die zwaar weegt", "advies" …"""
    if rule.kind is Kind.PREFERENCE:
        return f"voorkeur die {WEIGHT_WORDS[rule.weight]} weegt"
    words = {Kind.REQUIREMENT: "eis", Kind.ADVICE: "advies", Kind.OFF: "niet gevraagd"}
    return words[rule.kind]


def _set_apart(policy: Policy) -> Iterator[str]:
    """Where a criterion's rule is not its own: who decides, unknown facts, thresholds."""
    by_client = [c.label for c in CATALOGUE if c.required and _weighs(policy.rule(c.id))]
    if by_client:
        yield f"eis zodra een cliënt dat vraagt: {', '.join(by_client)}"
    for criterion in CATALOGUE:
        rule = policy.rule(criterion.id)
        if rule.kind is Kind.OFF:
            continue
        if rule.unknown is Unknown.SHOW:
            yield f"{criterion.label}: {_UNKNOWN[Unknown.SHOW]}"
        for name, value in criterion.limits_under(rule).items():
            if value != criterion.limits[name].standard:
                yield _limit(criterion, name, criterion.limits[name].standard, value)


_UNKNOWN = {
    Unknown.ASK: "wat onbekend is, wordt gevraagd",
    Unknown.SHOW: "wat onbekend is, wordt alleen getoond",
}


def _weighs(rule: Rule) -> bool:
    return rule.kind is Kind.PREFERENCE


def _limit(criterion: Criterion, name: str, before: float, after: float) -> str:
    meaning = criterion.limits[name].meaning
    return f"{criterion.label}, {meaning}: {_figure(after)} in plaats van {_figure(before)}"


def _figure(value: float) -> str:
    return f"{value:.15g}".replace(".", ",")


def _changed(criterion: Criterion, before: Policy, after: Policy) -> Iterator[str]:
    """What differs for one criterion; of what is no longer asked, only that."""
    old, new = before.rule(criterion.id), after.rule(criterion.id)
    if _weighs(old) and _weighs(new):
        if old.weight != new.weight:
            words = f"weegt {WEIGHT_WORDS[new.weight]} in plaats van {WEIGHT_WORDS[old.weight]}"
            yield f"{criterion.label}: {words}"
    elif old.kind is not new.kind:
        yield f"{criterion.label}: {kind_word(new)} in plaats van {kind_word(old)}"
    if new.kind is Kind.OFF:
        return
    if old.unknown is not new.unknown:
        yield f"{criterion.label}: {_UNKNOWN[new.unknown]}"
    limits = criterion.limits_under(old)
    for name, value in criterion.limits_under(new).items():
        if value != limits[name]:
            yield _limit(criterion, name, limits[name], value)


def _caps(caps: Caps) -> Iterator[str]:
    for table, words in _CAPS.items():
        own = getattr(caps, table)
        for name in _names(own):
            yield f"{_whose(words, name, own)}: {_most(own[name], words)}"


def _most(cap: int | None, words: _CapWords) -> str:
    return "geen grens" if cap is None else f"hoogstens {_count(cap, words)}"


def _count(cap: int, words: _CapWords) -> str:
    return count(cap, words.one, words.many) + words.span


def _names(*tables: Mapping[str, int]) -> list[str]:
    """Every name in these tables in order, `EVERY_OTHER` last."""
    return sorted({name for table in tables for name in table}, key=lambda n: (n == EVERY_OTHER, n))


def _whose(words: _CapWords, name: str, *tables: Mapping[str, int]) -> str:
    if name != EVERY_OTHER:
        return f"{words.noun} {name}"
    return f"iedere {'' if _names(*tables) == [EVERY_OTHER] else 'andere '}{words.noun}"


def _changed_caps(before: Caps, after: Caps) -> Iterator[str]:
    for table, words in _CAPS.items():
        old, new = getattr(before, table), getattr(after, table)
        for name in _names(old, new):
            was, now = cap_of(old, name), cap_of(new, name)
            if was != now:
                yield f"{_whose(words, name, old, new)}: {_changed_cap(was, now, words)}"


def _changed_cap(was: int | None, now: int | None, words: _CapWords) -> str:
    if was is None or now is None:
        return f"{_most(now, words)} in plaats van {_most(was, words)}"
    return f"hoogstens {now} in plaats van {_count(was, words)}"


def _changed_bands(before: Policy, after: Policy) -> Iterator[str]:
    for word, was, now in zip(_BANDS, before.thresholds, after.thresholds, strict=True):
        if was != now:
            yield f"past {_band(word, now)} in plaats van {_score(was)}"


def _band(word: str, threshold: float) -> str:
    return f"{word} vanaf {_score(threshold)}"


def _score(value: float) -> str:
    """0,90; with more decimals where there are."""
    return number(value, 2) if round(value, 2) == value else _figure(value)


def _changed_norm(was: int, now: int) -> Iterator[str]:
    if was != now:
        months = count(was, "maand", "maanden")
        yield f"norm van urgentie tot aanbod: {now} in plaats van {months}"
