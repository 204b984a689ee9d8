"""Policy versions: a decision carries the one it was made under."""

from typing import Any

from sqlalchemy import JSON, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base, Owned, Recorded


class PolicyVersion(Owned, Recorded, Base):
    """The criteria, kinds and weights that the meeting agreed on."""

    __tablename__ = "policy_version"
    __table_args__ = (UniqueConstraint("name", "version"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    version: Mapped[str]
    content: Mapped[dict[str, Any]] = mapped_column(JSON)
