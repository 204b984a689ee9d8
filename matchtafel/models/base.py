"""The base of every table, and the column types that SQLite lacks."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, Integer, MetaData
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

# Named constraints: alembic can only change on SQLite what has a name.
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Cents(TypeDecorator[Decimal]):
    """Euros as Decimal in Python, whole cents in the file: SQLite has no decimals."""

    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        return None if value is None else int((Decimal(value) * 100).to_integral_value())

    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value) / 100


class TextList(TypeDecorator[tuple[str, ...]]):
    """A list of codes; None (unknown) and the empty list (there are none) stay apart."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> Any:
        return None if value is None else list(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> tuple[str, ...] | None:
        return None if value is None else tuple(value)


# Codes are stored as they are written, not as Python's member names.
CODE = Enum(
    StrEnum,
    native_enum=False,
    create_constraint=False,
    length=40,
    values_callable=lambda codes: [code.value for code in codes],
)


class Base(DeclarativeBase):
    """Tables of the meeting file. It never holds a client's name (see identity.py)."""

    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {Decimal: Cents, tuple[str, ...]: TextList, StrEnum: CODE}


class Owned:
    """Every row knows the organisation that owns it, so that later each sees only its own."""

    @declared_attr
    def owner_id(cls) -> Mapped[int]:
        return mapped_column(ForeignKey("organisation.id"), index=True)


class Recorded:
    """When a row was added and by whom; rows are added, not rewritten."""

    recorded_at: Mapped[datetime]
    recorded_by: Mapped[str]
