"""The same arithmetic written straight in numpy: every rule over all pairs, no machinery.

What the engine is measured against. It reads the same columns, knows the standard policy by
heart and gives the same numbers; tests/bench/test_same.py holds the two against each other.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchtafel.matching.criteria.areas import nearness
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.facts import Facts
from matchtafel.matching.norms import Norms

Array = NDArray[Any]
NAN, NOT_APPLICABLE = np.nan, -1.0
BIT = {criterion.id: np.uint64(1 << index) for index, criterion in enumerate(CATALOGUE)}
FAMILY = {criterion.id: criterion.family for criterion in CATALOGUE}
NO, EIS, EXCLUDED = 0, 2, 3
SERVES = np.array(
    [
        [1, 0, 0, 0, 0, 0, 0],
        [1, 1, 0, 0, 0, 0, 0],
        [1, 1, 1, 0, 0, 0, 0],
        [1, 1, 0, 1, 0, 0, 0],
        [1, 1, 1, 1, 1, 0, 0],
        [1, 1, 1, 1, 1, 1, 0],
        [1, 1, 1, 1, 1, 1, 1],
        [1, NAN, NAN, NAN, NAN, NAN, NAN],
    ]
)
WANTED = np.array([1, 1, 1, 0.5, 0, 0, NAN, -1])
INSIDE = np.array([1, 1, 1, 0, 0, 0, NAN, -1])
NEAR = np.array([1, 0.7, 0.3, 0.7, 0.3, 0, NAN, 0])
PADDING = len(NEAR) - 1


@dataclass
class Totals:
    """Running sums over all pairs, (V, C) each."""

    points: dict[str, Array]
    weight: dict[str, Array]
    open_weight: Array
    failing: Array
    unknown: Array
    undecided: Array

    def require(self, name: str, degree: Array, where: Any = True) -> None:
        """Count a criterion as a requirement, for the clients in `where`."""
        self.failing |= np.where((degree == 0) & where, BIT[name], np.uint64(0))
        self.unknown |= np.where(np.isnan(degree) & where, BIT[name], np.uint64(0))

    def prefer(self, name: str, degree: Array, weight: float, where: Any = True) -> None:
        """Count a criterion as a preference, for the clients in `where`."""
        open_ = np.isnan(degree) & where
        known = (degree >= 0) & where
        self.undecided |= np.where(open_, BIT[name], np.uint64(0))
        self.open_weight += np.where(open_, weight, 0.0)
        self.points[FAMILY[name]] += np.where(known, degree * weight, 0.0)
        self.weight[FAMILY[name]] += np.where(known, weight, 0.0)

    def line(self, name: str, degree: Array, weight: float, answers: Array) -> None:
        """An eis/wens line: nee does not apply, not asked is unknown unless it fits."""
        degree = np.where(np.isnan(answers) & ~(degree >= 1), NAN, degree)
        degree = np.where(answers == NO, NOT_APPLICABLE, degree)
        self.require(name, degree, answers == EIS)
        self.prefer(name, degree, weight, answers != EIS)


def score_all(facts: Facts) -> dict[str, Array]:
    """Verdict, band, score, low, high, families and bits of all pairs, (V, C) each.

    Only for facts of which nothing was said not to apply, in a year with norms.
    """
    assert facts.norms is not None
    assert not facts.vacancies.skipped
    assert not facts.clients.skipped
    shape = (len(facts.vacancies), len(facts.clients))
    families = ("dwelling", "client", "neighbourhood")
    totals = Totals(
        {family: np.zeros(shape) for family in families},
        {family: np.zeros(shape) for family in families},
        np.zeros(shape),
        *(np.zeros(shape, np.uint64) for _ in range(3)),
    )
    v = {name: column[:, np.newaxis] for name, column in facts.vacancies.columns.items()}
    c = {name: column[np.newaxis, :] for name, column in facts.clients.columns.items()}
    on = float(facts.reference_date.toordinal())
    _client(totals, v, c, on, facts.reference_date.year)
    _rent(totals, v, c, facts.norms)
    _size(totals, v, c)
    _building(totals, v, c)
    _areas(totals, facts, c)
    return _finish(totals, np.asarray(c["consent_date"] <= on))


def _client(totals: Totals, v: dict[str, Array], c: dict[str, Array], on: float, year: int) -> None:
    for name, fact in (("profile_valid", "valid_until"), ("urgency_valid", "urgency_valid_until")):
        totals.require(name, np.where(np.isnan(c[fact]), NAN, c[fact] >= on))
    waits = c["ready_from"] - v["available_from"]
    totals.prefer("available_in_time", np.clip(1 - waits / 30, 0, 1), 1)
    low = np.where(np.isnan(v["min_age"]), -np.inf, v["min_age"])
    high = np.where(np.isnan(v["max_age"]), np.inf, v["max_age"])
    older, younger = year - c["birth_year"], year - c["birth_year"] - 1
    older_in = (older >= low) & (older <= high)
    younger_in = (younger >= low) & (younger <= high)
    age = np.where(older_in == younger_in, older_in, NAN)
    age = np.where(np.isnan(c["birth_year"]), NAN, age)
    label = ~np.isnan(v["min_age"]) | ~np.isnan(v["max_age"])
    totals.require("age_label", np.where(label, age, NOT_APPLICABLE))
    pet, allowed = c["has_pet"], v["pets_allowed"]
    degree = np.where((allowed == 0) & np.isnan(pet), NAN, np.where(allowed == 1, 1.0, allowed))
    totals.require("pets", np.where(pet == 0, NOT_APPLICABLE, degree))


def _rent(totals: Totals, v: dict[str, Array], c: dict[str, Array], norms: Norms) -> None:
    rent = np.where(np.isnan(v["calculation_rent"]), v["net_rent"], v["calculation_rent"])
    most = c["max_rent"]
    degree = np.where(np.isnan(rent), NAN, rent <= most)
    totals.require("rent_affordable", np.where(np.isnan(most), NOT_APPLICABLE, degree))
    known = np.maximum(np.nan_to_num(c["adults"]) + np.nan_to_num(c["children"]), 1)
    whole = ~np.isnan(c["adults"] + c["children"])
    alone = known == 1
    two = (known == 2) | (alone & ~whole)
    more = (known > 2) | ~whole
    income, old, young = c["income"], c["pension_age"] != 0, c["pension_age"] != 1
    single, single_old = norms.income_single or NAN, norms.income_single_pension or NAN
    multi, multi_old = norms.income_multi or NAN, norms.income_multi_pension or NAN
    within_1 = (young & ~(income > single)) | (old & ~(income > single_old))
    within_2 = (young & ~(income > multi)) | (old & ~(income > multi_old))
    above_1 = (young & ~(income <= single)) | (old & ~(income <= single_old))
    above_2 = (young & ~(income <= multi)) | (old & ~(income <= multi_old))
    lapses = (alone & above_1) | ((two | more) & above_2)
    low, high = (alone & within_1) | (two & within_2), more & within_2
    fails = (low & ~(rent <= norms.rent_cap_low)) | (high & ~(rent <= norms.rent_cap_high))
    fits = (low & ~(rent > norms.rent_cap_low)) | (high & ~(rent > norms.rent_cap_high))
    degree = np.where(fails, np.where(fits | lapses, NAN, 0.0), np.where(fits, 1.0, NOT_APPLICABLE))
    totals.require("income_fits_rent", degree)
    _daeb(totals, rent, income, alone, ~alone | ~whole, norms)


def _daeb(
    totals: Totals, rent: Array, income: Array, alone: Array, more: Array, norms: Norms
) -> None:
    single, multi, social = (
        norms.daeb_income_single,
        norms.daeb_income_multi,
        norms.social_rent_limit,
    )
    within = (alone & ~(income > single)) | (more & ~(income > multi))
    above = (alone & ~(income <= single)) | (more & ~(income <= multi))
    unless = within | ~(rent <= social)
    degree = np.where(above, np.where(unless, NAN, 0.0), 1.0)
    totals.require("income_within_daeb", np.where(rent > social, NOT_APPLICABLE, degree))


def _size(totals: Totals, v: dict[str, Array], c: dict[str, Array]) -> None:
    household = np.ceil(c["adults"] / 2) + np.ceil(c["children"] / 2)
    demands = (
        (
            "bedrooms",
            "bedrooms",
            np.where(np.isnan(c["min_bedrooms"]), household, c["min_bedrooms"]),
        ),
        ("rooms", "rooms", c["min_rooms"]),
        ("area", "area_m2", c["min_area_m2"]),
    )
    for name, fact, least in demands:
        degree = np.where(np.isnan(v[fact]) & (least > 0), NAN, (v[fact] >= least) | (least <= 0))
        totals.require(name, np.where(np.isnan(least), NOT_APPLICABLE, degree))
    most = v["max_persons"]
    known = np.maximum(np.nan_to_num(c["adults"]) + np.nan_to_num(c["children"]), 1)
    degree = np.where(np.isnan(c["adults"] + c["children"]) & (known <= most), NAN, known <= most)
    totals.require("occupancy", np.where(np.isnan(most), NOT_APPLICABLE, degree))


def _building(totals: Totals, v: dict[str, Array], c: dict[str, Array]) -> None:
    label = np.where(np.isnan(v["accessibility"]), len(SERVES) - 1, v["accessibility"]).astype(int)
    asked = c["min_accessibility"]
    served = SERVES[label, np.nan_to_num(asked).astype(int)]
    totals.require("accessibility", np.where(np.isnan(asked), NOT_APPLICABLE, served))
    floor, lift, most = v["floor"], v["lift"], c["max_floor_without_lift"]
    reach = np.where((lift == 1) | (floor <= most), 1.0, np.where(np.isnan(lift + floor), NAN, 0.0))
    reach = np.where((lift == 0) & (floor > most), 0.0, reach)
    totals.require("stairs", np.where(np.isnan(most), NOT_APPLICABLE, reach))
    answers = c["ground_floor"]
    fits = np.where(answers == EXCLUDED, floor != 0, floor == 0)
    fits = np.where(np.isnan(floor) | np.isnan(answers), NAN, fits)
    fits = np.where(answers == NO, NOT_APPLICABLE, fits)
    must = (answers == EIS) | (answers == EXCLUDED)
    totals.require("ground_floor", fits, must)
    totals.prefer("ground_floor", fits, 2, ~must)
    up = np.where((lift == 1) | (floor == 0), 1.0, np.where(np.isnan(lift + floor), NAN, 0.0))
    totals.line("lift", up, 2, c["lift"])
    outdoor = np.array([0, 0.5, 1, 1, 1])[np.nan_to_num(v["outdoor_space"]).astype(int)]
    outdoor = np.where(np.isnan(v["outdoor_space"]), NAN, outdoor)
    totals.line("outdoor_space", outdoor, 1, c["outdoor_space"])
    for name, fact, good, weight in (
        ("own_entrance", "entrance", 0, 2),
        ("quiet", "situation", 1, 4),
        ("sound_insulation", "poor_sound_insulation", 0, 4),
    ):
        totals.line(name, np.where(np.isnan(v[fact]), NAN, v[fact] == good), weight, c[name])


def _areas(totals: Totals, facts: Facts, c: dict[str, Array]) -> None:
    length, degrees = _lists(facts, "excluded_areas")
    asked = np.array([entries is not None for entries in facts.clients.columns["excluded_areas"]])
    totals.require("excluded_area", np.where(asked, 1 - _best(degrees(INSIDE)), NAN))
    length, degrees = _lists(facts, "wanted_areas")
    must = c["wanted_areas_required"] == 1
    wanted = np.where(must, _best(degrees(INSIDE)), _best(degrees(WANTED)))
    wanted = np.where(length > 0, wanted, NOT_APPLICABLE)
    totals.require("wanted_area", wanted, must)
    totals.prefer("wanted_area", wanted, 4, ~must)
    length, degrees = _lists(facts, "anchor_areas")
    near = degrees(NEAR).sum(axis=2) / np.maximum(length, 1)
    totals.prefer("near_anchors", np.where(length > 0, near, NOT_APPLICABLE), 4)


def _lists(facts: Facts, name: str) -> tuple[Array, Callable[[Array], Array]]:
    """The length of every list (1, C), and from a scale its degrees (V, C, L)."""
    columns, lists = facts.vacancies.columns, facts.clients.columns[name]
    places = list(zip(columns["neighbourhood_code"], columns["postcode"], strict=True))
    named = sorted({area for entries in lists for area in entries or ()})
    levels = {place: [nearness(*place, a) for a in named] + [PADDING] for place in set(places)}
    table = np.array([levels[place] for place in places])
    longest = max(len(entries or ()) for entries in lists)
    index = {area: i for i, area in enumerate(named)}
    padded = [[index[a] for a in e or ()] + [-1] * (longest - len(e or ())) for e in lists]
    entries = np.array(padded)
    length = (entries >= 0).sum(axis=1)[np.newaxis, :]
    each = range(longest)
    return length, lambda scale: np.stack([scale[table][:, entries[:, i]] for i in each], axis=2)


def _best(degrees: Array) -> Array:
    known = np.fmax.reduce(degrees, axis=2, initial=0.0)
    return np.where(np.isnan(degrees).any(axis=2) & (known < 1), NAN, known)


def _share(points: Array, weight: Array, consent: Array) -> Array:
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(consent, np.round(np.where(weight > 0, points / weight, 1.0), 6), NAN)


def _finish(totals: Totals, consent: Array) -> dict[str, Array]:
    points = np.sum(list(totals.points.values()), axis=0)
    weight = np.sum(list(totals.weight.values()), axis=0)
    whole = weight + totals.open_weight
    failing = np.where(consent, totals.failing, BIT["consent"])
    unknown = np.where(consent, totals.unknown, np.uint64(0))
    verdict = np.where(failing != 0, 2, np.where(unknown != 0, 1, 0)).astype(np.uint8)
    score = _share(points, weight, consent)
    bands = sum((score < limit).astype(np.uint8) for limit in (0.9, 0.75, 0.6, 0.4))
    families = {
        name: np.where(
            totals.weight[name] > 0, _share(totals.points[name], totals.weight[name], consent), NAN
        )
        for name in totals.points
    }
    return {
        "verdict": verdict,
        "band": np.where(verdict == 2, 5, bands),
        "score": score,
        "low": _share(points, whole, consent),
        "high": _share(points + totals.open_weight, whole, consent),
        "failing": failing,
        "unknown": unknown,
        "undecided": np.where(consent, totals.undecided, np.uint64(0)),
        **families,
    }
