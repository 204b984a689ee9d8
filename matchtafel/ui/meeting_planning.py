"""The meeting form, filled for a new meeting or for a change of the one at the table."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from PySide6.QtWidgets import QWidget

from matchtafel.models import Meeting, Organisation, OrganisationKind, Vacancy
from matchtafel.operations import meeting as acts
from matchtafel.operations.loading import load_meeting
from matchtafel.operations.meeting import Attendant, MeetingDraft

from .agenda_editor import AgendaLine
from .meeting_file import MeetingFile
from .meeting_form import MeetingForm, draft_of, line_of
from .minutes_editor import attendants_of
from .table import Table, told


def _first_draft(now: datetime) -> MeetingDraft:
    """The first meeting of a file: the coming Tuesday, the table's usual day."""
    ahead = (1 - now.weekday()) % 7 or 7
    return MeetingDraft("", (now + timedelta(days=ahead)).date(), "")


def _last_meeting(file: MeetingFile) -> Meeting | None:
    known = file.meetings()
    if not known:
        return None
    with file.database.reading() as session:
        return load_meeting(session, known[0].id)


def form_for_new(
    file: MeetingFile, author: str, clock: Callable[[], datetime], window: QWidget
) -> MeetingForm:
    """A week after the last one, with the same partners and all open vacancies."""
    last = _last_meeting(file)
    with file.database.reading() as session:
        partners = acts.organisations(session)
        open_ = acts.open_vacancies(session)

    def add_partner(kind: OrganisationKind, name: str) -> Organisation:
        what, now = "deelnemer toegevoegd", clock()
        with told(), file.database.act(what, by=author, at=now) as session:
            return acts.ensure_organisation(session, kind, name)

    def save(draft: MeetingDraft, people: Sequence[Attendant], agenda: Sequence[int]) -> int:
        return file.create(draft, people, agenda, by=author, now=clock())

    return MeetingForm(
        draft_of(last, follow_up=True) if last else _first_draft(clock()),
        attendants=_usual(last) if last else [],
        agenda=[line_of(vacancy, chosen=True) for vacancy in open_],
        partners=partners,
        add_partner=add_partner,
        save=save,
        new=True,
        window=window,
    )


def _usual(last: Meeting) -> list[Attendant]:
    """The same people; who was away last week is expected again, and notes were of that day."""
    return [Attendant(line.organisation_id, line.person) for line in attendants_of(last)]


def _agenda_lines(table: Table, open_: Sequence[Vacancy]) -> list[AgendaLine]:
    """What is on the agenda, in order, and then what could be."""
    chosen = [AgendaLine(i.vacancy_id, i.address, i.corporation, True) for i in table.board.items]
    there = {line.vacancy_id for line in chosen}
    return [*chosen, *(line_of(v, chosen=False) for v in open_ if v.id not in there)]


def form_for_change(table: Table, window: QWidget) -> MeetingForm:
    """The open meeting as it stands."""
    with table.database.reading() as session:
        partners = acts.organisations(session)
        open_ = acts.open_vacancies(session)

    def add_partner(kind: OrganisationKind, name: str) -> Organisation:
        made: Organisation = table.write(
            "deelnemer toegevoegd", lambda s, _now: acts.ensure_organisation(s, kind, name)
        )
        return made

    def save(draft: MeetingDraft, people: Sequence[Attendant], agenda: Sequence[int]) -> int:
        def act(session: Any, _now: datetime) -> None:
            acts.change_meeting(session, table.meeting_id, draft)
            acts.set_attendance(session, table.meeting_id, people)
            acts.set_agenda(session, table.meeting_id, agenda)

        table.write("overleg gewijzigd", act)
        return table.meeting_id

    return MeetingForm(
        draft_of(table.meeting, follow_up=False),
        attendants=attendants_of(table.meeting),
        agenda=_agenda_lines(table, open_),
        partners=partners,
        add_partner=add_partner,
        save=save,
        new=False,
        window=window,
    )
