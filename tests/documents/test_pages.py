"""Page breaks hold, nothing is too long, and the same data gives the same bytes."""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchtafel.models import DecisionKind, Meeting
from tests.builders import meeting as make
from tests.builders import pdf
from tests.builders.example import example_meeting
from tests.builders.seen import candidate, seen

from .conftest import MeetingFile

AGAIN = """
import hashlib, sys
from datetime import datetime
from pathlib import Path
from matchtafel.documents.minutes import minutes_pdf
from tests.builders import files
with files.database(Path(sys.argv[1])).reading() as session:
    printed = minutes_pdf(session, int(sys.argv[2]), now=datetime(2026, 11, 24, 11, 30))
print(hashlib.sha256(printed).hexdigest())
"""
LONG = " ".join(f"woord{number}" for number in range(3000))


def many(session: Session, count: int, **more: Any) -> Meeting:
    """A meeting with so many dwellings, each with a ranking, a condition and an action."""
    row = make.meeting(session)
    for number in range(1, count + 1):
        vacancy = make.vacancy(session, f"20-{number:04}", street="Laan", house_number=number)
        item = make.agenda_item(session, row, vacancy)
        client = make.client(session, f"P-{number:04}")
        ranking = seen(
            *(candidate(f"Q-{number}-{rank}", rank) for rank in range(1, 6)), chosen_rank=1
        )
        made = make.decision(
            session,
            item,
            chosen=client,
            seen=ranking,
            **{
                "sentence": f"Begin van blok {number}.",
                "conditions": (f"einde van blok {number}",),
                **more,
            },
        )
        make.action(session, made, f"Taak bij {number}")
    return row


def test_a_dwelling_stays_whole_on_its_page(file: MeetingFile) -> None:
    printed = pdf.pages(file.minutes(file.write(lambda session: many(session, 30))))
    for number in range(1, 31):
        begins = [f"Begin van blok {number}." in page for page in printed]
        ends = [f"Einde van blok {number}." in page for page in printed]
        assert begins == ends
        assert sum(begins) == 1


@pytest.mark.parametrize("count", [3, 4, 5, 6, 7, 8])
def test_a_heading_keeps_its_first_two_rows(file: MeetingFile, count: int) -> None:
    printed = file.minutes(file.write(lambda session: many(session, count)))
    page = next(page for _, title, page in pdf.outline(printed) if title == "Acties")
    assert "1 Taak bij 1 " in pdf.pages(printed)[page]
    assert "2 Taak bij 2 " in pdf.pages(printed)[page]


@pytest.mark.parametrize("count", range(1, 10))
def test_a_signature_is_never_alone_on_its_page(file: MeetingFile, count: int) -> None:
    printed = file.minutes(file.write(lambda session: many(session, count)))
    places = {title: page for _, title, page in pdf.outline(printed)}
    assert places["Vaststelling"] == places["Cijfers"]
    last = pdf.pages(printed)[-1]
    assert last.index("Rangorde gevolgd") < last.index("Voorzitter, M. de Groot")


def test_pages_are_numbered(file: MeetingFile) -> None:
    printed = pdf.pages(file.minutes(file.write(lambda session: many(session, 8))))
    for number, page in enumerate(printed, start=1):
        assert f"Pagina {number} van {len(printed)}" in page
        assert "Notulen 24 november 2026 · alleen profielnummers" in page


@pytest.mark.parametrize("where", ["sentence", "conditions"])
def test_a_text_of_many_pages_is_printed_whole(file: MeetingFile, where: str) -> None:
    value: Any = LONG if where == "sentence" else (LONG,)
    text = file.minutes_text(file.write(lambda session: many(session, 2, **{where: value})))
    assert text.count("woord2999") == 2


def test_an_action_of_many_pages_is_printed_whole(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session, table_name=LONG, chair=LONG[:400], remarks="x" * 2000)
        item = make.agenda_item(session, row, make.vacancy(session, street=LONG[:300]))
        made = make.decision(session, item, DecisionKind.NO_MATCH)
        make.action(session, made, "Eerst")
        make.action(session, made, LONG)
        return row

    assert "woord2999" in file.minutes_text(file.write(make_meeting))


def test_a_number_as_long_as_a_line_stays_in_its_column(file: MeetingFile) -> None:
    ranking = seen(candidate("P" * 80, difference="y" * 200), chosen_rank=1)

    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        item = make.agenda_item(session, row, make.vacancy(session, "9" * 90))
        make.decision(session, item, chosen=make.client(session, "P" * 80), seen=ranking)
        return row

    assert "PPPP" in file.minutes_text(file.write(make_meeting))


def test_only_the_embedded_family_is_used(file: MeetingFile) -> None:
    printed = file.minutes(file.write(example_meeting))
    assert pdf.fonts(printed) == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
        "SourceSansPro-Bold",
    }
    assert printed.count(b"/FontFile2") == 3


def test_the_document_tells_its_title_and_language(file: MeetingFile) -> None:
    printed = file.minutes(file.write(example_meeting))
    assert b"/Lang (nl-NL)" in printed
    assert b"/Title (Notulen van dinsdag 24 november 2026)" in printed
    assert b"/DisplayDocTitle true" in printed


def test_the_same_data_gives_the_same_bytes_in_another_process(file: MeetingFile) -> None:
    row = file.write(example_meeting)
    printed = file.minutes(row)
    assert file.minutes(row) == printed
    done = subprocess.run(
        [sys.executable, "-c", AGAIN, str(file.database.path), str(row.id)],
        env={**os.environ, "PYTHONHASHSEED": "4711"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == hashlib.sha256(printed).hexdigest()


@pytest.fixture
def impatient_threads() -> Iterator[None]:
    """Threads that take turns as often as they can, so that sharing shows at once."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


@pytest.mark.usefixtures("impatient_threads")
def test_documents_asked_for_at_the_same_time_are_each_as_if_alone(file: MeetingFile) -> None:
    # A preview that was cancelled still draws while the next one is asked for.
    row = file.write(lambda session: many(session, 4))
    alone = file.minutes(row)
    with ThreadPoolExecutor(4) as pool:
        together = list(pool.map(file.minutes, [row] * 8))
    assert together == [alone] * 8
