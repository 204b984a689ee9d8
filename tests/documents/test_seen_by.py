"""Wie heeft mij gezien: plain Dutch, every line, no name of a client."""

from datetime import datetime
from pathlib import Path

from matchtafel.documents.seen_by import MEANS, seen_by_pdf
from matchtafel.models import Event
from matchtafel.operations.who_saw import MEETING_FILE, NAMES_FILE, Sight
from tests.builders import pdf

NOW = datetime(2026, 11, 28, 9, 5)
GOLDEN = Path(__file__).parent / "seen_by.txt"
TABLE, NAMES = MEETING_FILE, NAMES_FILE
SIGHTS = [
    Sight(datetime(2026, 11, 20, 9, 0), "A. Bakker", "ingelezen", "profielen ingelezen", TABLE),
    Sight(datetime(2026, 11, 24, 10, 42), "M. de Groot", "gewijzigd", "besluit vastgelegd", TABLE),
    Sight(datetime(2026, 11, 24, 11, 0), "A. Bakker", "ingezien", "naam op gegevensblad", NAMES),
    Sight(datetime(2026, 11, 24, 11, 1), "A. Bakker", "afgedrukt", "gegevensblad", TABLE),
]


def test_the_overview_reads_like_this() -> None:
    assert pdf.text(seen_by_pdf("P-2026-0042", SIGHTS, now=NOW)) == GOLDEN.read_text("utf-8")


def test_nobody_is_said_to_be_nobody() -> None:
    text = pdf.text(seen_by_pdf("P-2026-0042", [], now=NOW))
    assert "deed niemand iets met uw gegevens" in text


def test_the_days_are_the_first_and_the_last_also_where_the_clock_was_put_back() -> None:
    text = pdf.text(seen_by_pdf("P-2026-0042", SIGHTS[::-1], now=NOW))
    assert "Van 20 november 2026 tot en met 24 november 2026" in " ".join(text.split())


def test_the_same_lines_give_the_same_bytes() -> None:
    first, again = (seen_by_pdf("P-2026-0042", SIGHTS, now=NOW) for _ in range(2))
    assert first == again


def test_what_can_concern_a_client_is_put_in_plain_words() -> None:
    of_the_file = {Event.LOCKED, Event.UNLOCKED, Event.SECURED, Event.BACKED_UP, Event.RESTORED}
    assert set(MEANS) == {str(event) for event in set(Event) - of_the_file}


def test_two_hundred_lines_run_over_pages() -> None:
    pages = pdf.text(seen_by_pdf("P-2026-0042", SIGHTS * 50, now=NOW))
    assert "Pagina 1 van" in pages
    assert pages.count("In welk bestand") > 1
