"""The papers of a meeting: the minutes, and one data sheet for each allocation."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from matchtafel.operations import agreement
from matchtafel.operations.board import BoardItem

from .table import Table


@dataclass(frozen=True)
class Paper:
    """One document. key stays the same when the meeting changes; make() gives its bytes.

    make() reads in a session of its own and may run beside the window.
    """

    key: str
    title: str
    note: str
    name: str
    make: Callable[[], bytes]


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

    def make() -> bytes:
        identity = table.identity(provider, code)
        with table.database.reading() as session:
            return agreement_pdf(session, decision.id, identity, norms=table.norms, now=now)

    return Paper(
        f"sheet {decision.id}",
        _tr("Gegevensblad {address}").format(address=item.address),
        code,
        "" if started is None else agreement_name(started),
        make,
    )


def _provider(item: BoardItem, client_id: int | None) -> str:
    return next(c.provider for c in item.candidates if c.client_id == client_id)
