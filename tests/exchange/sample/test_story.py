"""The sample meeting: every story is there, and the table has something to choose."""

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import numpy as np
import pytest

from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.privacy import may_be_citizen_number
from matchtafel.exchange.sample import Town, sample_town
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.facts import Facts, client_table, columns_of, vacancy_table
from matchtafel.matching.policy import BANDS, Band
from matchtafel.matching.score import Scores, evaluate
from matchtafel.matching.spread import spread
from matchtafel.matching.verdict import PairVerdict, Verdict, verdict_of
from tests.builders.policy import STANDARD

ON = date(2026, 11, 24)
NORM_DAYS = 92

# What cannot be natural at this table: a free-sector rent; a permit that is not needed after all.
UNNATURAL = {
    ("income_within_daeb", Verdict.NOT_APPLICABLE),
    ("wbmgp_permit", Verdict.FITS),
    ("wbmgp_permit", Verdict.FAILS),
    # Labels are public, and an urgency often ends with the second refusal.
    ("energy_costs", Verdict.UNKNOWN),
    ("offers_refused", Verdict.FAILS),
    # No corporation asks more than the points allow; from 2026 no rent takes huurtoeslag away.
    ("rent_within_points", Verdict.FAILS),
    ("rent_within_points", Verdict.NOT_APPLICABLE),
    ("rent_allowance", Verdict.FAILS),
    ("rent_allowance", Verdict.NOT_APPLICABLE),
}
ALWAYS_APPLY = {
    *("consent", "profile_valid", "urgency_valid", "available_in_time", "excluded_area"),
    *("carrying_capacity", "liveability", "offers_refused", "energy_costs"),
}
DEGREES = {
    *("available_in_time", "outdoor_space", "wanted_area", "near_anchors"),
    *("wbmgp_permit", "carrying_capacity", "liveability", "careful_match"),
    *("offers_refused", "energy_costs", "rent_allowance"),
}


@pytest.fixture(scope="module")
def week() -> Town:
    return sample_town(ON)


@pytest.fixture(scope="module")
def readable(week: Town) -> list[dict[str, Any]]:
    return [row for row in week.vacancies if not isinstance(row["net_rent"], str)]


@pytest.fixture(scope="module")
def facts(week: Town, readable: list[dict[str, Any]]) -> Facts:
    return Facts(
        vacancy_table(columns_of(readable), {row["code"]: row for row in week.neighbourhoods}),
        client_table(columns_of(week.profiles)),
        ON,
        read_norms()[2026],
    )


@pytest.fixture(scope="module")
def scores(facts: Facts) -> Scores:
    return evaluate(facts, STANDARD)


@pytest.fixture(scope="module")
def eligible(readable: list[dict[str, Any]], scores: Scores) -> dict[str, int]:
    """Street → number of eligible clients."""
    counts = (scores.verdict == PairVerdict.ELIGIBLE).sum(axis=1)
    return {row["street"]: int(count) for row, count in zip(readable, counts, strict=True)}


def dwelling(week: Town, street: str) -> dict[str, Any]:
    return next(row for row in week.vacancies if row["street"] == street)


def neighbourhood(week: Town, name: str) -> dict[str, Any]:
    return next(row for row in week.neighbourhoods if row["name"] == name)


def clients(week: Town, **facts: Any) -> list[dict[str, Any]]:
    return [row for row in week.profiles if all(row[name] == v for name, v in facts.items())]


def test_the_meeting_has_twelve_dwellings_one_wrong_row_and_forty_profiles(
    week: Town, readable: list[dict[str, Any]]
) -> None:
    assert (len(readable), len(week.profiles), len(week.neighbourhoods)) == (12, 40, 14)
    assert [row["net_rent"] for row in week.vacancies if row not in readable] == ["zeshonderd"]


def test_keys_are_unique_and_no_number_could_be_a_citizen_number(week: Town) -> None:
    units = [(row["corporation"], row["unit_number"]) for row in week.vacancies]
    numbers = [row["profile_number"] for row in week.profiles]

    assert len(set(units)) == 13
    assert len(set(numbers)) == 40
    assert not any(map(may_be_citizen_number, numbers + [number for _, number in units]))


def outcomes(facts: Facts) -> Iterator[tuple[str, Verdict]]:
    for criterion in CATALOGUE:
        for degree in spread(facts, criterion, STANDARD).degree.ravel():
            yield criterion.id, verdict_of(degree)


def test_every_criterion_has_every_outcome_that_is_natural(facts: Facts) -> None:
    wanted = {(c.id, v) for c in CATALOGUE for v in Verdict if v is not Verdict.PARTLY}
    wanted -= {(name, Verdict.NOT_APPLICABLE) for name in ALWAYS_APPLY}
    wanted -= {("consent", Verdict.UNKNOWN)} | UNNATURAL
    wanted |= {(name, Verdict.PARTLY) for name in DEGREES}

    assert wanted - set(outcomes(facts)) == set()


def test_most_dwellings_have_three_to_twelve_candidates(eligible: dict[str, int]) -> None:
    assert sum(3 <= count <= 12 for count in eligible.values()) >= 8
    assert max(eligible.values()) <= 12


def test_candidates_spread_over_the_bands(scores: Scores) -> None:
    chosen = scores.band[scores.verdict == PairVerdict.ELIGIBLE]
    share = {band: float(np.mean(chosen == BANDS.index(band))) for band in BANDS}

    assert all(share[band] > 0.1 for band in list(Band)[:4])
    assert share[Band.VERY_GOOD] < 0.35
    assert share[Band.POOR] < 0.25


def test_some_pairs_are_undetermined_and_most_excluded(scores: Scores) -> None:
    share = {verdict: float(np.mean(scores.verdict == verdict)) for verdict in PairVerdict}

    assert 0.05 < share[PairVerdict.UNDETERMINED] < 0.15
    assert 0.1 < share[PairVerdict.ELIGIBLE] < 0.3


def test_nobody_fits_one_dwelling_for_its_rent(week: Town, eligible: dict[str, int]) -> None:
    assert eligible["Pontonhof"] == 0
    assert dwelling(week, "Pontonhof")["net_rent"] > Decimal("764.14")


def test_one_dwelling_has_one_candidate(eligible: dict[str, int]) -> None:
    assert eligible["Werfkade"] == 1


def test_families_need_four_bedrooms_and_one_dwelling_has_them(
    week: Town, eligible: dict[str, int]
) -> None:
    assert dwelling(week, "Tuinlaan")["bedrooms"] == 4
    assert clients(week, adults=2, children=5, min_bedrooms=None)
    assert clients(week, min_bedrooms=4)
    assert eligible["Tuinlaan"] >= 3


def test_a_dwelling_on_the_fourth_floor_without_lift_is_not_inspected_yet(
    week: Town, eligible: dict[str, int]
) -> None:
    row = dwelling(week, "Laan")

    assert (row["floor"], row["lift"], row["bedrooms"], row["net_rent"]) == (4, False, None, None)
    assert eligible["Laan"] == 0


def test_two_candidates_are_nearly_equal(week: Town, scores: Scores) -> None:
    first, second = 1, 2
    waits = [week.profiles[index]["urgency_date"] for index in (first, second)]
    gaps = np.abs(scores.score[:, first] - scores.score[:, second])
    both = (scores.verdict[:, [first, second]] == PairVerdict.ELIGIBLE).all(axis=1)

    assert (gaps[both] < 0.05).sum() >= 2
    assert abs(waits[0] - waits[1]) < timedelta(days=7)


def test_an_overdue_client_is_nominated_and_needs_care(week: Town, scores: Scores) -> None:
    (nominee,) = week.nominations
    index = next(
        i
        for i, row in enumerate(week.profiles)
        if (row["provider"], row["profile_number"]) == nominee.client
    )
    row = week.profiles[index]

    assert (ON - row["urgency_date"]).days > NORM_DAYS
    assert row["match_weight"] == "zorgvuldig"
    assert nominee.vacancy == ("De Brug Wonen", "002231")
    assert scores.verdict[1, index] == PairVerdict.ELIGIBLE
    # Somebody else is ahead, so that following and deviating are both a choice.
    eligible = scores.verdict[1] == PairVerdict.ELIGIBLE
    assert (scores.band[1][eligible] < scores.band[1, index]).any()


def test_one_in_five_needs_care_and_some_wait_too_long(week: Town) -> None:
    careful = clients(week, match_weight="zorgvuldig")
    waits = [(ON - row["urgency_date"]).days for row in week.profiles if row["urgency_date"]]

    assert 5 <= len(careful) <= 12
    assert 4 <= sum(wait > NORM_DAYS for wait in waits) <= 12
    assert clients(week, urgency_date=None)


def test_consent_is_missing_once_and_once_still_to_come(week: Town) -> None:
    assert len(clients(week, consent_date=None)) == 1
    assert len([row for row in week.profiles if (row["consent_date"] or ON) > ON]) == 1


def test_urgency_and_profile_have_ended_for_one_client_each(week: Town) -> None:
    ended = [row for row in week.profiles if (row["urgency_valid_until"] or ON) < ON]
    expired = [row for row in week.profiles if (row["valid_until"] or ON) < ON]

    assert (len(ended), len(expired)) == (1, 1)


def test_pets_are_there_unasked_and_not_ruled_on(week: Town) -> None:
    pets = Counter(row["has_pet"] for row in week.profiles)

    assert pets[True] >= 2
    assert pets[None] >= 2
    assert dwelling(week, "Kade")["pets_allowed"] is None
    assert dwelling(week, "Plein")["pets_allowed"] is False


def test_areas_are_excluded_by_code_by_district_and_by_postcode(week: Town) -> None:
    areas = [area for row in week.profiles for area in row["excluded_areas"] or ()]

    assert {area[:2] for area in areas} >= {"BU", "WK", "12"}
    assert len(clients(week, excluded_areas=None)) == 1


def test_the_neighbourhoods_have_every_judgement(week: Town) -> None:
    colours = Counter(row["carrying_capacity"] for row in week.neighbourhoods)

    assert colours == {"groen": 10, "oranje": 2, "rood": 1, None: 1}
    assert neighbourhood(week, "Noorderpark")["carrying_capacity_valid_until"] < ON
    assert dwelling(week, "Singel")["neighbourhood_code"] == "BU99990401"
    assert neighbourhood(week, "Singelkwartier")["carrying_capacity"] == "rood"


def test_a_cap_binds_and_another_is_reached(week: Town) -> None:
    room = {
        row["code"]: row["placements_cap"] - row["placements_12m"]
        for row in week.neighbourhoods
        if None not in (row["placements_cap"], row["placements_12m"])
    }
    vacant = Counter(row["neighbourhood_code"] for row in week.vacancies)

    assert room["BU99990102"] == 1 < vacant["BU99990102"]
    assert room["BU99990401"] == 0 < vacant["BU99990401"]


def test_a_label_for_seniors_one_for_the_young_and_a_street_that_needs_a_permit(
    week: Town,
) -> None:
    assert dwelling(week, "Brugstraat")["min_age"] == 55
    assert dwelling(week, "Werfkade")["max_age"] == 27
    assert dwelling(week, "Kerkpad")["wbmgp_article"] == "10"


def test_wheelchair_rollator_and_income_stories_are_there(week: Town) -> None:
    incomes = [row["income"] for row in week.profiles if row["income"] is not None]

    assert clients(week, min_accessibility="ROL")
    assert clients(week, min_accessibility="ROA")
    assert sum(income > 51537 for income in incomes) == 1
    assert any(29400 < income < 51537 for income in incomes)
    assert clients(week, income=None)


def test_the_sample_can_be_played_on_another_day() -> None:
    later = sample_town(date(2027, 3, 2))

    assert later.vacancies[0]["available_from"] == date(2027, 3, 8)
    assert later.meeting.held_on == date(2027, 3, 2)
    assert [row["income"] for row in later.profiles] == [
        row["income"] for row in sample_town(ON).profiles
    ]
