"""Insights are worked out beside the window; only the newest question is waited for.

Insights()   ask(board, item_id, client_id) gives the answer when it is known; else it comes with
             the signal found(item_id, client_id, insight), unless a newer question was asked
"""

from PySide6.QtCore import QObject, QTimer, Signal

from matchtafel.operations.board import Board
from matchtafel.operations.insight import Insight, insight_of

from .background import Job

# Whoever runs down the list with the arrow asks nothing on the way.
PAUSE_MS = 150


class Insights(QObject):
    """One question at a time; what was answered is kept while the table stands as it stood."""

    found = Signal(int, int, object)

    def __init__(self) -> None:
        # No parent: an answer may come when the page that asked is gone.
        super().__init__()
        self._board: Board | None = None
        self._known: dict[tuple[int, int], Insight] = {}
        self._asked: tuple[int, int] | None = None
        self._job: Job | None = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self._start)

    def ask(self, board: Board, item_id: int, client_id: int) -> Insight | None:
        """What is known of a choice; when it is not known yet it will be `found`."""
        if self._board is None or board.agenda is not self._board.agenda:
            self._board = board
            self._known.clear()
            self.forget()
        pair = item_id, client_id
        if pair in self._known:
            self.forget()
        elif pair != self._asked:
            self.forget()
            self._asked = pair
            self._pause.start()
        return self._known.get(pair)

    def forget(self) -> None:
        """Nobody waits for an answer any more."""
        self._pause.stop()
        self._asked = None
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _start(self) -> None:
        board, pair = self._board, self._asked
        assert board is not None
        assert pair is not None

        def take(insight: Insight) -> None:
            self._known[pair] = insight
            self._asked = self._job = None
            self.found.emit(*pair, insight)

        self._job = Job(lambda: insight_of(board, *pair), take).start()
