"""A vacancy or a profile in a form: what is typed goes the way of a file.

Editor(kind, ...)   show_new(texts), record(entered), is_taken(entered)
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matchtafel.exchange.columns import KEYS, owner_and_number
from matchtafel.exchange.records import Kind, Record
from matchtafel.operations.intake import Change

from .form import Entered, Section
from .form_frame import FormFrame
from .wording import columns_of, differences_text


@dataclass(frozen=True)
class EditorWords:
    """What a form says of its kind. new: its title; exists: the number is taken already."""

    new: str
    exists: str


class Editor(FormFrame):
    """A form for one row of a template."""

    def __init__(
        self,
        kind: Kind,
        sections: Sequence[Section],
        words: EditorWords,
        author: Callable[[], str],
        compare: Callable[[Record], Change],
    ) -> None:
        """author: who fills it in. compare: what a record would change in the file."""
        super().__init__(sections)
        self._kind, self._words, self._author, self._compare = kind, words, author, compare

    def show_new(self, texts: Mapping[str, str]) -> None:
        """Show an empty form; texts: what is filled in to begin with."""
        self.row = None
        self.heading.setText(self._words.new)
        self._about.setText("")
        self.form.fill({})
        self.begin(texts)

    def begin(self, texts: Mapping[str, str] | None) -> None:
        """The key of a row that is known stays as it is."""
        self.form.lock(KEYS[self._kind], self.row is not None)
        super().begin(texts)

    def record(self, entered: Entered) -> Record:
        """What was typed, as a file would have brought it."""
        return Record(
            kind=self._kind,
            key=owner_and_number(self._kind, entered.values),
            row=None,
            values=entered.values,
            not_applicable=entered.not_applicable,
            source=self.tr("formulier, {name}").format(name=self._author()),
        )

    def is_taken(self, entered: Entered) -> bool:
        """Whether a new row would have the number of one that stands already."""
        known = self._compare(self.record(entered)).known
        return self.row is None and known is not None and known.withdrawn_at is None

    def sum_up(self, entered: Entered) -> None:
        """What would change, or how far a new row is."""
        if self.row is None:
            self._say_new(entered)
            return
        change = self._compare(self.record(entered))
        if change.differences:
            words = differences_text(columns_of(self._kind), change.differences)
            self.say("pen", "accent", words)
        else:
            self.say("vink", "success", self.tr("Er is niets veranderd."))

    def _say_new(self, entered: Entered) -> None:
        if not entered.wrong and self.is_taken(entered):
            self.say("let", "warning", self._words.exists)
            return
        filled = sum(bool(text) for text in self.form.texts().values())
        count = self.tr("{filled} van {all} gegevens ingevuld. Wat u niet weet, blijft leeg.")
        self.say("pen", "text2", count.format(filled=filled, all=len(self.form.lines)))
