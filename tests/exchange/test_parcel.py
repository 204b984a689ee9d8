"""What a package says comes out as it went in, and nothing in it is believed unread."""

import contextlib
import json
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.exchange.columns import TEMPLATES, owner_and_number
from matchtafel.exchange.grid import Refused
from matchtafel.exchange.parcel import Decided, Parcel, Partner, made, to_json
from matchtafel.exchange.parcel_columns import FOR_TABLE, KEPT_HOME, ROWS, Holds
from matchtafel.exchange.parcel_reading import read_parcel
from matchtafel.exchange.records import Kind, Record, Severity
from matchtafel.matching.facts import CLIENT_COLUMNS
from matchtafel.models import OrganisationKind

OPSTAP = Partner(OrganisationKind.PROVIDER, "Opstap")
WOONSTEDE = Partner(OrganisationKind.CORPORATION, "Woonstede")
TOWN = Partner(OrganisationKind.MUNICIPALITY, "Gemeente Voorbeeldstad")
NOW = datetime(2026, 11, 24, 9, 45)
BSN = "111222333"  # passes the eleven-test
ROW = {
    "profielnummer": "P-1",
    "zorgaanbieder": "Opstap",
    "profieldatum": "2026-09-03",
    "toestemming": "2026-09-03",
}
DWELLING_ROW = {
    "vhe_nummer": "10-0417",
    "corporatie": "Woonstede",
    "besluit": "toewijzing",
    "besloten_op": "2026-11-24",
    "zin": "De tafel wijst Dorpsweg 3 toe aan P-1.",
    "zorgaanbieder": "Opstap",
    "profielnummer": "P-1",
}
MEETING = {"overleg": "Matchtafel", "datum": "2026-11-24", "vastgesteld": "ja"}


def parcel(**more: Any) -> Parcel:
    """A package of Opstap for the table."""
    values = {
        "parcel_id": "5f0c38f4-7c0b-4b7e-9a3d-0b6b6b9c8f10",
        "made_at": NOW,
        "made_by": OPSTAP,
        "made_for": None,
        "holds": Holds.PROFILES,
        **more,
    }
    return Parcel(**values)


def example(kind: Kind, owner: str) -> Record:
    """A row with something in every column that may go, from the template's own examples."""
    values: dict[str, Any] = {}
    for column in ROWS[kind]:
        values |= column.facts(column.example)
    values |= {"provider": owner, "profile_number": "P-1"} if kind is Kind.PROFILES else {}
    values |= {"corporation": owner, "unit_number": "1001"} if kind is Kind.VACANCIES else {}
    return Record(kind, owner_and_number(kind, values), None, values, (), "")


def content(*rows: Any, **more: Any) -> bytes:
    """A package as anyone could write it."""
    said = json.loads(to_json(parcel()))
    return json.dumps({**said, "rows": list(rows), **more}).encode()


def decisions(*rows: Any, to: Partner = OPSTAP, **more: Any) -> bytes:
    """A package with decisions as anyone could write it."""
    roles = {"made_by": vars(TOWN), "made_for": vars(to), "holds": "besluiten"}
    return content(*rows, **{**roles, "meeting": MEETING, **more})


def errors(of: bytes) -> list[str]:
    return [str(problem) for problem in read_parcel(of, "p").errors]


@pytest.mark.parametrize(
    ("kind", "holds", "maker"),
    [
        (Kind.PROFILES, Holds.PROFILES, OPSTAP),
        (Kind.VACANCIES, Holds.VACANCIES, WOONSTEDE),
    ],
)
def test_every_column_comes_out_as_it_went_in(kind: Kind, holds: Holds, maker: Partner) -> None:
    record = example(kind, maker.name)
    sent = parcel(holds=holds, made_by=maker, records=(record,), left_out=2)
    came = read_parcel(to_json(sent), "p")
    assert came.problems == ()
    assert came.records[0].values == record.values
    assert came.records[0].source == f"pakket van {maker.name}, gemaakt 2026-11-24 09:45:00"
    assert replace(came, records=()) == replace(sent, records=())


def test_not_applicable_and_empty_stay_apart() -> None:
    record = replace(example(Kind.PROFILES, "Opstap"), not_applicable=("max_rent",))
    record.values["has_pet"] = None
    came = read_parcel(to_json(parcel(records=(record,))), "p").records[0]
    assert (came.not_applicable, came.values["max_rent"]) == (("max_rent",), None)
    assert came.values["has_pet"] is None


def test_a_decision_comes_out_as_it_went_in() -> None:
    came = read_parcel(
        decisions(DWELLING_ROW | {"acties": [{"tekst": "Bel", "organisatie": "O"}]}), "p"
    )
    assert came.problems == ()
    again = read_parcel(to_json(came), "p")
    assert again == came
    (decided,) = again.decisions
    assert isinstance(decided, Decided)
    assert decided.facts["decided_on"] == date(2026, 11, 24)
    assert decided.under["acties"] == [
        {"text": "Bel", "organisation": "O", "person": None, "due": None}
    ]


def test_it_was_thought_of_each_column_of_a_profile_whether_it_may_leave() -> None:
    sent, kept = (" ".join(each.values()).split() for each in (FOR_TABLE, KEPT_HOME))
    columns = TEMPLATES[Kind.PROFILES]
    assert sorted([*sent, *kept]) == sorted(column.header for column in columns)
    facts = {column.fact for column in columns if column.header in sent}
    flags = {column.flag for column in columns}
    assert set(CLIENT_COLUMNS) <= facts | flags
    beyond = {"profile_number", "provider", "profile_date", "support_hours", "note"}
    assert facts - set(CLIENT_COLUMNS) == beyond


def test_where_a_client_comes_from_is_in_no_byte_though_the_record_has_it() -> None:
    record = example(Kind.PROFILES, "Opstap")
    record.values.update(origin="BW", urgency_kind="MED", income_year=2025, surname="Yıldız")
    written = to_json(parcel(records=(record,))).decode()
    for kept in ("herkomst", "origin", "BW", "urgentie_soort", "MED", "Yıldız", "inkomensjaar"):
        assert kept not in written


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (b"", "geen geldige JSON"),
        (b"[]", "geen pakket van matchtafel"),
        (b'{"format": true}', "geen pakket van matchtafel"),
        (b'{"format": "1"}', "geen pakket van matchtafel"),
        (b'{"format": 2}', "nieuwere versie van matchtafel"),
        (b'{"format": 1}', "“parcel_id” ontbreekt of klopt niet"),
        (b'{"format": 1e999}', "te groot"),
        (b'{"format": NaN}', "NaN, en dat is geen getal"),
        (b'{"format": 1, "format": 1}', "staat twee keer"),
        (b'{"format": ' + b"9" * 5000 + b"}", "te veel cijfers"),
        (b"[" * 200_000, "te diep genest"),
        (b"\xff\xfe\xff", "niet te lezen"),
        (content(parcel_id=5), "“parcel_id”"),
        (content(made_at="gisteren"), "“made_at”"),
        (content(made_at="2026-11-24T09:45:00+01:00"), "“made_at”"),
        (content(made_by="Opstap"), "“made_by”"),
        (content(made_by={"kind": "bakker", "name": "x"}), "“made_by”"),
        (content(made_by={"kind": "zorgaanbieder", "name": " "}), "“made_by”"),
        (content(made_by={"kind": "zorgaanbieder", "name": "x" * 201}), "“made_by”"),
        (content(made_by={"kind": "zorgaanbieder", "name": "Opstap\nIngelezen"}), "“made_by”"),
        (content(made_by={"kind": "zorgaanbieder", "name": ["Opstap"]}), "“made_by”"),
        (content(holds="namen"), "“holds”"),
        (content(left_out=-1), "“left_out”"),
        (content(rows=None), "“rows”"),
        (content(*[{}] * 20_001), "meer dan 20.000 rijen"),
        (content(made_by=vars(WOONSTEDE)), "profielen komen van een zorgaanbieder"),
        (content(holds="woningen"), "woningen komen van een corporatie"),
        (content(made_for=vars(OPSTAP)), "niet voor wie het zegt"),
        (decisions(to=TOWN), "niet voor wie het zegt"),
        (decisions(meeting=None), "“meeting”"),
    ],
)
def test_what_is_no_package_is_refused_in_words(written: bytes, told: str) -> None:
    with pytest.raises(Refused, match=told):
        read_parcel(written, "p")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"inkomen": "veel"}, "rij 1, kolom “inkomen”: gevonden “veel”, verwacht een bedrag"),
        ({"inkomen": [1]}, "kolom “inkomen”: gevonden “een lijst”, verwacht één waarde"),
        ({"inkomen": -1}, "verwacht een bedrag van 0 of meer"),
        ({"volwassenen": 10**400}, "kolom “volwassenen”"),
        ({"volwassenen": True}, "kolom “volwassenen”"),
        ({"toelichting": "a" * 200_000}, "hoogstens 32.767 tekens"),
        ({"toelichting": "a" * 3000}, "hoogstens 2000 tekens"),
        ({"profieldatum": None}, "kolom “profieldatum”: hier staat niets"),
        ({"profieldatum": "2206-01-01"}, "een datum tussen 1900 en 2100"),
        ({"profielnummer": BSN}, "gevonden “…”"),
        ({"zorgaanbieder": "De Haven"}, "gevonden “De Haven”, verwacht Opstap"),
        ({"lift": "misschien"}, "verwacht eis, wens of nee"),
        ({"gewenste_buurten": {"a": 1}}, "verwacht één waarde"),
    ],
)
def test_a_value_that_cannot_be_read_is_told_with_its_place(
    more: dict[str, Any], told: str
) -> None:
    (error,) = errors(content(ROW | more))
    assert error.startswith("p, blad “profielen”, rij 1, kolom ")
    assert told in error


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([5], "hier hoort een rij met kolommen"),
        ([{}], "leeg zijn of een voorbeeld"),
        ([ROW | {"profielnummer": "VOORBEELD-1"}], "leeg zijn of een voorbeeld"),
        ([ROW, ROW], "staat bij Opstap ook al op rij 1"),
    ],
)
def test_a_row_that_is_none_or_comes_twice_is_told(rows: list[Any], told: str) -> None:
    assert told in errors(content(*rows))[0]


def test_what_this_version_does_not_know_is_told_and_not_kept() -> None:
    came = read_parcel(content(ROW | {"herkomst": "BW", "achternaam": "Yıldız"}, geheim=1), "p")
    assert [p.severity for p in came.problems] == [Severity.WARNING] * 2
    assert "niet bewaard: “geheim”" in str(came.problems[0])
    assert "“achternaam”, “herkomst”" in str(came.problems[1])
    assert "Yıldız" not in repr(came.records) + to_json(came).decode()
    assert "origin" not in came.records[0].values


def test_a_column_that_the_package_lacks_is_not_an_empty_one() -> None:
    assert "lift" not in read_parcel(content(ROW), "p").records[0].values
    assert read_parcel(content(ROW | {"lift": None}), "p").records[0].values["lift"] is None


@pytest.mark.parametrize(
    ("more", "to", "told"),
    [
        ({"zorgaanbieder": "De Haven"}, OPSTAP, "verwacht Opstap"),
        ({"zorgaanbieder": None}, OPSTAP, "verwacht Opstap"),
        ({"corporatie": "Havenhuis"}, WOONSTEDE, "verwacht Woonstede"),
        ({"besluit": "intrekking"}, OPSTAP, "kolom “besluit”"),
        ({"zin": ""}, OPSTAP, "kolom “zin”: hier staat niets"),
        ({"zin": "a" * 200_000}, OPSTAP, "hoogstens 32.767 tekens"),
        ({"acties": "bellen"}, OPSTAP, "hier hoort een lijst"),
        ({"acties": [5]}, OPSTAP, "hier hoort een rij met kolommen"),
        ({"acties": [{"tekst": "Bel"}]}, OPSTAP, "kolom “organisatie”: hier staat niets"),
    ],
)
def test_a_decision_that_is_not_right_is_told(more: dict[str, Any], to: Partner, told: str) -> None:
    (error,) = errors(decisions(DWELLING_ROW | more, to=to))
    assert "blad “besluiten”, rij 1" in error
    assert told in error


def test_signs_that_one_cannot_see_do_not_come_in() -> None:
    sly = "Haven\u202e\x1b[31m\ud800"
    (record,) = read_parcel(content(ROW | {"toelichting": sly}), "p").records
    assert record.values["note"] == "Haven[31m"


@pytest.mark.parametrize(
    ("source", "when"),
    [
        (parcel().source, NOW),
        (parcel(made_by=Partner(OrganisationKind.PROVIDER, "A, gemaakt B")).source, NOW),
        ("profielen.xlsx, rij 2", None),
        ("pakket van Opstap, gemaakt gisteren", None),
        ("", None),
    ],
)
def test_a_source_says_from_which_package_a_row_is(source: str, when: datetime | None) -> None:
    assert made(source) == when


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=5), inner, max_size=2)
    ),
    max_leaves=4,
)
NAMES = st.sampled_from([column.header for column in TEMPLATES[Kind.PROFILES]])


@given(st.lists(st.dictionaries(NAMES, VALUES, max_size=6).map(lambda row: ROW | row), max_size=3))
def test_whatever_stands_in_a_row_is_a_record_or_a_problem(rows: list[dict[str, Any]]) -> None:
    try:
        came = read_parcel(content(*rows), "p")
    except Refused:  # 1e400, say
        return
    assert came.errors or len(came.records) == len(rows)
    assert all(record.key[0] == "Opstap" for record in came.records if not came.errors)


@given(st.dictionaries(st.sampled_from(list(json.loads(to_json(parcel())))), VALUES))
def test_whatever_stands_in_the_head_is_a_package_or_refused(head: dict[str, Any]) -> None:
    with contextlib.suppress(Refused):
        assert read_parcel(content(ROW, **head), "p").made_by.name
