"""The sample meeting: in the window, or without a display played by a scripted chair."""

import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from matchtafel.exchange.sample import sample_town
from matchtafel.operations.sample import Loaded, load_sample
from matchtafel.storage import NAMES, Key, create_open, unlock

from . import libraries

if TYPE_CHECKING:
    from .meeting_file import MeetingFile

MEETING, NAMES_FILE = "voorbeeld.matchtafel", "voorbeeld-namen.matchtafel"


@dataclass(frozen=True)
class Sample:
    """A throw-away copy of the sample on disk."""

    folder: Path
    meeting_file: Path
    names_file: Path
    loaded: Loaded


def run_demo(on: date, out: Path | None) -> int:
    """Open the sample in the window; where there is no display, play it and print a summary."""
    folder = out or Path(tempfile.mkdtemp(prefix="matchtafel-voorbeeld-"))
    try:
        sample = make_sample(folder, on)
    except OSError:
        print(f"De map {folder} is niet te gebruiken; mag u daar schrijven?", file=sys.stderr)
        return 2
    if libraries.trouble_with_display():
        from .demo_play import play

        return play(sample, on)
    from .app import run

    return run([str(sample.meeting_file), str(sample.names_file)])


def make_sample(folder: Path, on: date) -> Sample:
    """Write the sample's files to `folder` and read them into a new meeting and names file."""
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("voorbeeld*.matchtafel*"):
        old.unlink()
    meeting_file, names_file = folder / MEETING, folder / NAMES_FILE
    database, names = create_open(meeting_file), create_open(names_file, NAMES)
    before = datetime.combine(on - timedelta(days=1), time(15, 0))
    loaded = load_sample(sample_town(on), folder, database, names, now=before)
    database.close()
    names.close()
    return Sample(folder, meeting_file, names_file, loaded)


def open_sample(sample: Sample, *, by: str, clock: Callable[[], datetime]) -> "MeetingFile":
    """The sample's files, which need no passphrase."""
    from .meeting_file import MeetingFile

    def key(path: Path) -> Key:
        return unlock(path, None, at=clock())

    file = MeetingFile(sample.meeting_file, key(sample.meeting_file), by=by, clock=clock)
    file.open_names(sample.names_file, key(sample.names_file))
    return file
