"""Who a client is: a names file of its own, kept by the provider, never in the meeting file."""

from datetime import date, datetime

from sqlalchemy import MetaData, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from .base import NAMING


class NamesBase(DeclarativeBase):
    """Tables of the names file."""

    metadata = MetaData(naming_convention=NAMING)


class Identity(NamesBase):
    """Name, birth date and contact of one client; the newest version counts (formats.md §1.4)."""

    __tablename__ = "identity"
    # An id is never given again: the record goes on naming an erased person by it.
    __table_args__ = (
        UniqueConstraint("provider", "profile_number", "version"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    provider: Mapped[str]
    profile_number: Mapped[str]
    version: Mapped[int]
    recorded_at: Mapped[datetime]
    source: Mapped[str]
    initials: Mapped[str | None]
    prefix: Mapped[str | None]
    surname: Mapped[str]
    birth_date: Mapped[date | None]
    phone: Mapped[str | None]
    email: Mapped[str | None]
    support_worker: Mapped[str | None]
    support_worker_phone: Mapped[str | None]
    financial_administrator: Mapped[str | None]

    @property
    def full_name(self) -> str:
        """Initials, prefix and surname: "Ş. van Öztürk"."""
        return " ".join(p for p in (self.initials, self.prefix, self.surname) if p)
