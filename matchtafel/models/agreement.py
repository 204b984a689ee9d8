"""The data of a rent-and-care agreement (huurzorgovereenkomst); no legal text of our own."""

from datetime import date
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Owned, Recorded


class AgreementForm(StrEnum):
    """Forms in use, domain.md §3.1."""

    RENT_AND_CARE = "huurzorg"
    THREE_PARTIES = "driepartijen"
    INTERMEDIARY = "intermediair of omklap"
    LAST_CHANCE = "laatste kans"


class AgreementStatus(StrEnum):
    """VERA OVEREENKOMSTSTATUS."""

    PROVISIONAL = "VOO"
    APPROVED = "GOE"
    RUNNING = "LOP"
    TERMINATED_BY_NOTICE = "OPG"
    ENDED = "BEE"
    CANCELLED = "GEA"


class Agreement(Owned, Recorded, Base):
    """What is known of the agreement that follows an allocation; a change is a new version.

    None: not known yet, an empty box on the sheet. The corporation owns the row.
    Fields and numbers: domain.md §3.4. kind, detail_kind: VERA OVEREENKOMSTSOORT and
    OVEREENKOMSTDETAILSOORT (TIJ temporary, ONB indefinite).
    """

    __tablename__ = "agreement"
    __table_args__ = (UniqueConstraint("decision_id", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    decision_id: Mapped[int] = mapped_column(ForeignKey("decision.id"), index=True)
    version: Mapped[int]
    number: Mapped[str]
    form: Mapped[AgreementForm] = mapped_column(default=AgreementForm.RENT_AND_CARE)
    status: Mapped[AgreementStatus] = mapped_column(default=AgreementStatus.PROVISIONAL)
    kind: Mapped[str] = mapped_column(default="HUU")
    detail_kind: Mapped[str] = mapped_column(default="TIJ")
    temporary_basis: Mapped[str | None]
    start_date: Mapped[date | None]
    end_date: Mapped[date | None]
    signed_on: Mapped[date | None]
    review_date: Mapped[date | None]
    deposit: Mapped[Decimal | None]
    rent_allowance_requested: Mapped[bool | None]
    payment_method: Mapped[str | None]
    first_rent_paid_by: Mapped[str | None]
    storage_room: Mapped[str | None]
    keys: Mapped[int | None]
    landlord_representative: Mapped[str | None]
    landlord_representative_role: Mapped[str | None]
    provider_representative: Mapped[str | None]
    provider_representative_role: Mapped[str | None]
    reachable_day_and_night: Mapped[str | None]
    municipality_signs: Mapped[bool | None]
    support_plan_date: Mapped[date | None]
    support_hours: Mapped[float | None]
    contact_moments: Mapped[str | None]
    signals_to: Mapped[str | None]
    data_sharing_basis: Mapped[str | None]
