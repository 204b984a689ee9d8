"""Neighbourhoods, their dated figures and the partners' own judgement of them."""

from datetime import date

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Owned, Recorded


class Neighbourhood(Owned, Base):
    """A CBS neighbourhood; wijk and gemeente are the prefix of its code."""

    __tablename__ = "neighbourhood"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str | None]
    district_code: Mapped[str | None]
    district: Mapped[str | None]
    municipality_code: Mapped[str | None]
    municipality: Mapped[str | None]
    pc4: Mapped[tuple[str, ...] | None]
    indicators: Mapped[list["Indicator"]] = relationship(
        lazy="raise_on_sql", order_by="Indicator.id"
    )
    judgements: Mapped[list["CarryingCapacity"]] = relationship(
        lazy="raise_on_sql", order_by="CarryingCapacity.id"
    )


class Indicator(Owned, Recorded, Base):
    """One figure of a neighbourhood; `kind` is the fact's name, the newest row counts."""

    __tablename__ = "indicator"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    kind: Mapped[str]
    value: Mapped[float | None]
    year: Mapped[int | None]
    source: Mapped[str]


class CarryingCapacity(Owned, Recorded, Base):
    """The partners' dated judgement: groen, oranje or rood, by whom, why, until when."""

    __tablename__ = "carrying_capacity"

    id: Mapped[int] = mapped_column(primary_key=True)
    neighbourhood_id: Mapped[int] = mapped_column(ForeignKey("neighbourhood.id"), index=True)
    colour: Mapped[str | None]
    judged_on: Mapped[date | None]
    valid_until: Mapped[date | None]
    note: Mapped[str | None]
    source: Mapped[str]
