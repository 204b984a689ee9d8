"""The partners at the table."""

from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base


class OrganisationKind(StrEnum):
    """Which desk an organisation sits at."""

    CORPORATION = "corporatie"
    PROVIDER = "zorgaanbieder"
    MUNICIPALITY = "gemeente"
    WELFARE = "welzijn"


class Organisation(Base):
    """A housing corporation, care provider, municipality or welfare organisation."""

    __tablename__ = "organisation"
    __table_args__ = (UniqueConstraint("kind", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[OrganisationKind]
    name: Mapped[str]
    # Chamber of Commerce number, for the rent-and-care agreement's data sheet.
    kvk: Mapped[str | None]
    representative: Mapped[str | None]
    representative_role: Mapped[str | None]
