"""Keeping: the file, its engine and sessions, its migrations."""

from .database import Database, DatabaseProblem

__all__ = ["Database", "DatabaseProblem"]
