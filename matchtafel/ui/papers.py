"""The papers of a meeting: the minutes, and one data sheet for each allocation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from PySide6.QtCore import QCoreApplication

from matchtafel.operations import agreement
from matchtafel.operations.board import BoardItem

from .table import Table


@dataclass(frozen=True)
class Paper:
    """One document. key stays the same when the meeting changes; make() gives its bytes.

    with_name: what is saved and printed where that is not what is shown: the room may look
    along, so a client's name is never on the screen. Both read in sessions of their own and may
    run beside the window. about: the clients whom the record names when it leaves the room.
    """

    key: str
    title: str
    note: str
    name: str
    make: Callable[[], bytes]
    with_name: Callable[[], bytes] | None = None
    about: tuple[int, ...] = ()

    @property
    def what(self) -> str:
        """What the record calls it."""
        return "gegevensblad" if self.about else "notulen"

    def printed(self) -> bytes:
        """The bytes that are saved and printed."""
        return (self.with_name or self.make)()


def papers(table: Table) -> list[Paper]:
    """The minutes first, then the sheets in the order of the agenda."""
    given = [item for item in table.board.items if item.state == "allocated"]
    return [_minutes(table), *(_sheet(table, item) for item in given)]


def _tr(text: str) -> str:
    return QCoreApplication.translate("papers", text)


def _minutes(table: Table) -> Paper:
    from matchtafel.documents.minutes import minutes_name

    def make() -> bytes:
        from matchtafel.documents.minutes import minutes_pdf

        with table.database.reading() as session:
            return minutes_pdf(session, table.meeting_id, now=now)

    now: datetime = table.clock()
    return Paper(
        "minutes",
        _tr("Notulen"),
        _tr("alleen profielnummers"),
        minutes_name(table.meeting),
        make,
    )


def _sheet(table: Table, item: BoardItem) -> Paper:
    from matchtafel.documents.agreement_sheet import agreement_name, agreement_pdf

    decision = item.decision
    assert decision is not None
    assert decision.client is not None
    with table.database.reading() as session:
        started = agreement.newest_agreement(session, decision.id)
    code, provider = decision.client.profile_number, _provider(item, decision.client_id)
    now = table.clock()

    def make(*, for_screen: bool) -> bytes:
        identity = table.identity(provider, code, shown=not for_screen)
        with table.database.reading() as session:
            return agreement_pdf(
                session, decision.id, identity, norms=table.norms, now=now, for_screen=for_screen
            )

    return Paper(
        f"sheet {decision.id}",
        _tr("Gegevensblad {address}").format(address=item.address),
        code,
        "" if started is None else agreement_name(started),
        partial(make, for_screen=True),
        None if table.names is None else partial(make, for_screen=False),
        (decision.client.id,),
    )


def _provider(item: BoardItem, client_id: int | None) -> str:
    return next(c.provider for c in item.candidates if c.client_id == client_id)
