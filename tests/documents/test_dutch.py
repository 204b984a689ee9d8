"""Dutch on paper: what belongs together stays together."""

from datetime import date

import pytest

from matchtafel.documents import dutch


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("huur € 1.612,34 per maand", "huur €_1.612,34 per maand"),
        ("op dinsdag 1 december 2026 om 9.30 uur", "op dinsdag 1_december_2026 om 9.30_uur"),
        ("tot 1 december en 61 m² groot", "tot 1_december en 61_m² groot"),
        ("1234 AB Voorbeeldstad, 78 %", "1234_AB Voorbeeldstad, 78_%"),
        ("om 3 uurwerken te maken", "om 3 uurwerken te maken"),
    ],
)
def test_amounts_dates_and_measures_do_not_break(text: str, kept: str) -> None:
    assert dutch.unbroken(text) == kept.replace("_", "\xa0")


def test_markup_is_escaped_and_lines_are_kept() -> None:
    assert dutch.markup("<b>&\x07\r\nnieuw") == "&lt;b&gt;&amp;<br/>nieuw"


@pytest.mark.parametrize(
    ("words", "told"),
    [((), ""), (("a",), "a"), (("a", "b"), "a en b"), (("a", "b", "c"), "a, b en c")],
)
def test_a_list_ends_with_en(words: tuple[str, ...], told: str) -> None:
    assert dutch.listing(words) == told


def test_a_year_is_told_only_when_it_is_another() -> None:
    assert dutch.day_month(date(2026, 11, 30), 2026) == "30 november"
    assert dutch.day_month(date(2027, 1, 4), 2026) == "4 januari 2027"
    assert dutch.short_weekday_date(date(2026, 11, 26), 2026) == "do 26 november"


def test_a_period_tells_both_years_when_they_differ() -> None:
    assert dutch.period(date(2026, 12, 13), date(2027, 2, 13)).replace("\xa0", " ") == (
        "13 dec. 2026 – 13 feb. 2027"
    )


@pytest.mark.parametrize(
    ("typed", "told"),
    [("09:30", "9.30"), ("9.30", "9.30"), ("10:05 uur", "10.05"), ("half tien", "half tien")],
)
def test_a_time_is_told_as_one_says_it(typed: str, told: str) -> None:
    assert dutch.clock_text(typed) == told


@pytest.mark.parametrize(
    ("floor", "told"),
    [(-1, "souterrain"), (0, "begane grond"), (10, "tiende verdieping"), (12, "12e verdieping")],
)
def test_a_floor_has_a_name(floor: int, told: str) -> None:
    assert dutch.floor_name(floor) == told
