"""What a client said on sharing: a row a statement, given or withdrawn."""

from datetime import date
from enum import StrEnum

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Owned, Recorded


class ConsentScope(StrEnum):
    """What the client consents to: reikwijdte, domain.md §1.4 A."""

    TABLE = "tafel"
    LANDLORD = "verhuurder"


class Consent(Owned, Recorded, Base):
    """A client gives or withdraws consent; the newest statement counts (operations/consent.py).

    The provider owns the row. stated_on: the day on which the client said so. The consent
    date in a profile stays what the file said.
    """

    __tablename__ = "consent"

    id: Mapped[int] = mapped_column(primary_key=True)
    client_id: Mapped[int] = mapped_column(ForeignKey("client.id"), index=True)
    scope: Mapped[ConsentScope] = mapped_column(default=ConsentScope.TABLE)
    given: Mapped[bool]
    stated_on: Mapped[date]
