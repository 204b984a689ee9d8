"""The sample's clients by name: in no byte of what the table keeps, prints or sends.

A whole meeting on encrypted files, with everything that leaves them; then each byte is searched,
as it lies on the disk and as it reads once it is decrypted, unpacked or rendered.
"""

import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from itertools import count
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from matchtafel.documents.minutes import minutes_pdf
from matchtafel.documents.seen_by import seen_by_pdf
from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.policies import standard_policy
from matchtafel.exchange.sample import sample_town
from matchtafel.operations.dossier import write_dossier
from matchtafel.operations.meeting import organisations
from matchtafel.operations.parcels import decisions_parcel, profiles_parcel, send
from matchtafel.operations.sample import load_sample
from matchtafel.operations.who_saw import Period, sights
from matchtafel.storage import NAMES, Database, Kept, create
from matchtafel.storage.backup import backups
from matchtafel.storage.sealed import SUFFIX
from matchtafel.ui import theme
from matchtafel.ui.demo_play import Chair
from matchtafel.ui.last_resort import Notebook
from matchtafel.ui.table import Table
from tests.builders import files, pdf

DAY = date(2026, 11, 24)
NOW = datetime(2026, 11, 24, 9, 30)
WORDS = "paard batterij nietje correct"
# What the provider alone has: the names file, and the sheet that it was read from.
PROVIDERS_OWN = ("namen", ".namen")


@pytest.fixture
def surnames() -> list[str]:
    """Names that stand nowhere by chance: no word of the program is one of them."""
    found = [row["surname"] for row in sample_town(DAY).names]
    assert len(found) >= 10
    return found


def ticking() -> Iterator[datetime]:
    return (NOW.replace(hour=9 + n // 60, minute=n % 60) for n in count(30))


@pytest.fixture
def held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, qtbot: QtBot
) -> Iterator[tuple[Path, Table]]:
    """The folder of a meeting that was led to its end, the names file open beside it."""
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(temporary))
    theme.install(qapp)
    meeting, names = tmp_path / "overleg.matchtafel", tmp_path / "namen.matchtafel"
    made, who = create(meeting, WORDS)[0], create(names, WORDS, NAMES)[0]
    loaded = load_sample(sample_town(DAY), tmp_path, made, who, now=NOW)
    made.close()
    who.close()
    kept = Kept(meeting, made.key, by="M. de Groot", at=NOW)
    beside = Kept(names, who.key, NAMES, by="M. de Groot", at=NOW)
    clock = ticking()
    table = Table(
        kept.database,
        loaded.meeting_id,
        policy=standard_policy(),
        norms=read_norms(),
        author="M. de Groot",
        clock=lambda: next(clock),
        names=beside.database,
    )
    for _item in Chair(table).lead():
        pass
    _leave(table, kept, tmp_path)
    yield tmp_path, table
    kept.close()
    beside.close()


def _leave(table: Table, kept: Kept, folder: Path) -> None:
    """Everything that leaves the table: papers, packages, a dossier, a backup, a copy, a report."""
    number, provider = "P-2026-0070", ""
    with table.database.reading() as session:
        (folder / "notulen.pdf").write_bytes(minutes_pdf(session, table.meeting_id, now=NOW))
        seen = sights(session, None, number, Period())
        provider = next(c.provider for i in table.board.items for c in i.candidates)
        out = profiles_parcel(session, provider, now=NOW)
        partner = next(o for o in organisations(session) if o.name == provider)
        back = decisions_parcel(session, table.meeting_id, partner, now=NOW)
    (folder / "wie.pdf").write_bytes(seen_by_pdf(number, seen, now=NOW))
    for name, parcel in (("uit", out), ("terug", back)):
        send(table.database, parcel, folder / f"{name}{SUFFIX}", WORDS, by="M. de Groot", now=NOW)
    write_dossier(table.database, number, folder / "dossier.txt", by="M. de Groot", at=NOW)
    who = table.identity(provider, number, shown=True)
    assert who is None or who.surname
    kept.back_up("M. de Groot", NOW)
    kept.copy_to(folder / "kopie.matchtafel", "M. de Groot", NOW)
    notebook = Notebook(folder / "fouten.txt", lambda: NOW)
    notebook.write("een melding")
    notebook.close()


def readable(path: Path, table: Table) -> str:
    """A file as someone who may open it reads it."""
    if path.suffix == ".pdf":
        return pdf.text(path.read_bytes())
    if path.suffix == ".xlsx":
        with zipfile.ZipFile(path) as book:
            return "".join(book.read(name).decode("utf-8", "ignore") for name in book.namelist())
    if path.suffix == ".matchtafel":
        database = Database(path, table.database.key)
        content = files.content(database)
        database.close()
        return content
    return path.read_bytes().decode("utf-8", "ignore")


def test_no_name_of_a_client_is_in_any_byte_that_the_table_keeps_or_sends(
    held: tuple[Path, Table], surnames: list[str]
) -> None:
    folder, table = held
    found = [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(PROVIDERS_OWN)]
    names = {path.name for path in found}
    assert {"overleg.matchtafel", "overleg.matchtafel-wal", "kopie.matchtafel"} <= names
    assert {"notulen.pdf", "wie.pdf", "dossier.txt", "fouten.txt", f"uit{SUFFIX}"} <= names
    assert backups(table.database.path)[0].path in found
    texts = {path: readable(path, table) for path in found}
    # Read for real: the provider is in all of these.
    for name in ("overleg.matchtafel", "kopie.matchtafel", "notulen.pdf", "dossier.txt"):
        assert "Lantaarnhuis" in texts[folder / name], name
    for path, text in texts.items():
        bare = path.read_bytes()
        for surname in surnames:
            assert surname not in text, path.name
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                assert surname.encode(encoding) not in bare, path.name


def test_the_names_are_where_they_belong_and_there_only_for_who_may_open_it(
    held: tuple[Path, Table], surnames: list[str]
) -> None:
    folder, table = held
    assert table.names is not None
    kept = files.content(table.names)
    on_disk = b"".join(p.read_bytes() for p in folder.glob("namen.matchtafel*") if p.is_file())
    for surname in surnames:
        assert surname in kept
        assert surname.encode() not in on_disk
