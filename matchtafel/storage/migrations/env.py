"""Alembic's entry: runs on the connection that storage.migrate hands over."""

from typing import Any

from alembic import context
from sqlalchemy.types import TypeDecorator

connection = context.config.attributes["connection"]


def render_item(kind: str, item: Any, _: Any) -> str | bool:
    """Write our own column types as what they are in the file."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


with connection.begin():
    context.configure(
        connection=connection,
        target_metadata=context.config.attributes["metadata"],
        render_as_batch=True,
        render_item=render_item,
    )
    context.run_migrations()
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"foreign key does not hold after the migration: {broken}")
