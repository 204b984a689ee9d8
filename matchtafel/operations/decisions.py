"""The acts at the table: decide, withdraw, add; and locking the meeting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from matchtafel.models import (
    Action,
    AgendaItem,
    Condition,
    Decision,
    DecisionKind,
    Meeting,
    MeetingState,
    Placement,
)
from matchtafel.models.vocabulary import SET_ASIDE

from .agreement import carry_over, start_agreement
from .board import Board, BoardItem, Candidate
from .consent import NO_CONSENT, require_consent
from .policies import ensure_policy
from .refused import Refused
from .seen import seen
from .wording import decision_sentence, reason_text, withdrawal_sentence


@dataclass(frozen=True)
class ActionDraft:
    """Who (organisation id, person) does what by when."""

    text: str
    organisation_id: int
    due: date | None = None
    person: str | None = None


@dataclass(frozen=True)
class Draft:
    """What the chair is about to record. codes: vocabulary.REASONS and SET_ASIDE."""

    kind: DecisionKind
    client_id: int | None = None
    codes: tuple[str, ...] = ()
    own_words: str = ""
    conditions: Sequence[str] = ()
    actions: Sequence[ActionDraft] = ()
    hold_until: date | None = None


def sentence_of(board: Board, item: BoardItem, draft: Draft) -> str:
    """The minutes' sentence of a draft, as it would be recorded."""
    candidate = _candidate(item, draft)
    return decision_sentence(
        draft.kind,
        address=item.address,
        client=candidate.code if candidate else None,
        codes=draft.codes,
        own_words=draft.own_words,
        open_points=_open_points(board, item, candidate),
        hold_until=draft.hold_until,
    )


def follows(item: BoardItem, draft: Draft) -> bool | None:
    """Whether the draft follows the ranking; None when nobody is chosen."""
    candidate = _candidate(item, draft)
    return None if candidate is None else candidate.rank == first_rank(item)


def first_rank(item: BoardItem) -> int | None:
    """The rank of the first who is not excluded and has no dwelling yet."""
    free = (c.rank for c in item.candidates if c.verdict != "excluded" and not c.placed_at)
    return next(free, None)


def decide(
    session: Session, board: Board, item: BoardItem, draft: Draft, *, by: str, now: datetime
) -> Decision:
    """Record an outcome for an agenda item.

    Raises Refused when the meeting is locked, the item is decided already, a reason is
    missing, the client did not consent or has a dwelling, or an excluded client lacks a
    coded reason.
    """
    _check_open(session, board.meeting.id)
    candidate = _check(board, item, draft)
    if candidate is not None:  # the board may be from before a withdrawal
        require_consent(session, candidate.client_id, board.meeting.held_on)
    decision = _decision(board, item, draft, candidate)
    decision.recorded_at, decision.recorded_by = now, by
    decision.policy_version_id = ensure_policy(
        session, board.scoring.policy, board.meeting.owner_id, by=by, now=now
    ).id
    session.add(decision)
    session.flush()
    if candidate is not None:
        _place(session, item.vacancy_id, decision)
        start_agreement(session, decision, by=by, now=now)
    return decision


def _decision(board: Board, item: BoardItem, draft: Draft, candidate: Candidate | None) -> Decision:
    owner_id = board.meeting.owner_id
    client_id = candidate.client_id if candidate else None
    return Decision(
        owner_id=owner_id,
        agenda_item_id=item.item_id,
        kind=draft.kind,
        client_id=client_id,
        # VERA KANDIDAATSTATUS: geselecteerd (domain.md §2.5, voorlopige match).
        candidate_status="SEL" if candidate else None,
        provisional=candidate is not None and candidate.verdict == "undetermined",
        follows=follows(item, draft),
        reason_codes=draft.codes,
        reason=reason_text(draft.codes, draft.own_words),
        sentence=sentence_of(board, item, draft),
        hold_until=draft.hold_until,
        seen=seen(board, item, client_id),
        conditions=[Condition(owner_id=owner_id, text=text) for text in draft.conditions],
        actions=[
            Action(owner_id=a.organisation_id, text=a.text, person=a.person, due=a.due)
            for a in draft.actions
        ],
    )


def _check(board: Board, item: BoardItem, draft: Draft) -> Candidate | None:
    if item.decision is not None:
        raise Refused(f"Over {item.address} is al besloten. Trek dat besluit eerst in.")
    if not draft.codes and not draft.own_words.strip():
        raise Refused("Kies een reden of schrijf er zelf een. Zonder reden is er geen besluit.")
    if draft.kind is DecisionKind.HOLD and draft.hold_until is None:
        raise Refused("Kies tot welke datum de woning wordt aangehouden.")
    if draft.kind is not DecisionKind.ALLOCATION:
        return None
    candidate = _candidate(item, draft)
    if candidate is None:
        raise Refused(NO_CONSENT)
    if candidate.placed_at:
        raise Refused(f"{candidate.code} is al toegewezen aan {candidate.placed_at}.")
    if candidate.verdict == "excluded" and not set(draft.codes) & set(SET_ASIDE):
        raise Refused(
            f"{candidate.code} voldoet niet aan: {'; '.join(candidate.reasons)}. "
            "Toewijzen kan alleen met een reden uit de lijst ‘uitzondering’."
        )
    return candidate


def _candidate(item: BoardItem, draft: Draft) -> Candidate | None:
    if draft.kind is not DecisionKind.ALLOCATION:
        return None
    return next((c for c in item.candidates if c.client_id == draft.client_id), None)


def _open_points(board: Board, item: BoardItem, candidate: Candidate | None) -> tuple[str, ...]:
    if candidate is None or candidate.verdict != "undetermined":
        return ()
    lines = board.why(item.item_id, candidate.client_id)
    return tuple(
        line.label for line in lines if line.verdict == "unknown" and line.kind == "requirement"
    )


def _place(session: Session, vacancy_id: int, decision: Decision) -> None:
    """What is true now; the unique constraints are the last word on giving twice."""
    session.add(
        Placement(
            owner_id=decision.owner_id,
            vacancy_id=vacancy_id,
            client_id=decision.client_id,
            decision_id=decision.id,
        )
    )
    try:
        session.flush()
    except IntegrityError as error:
        raise Refused("Deze woning of deze cliënt is al vergeven.") from error


def withdraw(
    session: Session, decision_id: int, *, reason: str, by: str, now: datetime
) -> Decision:
    """Take a decision back: a row of its own, and the placement goes.

    Raises Refused when the meeting is locked or the decision was withdrawn before.
    """
    decision = session.get_one(Decision, decision_id)
    meeting_id = _meeting_of(session, decision)
    _check_open(session, meeting_id)
    if decision_id in _withdrawn(session, decision.agenda_item_id):
        raise Refused("Dit besluit is al ingetrokken.")
    for placement in session.scalars(select(Placement).where(Placement.decision_id == decision_id)):
        session.delete(placement)
    taken_back = Decision(
        owner_id=decision.owner_id,
        recorded_at=now,
        recorded_by=by,
        agenda_item_id=decision.agenda_item_id,
        kind=DecisionKind.WITHDRAWAL,
        client_id=decision.client_id,
        reason_codes=(),
        reason=reason,
        sentence=withdrawal_sentence(decision.sentence, reason, now),
        policy_version_id=decision.policy_version_id,
        seen={},
        about_id=decision_id,
    )
    session.add(taken_back)
    session.flush()
    return taken_back


def _withdrawn(session: Session, agenda_item_id: int) -> set[int | None]:
    return set(
        session.scalars(
            select(Decision.about_id).where(
                Decision.agenda_item_id == agenda_item_id,
                Decision.kind == DecisionKind.WITHDRAWAL,
            )
        )
    )


def repeat(session: Session, decision_id: int, *, by: str, now: datetime) -> Decision:
    """Record a withdrawn decision anew, as it was (redo).

    Raises Refused when the meeting is locked, the dwelling or client went elsewhere since, or
    the client withdrew consent.
    """
    before = session.get_one(Decision, decision_id)
    meeting_id = _meeting_of(session, before)
    _check_open(session, meeting_id)
    if before.client_id is not None:
        require_consent(session, before.client_id, session.get_one(Meeting, meeting_id).held_on)
    kept = set(Decision.__table__.columns.keys()) - {"id", "recorded_at", "recorded_by", "about_id"}
    again = Decision(
        recorded_at=now, recorded_by=by, **{name: getattr(before, name) for name in kept}
    )
    again.conditions = [
        Condition(owner_id=c.owner_id, text=c.text)
        for c in session.scalars(select(Condition).where(Condition.decision_id == decision_id))
    ]
    again.actions = [
        Action(owner_id=a.owner_id, text=a.text, person=a.person, due=a.due)
        for a in session.scalars(select(Action).where(Action.decision_id == decision_id))
    ]
    session.add(again)
    session.flush()
    if again.client_id is not None:
        _place(session, session.get_one(AgendaItem, again.agenda_item_id).vacancy_id, again)
        carry_over(session, decision_id, again.id, by=by, now=now)
    return again


def adopt(session: Session, meeting_id: int, *, by: str, now: datetime) -> None:
    """Adopt the minutes (vaststellen): the meeting is locked from then on."""
    _check_open(session, meeting_id)
    meeting = session.get_one(Meeting, meeting_id)
    meeting.state = MeetingState.ADOPTED
    meeting.adopted_at, meeting.adopted_by = now, by


def _meeting_of(session: Session, decision: Decision) -> int:
    return session.get_one(AgendaItem, decision.agenda_item_id).meeting_id


def _check_open(session: Session, meeting_id: int) -> None:
    if session.get_one(Meeting, meeting_id).state is MeetingState.ADOPTED:
        raise Refused(
            "De notulen van dit overleg zijn vastgesteld. Een verbetering komt als aanvulling."
        )
