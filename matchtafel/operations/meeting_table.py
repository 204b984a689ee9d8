"""The table of a meeting file, for who asks without opening the window."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy.orm import Session

from matchtafel.matching.dutch import listed, long_date
from matchtafel.matching.norms import Norms
from matchtafel.matching.policy import Policy
from matchtafel.models import Meeting
from matchtafel.storage import Database

from .loading import load_board
from .meeting import meetings
from .policies import policy_in_force
from .refused import Refused
from .scoring import Scoring


def scoring_at(
    database: Database,
    held_on: date | None,
    *,
    policy: Policy | None,
    norms: Mapping[int, Norms],
) -> Scoring:
    """The agenda of a meeting beside its clients, on the day it is held.

    held_on: which meeting; None: the newest. policy: None is the file's own. Raises Refused
    without such a meeting or an empty table.
    """
    with database.reading() as session:
        meeting = meeting_on(session, held_on)
        policy = policy or policy_in_force(session)
        scoring = load_board(session, meeting.id, policy=policy, norms=norms).scoring
    if not scoring.vacancies or not scoring.clients:
        missing = "woning op de agenda" if not scoring.vacancies else "profiel in het bestand"
        raise Refused(f"Er staat geen {missing}; er valt niets te vergelijken.")
    return scoring


def meeting_on(session: Session, held_on: date | None) -> Meeting:
    """The meeting of that day, else the newest. Raises Refused without one."""
    found = meetings(session)
    if not found:
        raise Refused("In dit bestand staat nog geen overleg.")
    chosen = [meeting for meeting in found if held_on in (None, meeting.held_on)]
    if not chosen:
        days = listed([long_date(meeting.held_on) for meeting in reversed(found)])
        raise Refused(f"Op die dag is er geen overleg; wel op {days}.")
    return chosen[0]
