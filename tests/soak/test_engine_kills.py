"""kill -9 of a program that saves: what it said is saved is there, and nothing is half."""

import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select, text

from matchtafel.models import Organisation, RecordLine
from matchtafel.storage import MEETING, record
from matchtafel.storage.kept import check_whole
from tests.builders import files

from .killing import kill_after
from .rounds import rounds

WRITER = """
import sys
from pathlib import Path
from matchtafel.models import Organisation, OrganisationKind
from tests.builders import files
database = files.database(Path(sys.argv[1]))
for number in range(10_000):
    with files.writing(database) as session:
        session.add(Organisation(kind=OrganisationKind.WELFARE, name=f"w{number}"))
    print(number, flush=True)
"""


@pytest.mark.parametrize("seed", rounds(gate=3, soak=200))
def test_what_was_acknowledged_is_there_after_a_kill(
    tmp_path: Path, figures: Counter[str], seed: int
) -> None:
    path = tmp_path / "overleg.matchtafel"
    said = kill_after(random.Random(seed).randint(1, 120), WRITER, path)
    database = files.database(path)
    check_whole(database)
    with database.reading() as session:
        names = list(session.scalars(select(Organisation.name).order_by(Organisation.id)))
        assert record.verify(session, MEETING, database.key.record) is None
        # An act is its row and its line in the record.
        assert len(session.scalars(select(RecordLine.number)).all()) == len(names)
        assert session.scalar(text("PRAGMA integrity_check")) == "ok"
    assert names == [f"w{number}" for number in range(len(names))]
    assert len(names) >= len(said)
    database.close()
    figures.update({"engine: kills": 1, "engine: acts said to be saved": len(said)})
