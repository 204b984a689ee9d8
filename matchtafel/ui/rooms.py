"""The rooms of the program: what stands on the rail, and where each is made.

A room is a widget made with the open Table. What it can do more is optional: keys() for the
status bar, enter() when one comes in, stop() before the file is closed, signals notice(str),
undoable(str) and import_asked.
"""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from .table import Table


@dataclass(frozen=True)
class Room:
    """A room. rail: "rail", "foot" or "" when it is not on the rail.

    module and page: where its widget is; imported when one enters.
    """

    id: str
    word: str
    icon: str
    module: str
    page: str
    rail: str = "rail"

    def furnish(self, table: "Table") -> QWidget:
        """Make the widget for an open meeting."""
        make: Callable[[Table], QWidget] = getattr(import_module(self.module), self.page)
        return make(table)


def rooms() -> list[Room]:
    """All rooms that there are, in the order of the rail."""

    def tr(text: str) -> str:
        return QCoreApplication.translate("rooms", text)

    desks = "matchtafel.ui.desks"
    return [
        Room("overleg", tr("Overleg"), "overleg", "matchtafel.ui.at_table", "AtTable"),
        Room("notulen", tr("Notulen"), "notulen", "matchtafel.ui.minutes", "MinutesPage"),
        Room("woningen", tr("Woningen"), "woning", f"{desks}.vacancies", "VacanciesPage"),
        Room("profielen", tr("Profielen"), "profiel", f"{desks}.profiles", "ProfilesPage"),
        Room("inlezen", tr("Inlezen"), "in", f"{desks}.importing", "ImportPage", rail=""),
        Room("vervolg", tr("Vervolg"), "vervolg", f"{desks}.followup", "FollowUpPage"),
        Room("hulp", tr("Hulp"), "vraag", "matchtafel.ui.manual", "ManualPage", rail="foot"),
    ]
