"""The models behind the lists: sound for Qt, and with words for who hears the screen."""

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester

from matchtafel.ui.overleg.agenda import AgendaModel
from matchtafel.ui.overleg.candidates import CandidateModel, Column
from matchtafel.ui.overleg.criteria import CriteriaModel
from tests.ui.builders import board

from .conftest import HAVENSTRAAT, PLEIN

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def candidates(item_id: int = PLEIN) -> CandidateModel:
    """The candidates of one dwelling."""
    model = CandidateModel()
    model.show_item(board().item(item_id))
    return model


def criteria() -> CriteriaModel:
    """All criteria on one pair."""
    item = board().item(HAVENSTRAAT)
    return CriteriaModel(board().why(HAVENSTRAAT, item.candidates[0].client_id))


def agenda() -> AgendaModel:
    """The whole agenda."""
    model = AgendaModel()
    model.show_items(board().items)
    return model


@pytest.mark.parametrize("make", [agenda, candidates, criteria])
def test_qt_finds_no_fault_in_the_model(make: type[QAbstractItemModel]) -> None:
    model = make()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model() is model
    assert model.rowCount() > 0


def test_qt_finds_no_fault_while_groups_fold_and_dwellings_change() -> None:
    model = candidates()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.fold("excluded")
    model.fold("undetermined")
    model.show_own_view(True)
    model.show_item(board().item(HAVENSTRAAT))
    model.show_item(None)
    assert tester.model().rowCount() == 0


@pytest.mark.parametrize("make", [agenda, candidates, criteria])
def test_every_cell_has_words_for_a_screen_reader(make: type[QAbstractItemModel]) -> None:
    model = make()
    for row in range(model.rowCount()):
        for column in range(1 if isinstance(model, AgendaModel) else model.columnCount()):
            assert model.index(row, column).data(SPOKEN)


def rows(model: CandidateModel) -> list[str]:
    """The groups of the rows, heads in capitals."""
    made = [model.row(row) for row in range(model.rowCount())]
    return [row.group if row.candidate else row.group.upper() for row in made]


def test_groups_stand_in_order_and_only_the_undetermined_are_open() -> None:
    assert list(dict.fromkeys(rows(candidates()))) == [
        "",
        "UNDETERMINED",
        "undetermined",
        "PLACED",
        "EXCLUDED",
    ]


def test_unfolded_the_excluded_ones_come_with_their_reasons() -> None:
    model = candidates()
    model.fold("excluded")
    last = model.rowCount() - 1
    assert model.row(last).candidate is not None
    assert model.index(last, Column.VERDICT).data(SPOKEN).startswith("uitgesloten: ")


def test_another_dwelling_starts_with_its_groups_folded() -> None:
    model = candidates(HAVENSTRAAT)
    model.fold("excluded")
    model.show_item(board().item(PLEIN))
    assert "excluded" not in rows(model)


def test_the_head_of_a_group_cannot_be_chosen() -> None:
    model = candidates()
    head = rows(model).index("EXCLUDED")
    assert not model.flags(model.index(head, 0)) & Qt.ItemFlag.ItemIsSelectable


def test_who_got_the_dwelling_stands_on_top() -> None:
    assert candidates(11).row(0).candidate.placed_at == "Dorpsweg 3"


def test_ones_own_view_is_in_waiting_order_with_unknown_last() -> None:
    model = candidates(HAVENSTRAAT)
    model.show_own_view(True)
    waits = [r.candidate.waiting_days for r in map(model.row, range(20)) if r.candidate]
    known = [days for days in waits if days is not None]
    assert known == sorted(known, reverse=True)
    assert waits[: len(known)] == known


def test_an_unknown_figure_is_said_to_be_unknown_and_never_nought() -> None:
    model = candidates(HAVENSTRAAT)
    unknown = next(
        row
        for row in range(model.rowCount())
        if (c := model.row(row).candidate) and c.families["neighbourhood"] is None
    )
    index = model.index(unknown, Column.NEIGHBOURHOOD)
    assert index.data() == "?"
    assert index.data(SPOKEN) == "Buurt: onbekend"


def test_waiting_beyond_the_norm_is_said_in_words() -> None:
    model = candidates(HAVENSTRAAT)
    late = next(
        row
        for row in range(model.rowCount())
        if (c := model.row(row).candidate) and c.over_norm and c.waiting_months
    )
    assert "langer dan de norm" in model.index(late, Column.WAIT).data(SPOKEN)
