"""Clients by pseudonym, and their housing-need profiles, version by version."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Owned, Recorded
from .consent import Consent
from .organisation import Organisation


class Client(Owned, Base):
    """A client, known at the table by profile number only; the care provider owns the row."""

    __tablename__ = "client"
    __table_args__ = (UniqueConstraint("owner_id", "profile_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    profile_number: Mapped[str]
    # Taken off the table by the provider; VERA has no candidate status for it.
    withdrawn_at: Mapped[datetime | None]
    # The person was erased: no profile is left, and the number is a word that tells nothing.
    erased_at: Mapped[datetime | None]
    provider: Mapped[Organisation] = relationship(lazy="raise_on_sql")
    versions: Mapped[list["Profile"]] = relationship(
        lazy="raise_on_sql", order_by="Profile.version"
    )
    consents: Mapped[list[Consent]] = relationship(lazy="raise_on_sql", order_by=Consent.id)

    @property
    def profile(self) -> "Profile":
        """The newest version."""
        return self.versions[-1]


class Profile(Owned, Recorded, Base):
    """A housing-need profile (woonbehoefteprofiel) as handed in, household and urgency included.

    None: for a demand (min_…, max_…, wanted and anchor areas) no demand, for a question not
    asked yet. Source: formats.md §1.2.
    """

    __tablename__ = "profile"
    __table_args__ = (UniqueConstraint("client_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    version: Mapped[int]
    source: Mapped[str]
    not_applicable: Mapped[tuple[str, ...]] = mapped_column(default=())

    profile_date: Mapped[date]
    valid_until: Mapped[date | None]
    consent_date: Mapped[date | None]
    # Provider's desk and counts only: never at the table, in JSON or in minutes.
    origin: Mapped[str | None]
    urgency_kind: Mapped[str | None]
    urgency_date: Mapped[date | None]
    urgency_valid_until: Mapped[date | None]
    adults: Mapped[int | None]
    children: Mapped[int | None]
    birth_year: Mapped[int | None]
    pension_age: Mapped[bool | None]
    income: Mapped[Decimal | None]
    income_year: Mapped[int | None]
    max_rent: Mapped[Decimal | None]
    min_bedrooms: Mapped[int | None]
    min_rooms: Mapped[int | None]
    min_area_m2: Mapped[float | None]
    min_accessibility: Mapped[str | None]
    max_floor_without_lift: Mapped[int | None]
    ground_floor: Mapped[str | None]
    lift: Mapped[str | None]
    outdoor_space: Mapped[str | None]
    own_entrance: Mapped[str | None]
    quiet: Mapped[str | None]
    sound_insulation: Mapped[str | None]
    has_pet: Mapped[bool | None]
    wanted_areas: Mapped[tuple[str, ...] | None]
    wanted_areas_required: Mapped[bool] = mapped_column(default=False)
    excluded_areas: Mapped[tuple[str, ...] | None]
    anchor_areas: Mapped[tuple[str, ...] | None]
    support_hours: Mapped[float | None]
    support_day_and_night: Mapped[bool | None]
    match_weight: Mapped[str | None]
    ready_from: Mapped[date | None]
    offers_refused: Mapped[int | None]
    note: Mapped[str | None]
