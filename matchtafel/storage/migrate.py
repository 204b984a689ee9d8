"""Schemas of the two kinds of file, and bringing a file up to date: all or nothing."""

from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, MetaData

from matchtafel.models import (
    Base,
    NamesBase,
    NamesRecordHead,
    NamesRecordLine,
    RecordHead,
    RecordLine,
)


@dataclass(frozen=True)
class Schema:
    """A kind of file: its tables, the folder of its migrations, SQLite's mark, its record."""

    name: str
    metadata: MetaData
    application_id: int
    line: type[RecordLine] | type[NamesRecordLine]
    head: type[RecordHead] | type[NamesRecordHead]


MEETING = Schema("meeting", Base.metadata, int.from_bytes(b"mtov"), RecordLine, RecordHead)
NAMES = Schema(
    "names", NamesBase.metadata, int.from_bytes(b"mtna"), NamesRecordLine, NamesRecordHead
)


def upgrade(engine: Engine, schema: Schema) -> None:
    """Run the migrations that the file lacks, in one transaction.

    Batch mode on a parent table with foreign keys on deletes all its children
    (reliability.md §2.3): hence off, which SQLite only does outside a transaction, and a
    check before the commit.
    """
    with as_file(files("matchtafel.storage.migrations")) as folder, engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        driver.execute("PRAGMA foreign_keys=OFF")
        try:
            command.upgrade(_config(folder, schema, connection), "head")
        finally:
            driver.execute("PRAGMA foreign_keys=ON")


def newest(schema: Schema) -> str:
    """The number of the newest migration; they count up: "0001", "0002"."""
    versions = files("matchtafel.storage.migrations") / "versions" / schema.name
    return max(file.name[:4] for file in versions.iterdir() if file.name[:4].isdigit())


def _config(folder: Path, schema: Schema, connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", _literal(folder))
    config.set_main_option("version_locations", _literal(folder / "versions" / schema.name))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    config.attributes["metadata"] = schema.metadata
    return config


def _literal(path: Path) -> str:
    """A path in which a % means itself: alembic's settings would fill something in."""
    return str(path).replace("%", "%%")
