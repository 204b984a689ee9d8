"""kill -9 of the window in mid-meeting: each act that the window called saved is in the file."""

import random
from collections import Counter
from pathlib import Path

import pytest
from sqlalchemy import select

from matchtafel.models import Decision, RecordLine
from matchtafel.storage import MEETING, record
from matchtafel.storage.kept import check_whole
from matchtafel.ui.settings import Settings
from tests.builders import files
from tests.ui.window.conftest import write_week

from .killing import kill_after
from .rounds import rounds

# The chair decides all, takes all back, does all again; the window says "Opgeslagen 10:42".
CHAIR = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QLabel
from matchtafel.models import DecisionKind
from matchtafel.operations.decisions import Draft
from matchtafel.ui.at_table import AtTable
from matchtafel.ui.program import application
from matchtafel.ui.settings import Settings
from matchtafel.ui.window import MainWindow
from tests.ui.window.conftest import NOW

app = application()
window = MainWindow(Settings(Path(sys.argv[1])), clock=lambda: NOW, login="voorzitter")
window.show()
window.begin([Path(sys.argv[2])])
page, stack = window.findChild(AtTable), window.table.undo_stack

def saved():
    app.processEvents()
    assert "Opgeslagen 10:42" in [label.text() for label in window.findChildren(QLabel)]
    print(page.page.item.item_id, flush=True)

for item in window.table.board.items:
    page.go_to(item.item_id)
    window.table.decide(item.item_id, Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)))
    saved()
while True:
    for turn in (window.undo, window.redo):
        for _item in window.table.board.items:
            turn()
            saved()
"""


@pytest.mark.parametrize("seed", rounds(gate=1, soak=50))
def test_what_the_window_said_is_saved_is_there_after_a_kill(
    tmp_path: Path, figures: Counter[str], seed: int
) -> None:
    path, settings = tmp_path / "week.matchtafel", tmp_path / "matchtafel.ini"
    meeting_id = write_week(path)
    said = kill_after(random.Random(seed).randint(1, 60), CHAIR, settings, path)
    database = files.database(path)
    check_whole(database)
    with database.reading() as session:
        decisions = session.scalars(select(Decision.id)).all()
        about = select(RecordLine.number).where(RecordLine.what.startswith("besluit "))
        # Whole acts only: each decision, withdrawal and repetition with its line.
        assert len(session.scalars(about).all()) == len(decisions) >= len(said)
        assert record.verify(session, MEETING, database.key.record) is None
    database.close()
    assert Settings(settings).at_table == meeting_id
    figures.update({"window: kills": 1, "window: acts said to be saved": len(said)})
