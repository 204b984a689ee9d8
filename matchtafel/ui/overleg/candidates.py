"""The candidates of one dwelling as rows: those who fit in order, then folded groups.

Column             RANK CODE PROVIDER VERDICT SCORE DWELLING CLIENT NEIGHBOURHOOD WAIT ALSO
Row                a candidate, or the head of a group ("undetermined", "placed", "excluded")
CandidateModel     show_item(item), fold(group), own_view(on); ROW role gives the Row
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from matchtafel.matching.dutch import number
from matchtafel.matching.rounding import hundredths
from matchtafel.operations.board import BoardItem, Candidate

from ..marks import band_word

Index = QModelIndex | QPersistentModelIndex
ROW = Qt.ItemDataRole.UserRole
ALWAYS_OPEN = ""
GROUPS = (ALWAYS_OPEN, "undetermined", "placed", "excluded")


class Column(IntEnum):
    """What stands where."""

    RANK = 0
    CODE = 1
    PROVIDER = 2
    VERDICT = 3
    SCORE = 4
    DWELLING = 5
    CLIENT = 6
    NEIGHBOURHOOD = 7
    WAIT = 8
    ALSO = 9


FAMILIES = {
    Column.DWELLING: "dwelling",
    Column.CLIENT: "client",
    Column.NEIGHBOURHOOD: "neighbourhood",
}


@dataclass(frozen=True)
class Row:
    """A candidate; or, where there is none, the head of a group with how many are in it."""

    group: str
    candidate: Candidate | None = None
    count: int = 0
    open: bool = True
    note: tuple[str, ...] = ()


def _tr(text: str) -> str:
    return QCoreApplication.translate("candidates", text)


def group_of(candidate: Candidate, address: str) -> str:
    """The group that a candidate stands in; who got this very dwelling stays on top."""
    if candidate.placed_at:
        return ALWAYS_OPEN if candidate.placed_at == address else "placed"
    return "" if candidate.verdict == "eligible" else candidate.verdict


def group_title(row: Row) -> str:
    """The words of a group's head."""
    titles = {
        "undetermined": _tr("Onder voorbehoud {n}"),
        "placed": _tr("Heeft al een woning {n}"),
        "excluded": _tr("Uitgesloten {n}"),
    }
    return titles[row.group].format(n=row.count)


def remarks(candidate: Candidate, address: str, own_view: bool = False) -> list[str]:
    """What the last column says: open question, other dwelling, nomination.

    In one's own view without what the proposal would do.
    """
    said = [candidate.question] if candidate.question else []
    if candidate.placed_at == address:
        said.append(_tr("kreeg deze woning"))
    elif candidate.placed_at:
        said.append(_tr("heeft {address}").format(address=candidate.placed_at))
    elif candidate.also_at and not own_view:
        said.append(candidate.also_at)
    elif candidate.proposed_here and not own_view:
        said.append(_tr("voorstel: hier"))
    if candidate.nominated:
        said.append(_tr("voorgedragen"))
    return said


def months(candidate: Candidate) -> str:
    """Months waited with one decimal; "?" when the date is not known."""
    waited = candidate.waiting_months
    return "?" if waited is None else number(waited, 1)


def percent(degree: float | None) -> str:
    """A degree as a figure 0–100; "?" when not known."""
    return "?" if degree is None else str(hundredths(degree))


class CandidateModel(QAbstractTableModel):
    """Candidates of one dwelling, in groups that fold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._item: BoardItem | None = None
        self._rows: list[Row] = []
        self._open = {"undetermined"}
        self.own_view = False

    def show_item(self, item: BoardItem | None) -> None:
        """Show a dwelling's candidates; on another dwelling the groups fold again."""
        if item is None or item.item_id != self.item_id:
            self._open = {"undetermined"}
        self._item = item
        self._rebuild()

    def show_own_view(self, on: bool) -> None:
        """In waiting order without any judgement, or as ranked."""
        self.own_view = on
        self._rebuild()

    def fold(self, group: str) -> None:
        """Open a folded group, or fold an open one."""
        self._open ^= {group}
        self._rebuild()

    @property
    def item_id(self) -> int | None:
        """The agenda item that is shown."""
        return self._item.item_id if self._item else None

    @property
    def address(self) -> str:
        """The dwelling that these are candidates for."""
        return self._item.address if self._item else ""

    def is_open(self, group: str) -> bool:
        """Whether a group is unfolded."""
        return group in self._open

    def _rebuild(self) -> None:
        self.beginResetModel()
        self._rows = self._made_rows(self._item) if self._item else []
        self.endResetModel()

    def _made_rows(self, item: BoardItem) -> list[Row]:
        grouped: dict[str, list[Candidate]] = {group: [] for group in GROUPS}
        for candidate in item.candidates:
            grouped[self._shown_group(candidate, item)].append(candidate)
        grouped[ALWAYS_OPEN].sort(key=lambda c: not c.placed_at)
        if self.own_view:
            grouped[ALWAYS_OPEN].sort(key=lambda c: -(c.waiting_days or -1))
        rows = [Row(ALWAYS_OPEN, candidate) for candidate in grouped.pop(ALWAYS_OPEN)]
        for group, members in grouped.items():
            rows += self._group_rows(group, members, item)
        return rows

    def _shown_group(self, candidate: Candidate, item: BoardItem) -> str:
        group = group_of(candidate, item.address)
        return ALWAYS_OPEN if self.own_view and group == "undetermined" else group

    def _group_rows(self, group: str, members: Sequence[Candidate], item: BoardItem) -> list[Row]:
        consentless = item.no_consent if group == "excluded" else 0
        if not members and not consentless:
            return []
        head = Row(group, None, len(members), group in self._open, _note(group, item, consentless))
        return [head, *(Row(group, c) for c in members if head.open)]

    def row(self, row: int) -> Row:
        """The row at this place."""
        return self._rows[row]

    def row_of(self, client_id: int | None) -> int:
        """The row of a client; -1 when the client is not shown."""
        rows = ((i, row.candidate) for i, row in enumerate(self._rows))
        return next((i for i, c in rows if c is not None and c.client_id == client_id), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Candidates and heads of groups."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All columns; the view hides what does not fit."""
        return 0 if parent.isValid() else len(Column)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only a candidate can be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        chosen = self._rows[index.row()].candidate is not None
        return Qt.ItemFlag.ItemIsEnabled | (
            Qt.ItemFlag.ItemIsSelectable if chosen else Qt.ItemFlag.NoItemFlags
        )

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        if self.own_view and section in (Column.RANK, Column.ALSO):
            return "" if section == Column.RANK else _tr("Opmerking")
        return _headers()[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Words for eyes and ears; the Row itself under ROW."""
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, Column(index.column()))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row, Column(index.column()))
        return None

    def _text(self, row: Row, column: Column) -> str:
        candidate = row.candidate
        if candidate is None:
            return group_title(row) if column == Column.RANK else ""
        if column in FAMILIES:
            return percent(candidate.families[FAMILIES[column]])
        shown_rank = candidate.rank if row.group == ALWAYS_OPEN and not self.own_view else "?"
        return {
            Column.RANK: str(shown_rank) if row.group != "excluded" else "✕",
            Column.CODE: candidate.code,
            Column.PROVIDER: candidate.provider,
            Column.VERDICT: verdict_word(candidate),
            Column.SCORE: percent(candidate.score),
            Column.WAIT: months(candidate),
            Column.ALSO: ", ".join(remarks(candidate, self.address, self.own_view)) or "–",
        }[column]

    def _spoken(self, row: Row, column: Column) -> str:
        if row.candidate is None:
            return ", ".join((group_title(row), *row.note))
        if row.group == "excluded" and column >= Column.VERDICT:
            return _tr("uitgesloten: {why}").format(why="; ".join(row.candidate.reasons))
        name, text = _headers()[column], self._text(row, column)
        if column == Column.WAIT and row.candidate.over_norm:
            return _tr("wacht {n} maanden, langer dan de norm").format(n=text)
        return _tr("{name}: {text}").format(
            name=name, text=_tr("onbekend") if text == "?" else text
        )


def verdict_word(candidate: Candidate) -> str:
    """The word in the chip: the band, or that it is not certain, or excluded."""
    return band_word(tone_of(candidate))


def tone_of(candidate: Candidate) -> str:
    """The tone of the chip."""
    return candidate.band if candidate.verdict == "eligible" else candidate.verdict


def _headers() -> tuple[str, ...]:
    return (
        _tr("#"),
        _tr("Code"),
        _tr("Aanbieder"),
        _tr("Oordeel"),
        _tr("Score"),
        _tr("Woning"),
        _tr("Cliënt"),
        _tr("Buurt"),
        _tr("Wacht, mnd"),
        _tr("Ook bij"),
    )


def _note(group: str, item: BoardItem, consentless: int) -> tuple[str, ...]:
    if group == "undetermined":
        return (_tr("een eis is nog onbekend"),)
    if group == "placed":
        return (_tr("op deze tafel toegewezen"),)
    counted = [f"{words} {count}" for words, count in item.excluded_by]
    without = [_tr("{n} zonder toestemming").format(n=consentless)] if consentless else []
    return (*counted, *without)
