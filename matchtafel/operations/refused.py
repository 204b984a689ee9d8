"""An act that the rules do not allow."""


class Refused(Exception):
    """The message is a Dutch sentence that says why and what would be possible."""
