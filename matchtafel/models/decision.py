"""What the table decides: an append-only record, and what stands now."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Owned, Recorded
from .client import Client
from .organisation import Organisation
from .policy import PolicyVersion


class DecisionKind(StrEnum):
    """The three equal outcomes, and the two kinds of row that speak about an earlier one."""

    ALLOCATION = "toewijzing"
    NO_MATCH = "geen_match"
    HOLD = "aanhouden"
    WITHDRAWAL = "intrekking"
    ADDENDUM = "aanvulling"


OUTCOMES = frozenset({DecisionKind.ALLOCATION, DecisionKind.NO_MATCH, DecisionKind.HOLD})


class Decision(Owned, Recorded, Base):
    """One act of the chair. Never changed and never deleted: a withdrawal is a row of its own.

    reason_codes: codes of vocabulary.REASONS (VERA AANBIEDINGDETAILSTATUS where it has one).
    candidate_status: VERA KANDIDAATSTATUS of the client on this dwelling (SEL on allocation).
    follows: True when the first in rank was chosen, None when nothing was chosen.
    seen: the ranking, scores and sentences as the table saw them (operations/seen.py).
    """

    __tablename__ = "decision"

    id: Mapped[int] = mapped_column(primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    kind: Mapped[DecisionKind]
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"), index=True)
    candidate_status: Mapped[str | None]
    provisional: Mapped[bool] = mapped_column(default=False)
    follows: Mapped[bool | None]
    reason_codes: Mapped[tuple[str, ...]]
    reason: Mapped[str]
    sentence: Mapped[str]
    hold_until: Mapped[date | None]
    policy_version_id: Mapped[int] = mapped_column(ForeignKey("policy_version.id"))
    seen: Mapped[dict[str, Any]] = mapped_column(JSON)
    # The decision that this row withdraws or adds to.
    about_id: Mapped[int | None] = mapped_column(ForeignKey("decision.id"))

    client: Mapped[Client | None] = relationship(lazy="raise_on_sql")
    policy_version: Mapped[PolicyVersion] = relationship(lazy="raise_on_sql")
    conditions: Mapped[list["Condition"]] = relationship(
        lazy="raise_on_sql", order_by="Condition.id"
    )
    actions: Mapped[list["Action"]] = relationship(lazy="raise_on_sql", order_by="Action.id")


def standing(decisions: Sequence[Decision]) -> Decision | None:
    """Of the decisions about one dwelling the outcome that stands: the last not withdrawn."""
    withdrawn = {row.about_id for row in decisions if row.kind is DecisionKind.WITHDRAWAL}
    outcomes = [row for row in decisions if row.kind in OUTCOMES and row.id not in withdrawn]
    return outcomes[-1] if outcomes else None


class Condition(Owned, Base):
    """A condition under which a decision holds."""

    __tablename__ = "condition"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    text: Mapped[str]


class Action(Owned, Base):
    """Who does what by when; the organisation that does it owns the row."""

    __tablename__ = "action"

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    text: Mapped[str]
    person: Mapped[str | None]
    due: Mapped[date | None]
    organisation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class Placement(Owned, Base):
    """What is true now: this dwelling to this client. A withdrawal deletes the row.

    Both unique: no dwelling and no client is given twice, by constraint.
    """

    __tablename__ = "placement"
    __table_args__ = (UniqueConstraint("vacancy_id"), UniqueConstraint("client_id"))

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"))
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"))
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"))


class Nomination(Owned, Recorded, Base):
    """A care provider puts a client forward for a dwelling before the meeting."""

    __tablename__ = "nomination"
    __table_args__ = (UniqueConstraint("vacancy_id", "client_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    note: Mapped[str | None]


class Question(Owned, Recorded, Base):
    """An unknown fact that the table asks its owner about (vraag uitzetten)."""

    __tablename__ = "question"

    id: Mapped[int] = mapped_column(primary_key=True)
    agenda_item_id: Mapped[int] = mapped_column(ForeignKey("agenda_item.id"), index=True)
    client_id: Mapped[int | None] = mapped_column(ForeignKey("client.id"))
    fact: Mapped[str]
    text: Mapped[str]
