"""Work beside the window: a thread pool job whose answer arrives in the window's thread."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, SignalInstance, Slot


class _Courier(QObject):
    """Lives in the window's thread, so that what is handed over queues there."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(
        self, then: Callable[[Any], None], otherwise: Callable[[Exception], None] | None
    ) -> None:
        super().__init__()
        self._then, self._otherwise, self.cancelled = then, otherwise, False
        self.done.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.failed.connect(self._report, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _deliver(self, answer: Any) -> None:
        then, self._then = self._then, _forget
        if not self.cancelled:
            then(answer)

    @Slot(object)
    def _report(self, error: Exception) -> None:
        if self.cancelled:
            return
        if self._otherwise is None:
            raise error
        self._otherwise(error)


def _forget(answer: Any) -> None:
    """In the place of what was called back, so that a finished job holds nothing alive."""


class Job(QRunnable):
    """Runs `work` in the pool, then `then` with its answer in the thread that made the job.

    A session is never shared between threads: `work` gets values, or opens its own.
    """

    def __init__(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        super().__init__()
        self.setAutoDelete(False)
        self._work, self._courier = work, _Courier(then, otherwise)

    def start(self) -> "Job":
        """Queue it; keep the job until it is done."""
        QThreadPool.globalInstance().start(self)
        return self

    def cancel(self) -> None:
        """Let the answer go unheard."""
        self._courier.cancelled = True

    def run(self) -> None:
        """In the pool's thread."""
        work, self._work = self._work, lambda: None
        try:
            answer = work()
        except Exception as error:
            self._hand_over(self._courier.failed, error)
        else:
            self._hand_over(self._courier.done, answer)

    @staticmethod
    def _hand_over(signal: SignalInstance, what: Any) -> None:
        """Nobody hears the answer when the window closed meanwhile and took the courier along."""
        with suppress(RuntimeError):
            signal.emit(what)
