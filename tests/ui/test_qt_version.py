"""The pinned Qt binding keeps Python alive.

PySide6 6.12.0 loses a reference to None with each void Qt call on Python <= 3.11; the process
aborts after some 5,000 of them.
"""

import sys

import PySide6
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

CALLS = 20_000


def test_the_binding_is_the_one_that_is_known_to_work() -> None:
    assert PySide6.__version__ == "6.11.3"


def test_calls_that_return_nothing_lose_no_reference_to_none(qtbot: QtBot) -> None:
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        thing.setObjectName("naam")
    assert sys.getrefcount(None) > before - CALLS // 2
