"""What stands in the way of using a file."""


class DatabaseProblem(Exception):
    """The file cannot be used; the message is a Dutch sentence for the user."""


class Damaged(DatabaseProblem):
    """The file was damaged on the disk; a backup can take its place (backup.py)."""
