"""The models keep Qt's promises."""

import pytest
from PySide6.QtCore import QAbstractItemModel
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from matchtafel.exchange.records import Kind, Problem, Severity
from matchtafel.operations.intake import Change, Difference
from matchtafel.ui.desks.found import change_columns, change_lines, problem_columns
from matchtafel.ui.desks.rows import RowsModel, Shown, SortedRows

from .town import vacancy

NAMES = (Shown("name", "Naam", lambda of: of), Shown("size", "Maat", lambda of: str(len(of)), len))


def problems() -> RowsModel:
    model = RowsModel(problem_columns())
    wrong = Problem("a.xlsx", "Mutaties", 8, "kale_huur", "zeshonderd", "verwacht een bedrag")
    odd = Problem("a.xlsx", None, None, None, None, "dit blad is verborgen", Severity.WARNING)
    model.show([wrong, odd])
    return model


def changes() -> RowsModel:
    model = RowsModel(change_columns())
    record = vacancy(0)
    known = Change(record, object(), (Difference("lift", False, True),))
    model.show(change_lines([known, Change(vacancy(1), None, ())]))
    return model


def names() -> RowsModel:
    model = RowsModel(NAMES)
    model.show(["Kade", "Molenpad", "Laan"])
    return model


def search() -> SortedRows:
    model = SortedRows(names())
    model.search("aa")
    return model


@pytest.mark.parametrize("make", [problems, changes, names, search])
def test_a_model_keeps_qts_promises(make: object, qtbot: QtBot) -> None:
    model = make()  # type: ignore[operator]  # one of the four above
    assert isinstance(model, QAbstractItemModel)
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    source = model.sourceModel() if isinstance(model, SortedRows) else model
    assert isinstance(source, RowsModel)
    source.show(source.rows[:1])
    source.show(())
    assert model.rowCount() == 0
    assert tester.model() is model


def test_a_problem_shows_its_severity_as_icon_and_word(qtbot: QtBot) -> None:
    model = problems()
    assert [model.index(i, 0).data() for i in range(2)] == ["fout", "let op"]
    assert model.columns[0].icon(model.rows[0])[0] == "kruis"


def test_a_change_says_what_it_was_and_what_it_becomes(qtbot: QtBot) -> None:
    model = changes()
    assert [model.index(0, i).data() for i in range(5)] == [
        "gewijzigd",
        "Dorpsweg 3 · 001001 · Dakpan",
        "lift",
        "nee",
        "ja",
    ]
    assert model.index(1, 0).data() == "nieuw"


def test_a_kind_has_a_line_for_each_new_row(qtbot: QtBot) -> None:
    lines = change_lines([Change(vacancy(number), None, ()) for number in range(3)])
    assert [line.sort for line in lines] == ["nieuw"] * 3
    assert vacancy(0).kind is Kind.VACANCIES
