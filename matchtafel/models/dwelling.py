"""Dwellings, their vacancies, and what was handed in about them, version by version."""

from datetime import date, datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from .base import Base, Owned, Recorded
from .organisation import Organisation


class Dwelling(Owned, Base):
    """A rental unit (VHE) of a corporation, which owns the row."""

    __tablename__ = "dwelling"
    __table_args__ = (UniqueConstraint("owner_id", "unit_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    unit_number: Mapped[str]
    corporation: Mapped[Organisation] = relationship(lazy="raise_on_sql")


class Vacancy(Owned, Base):
    """One period in which a dwelling is vacant.

    status, detail_status: VERA EENHEIDSTATUS and EENHEIDDETAILSTATUS; NIB is "wacht op
    nieuwe huurder, niet-regulier", the state of a dwelling kept for this table.
    """

    __tablename__ = "vacancy"

    id: Mapped[int] = mapped_column(primary_key=True)
    dwelling_id: Mapped[int] = mapped_column(ForeignKey("dwelling.id"), index=True)
    status: Mapped[str] = mapped_column(default="LEE")
    detail_status: Mapped[str] = mapped_column(default="NIB")
    # Taken back by the corporation: to the regular supply or to other use.
    withdrawn_at: Mapped[datetime | None]
    dwelling: Mapped[Dwelling] = relationship(lazy="raise_on_sql")
    versions: Mapped[list["VacancyFacts"]] = relationship(
        lazy="raise_on_sql", order_by="VacancyFacts.version"
    )

    @property
    def facts(self) -> "VacancyFacts":
        """The newest version."""
        return self.versions[-1]


class VacancyFacts(Owned, Recorded, Base):
    """What is known of a vacancy, as handed in; None is unknown, never "no" or 0.

    Source: formats.md §1.1. Codes are kept as they stand there (VERA where VERA has one).
    """

    __tablename__ = "vacancy_facts"
    __table_args__ = (UniqueConstraint("vacancy_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    vacancy_id: Mapped[int] = mapped_column(ForeignKey("vacancy.id"), index=True)
    version: Mapped[int]
    source: Mapped[str]
    # Facts that were said not to apply ("nvt"), by name.
    not_applicable: Mapped[tuple[str, ...]] = mapped_column(default=())

    street: Mapped[str | None]
    house_number: Mapped[int | None]
    house_letter: Mapped[str | None]
    house_addition: Mapped[str | None]
    postcode: Mapped[str | None]
    town: Mapped[str | None]
    bag_id: Mapped[str | None]
    neighbourhood_code: Mapped[str | None]
    dwelling_type: Mapped[str | None]
    rooms: Mapped[int | None]
    bedrooms: Mapped[int | None]
    area_m2: Mapped[float | None]
    floor: Mapped[int | None]
    lift: Mapped[bool | None]
    accessibility: Mapped[str | None]
    outdoor_space: Mapped[str | None]
    entrance: Mapped[str | None]
    poor_sound_insulation: Mapped[bool | None]
    situation: Mapped[str | None]
    pets_allowed: Mapped[bool | None]
    energy_label: Mapped[str | None]
    net_rent: Mapped[Decimal | None]
    service_charges: Mapped[Decimal | None]
    calculation_rent: Mapped[Decimal | None]
    wws_points: Mapped[float | None]
    max_persons: Mapped[int | None]
    min_age: Mapped[int | None]
    max_age: Mapped[int | None]
    wbmgp_article: Mapped[str | None]
    available_from: Mapped[date | None]
    remark: Mapped[str | None]

    @property
    def address(self) -> str:
        """Street and number as people write them, "Havenstraat 12-b"; "" when not known."""
        number = "" if self.house_number is None else str(self.house_number)
        extra = "-".join(p for p in (self.house_letter, self.house_addition) if p)
        number = "-".join(p for p in (number, extra) if p)
        return " ".join(p for p in (self.street, number) if p)
