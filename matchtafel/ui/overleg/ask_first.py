"""An unknown fact that could change rankings: what to ask, whom, and how much hangs on it."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QWidget

from matchtafel.operations.board import AskFirst

from ..parts import Label, column, row
from .mark import Mark


class QuestionRow(QWidget):
    """One question under "Eerst vragen"."""

    def __init__(self, question: AskFirst) -> None:
        super().__init__()
        line = row(spacing=9)
        line.addWidget(Mark("unknown"), 0, Qt.AlignmentFlag.AlignTop)
        words = column(Label(question.text, wrap=True), spacing=1)
        about = f"{question.owner} · {_pairs(question)}"
        words.addWidget(Label(about, "small", "text2", wrap=True))
        line.addLayout(words, 1)
        self.setLayout(line)


def _pairs(question: AskFirst) -> str:
    """How many candidates, or dwellings, the answer plays a part for."""
    one, many = (
        (
            QCoreApplication.translate("why", "1 kandidaat"),
            QCoreApplication.translate("why", "{n} kandidaten"),
        )
        if question.side == "vacancy"
        else (
            QCoreApplication.translate("why", "1 woning"),
            QCoreApplication.translate("why", "{n} woningen"),
        )
    )
    return one if question.count == 1 else many.format(n=question.count)
