"""The minutes (notulen): what was decided, why, and who does what. Profile numbers only."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from reportlab.lib.colors import black
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Table
from sqlalchemy.orm import Session

from matchtafel.matching.dutch import day_and_date, long_date
from matchtafel.models import Attendance, DecisionKind, Meeting, MeetingState, Presence
from matchtafel.storage import MEETING
from matchtafel.storage.record import seal_of_change, seal_of_last_change

from . import dutch
from .marks import section, tick
from .minutes_considered import legend, ranked
from .minutes_dwelling import dwelling_block, outcome, undecided
from .minutes_figures import figures_table, fits
from .minutes_reasons import task_owner
from .page import Page, render
from .record import Point, Record, read_record
from .style import CELL_BOLD, HAIRLINE, NOTE, REGULAR, TEXT, TITLE, fact, paragraph
from .tables import BARE, cells, heads, ruled, whole, with_heading

SHORT_SEAL = 16
SHORT_WIDTHS = [w * mm for w in (11, 31, 26, 46.5, 24, 16.5, 12)]
TASK_WIDTHS = [w * mm for w in (4.5, 5.5, 68, 15, 46, 28)]


def minutes_name(meeting: Meeting) -> str:
    """notulen-2026-11-24-tafel.pdf, with -concept until the minutes are adopted."""
    concept = "" if meeting.state is MeetingState.ADOPTED else "-concept"
    return f"notulen-{meeting.held_on.isoformat()}-tafel{concept}.pdf"


def minutes_pdf(session: Session, meeting_id: int, *, now: datetime) -> bytes:
    """The minutes of one meeting; `now` dates a draft and is nowhere in adopted minutes.

    Raises NoResultFound when there is no such meeting.
    """
    record = read_record(session, meeting_id)
    line, seal = _seal(session, record.meeting)
    return render(_page(record.meeting, now, seal), lambda: _story(record, line, seal))


def _seal(session: Session, meeting: Meeting) -> tuple[int, str]:
    """The record's line that these minutes go with: their adoption, else the last change.

    On paper at every partner it is the witness from outside: who rebuilds the whole record
    cannot make that seal again. Prints and views do not move it: same data, same bytes.
    """
    adopted = meeting.state is MeetingState.ADOPTED
    found = adopted and seal_of_change(session, MEETING, "meeting", meeting.id, "state")
    return found or seal_of_last_change(session, MEETING)


def _page(meeting: Meeting, now: datetime, seal: str) -> Page:
    adopted = meeting.state is MeetingState.ADOPTED
    day = long_date(meeting.held_on)
    made = f"concept van {long_date(now)}, {dutch.clock(now)}"
    sample = ("VOORBEELD",) if meeting.is_sample else ()
    version = "vastgesteld" if adopted else made
    foot = f"Versie voor de tafel, {version} · alleen voor deelnemers"
    return Page(
        title=f"Notulen van {day_and_date(meeting.held_on)}",
        table_name=meeting.table_name,
        stamps=sample if adopted else (*sample, "CONCEPT"),
        subject=f"Notulen {day} · alleen profielnummers",
        foot=(f"{foot} · logboek {seal[:SHORT_SEAL]}",),
    )


def _story(record: Record, line: int, seal: str) -> list[Any]:
    meeting = record.meeting
    return [
        paragraph(f"Notulen van {day_and_date(meeting.held_on)}", TITLE),
        *_head(record),
        *_in_short(record),
        *_per_dwelling(record),
        *_task_list(record),
        *_figures_and_adoption(record, line, seal),
    ]


def _head(record: Record) -> list[Any]:
    meeting = record.meeting
    people = meeting.attendance
    facts = {
        "Overleg": _when_and_where(meeting),
        "Voorzitter": _chair(meeting),
        "Aanwezig": _attendance(people, Presence.PRESENT),
        "Bij een deel": _attendance(people, Presence.PARTLY),
        "Afgemeld": _attendance(people, Presence.EXCUSED),
        "Werkwijze": _working_method(record),
        "Opmerking": meeting.remarks,
    }
    return [fact(label, text) for label, text in facts.items() if text]


def _when_and_where(meeting: Meeting) -> str:
    number = meeting.number or ""
    if number.isdecimal():
        number = f"{number}e van {meeting.held_on.year}"
    starts, ends = (dutch.clock_text(text or "") for text in (meeting.starts, meeting.ends))
    hours = f"{starts} tot {ends} uur" if starts and ends else starts and f"{starts} uur"
    return ", ".join(part for part in (number, hours, meeting.place) if part)


def _chair(meeting: Meeting) -> str:
    chair = meeting.chair or ""
    home = {person.person: person.organisation.name for person in meeting.attendance}
    if chair in home:
        chair = f"{chair} ({home[chair]})"
    notes = f"Notulen: {meeting.minute_taker}" if meeting.minute_taker else ""
    return ". ".join(part for part in (chair, notes) if part)


def _attendance(people: Sequence[Attendance], presence: Presence) -> str:
    """Partners with their people: Woonstede (S. Janssen), De Haven."""
    here = [person for person in people if person.presence is presence]
    partners: dict[str, list[Attendance]] = {}
    for each in here:
        partners.setdefault(each.organisation.name, []).append(each)
    parts = [_partner(name, its) for name, its in partners.items()]
    return ("; " if any(each.note for each in here) else ", ").join(parts)


def _partner(organisation: str, people: Sequence[Attendance]) -> str:
    """A remark that all share stands behind them, else each has its own."""
    notes = {each.note or "" for each in people}
    if len(notes) > 1:
        named = [", ".join(filter(None, (each.person, each.note))) for each in people]
        return f"{organisation} ({'; '.join(filter(None, named))})"
    names = ", ".join(each.person for each in people if each.person)
    known = f"{organisation} ({names})" if names else organisation
    return ", ".join(filter(None, (known, *notes)))


def _working_method(record: Record) -> str:
    """Own view first or not, and the policy and norms that decisions were made under."""
    seen = [decision.seen for decision in record.decisions]
    used = (each["policy"] for each in seen if each.get("policy"))
    policies = dict.fromkeys(f"{each['name']} versie {each['version']}" for each in used)
    years = sorted({each["norm_year"] for each in seen if each.get("norm_year")})
    parts = [f"Regels {dutch.listing(list(policies))}"] if policies else []
    if years:
        parts.append(f"normen {dutch.listing([str(year) for year in years])}")
    rules = dutch.sentence(", ".join(parts)) if parts else ""
    own_view = "Eerst een eigen oordeel op wachttijd, daarna de rangorde."
    return " ".join(part for part in (own_view * record.meeting.own_view_first, rules) if part)


def _in_short(record: Record) -> list[Any]:
    heading = section("kort", "Besluiten in het kort")
    if not record.points:
        return [heading, paragraph("Er stonden geen woningen op de agenda.")]
    head = heads("Punt", "Woning", "Corporatie", "Besluit", "Profiel", "Rangorde", "Passend")
    rows = [_short_row(point, record.meeting.held_on.year) for point in record.points]
    table = ruled([head, *rows], SHORT_WIDTHS)
    return [*with_heading([heading], table), *_norm_note(record)]


def _short_row(point: Point, year: int) -> list[Any]:
    decision = point.decision
    start = cells(str(point.number), point.name, point.dwelling.corporation.name)
    if decision is None:
        return [*start, paragraph(undecided(point), CELL_BOLD), *cells("–", "–", "–")]
    until = f" tot {dutch.day_month(decision.hold_until, year)}" if decision.hold_until else ""
    result = paragraph(outcome(decision) + until, CELL_BOLD)
    if decision.kind is not DecisionKind.ALLOCATION or decision.client is None:
        return [*start, result, *cells("–", "–", "–")]
    ranking = {True: "volgt", False: "wijkt af", None: "–"}[decision.follows]
    return [*start, result, *cells(decision.client.profile_number, ranking, fits(decision))]


def _norm_note(record: Record) -> list[Any]:
    """By which year's norms the column Passend goes."""
    allocations = [row for row in record.decisions if row.kind is DecisionKind.ALLOCATION]
    if not allocations:
        return []
    years = sorted({row.seen["norm_year"] for row in allocations if row.seen.get("norm_year")})
    parts = ["Passend: passend toewijzen én DAEB"]
    if years:
        parts.append(f", getoetst aan de normen van {dutch.listing([str(y) for y in years])}")
    parts.append(". Wordt in een ander jaar getekend, dan wordt opnieuw getoetst.")
    if any(fits(row) == "?" for row in allocations):
        parts.append(" ?\xa0is\xa0niet te toetsen.")
    return [paragraph("".join(parts), NOTE)]


def _per_dwelling(record: Record) -> list[Any]:
    if not record.points:
        return []
    shown = [each for row in record.decisions for each in ranked(row)]
    lead: list[Any] = [section("woningen", "Per woning")]
    if shown:
        lead.append(paragraph(legend(shown), NOTE))
    first, *others = record.points
    blocks = [dwelling_block(record, first, lead)]
    blocks += [dwelling_block(record, point) for point in others]
    return [part for block in blocks for part in block]


def _task_list(record: Record) -> list[Any]:
    if not record.tasks:
        return []
    year = record.meeting.held_on.year
    rows = [
        [
            tick(),
            *cells(
                str(task.number),
                task.action.text,
                str(task.point.number),
                task_owner(task),
                dutch.short_weekday_date(task.action.due, year) if task.action.due else "–",
            ),
        ]
        for task in record.tasks
    ]
    head = heads("", "", "Actie", "Bij punt", "Wie", "Uiterlijk")
    return with_heading([section("acties", "Acties")], ruled([head, *rows], TASK_WIDTHS))


def _figures_and_adoption(record: Record, line: int, seal: str) -> list[Any]:
    """On one page: a signature is never alone on a sheet of its own."""
    figures = [section("cijfers", "Cijfers"), figures_table(record)]
    return [*whole([*figures, *_adoption(record.meeting, line, seal)]), *_addenda(record)]


def _adoption(meeting: Meeting, line: int, seal: str) -> list[Any]:
    text = "Deze notulen zijn een concept. De voorzitter stelt ze vast."
    if meeting.state is MeetingState.ADOPTED:
        by = meeting.adopted_by or "de voorzitter"
        moment = meeting.adopted_at
        when = f" op {long_date(moment)} om {dutch.clock(moment)}" if moment else ""
        text = (
            f"Vastgesteld door {by}{when}. Een verbetering achteraf komt als aanvulling met datum "
            "onder deze notulen."
        )
    name = f"Voorzitter, {meeting.chair}" if meeting.chair else "Voorzitter"
    width = stringWidth(name, REGULAR, TEXT.fontSize) + 4 * mm
    signature = Table(
        [[paragraph(name), ""]],
        colWidths=[max(38 * mm, min(width, 90 * mm)), 70 * mm],
        rowHeights=[13 * mm],
        hAlign="LEFT",
        style=[
            *BARE,
            ("VALIGN", (0, 0), (-1, -1), "BOTTOM"),
            ("LINEBELOW", (1, 0), (1, 0), HAIRLINE, black),
        ],
    )
    grouped = " ".join(seal[at : at + SHORT_SEAL] for at in range(0, len(seal), SHORT_SEAL))
    witness = f"Kenmerk van het logboek, regel {line}: {grouped}"
    return [
        section("vaststelling", "Vaststelling"),
        paragraph(text),
        paragraph(witness, NOTE),
        signature,
    ]


def _addenda(record: Record) -> list[Any]:
    rows = [(row, point) for point in record.points for row in point.of_kind(DecisionKind.ADDENDUM)]
    if not rows:
        return []
    rows.sort(key=lambda pair: pair[0].id)
    texts = [
        fact(f"Bij punt {point.number}", f"{long_date(row.recorded_at)}: {row.sentence}")
        for row, point in rows
    ]
    first, *others = texts
    return [*whole([section("aanvullingen", "Aanvullingen"), first]), *others]
