"""The generator: the same rows everywhere, and rows that look like a real week."""

import json
import os
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import Decimal

import pytest

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.privacy import may_be_citizen_number, personal_data
from matchtafel.exchange.records import Kind
from matchtafel.exchange.sample import Town, places, sample_town, town
from matchtafel.matching.facts import Facts, client_table, columns_of, vacancy_table
from matchtafel.matching.policy import BANDS, Band
from matchtafel.matching.score import evaluate
from matchtafel.matching.verdict import PairVerdict
from matchtafel.models.organisation import OrganisationKind
from tests.builders.policy import STANDARD

ON = date(2026, 11, 24)


@pytest.fixture(scope="module")
def week() -> Town:
    return town(ON, vacancies=150, profiles=600, seed=1)


def test_it_gives_as_many_rows_as_asked(week: Town) -> None:
    assert (len(week.vacancies), len(week.profiles), len(week.names)) == (150, 600, 600)
    assert len(week.neighbourhoods) == 14


def test_a_row_is_the_same_however_many_follow(week: Town) -> None:
    few = town(ON, vacancies=3, profiles=4, seed=1)

    assert few.vacancies == week.vacancies[:3]
    assert few.profiles == week.profiles[:4]
    assert few.names == week.names[:4]


def test_another_seed_gives_another_week(week: Town) -> None:
    assert town(ON, vacancies=3, profiles=3, seed=2).vacancies != week.vacancies[:3]


@pytest.mark.parametrize("hash_seed", ["0", "1234"])
def test_rows_are_the_same_in_every_process(hash_seed: str) -> None:
    code = (
        "from datetime import date; from matchtafel.exchange.sample import *\n"
        "on = date(2026, 11, 24)\n"
        "print(ascii((town(on, vacancies=8, profiles=30, seed=3), sample_town(on))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        capture_output=True,
        text=True,
        check=True,
    )

    here = (town(ON, vacancies=8, profiles=30, seed=3), sample_town(ON))
    assert done.stdout.strip() == ascii(here)


def test_every_row_has_every_fact_of_its_template(week: Town) -> None:
    for kind in Kind:
        facts = {column.fact for column in TEMPLATES[kind]}
        for row in getattr(week, kind.value):
            assert set(row) - {"not_applicable", "wanted_areas_required"} == facts


def test_keys_are_unique(week: Town) -> None:
    units = [(row["corporation"], row["unit_number"]) for row in week.vacancies]
    clients = [(row["provider"], row["profile_number"]) for row in week.profiles]

    assert len(set(units)) == len(units)
    assert len(set(clients)) == len({number for _, number in clients}) == len(clients)


def test_no_number_could_be_a_citizen_number(week: Town) -> None:
    everything = [*week.vacancies, *week.profiles, *week.names, *week.neighbourhoods]
    texts = [v for row in everything for v in row.values() if isinstance(v, str)]
    texts += [partner.kvk for partner in week.partners]

    assert [text for text in texts if may_be_citizen_number(text)] == []


def test_free_text_for_the_table_holds_no_personal_data(week: Town) -> None:
    texts = [row["remark"] for row in week.vacancies] + [row["note"] for row in week.profiles]
    texts += [row["carrying_capacity_note"] for row in week.neighbourhoods]

    assert [text for text in texts if text and personal_data(text)] == []


def test_names_belong_to_nobody_and_stay_out_of_the_profiles(week: Town) -> None:
    parts = places.described("names")
    joined = {f"{a}-{b}" for a in parts["first_halves"] for b in parts["second_halves"]}
    surnames = {row["surname"] for row in week.names}

    assert surnames <= joined | set(parts["made_up"])
    assert not surnames & {value for row in week.profiles for value in row.values() if value}


def test_names_need_letters_beyond_latin_1(week: Town) -> None:
    letters = {letter for row in week.names for letter in row["initials"] + row["surname"]}

    assert set("ışğőř") <= letters


def test_a_birth_date_agrees_with_the_profile(week: Town) -> None:
    pairs = [
        (row["birth_date"].year, profile["birth_year"])
        for row, profile in zip(week.names, week.profiles, strict=True)
        if row["birth_date"]
    ]
    assert len(pairs) > 500
    assert all(born == known for born, known in pairs)


def test_rents_lie_around_the_aftoppingsgrenzen(week: Town) -> None:
    rents = sorted(row["net_rent"] for row in week.vacancies)

    assert all(Decimal(400) < rent < Decimal(880) for rent in rents)
    assert Decimal(570) < rents[len(rents) // 2] < Decimal(714)
    assert rents.count(Decimal("713.02")) > 1


def test_every_corporation_and_provider_takes_part(week: Town) -> None:
    corporations = Counter(row["corporation"] for row in week.vacancies)
    providers = Counter(row["provider"] for row in week.profiles)

    assert len(corporations) == 3
    assert len(providers) == 4
    assert min(corporations.values()) > 15
    assert min(providers.values()) > 60


def test_most_households_are_single_and_some_are_families(week: Town) -> None:
    persons = Counter(
        row["adults"] + row["children"]
        for row in week.profiles
        if None not in (row["adults"], row["children"])
    )

    assert 0.5 < persons[1] / 600 < 0.75
    assert sum(count for size, count in persons.items() if size >= 4) > 15


def test_some_clients_wait_beyond_the_norm(week: Town) -> None:
    waits = [(ON - row["urgency_date"]).days for row in week.profiles if row["urgency_date"]]
    late = sum(wait > 92 for wait in waits) / len(waits)

    assert all(wait >= 0 for wait in waits)
    assert 0.08 < late < 0.35


def test_no_day_of_a_profile_lies_ahead_of_the_meeting(week: Town) -> None:
    for row in week.profiles:
        for fact in ("profile_date", "consent_date", "urgency_date"):
            assert row[fact] is None or row[fact] <= ON


def test_dates_move_along_with_the_meeting() -> None:
    later = town(date(2027, 3, 2), vacancies=2, profiles=2, seed=1)

    assert all(row["available_from"] >= date(2027, 2, 1) for row in later.vacancies)
    assert later.profiles[0]["profile_number"].startswith("P-2027-")


def test_the_partners_are_all_at_the_table(week: Town) -> None:
    kinds = Counter(partner.kind for partner in week.partners)
    names = {partner.name for partner in week.partners}

    assert kinds[OrganisationKind.CORPORATION] == 3
    assert kinds[OrganisationKind.PROVIDER] == 4
    assert kinds[OrganisationKind.MUNICIPALITY] == kinds[OrganisationKind.WELFARE] == 1
    assert {row.organisation for row in week.meeting.attendance} == names
    assert week.meeting.convener in names


def test_the_map_has_the_neighbourhoods_of_the_list(week: Town) -> None:
    features = json.loads(week.outlines)["features"]
    drawn = {feature["properties"]["buurtcode"]: feature["properties"] for feature in features}

    assert drawn.keys() == {row["code"] for row in week.neighbourhoods}
    for row in week.neighbourhoods:
        shown = drawn[row["code"]]
        assert (shown["naam"], shown["wijkcode"]) == (row["name"], row["district_code"])
        assert (shown["wijk"], shown["gemeente"]) == (row["district"], row["municipality"])


def test_neighbours_share_their_border_and_the_town_lies_at_sea(week: Town) -> None:
    rings = [f["geometry"]["coordinates"][0] for f in json.loads(week.outlines)["features"]]
    corners = Counter(tuple(corner) for ring in rings for corner in set(map(tuple, ring)))

    assert all(4.8 < lon < 5.0 and 53.5 < lat < 53.7 for lon, lat in corners)
    assert sum(count > 1 for count in corners.values()) > 100
    for ring in rings:
        assert len(ring) > 30
        assert ring[0] == ring[-1]
        assert sum(corners[tuple(corner)] > 1 for corner in ring) >= 3


def test_every_neighbourhood_has_streets_and_lies_in_one_of_four_districts(week: Town) -> None:
    housed = {street.neighbourhood_code for street in places.streets().values()}

    assert housed == {row["code"] for row in week.neighbourhoods}
    assert len({row["district_code"] for row in week.neighbourhoods}) == 4
    assert all(row["district_code"][2:] == row["code"][2:8] for row in week.neighbourhoods)


def test_load_gives_every_band_and_verdict_its_share() -> None:
    load = town(ON, vacancies=80, profiles=400, seed=1)
    neighbourhoods = {row["code"]: row for row in load.neighbourhoods}
    scores = evaluate(
        Facts(
            vacancy_table(columns_of(load.vacancies), neighbourhoods),
            client_table(columns_of(load.profiles)),
            ON,
            read_norms()[2026],
        ),
        STANDARD,
    )
    eligible = scores.verdict == PairVerdict.ELIGIBLE
    bands = Counter(BANDS[place] for place in scores.band[eligible])

    assert 0.2 < eligible.mean() < 0.4
    assert 0.05 < (scores.verdict == PairVerdict.UNDETERMINED).mean() < 0.2
    assert all(bands[band] > 0.08 * eligible.sum() for band in list(Band)[:5])
