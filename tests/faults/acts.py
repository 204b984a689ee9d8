"""Every act at the table, each on a week that is ready for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Any

from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.records import Kind, Record
from matchtafel.models import Client, DecisionKind, Event, OrganisationKind, Presence
from matchtafel.operations import consent, decisions, erasing, intake, meeting
from matchtafel.operations.decisions import ActionDraft, Draft
from matchtafel.operations.meeting import Attendant, MeetingDraft
from matchtafel.storage import NAMES, Database
from matchtafel.ui.table import Table
from tests.builders import files
from tests.builders.policy import STANDARD
from tests.ui.window.conftest import write_week

NOW = datetime(2026, 11, 24, 10, 42)
BY = "M. de Groot"


@dataclass
class Week:
    """Three dwellings and five clients. The first dwelling is given; the third was, and is back."""

    table: Table
    names: Database
    given: int
    taken_back: int
    taken: intake.Taken

    @property
    def second(self) -> int:
        """The agenda item that nothing was decided about."""
        return self.table.board.items[1].item_id

    def client(self, code: str) -> int:
        board = self.table.board
        found = (c.client_id for c in board.items[1].candidates if c.code == code)
        return next(found)

    def write(self, act: Callable[..., Any]) -> None:
        self.table.write("proef", act)


def week(folder: Path) -> Week:
    """A week in real files."""
    path = folder / "week.matchtafel"
    meeting_id = write_week(path)
    names = files.database(folder / "namen.matchtafel", NAMES)
    norms = read_norms()
    table = Table(
        files.database(path),
        meeting_id,
        policy=STANDARD,
        norms=norms,
        author=BY,
        clock=lambda: NOW,
        names=names,
    )
    first, _, third = table.board.items
    table.decide(first.item_id, _allocation(first.candidates[0].client_id))
    table.decide(third.item_id, _allocation(table.board.items[2].candidates[1].client_id))
    back = _decision(table, 2)
    table.undo_stack.undo()
    taken = table.take_in([dwelling("9001"), dwelling("10-0418", floor=4)], "ingelezen")
    return Week(table, names, _decision(table, 0), back, taken)


def _decision(table: Table, place: int) -> int:
    decision = table.board.items[place].decision
    assert decision is not None
    return decision.id


def _allocation(client_id: int, **more: Any) -> Draft:
    return Draft(DecisionKind.ALLOCATION, client_id, ("MT.BESTE",), "", **more)


def dwelling(number: str, **facts: Any) -> Record:
    values = {"corporation": "Woonstede", "unit_number": number, "street": "Kade", **facts}
    return Record(Kind.VACANCIES, ("Woonstede", number), 2, values, (), "woningen.xlsx")


def profile(number: str, **facts: Any) -> Record:
    said = {"profile_date": date(2026, 11, 1), "adults": 1, "children": 0, **facts}
    values = {"provider": "Opstap", "profile_number": number, **said}
    return Record(Kind.PROFILES, ("Opstap", number), 2, values, (), "profielen.xlsx")


def hood() -> Record:
    values = {"source": "CBS", "code": "BU99990102", "name": "Havenkwartier", "placements_cap": 4.0}
    return Record(Kind.NEIGHBOURHOODS, ("", "BU99990102"), 2, values, (), "buurten.xlsx")


def name(number: str, surname: str) -> Record:
    values = {"surname": surname, "initials": "Ş."}
    return Record(Kind.NAMES, ("Opstap", number), 2, values, (), "namen.xlsx")


# The acts


def _allocate(week: Week) -> None:
    action = ActionDraft("Bezichtigen", 1, date(2026, 11, 27))
    draft = _allocation(week.client("P-3"), conditions=("proefwonen",), actions=(action,))
    week.table.decide(week.second, draft)


def _no_match(week: Week) -> None:
    week.table.decide(week.second, Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)))


def _hold(week: Week) -> None:
    until = date(2026, 12, 1)
    draft = Draft(DecisionKind.HOLD, own_words="navragen", hold_until=until)
    week.table.decide(week.second, draft)


def _repeat(week: Week) -> None:
    week.write(lambda s, now: decisions.repeat(s, week.taken_back, by=BY, now=now))


def _take_back(week: Week) -> None:
    def act(session: Any, now: datetime) -> None:
        meeting.drop_from_agenda(session, week.table.meeting_id, week.taken.new)
        intake.take_back(session, week.taken, Kind.VACANCIES, by=BY, now=now)

    week.write(act)


def _attendance(week: Week) -> None:
    there = [Attendant(1, "S. Janssen"), Attendant(2, None, Presence.EXCUSED, "ziek")]
    week.write(lambda s, _now: meeting.set_attendance(s, week.table.meeting_id, there))


def _change_meeting(week: Week) -> None:
    draft = MeetingDraft("Matchtafel", date(2026, 11, 24), "Gemeente Voorbeeldstad", place="elders")
    agenda = [item.vacancy_id for item in reversed(week.table.board.items)]

    def act(session: Any, _now: datetime) -> None:
        meeting.change_meeting(session, week.table.meeting_id, draft)
        meeting.set_agenda(session, week.table.meeting_id, agenda)

    week.write(act)


def _new_meeting(week: Week) -> None:
    draft = MeetingDraft("Matchtafel", date(2026, 12, 1), "Gemeente Voorbeeldstad")

    def act(session: Any, now: datetime) -> None:
        made = meeting.create_meeting(session, draft, by=BY, now=now)
        meeting.set_attendance(session, made.id, [Attendant(1, "S. Janssen")])
        meeting.set_agenda(session, made.id, [item.vacancy_id for item in week.table.board.items])

    week.write(act)


def _ask(week: Week) -> None:
    about: dict[str, Any] = {"client_id": week.client("P-3"), "fact": "pets", "text": "huisdier?"}
    week.write(lambda s, now: meeting.ask(s, week.second, by=BY, now=now, **about))


def _nominate(week: Week) -> None:
    item = week.table.board.items[1]
    put = partial(meeting.nominate, owner_id=item.owner_id, by=BY)
    week.write(lambda s, now: put(s, item.vacancy_id, week.client("P-3"), now=now))


def _partner(week: Week) -> None:
    kind = OrganisationKind.WELFARE
    week.write(lambda s, _now: meeting.ensure_organisation(s, kind, "Welzijn Oost"))


def _take_consent_back(week: Week) -> None:
    client = week.client("P-3")
    week.write(lambda s, now: consent.withdraw_consent(s, client, on=now.date(), by=BY, now=now))


def _erase(week: Week) -> None:
    client = week.client("P-3")
    week.write(lambda s, now: erasing.erase_client(s, s.get_one(Client, client), now=now))


ACTS: dict[str, Callable[[Week], object]] = {
    "allocate": _allocate,
    "no match": _no_match,
    "hold": _hold,
    "withdraw": lambda week: week.table.withdraw(week.table.board.items[0], "trok zich terug"),
    "record anew": _repeat,
    "go to a dwelling": lambda week: week.table.go_to(week.second),
    "note the own view": lambda week: week.table.note_own_view(),
    "take in dwellings": lambda week: week.table.take_in(
        [dwelling("9002"), dwelling("10-0419", floor=2)], "ingelezen"
    ),
    "take in profiles": lambda week: week.table.take_in(
        [profile("P-9"), profile("P-2", adults=2)], "ingelezen"
    ),
    "take in neighbourhoods": lambda week: week.table.take_in([hood()], "ingelezen"),
    "take an intake back": _take_back,
    "change an agreement": lambda week: week.table.change_agreement(
        week.given, {"support_hours": 4.0}
    ),
    "adopt the minutes": lambda week: week.table.adopt(),
    "set the attendance": _attendance,
    "write remarks": lambda week: week.write(
        lambda s, _now: meeting.set_remarks(s, week.table.meeting_id, "De vergadering begon later.")
    ),
    "change the meeting": _change_meeting,
    "make a meeting": _new_meeting,
    "put a question out": _ask,
    "nominate": _nominate,
    "add a partner": _partner,
    "take consent back": _take_consent_back,
    "erase a person": _erase,
    "note an export": lambda week: week.table.note(Event.EXPORTED, "notulen"),
}
NAMES_ACTS: dict[str, Callable[[Week], object]] = {
    "take in names": lambda week: week.table.take_names([name("P-1", "Öztürk")]),
    "show a name": lambda week: week.table.identity("Opstap", "P-7", shown=True),
}
