"""Keeping: the file, its keys, engine and sessions, its migrations, record and backups."""

from .database import Database
from .kept import Kept
from .keys import Key, KeyProblem, WrongPassphrase
from .migrate import MEETING, NAMES, Schema
from .opening import NotEncrypted, create, create_open, unlock
from .problem import Damaged, DatabaseProblem

__all__ = [
    "MEETING",
    "NAMES",
    "Damaged",
    "Database",
    "DatabaseProblem",
    "Kept",
    "Key",
    "KeyProblem",
    "NotEncrypted",
    "Schema",
    "WrongPassphrase",
    "create",
    "create_open",
    "unlock",
]
