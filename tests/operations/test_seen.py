"""What is kept of what the table saw: who was looked at, what sets them apart, what would help."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matchtafel.models import DecisionKind
from matchtafel.operations.decisions import Draft
from matchtafel.operations.seen import seen
from tests.builders import files
from tests.builders import meeting as make

from .conftest import CLIENT, Week

Clients = dict[str, dict[str, Any]]
Making = Callable[..., Week]


@pytest.fixture
def making(tmp_path: Path) -> Making:
    """A meeting with one dwelling, or as many as there are facts for, and these clients."""

    def make_week(clients: Clients, *dwellings: dict[str, Any]) -> Week:
        database = files.database(tmp_path / "week.matchtafel")
        with files.writing(database) as session:
            row = make.meeting(session)
            for number, facts in enumerate(dwellings or ({},)):
                vacancy = make.vacancy(session, f"10-{number}", house_number=number + 1, **facts)
                make.agenda_item(session, row, vacancy)
            for code, facts in clients.items():
                make.client(session, code, **{**CLIENT, **facts})
            return Week(database, row.id)

    return make_week


def kept(week: Week, chosen: str | None = None, position: int = 1) -> dict[str, Any]:
    """What would be kept with a decision."""
    client_id = None if chosen is None else week.client_id(chosen)
    return seen(week.board, week.item(position), client_id)


def differences(found: dict[str, Any]) -> dict[str, str]:
    return {each["client"]: each["difference"] for each in found["candidates"]}


def test_unknown_is_told_apart_from_not_applicable(making: Making) -> None:
    week = making(
        {
            "P-1": {"quiet": None, "urgency_date": date(2026, 9, 1)},
            "P-2": {"urgency_date": None},
            "P-3": {"urgency_date": None, "not_applicable": ("urgency_date",)},
        }
    )
    told = {each["client"]: each for each in kept(week)["candidates"]}
    assert told["P-1"]["families"]["neighbourhood"] is None
    assert told["P-1"]["unknown"] == ["neighbourhood"]
    assert told["P-2"]["families"]["neighbourhood"] is None
    assert told["P-2"]["unknown"] == ["waiting"]
    assert told["P-3"]["unknown"] == []


def test_places_run_on_where_someone_has_a_dwelling_already(making: Making) -> None:
    week = making(
        {f"P-{n}": {"urgency_date": date(2026, 8, n)} for n in range(1, 9)}, {}, {"rooms": 2}
    )
    first = Draft(DecisionKind.ALLOCATION, client_id=week.client_id("P-1"), codes=("MT.BESTE",))
    week.decide(first, position=2)
    found = kept(week, "P-8")
    told = [(each["client"], each["rank"], each["place"]) for each in found["candidates"]]
    assert told == [
        *[(f"P-{n}", n, n - 1) for n in range(2, 7)],
        ("P-8", 8, 7),
    ]
    assert found["counts"]["placed"] == 1
    assert sum(found["counts"].values()) == 8
    assert found["first"] == "P-2"


def test_a_wish_that_the_chosen_one_has_met_is_what_the_others_lack(making: Making) -> None:
    week = making(
        {
            "P-1": {"lift": "wens", "urgency_date": date(2026, 8, 1)},
            "P-2": {"outdoor_space": "wens", "urgency_date": date(2026, 9, 1)},
            "P-3": {"lift": "wens", "outdoor_space": "wens", "urgency_date": date(2026, 7, 1)},
        },
        {"floor": 1, "lift": False},
    )
    found = differences(kept(week, "P-2"))
    assert found["P-2"] == "wacht het langst"
    assert found["P-1"] == "lift: minder"
    assert found["P-3"] == "lift: minder"


def test_a_chosen_one_who_was_not_first_is_told_by_what_is_better(making: Making) -> None:
    week = making(
        {
            "P-1": {"urgency_date": date(2026, 8, 1), "wanted_areas": ("BU99990199",)},
            "P-2": {"urgency_date": date(2026, 9, 1), "wanted_areas": ("BU99990101",)},
            "P-3": {"urgency_date": date(2026, 7, 1), "wanted_areas": ("BU99990101",)},
        }
    )
    found = kept(week, "P-2")
    assert found["first"] == "P-3"
    assert differences(found)["P-2"] == "wacht korter"
    assert differences(kept(week, "P-3"))["P-3"] == "wacht het langst"


def test_what_is_not_known_is_no_lack_and_no_gain(making: Making) -> None:
    week = making(
        {
            "P-1": {"quiet": "wens", "urgency_date": date(2026, 8, 1)},
            "P-2": {"quiet": None, "urgency_date": date(2026, 9, 1)},
        },
        {"situation": "DRU"},
    )
    assert differences(kept(week, "P-1"))["P-2"] == "rustig gelegen: onbekend"
    # Nobody asked whether P-2 minds: P-1 has nothing less for it.
    assert "minder" not in differences(kept(week, "P-2"))["P-1"]


RENT = {"calculation_rent": Decimal("724.10"), "net_rent": Decimal("724.10")}
CASES: dict[str, tuple[Clients, dict[str, Any], str | None]] = {
    "a cap that brings most in at once": (
        {
            "P-1": {"max_rent": Decimal(720)},
            "P-2": {"max_rent": Decimal(716)},
            "P-3": {"max_rent": Decimal(700)},
        },
        RENT,
        "bij een rekenhuur tot en met € 713,02 passen 2 profielen",
    ),
    "the smallest change where each brings one in": (
        {"P-1": {"max_rent": Decimal(600)}, "P-2": {"max_rent": Decimal("650.50")}},
        RENT,
        "bij een rekenhuur tot en met € 650,50 past 1 profiel",
    ),
    "a dwelling that is too small": (
        {"P-1": {"min_bedrooms": 2}, "P-2": {"min_bedrooms": 3}},
        {"bedrooms": 1},
        "als 1 slaapkamer genoeg is, passen 2 profielen",
    ),
    "a studio": (
        {"P-1": {"min_bedrooms": 1}},
        {"bedrooms": 0},
        "als een woning zonder slaapkamer genoeg is, past 1 profiel",
    ),
    "a few square metres": (
        {"P-1": {"min_area_m2": 50.0}},
        {"area_m2": 48.5},
        "als 48,5 m² genoeg is, past 1 profiel",
    ),
    "a limit on persons": (
        {"P-1": {"adults": 2, "children": 1}, "P-2": {"adults": 2, "children": 3}},
        {"max_persons": 2, "bedrooms": 4},
        "als de corporatie 3 personen toestaat, past 1 profiel",
    ),
    "no number, so as the requirement is called": (
        {"P-1": {"max_floor_without_lift": 1}, "P-2": {"max_floor_without_lift": 0}},
        {"floor": 3, "lift": False},
        "alleen ‘trap’ staat 2 profielen in de weg",
    ),
    "what helps most": (
        {
            "P-1": {"max_floor_without_lift": 1},
            "P-2": {"max_floor_without_lift": 0},
            "P-3": {"min_bedrooms": 3},
        },
        {"floor": 3, "lift": False},
        "alleen ‘trap’ staat 2 profielen in de weg",
    ),
    "something is unknown as well": (
        {"P-1": {"min_bedrooms": 3, "has_pet": None}},
        {"pets_allowed": None},
        "alleen ‘slaapkamers’ staat 1 profiel in de weg",
    ),
    "a forbidden area is never named": ({"P-1": {"excluded_areas": ("BU99990101",)}}, {}, None),
    "two things of different kinds": (
        {"P-1": {"min_bedrooms": 3, "valid_until": date(2026, 1, 1)}},
        {},
        None,
    ),
    "somebody may fit": ({"P-1": {"min_bedrooms": 3}, "P-2": {"has_pet": None}}, {}, None),
    "nobody at the table": ({}, {}, None),
}


@pytest.mark.parametrize("case", CASES)
def test_where_nobody_fits_it_is_said_what_would_help_most(making: Making, case: str) -> None:
    clients, dwelling, sentence = CASES[case]
    assert kept(making(clients, {"pets_allowed": None, **dwelling}))["closest"] == sentence


def test_who_has_a_dwelling_already_does_not_count_for_what_would_help(making: Making) -> None:
    clients: Clients = {"P-1": {}, "P-2": {"max_rent": Decimal(500)}}
    week = making(clients, {"bedrooms": 2, "calculation_rent": Decimal(560)}, {})
    given = Draft(DecisionKind.ALLOCATION, client_id=week.client_id("P-1"), codes=("MT.BESTE",))
    week.decide(given, position=2)
    assert kept(week)["closest"] == "bij een rekenhuur tot en met € 500,00 past 1 profiel"
