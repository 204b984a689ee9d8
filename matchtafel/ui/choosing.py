"""Asking for a file: where to save, or which to open. The window stays alive meanwhile."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths, Qt
from PySide6.QtWidgets import QFileDialog, QWidget


def documents_folder() -> Path:
    """Where people keep their documents."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def ask_to_open(
    window: QWidget, title: str, filters: str, then: Callable[[Path], object], folder: Path | None
) -> QFileDialog:
    """Which file to open."""
    dialog = _dialog(window, title, filters, folder)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.open()
    return dialog


def ask_to_open_many(
    window: QWidget, title: str, filters: str, then: Callable[[Sequence[Path]], object]
) -> QFileDialog:
    """Which files to open, in the order in which the dialog names them."""
    dialog = _dialog(window, title, filters, None)
    dialog.filesSelected.connect(lambda chosen: then([Path(name) for name in chosen]))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.open()
    return dialog


def ask_to_save(
    window: QWidget,
    title: str,
    filters: str,
    name: str,
    then: Callable[[Path], object],
    *,
    replaces: bool = True,
) -> QFileDialog:
    """Where to save; the suffix of `name` is added when it is left out.

    replaces: it may take the place of a file that is there; else `then` refuses that by itself,
    and the dialog need not ask.
    """
    dialog = _dialog(window, title, filters, None)
    dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, not replaces)
    dialog.selectFile(name)
    dialog.open()
    return dialog


def _dialog(window: QWidget, title: str, filters: str, folder: Path | None) -> QFileDialog:
    dialog = QFileDialog(window, title, str(folder or documents_folder()), filters)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    # Qt's own Dutch lacks these two; where the system has a dialog of its own they are not used.
    label = QFileDialog.DialogLabel
    dialog.setLabelText(label.LookIn, QCoreApplication.translate("choosing", "&Map:"))
    dialog.setLabelText(label.FileType, QCoreApplication.translate("choosing", "&Soort:"))
    return dialog
