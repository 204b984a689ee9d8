"""The sample played without a display: the same code, and no name where none may be."""

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from matchtafel.exchange.sample import sample_town
from matchtafel.storage import NAMES
from tests.builders import files, pdf

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder and what was printed."""
    folder = tmp_path_factory.mktemp("demo")
    surroundings = {k: v for k, v in os.environ.items() if k not in ("DISPLAY", "WAYLAND_DISPLAY")}
    surroundings.pop("QT_QPA_PLATFORM", None)
    done = subprocess.run(
        [sys.executable, "-m", "matchtafel", "demo", "--out", str(folder)],
        env=surroundings,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    return folder, done.stdout


def test_the_summary_says_what_was_decided_and_where_the_files_are(
    played: tuple[Path, str],
) -> None:
    folder, said = played
    assert "De tafel wijst Dorpsweg 3 toe aan P-2026-0070" in said
    assert "zeshonderd" in said
    assert str(folder) in said
    assert "notulen-2026-11-24-tafel-concept.pdf" in said


def test_there_are_minutes_sheets_and_a_picture(played: tuple[Path, str]) -> None:
    folder, _ = played
    assert (folder / "notulen-2026-11-24-tafel-concept.pdf").is_file()
    assert len(list(folder.glob("gegevensblad-HZ-2026-*.pdf"))) >= 8
    assert (folder / "overleg.png").read_bytes().startswith(b"\x89PNG")


def test_names_are_in_the_names_file_and_on_the_sheets_and_nowhere_else(
    played: tuple[Path, str],
) -> None:
    folder, said = played
    surnames = [row["surname"] for row in sample_town(DAY).names]
    assert len(surnames) >= 10
    minutes = pdf.text((folder / "notulen-2026-11-24-tafel-concept.pdf").read_bytes())
    meeting = files.database(folder / "voorbeeld.matchtafel")
    names = files.database(folder / "voorbeeld-namen.matchtafel", NAMES)
    stored, kept = files.content(meeting), files.content(names)
    on_disk = b"".join(p.read_bytes() for p in sorted(folder.glob("voorbeeld*.matchtafel*")))
    for surname in surnames:
        assert surname not in said
        assert surname not in minutes
        assert surname not in stored
        assert surname in kept
        assert surname.encode() not in on_disk
    sheets = [pdf.text(p.read_bytes()) for p in folder.glob("gegevensblad-*.pdf")]
    assert sum(any(surname in sheet for surname in surnames) for sheet in sheets) == len(sheets)
