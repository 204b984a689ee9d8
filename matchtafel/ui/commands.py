"""Every command of the window, with its key and its place in the menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from .actions import Command
from .rooms import rooms
from .theme import Theme

if TYPE_CHECKING:
    from .window import MainWindow


LOCK_CHOICES = (5, 10, 30)


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)


def commands_of(window: "MainWindow") -> list[Command]:
    """The action table."""
    return [
        *_file_commands(window),
        *_parcel_commands(window),
        *_safety_commands(window),
        *_meeting_commands(window),
        *_room_commands(window),
        *_view_commands(window),
    ]


def _file_commands(window: "MainWindow") -> list[Command]:
    file = _tr("Bestand")
    return [
        Command("new", _tr("Nieuw overleg…"), window.new_meeting, "Ctrl+N", file),
        Command("open", _tr("Open bestand…"), window.ask_file, "Ctrl+O", file),
        Command("new_file", _tr("Nieuw bestand…"), window.ask_new_file, "", file),
        Command(
            "names", _tr("Open namenbestand…"), window.files.ask_names, "", file, at_table=True
        ),
        Command(
            "new_names",
            _tr("Nieuw namenbestand…"),
            window.files.ask_new_names,
            "",
            file,
            at_table=True,
        ),
        Command("import", _tr("Lees in…"), window.read_in, "Ctrl+I", file),
        Command("start", _tr("Naar het begin"), window.to_start, "Ctrl+W", file, at_table=True),
        Command("quit", _tr("Sluit af"), window.close, "Ctrl+Q", file, when_locked=True),
    ]


def _parcel_commands(window: "MainWindow") -> list[Command]:
    parcel, desk = _tr("Pakket"), window.parcels
    return [
        Command("parcel_out", _tr("Maak pakket…"), desk.ask_out, "", parcel, at_table=True),
        Command("parcel_in", _tr("Lees pakket in…"), desk.ask_in, "", parcel, at_table=True),
    ]


def _show_retention(window: "MainWindow") -> None:
    from .retention_dialog import RetentionDialog

    if window.table is not None:
        dialog = RetentionDialog(window.table, window)
        dialog.carried_out.connect(window.say)
        dialog.open()


def _locks_after(window: "MainWindow", minutes: int) -> bool:
    return window.settings.lock_minutes == minutes


def _looks_like(window: "MainWindow", theme: Theme | None) -> bool:
    return window.settings.theme == theme


def _safety_commands(window: "MainWindow") -> list[Command]:
    safety, care, lock = _tr("Beveiliging"), window.care, window.lock
    return [
        Command("lock", _tr("Vergrendel nu"), lock.lock, "Ctrl+L", safety),
        *(
            Command(
                f"lock_{minutes}",
                _tr("Vergrendel na {minutes} minuten").format(minutes=minutes),
                partial(lock.choose_minutes, minutes),
                "",
                safety,
                chosen=partial(_locks_after, window, minutes),
            )
            for minutes in LOCK_CHOICES
        ),
        Command(
            "passphrase", _tr("Wijzig wachtwoord…"), window.files.change_passphrase, "", safety
        ),
        Command("code", _tr("Maak nieuwe herstelcode…"), window.files.new_code, "", safety),
        *_names_safety_commands(window, safety),
        Command(
            "retention",
            _tr("Bekijk bewaartermijnen…"),
            partial(_show_retention, window),
            "",
            safety,
            at_table=True,
        ),
        Command("backup", _tr("Maak reservekopie"), care.back_up, "", safety),
        Command("restore", _tr("Zet reservekopie terug…"), care.ask_restore, "", safety),
        Command("copy", _tr("Bewaar kopie als…"), window.files.ask_copy, "", safety),
    ]


def _names_safety_commands(window: "MainWindow", safety: str) -> list[Command]:
    files = window.files
    return [
        Command(
            "names_passphrase",
            _tr("Wijzig wachtwoord van het namenbestand…"),
            partial(files.change_passphrase, of_names=True),
            "",
            safety,
        ),
        Command(
            "names_code",
            _tr("Maak nieuwe herstelcode voor het namenbestand…"),
            partial(files.new_code, of_names=True),
            "",
            safety,
        ),
    ]


def _meeting_commands(window: "MainWindow") -> list[Command]:
    meeting = _tr("Overleg")
    return [
        Command("undo", _tr("Maak ongedaan"), window.undo, "Ctrl+Z", meeting, at_table=True),
        Command(
            "redo", _tr("Doe opnieuw"), window.redo, "Ctrl+Y; Ctrl+Shift+Z", meeting, at_table=True
        ),
        Command(
            "change",
            _tr("Wijzig overleg en agenda…"),
            window.change_meeting,
            "Ctrl+E",
            meeting,
            at_table=True,
        ),
    ]


def _room_commands(window: "MainWindow") -> list[Command]:
    go = _tr("Ga naar")
    on_rail = [room for room in rooms() if room.rail == "rail"]
    return [
        Command(
            f"room_{room.id}",
            room.word,
            partial(window.go, room.id),
            f"Ctrl+{place}",
            go,
            at_table=True,
        )
        for place, room in enumerate(on_rail, start=1)
    ]


def _view_commands(window: "MainWindow") -> list[Command]:
    view, help_, scale = _tr("Beeld"), _tr("Hulp"), window.scale_by
    themes = {
        None: _tr("Kleuren van het bureaublad"),
        Theme.LIGHT: _tr("Licht"),
        Theme.DARK: _tr("Donker"),
        Theme.CONTRAST: _tr("Hoog contrast"),
    }
    return [
        Command("full_screen", _tr("Volledig scherm"), window.view.toggle_full_screen, "F11", view),
        *(
            Command(
                f"theme_{name}",
                title,
                partial(window.view.choose_theme, theme),
                "",
                view,
                chosen=partial(_looks_like, window, theme),
            )
            for name, (theme, title) in enumerate(themes.items())
        ),
        Command("larger", _tr("Grotere letters"), partial(scale, 1), "Ctrl+Alt++", view),
        Command("smaller", _tr("Kleinere letters"), partial(scale, -1), "Ctrl+Alt+-", view),
        Command("manual", _tr("Handleiding"), window.help.show_manual, "F1", help_),
        Command("keys", _tr("Alle toetsen"), window.help.show_keys, "Ctrl+F1", help_),
        Command("palette", _tr("Zoek of doe…"), window.help.show_palette, "Ctrl+K", help_),
    ]
