"""The figures count what is known, against the norms."""

from datetime import date
from fractions import Fraction
from typing import Any

import pytest
from sqlalchemy.orm import Session

from matchtafel.documents.minutes_figures import Share
from matchtafel.models import Meeting
from tests.builders import meeting as make
from tests.builders.seen import candidate, seen

from .conftest import MeetingFile


def held(session: Session, day: date, *candidates: dict[str, Any], **more: Any) -> Meeting:
    """A meeting that gives a dwelling to each candidate."""
    row = make.meeting(session, day)
    for number, chosen in enumerate(candidates):
        vacancy = make.vacancy(session, f"{day}-{number}")
        item = make.agenda_item(session, row, vacancy)
        client = make.client(session, chosen["client"])
        make.decision(session, item, chosen=client, seen=seen(chosen, chosen_rank=1, **more))
    return row


def test_one_meeting_has_no_year_beside_it(file: MeetingFile) -> None:
    row = file.write(
        lambda s: held(
            s,
            date(2026, 1, 6),
            candidate("P-1", waiting_days=50),
            candidate("P-2", waiting_days=95, over_norm=True),
            candidate("P-3", waiting_days=None),
        )
    )
    text = file.minutes_text(row)
    assert "Woningen besproken, waarvan toegewezen 3, waarvan 3 –" in text
    assert "Aanbod binnen 3 maanden na urgentie 1 van 2; 1 onbekend alle" in text
    assert "midden, langste 73 en 95 dagen 3 maanden" in text
    assert "tot nu toe" not in text


def test_who_has_no_waiting_clock_is_not_held_against_the_norm(file: MeetingFile) -> None:
    clockless = candidate("P-1", waiting_days=None, unknown=[])
    row = file.write(lambda s: held(s, date(2026, 1, 6), clockless, candidate("P-2")))
    assert "Aanbod binnen 3 maanden na urgentie 1 van 1 alle" in file.minutes_text(row)


def test_the_year_counts_the_meetings_until_this_one(file: MeetingFile) -> None:
    file.write(lambda s: held(s, date(2025, 12, 30), candidate("P-0")))
    file.write(lambda s: held(s, date(2026, 1, 6), candidate("P-1")))
    file.write(lambda s: held(s, date(2026, 1, 13), candidate("P-2", over_norm=True)))
    row = file.write(lambda s: held(s, date(2026, 1, 20), candidate("P-3")))
    file.write(lambda s: held(s, date(2026, 1, 27), candidate("P-4")))
    text = file.minutes_text(row)
    assert "Dit overleg 2026 tot nu toe Norm Oordeel 2026" in text
    assert "waarvan toegewezen 1, waarvan 1 3, waarvan 3" in text
    assert "Aanbod binnen 3 maanden na urgentie 1 van 1 2 van 3 (67 %) alle niet gehaald" in text
    assert "Passend toegewezen 1 van 1 3 van 3 (100 %) ten minste 95 % gehaald" in text


def test_a_withdrawn_decision_does_not_count(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        item = make.agenda_item(session, row, make.vacancy(session))
        made = make.decision(session, item, chosen=make.client(session))
        make.withdrawal(session, made)
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "waarvan toegewezen 0, waarvan 0" in text


@pytest.mark.parametrize(
    ("share", "verdict"),
    [
        (Share(0, 0, 0), "–"),
        (Share(19, 1, 0), "gehaald"),
        (Share(18, 2, 0), "niet gehaald"),
        (Share(18, 1, 1), "nog niet te zeggen"),
        (Share(17, 2, 1), "niet gehaald"),
    ],
)
def test_a_verdict_is_given_only_when_the_unknown_cannot_change_it(
    share: Share, verdict: str
) -> None:
    assert share.verdict(Fraction(95, 100)) == verdict
