"""Values as people write them, and what is never guessed."""

from contextlib import suppress
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.exchange import formats, vera_codes
from matchtafel.exchange.columns import TEMPLATES, column_for
from matchtafel.exchange.formats import Format, Wanted
from matchtafel.exchange.records import Kind
from matchtafel.exchange.values import Unreadable, is_not_applicable


def reads(format_: Format, cell: Any) -> Any:
    return format_.parse(cell)


def refuses(format_: Format, cell: Any) -> str:
    with pytest.raises(Unreadable) as refusal:
        format_.parse(cell)
    return str(refusal.value)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("€ 1.612,34", "1612.34"),
        ("612.34", "612.34"),
        ("612,34", "612.34"),
        ("612,3", "612.30"),
        ("EUR 750,-", "750.00"),
        ("750,--", "750.00"),
        ("€612", "612.00"),
        ("612 euro", "612.00"),
        ("1,612.34", "1612.34"),
        ("1.234.567,89", "1234567.89"),
        ("\xa0612,34 ", "612.34"),
        ("0", "0.00"),
        (612, "612.00"),
        (612.34, "612.34"),
        (612.3400000001, "612.34"),
    ],
)
def test_an_amount_is_read_as_it_is_meant(cell: Any, value: str) -> None:
    assert reads(formats.AMOUNT, cell) == Decimal(value)


@pytest.mark.parametrize("cell", ["1.234", "1,234", "€ 12.345"])
def test_an_amount_that_may_be_thousands_or_decimals_is_ambiguous(cell: str) -> None:
    assert "dubbelzinnig" in refuses(formats.AMOUNT, cell)


@pytest.mark.parametrize(
    "cell",
    [
        *(
            "zeshonderd",
            "1e5",
            "1E5",
            "12.34.56",
            "６１２,３４",
            "+612",
            "612;34",
            "=612",
            "-",
            "NaN",
        ),
        *("1 612,34", "612,345", True, date(2026, 1, 1), float("nan"), float("inf")),
    ],
)
def test_what_is_no_amount_is_refused(cell: Any) -> None:
    assert "een bedrag" in refuses(formats.AMOUNT, cell)


@pytest.mark.parametrize("cell", ["-612,34", -612.34, "€ -5"])
def test_a_negative_amount_is_refused(cell: Any) -> None:
    assert "bedrag" in refuses(formats.AMOUNT, cell)


@pytest.mark.parametrize(
    "cell",
    [
        *("3-3-2026", "03-03-2026", "3/3/2026", "3.3.2026", "2026-03-03", "2026-03-03T00:00:00"),
        *("2026-03-03T00:00:00.000000+01:00", "3 maart 2026", "3 mrt 2026", "3 mrt. 2026"),
        *(date(2026, 3, 3), datetime(2026, 3, 3, 14, 30), 46084, 46084.6),
    ],
)
def test_a_date_has_one_meaning_however_it_is_written(cell: Any) -> None:
    assert reads(formats.DATE, cell) == date(2026, 3, 3)


def test_the_day_comes_before_the_month() -> None:
    assert reads(formats.DATE, "01-02-2026") == date(2026, 2, 1)
    assert reads(formats.DATE, "2026-02-01") == date(2026, 2, 1)
    assert reads(formats.DATE, "1 februari 2026") == date(2026, 2, 1)
    assert reads(formats.DATE, 46054) == date(2026, 2, 1)


@pytest.mark.parametrize("cell", ["31-02-2026", "2026-02-31", "31 februari 2026", "1-13-2026"])
def test_a_day_that_does_not_exist_is_refused(cell: str) -> None:
    assert "die bestaat" in refuses(formats.DATE, cell)


@pytest.mark.parametrize("cell", ["1-1-1026", "1-1-2206", date(1899, 12, 31)])
def test_a_year_outside_1900_to_2100_is_refused(cell: Any) -> None:
    assert "1900 en 2100" in refuses(formats.DATE, cell)


@pytest.mark.parametrize("cell", ["3-3-26", "maart 2026", 2026, 0, -1, True, "46084", "3--3-2026"])
def test_half_a_date_is_refused(cell: Any) -> None:
    assert "datum" in refuses(formats.DATE, cell)


@pytest.mark.parametrize("cell", ["ja", "J", "x", "X", "1", 1, 1.0, "waar", "WAAR", True])
def test_yes(cell: Any) -> None:
    assert reads(formats.YES_NO, cell) is True


@pytest.mark.parametrize("cell", ["nee", "N", "0", 0, "onwaar", False])
def test_no(cell: Any) -> None:
    assert reads(formats.YES_NO, cell) is False


@pytest.mark.parametrize("cell", ["misschien", "2", 2, "-", "geen"])
def test_neither_yes_nor_no_is_refused(cell: Any) -> None:
    assert refuses(formats.YES_NO, cell) == "ja of nee"


@pytest.mark.parametrize("column", [c for columns in TEMPLATES.values() for c in columns])
def test_an_empty_cell_is_unknown_and_never_no_or_zero(column: Any) -> None:
    for cell in (None, "", "  ", "\xa0"):
        assert column.parse(cell) is None
        assert column.facts(cell)[column.fact] is None


@pytest.mark.parametrize("cell", ["nvt", "n.v.t.", "N.v.t", "Niet van toepassing"])
def test_not_applicable_is_told_apart(cell: str) -> None:
    assert is_not_applicable(cell)
    assert not is_not_applicable("nee")


@pytest.mark.parametrize(("cell", "value"), [(12, 12), (12.0, 12), ("12", 12), ("012", 12)])
def test_a_whole_number(cell: Any, value: int) -> None:
    assert reads(formats.whole(), cell) == value


@pytest.mark.parametrize("cell", ["12,5", 12.5, "1E5", "12-hs", "１２", True, -1, 100, "9" * 30])
def test_what_is_no_whole_number_within_bounds_is_refused(cell: Any) -> None:
    assert refuses(formats.whole(0, 99), cell) == "een heel getal van 0 tot en met 99"


@pytest.mark.parametrize(("cell", "value"), [("62,5", 62.5), ("62 m²", 62), ("62m2", 62), (62, 62)])
def test_a_number_may_carry_its_unit(cell: Any, value: float) -> None:
    assert reads(formats.number(), cell) == value


@pytest.mark.parametrize(
    ("format_", "cell", "code"),
    [
        (vera_codes.DWELLING_TYPE, "pof", "POF"),
        (vera_codes.DWELLING_TYPE, "Portiekflat", "POF"),
        (vera_codes.DWELLING_TYPE, "twee onder een kapwoning", "TWE"),
        (vera_codes.ACCESSIBILITY, "Rollatorwoning (geen nultredenwoning)", "ROG"),
        (vera_codes.SITUATION, "Aan drukke weg", "DRU"),
        (vera_codes.ENERGY_LABEL, "a++", "A++"),
        (vera_codes.ENERGY_LABEL, "AP4", "A++++"),
        (column_for(Kind.VACANCIES, "wbmgp_article").format, 8, "8"),
        (column_for(Kind.VACANCIES, "outdoor_space").format, "Geen", "geen"),
        (column_for(Kind.PROFILES, "ground_floor").format, "Uitgesloten", "uitgesloten"),
    ],
)
def test_a_code_is_read_from_code_or_name_in_either_case(
    format_: Format, cell: Any, code: str
) -> None:
    assert reads(format_, cell) == code


def test_an_unknown_code_names_what_was_expected() -> None:
    assert "eis, wens of nee" in refuses(column_for(Kind.PROFILES, "lift").format, "graag")
    assert "POF" in refuses(vera_codes.DWELLING_TYPE, "flat")


@pytest.mark.parametrize("cell", ["1234 AB", "1234AB", "1234 ab", " 1234\xa0ab"])
def test_a_postcode_with_or_without_space(cell: str) -> None:
    assert reads(formats.POSTCODE, cell) == "1234 AB"


@pytest.mark.parametrize("cell", ["0234 AB", "1234", 1234, "1234 A1", "12345 AB"])
def test_a_malformed_postcode_is_refused(cell: Any) -> None:
    assert "postcode" in refuses(formats.POSTCODE, cell)


def test_a_buurtcode_is_read_in_capitals() -> None:
    assert reads(formats.BUURTCODE, "bu0363af05") == "BU0363AF05"


@pytest.mark.parametrize(
    "cell", ["BU0599157", "BU059915722", "0599", "WK059915", "BUO5991572", "Noord"]
)
def test_a_malformed_buurtcode_is_refused(cell: str) -> None:
    assert "buurtcode" in refuses(formats.BUURTCODE, cell)


def test_areas_keep_their_order_once_each() -> None:
    assert reads(formats.AREAS, "BU99990101; wk999902;3011;BU99990101;") == (
        *("BU99990101", "WK999902", "3011"),
    )
    assert reads(formats.AREAS, 3011) == ("3011",)
    assert reads(formats.AREAS, "Geen") == ()


@pytest.mark.parametrize("cell", ["BU99990101, WK999902", ";", "Noord", "geen; 3011", "30111"])
def test_malformed_areas_are_refused(cell: str) -> None:
    assert "met ; ertussen" in refuses(formats.AREAS, cell)


def test_only_codes_can_be_anchors() -> None:
    assert reads(formats.ANCHOR_AREAS, "GM9999") == ("GM9999",)
    assert refuses(formats.ANCHOR_AREAS, "3011")


def test_eis_makes_the_whole_list_of_wanted_areas_a_requirement() -> None:
    assert reads(formats.WANTED_AREAS, "eis: WK999901; 3011") == Wanted(("WK999901", "3011"), True)
    assert reads(formats.WANTED_AREAS, "Eis:WK999901") == Wanted(("WK999901",), True)
    assert reads(formats.WANTED_AREAS, "WK999901") == Wanted(("WK999901",), False)
    assert "na eis:" in refuses(formats.WANTED_AREAS, "eis: geen")


def test_the_requirement_is_a_fact_of_its_own() -> None:
    column = column_for(Kind.PROFILES, "wanted_areas")
    assert column.facts("eis: 3011") == {"wanted_areas": ("3011",), "wanted_areas_required": True}
    assert column.facts(None) == {"wanted_areas": None, "wanted_areas_required": False}


def test_identifiers_keep_their_leading_zeros() -> None:
    number = column_for(Kind.VACANCIES, "unit_number").format
    assert [reads(number, cell) for cell in ("0012", "NA", 1001, 1001.0)] == [
        *("0012", "NA", "1001", "1001"),
    ]
    assert reads(formats.BAG_ID, "0599010000123456") == "0599010000123456"


def test_an_identifier_that_the_spreadsheet_made_a_date_of_is_refused() -> None:
    assert refuses(column_for(Kind.VACANCIES, "unit_number").format, date(2026, 2, 3))


def test_a_bag_number_that_lost_its_zeros_is_refused() -> None:
    assert "16 cijfers" in refuses(formats.BAG_ID, 599010000123456)


def test_a_citizen_number_is_no_pseudonym() -> None:
    assert "BSN" in refuses(formats.PSEUDONYM, "111222333")
    assert "BSN" in refuses(formats.PSEUDONYM, 111222333)
    assert reads(formats.PSEUDONYM, "P-2026-0042") == "P-2026-0042"


def test_text_is_literal_and_printable() -> None:
    assert reads(formats.text(), "a < b & <b>c</b>") == "a < b & <b>c</b>"
    assert reads(formats.text(), "=cmd|x") == "=cmd|x"
    assert reads(formats.text(), "a\x00b\u202ec\ud800") == "abc"


def test_text_that_is_too_long_names_the_limit() -> None:
    assert "hoogstens 2000 tekens, het zijn er 200000" in refuses(formats.FREE_TEXT, "x" * 200_000)


@pytest.mark.parametrize("column", [c for columns in TEMPLATES.values() for c in columns])
@settings(max_examples=30)
@given(
    cell=st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.dates()
    | st.datetimes()
)
def test_any_cell_is_refused_or_reads_back_as_it_was_written(column: Any, cell: Any) -> None:
    with suppress(Unreadable):
        value = column.parse(cell)
        assert column.parse(column.write(value)) == value
