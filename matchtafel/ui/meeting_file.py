"""A meeting file that is open: which meetings it holds, and a new one in it."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path

from matchtafel.matching.norms import Norms
from matchtafel.models import Event, Meeting, MeetingState
from matchtafel.operations import meeting as acts
from matchtafel.operations.meeting import Attendant, MeetingDraft
from matchtafel.operations.policies import policy_in_force
from matchtafel.storage import NAMES, Database, Kept, Key

from .table import Table, told


class MeetingFile:
    """One file on disk, and beside it the names file when that is open.

    by: who opens it. Raises DatabaseProblem (a Dutch sentence) when it cannot be opened.
    """

    def __init__(self, path: Path, key: Key, *, by: str, clock: Callable[[], datetime]) -> None:
        self.path, self._by, self._clock = path, by, clock
        self.kept = Kept(path, key, by=by, at=clock())
        self.database = self.kept.database
        self.kept_names: Kept | None = None

    @property
    def names(self) -> Database | None:
        """The names file, when it is open."""
        return None if self.kept_names is None else self.kept_names.database

    def meetings(self) -> list[Meeting]:
        """All meetings of the file, newest first."""
        with self.database.reading() as session:
            return acts.meetings(session)

    def current(self) -> Meeting | None:
        """The newest meeting whose minutes are not adopted."""
        return next((m for m in self.meetings() if m.state is MeetingState.OPEN), None)

    def create(
        self,
        draft: MeetingDraft,
        attendants: Sequence[Attendant],
        agenda: Sequence[int],
        *,
        by: str,
        now: datetime,
    ) -> int:
        """A new meeting with its attendance and agenda, in one act; its id.

        The table of an open meeting writes all else, but there is no table yet. Raises Refused.
        """
        with told(), self.database.act("overleg gemaakt", by=by, at=now) as session:
            made = acts.create_meeting(session, draft, by=by, now=now)
            acts.set_attendance(session, made.id, attendants)
            acts.set_agenda(session, made.id, agenda)
            return made.id

    def table(
        self,
        meeting_id: int,
        *,
        norms: Mapping[int, Norms],
        author: str,
        clock: Callable[[], datetime],
    ) -> Table:
        """The table of one of its meetings, under the policy that the file is under."""
        with self.database.reading() as session:
            policy = policy_in_force(session)
        return Table(
            self.database,
            meeting_id,
            policy=policy,
            norms=norms,
            author=author,
            clock=clock,
            names=self.names,
            back_up=self.back_up,
        )

    def open_names(self, path: Path, key: Key) -> None:
        """Open the names file, then close the one that was open.

        Raises DatabaseProblem; the one that was open still is.
        """
        if self.has_names(path):
            return
        before = self.kept_names
        self.kept_names = Kept(path, key, NAMES, by=self._by, at=self._clock())
        if before is not None:
            before.close()

    def has_names(self, path: Path) -> bool:
        """Whether this is the names file that is open."""
        return self.names is not None and self.names.path.resolve() == path.resolve()

    def back_up(self) -> None:
        """A backup of each file that changed. May run beside the window. Raises DatabaseProblem."""
        for kept in filter(None, (self.kept, self.kept_names)):
            kept.back_up(self._by, self._clock())

    def note_secured(self, kept: Kept, what: str) -> None:
        """In the record of one of both: who may open that file was changed."""
        kept.database.note(Event.SECURED, what, by=self._by, at=self._clock())

    def copy_to(self, target: Path) -> None:
        """A copy elsewhere, with the same keys. Raises DatabaseProblem."""
        self.kept.copy_to(target, self._by, self._clock())

    def check(self) -> None:
        """Raises DatabaseProblem where a file is not there any more, or another is."""
        for kept in filter(None, (self.kept, self.kept_names)):
            kept.database.footing.check()

    def close(self) -> None:
        """Let go of both files."""
        self.kept.close()
        if self.kept_names is not None:
            self.kept_names.close()
