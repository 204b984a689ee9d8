"""A meeting file to print from."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TypeVar

import pytest
from sqlalchemy.orm import Session

from matchtafel.documents.agreement_sheet import agreement_pdf
from matchtafel.documents.minutes import minutes_pdf
from matchtafel.exchange.norms import read_norms
from matchtafel.matching.norms import Norms
from matchtafel.models import Decision, Identity, Meeting
from matchtafel.storage import Database
from tests.builders import files, pdf
from tests.builders import meeting as make

NOW = datetime(2026, 11, 24, 11, 30)
NORMS = {2026: read_norms()[2026]}
Made = TypeVar("Made")


@dataclass
class MeetingFile:
    """A meeting file, written and read in sessions of its own."""

    database: Database

    def write(self, make: Callable[[Session], Made]) -> Made:
        with files.writing(self.database) as session:
            return make(session)

    def minutes(self, meeting: Meeting) -> bytes:
        with self.database.reading() as session:
            return minutes_pdf(session, meeting.id, now=NOW)

    def minutes_text(self, meeting: Meeting) -> str:
        return pdf.text(self.minutes(meeting))


@pytest.fixture
def file(tmp_path: Path) -> Iterator[MeetingFile]:
    database = files.database(tmp_path / "overleg.matchtafel")
    yield MeetingFile(database)
    database.close()


def identity(**more: Any) -> Identity:
    values: dict[str, Any] = {
        "provider": "Opstap",
        "profile_number": "P-2026-0088",
        "version": 1,
        "recorded_at": NOW,
        "source": "test",
        "initials": "Ş.",
        "surname": "Öztürk-Dvořák",
        "birth_date": date(1991, 3, 14),
        "support_worker": "T. van Dijk",
        "support_worker_phone": "088 000 00 24",
        **more,
    }
    return Identity(**values)


def allocation(
    session: Session,
    *,
    facts: Mapping[str, Any] | None = None,
    profile: Mapping[str, Any] | None = None,
    codes: tuple[str, ...] = ("MT.BESTE",),
    **agreement: Any,
) -> Decision:
    """An allocation with an agreement; its number on the agenda is 2."""
    row = make.meeting(session)
    make.agenda_item(session, row, make.vacancy(session, "10-0001"))
    item = make.agenda_item(session, row, make.vacancy(session, "22-2231", **(facts or {})))
    client = make.client(session, **(profile or {}))
    made = make.decision(session, item, chosen=client, reason_codes=codes)
    make.agreement(session, made, **agreement)
    return made


@pytest.fixture
def sheet(file: MeetingFile) -> Callable[..., bytes]:
    """The PDF of an allocation with these facts."""

    def printed(
        person: Identity | None = None,
        norms: Mapping[int, Norms] = NORMS,
        now: datetime = NOW,
        **more: Any,
    ) -> bytes:
        decision = file.write(lambda session: allocation(session, **more))
        with file.database.reading() as session:
            return agreement_pdf(session, decision.id, person, norms=norms, now=now)

    return printed
