"""Who acts, as far as the computer knows."""

import getpass


def login_name() -> str:
    """Who is logged in, until someone says who acts."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "onbekend"
