"""Who acts, as far as the computer knows."""

import getpass


def login_name() -> str:
    """Who is logged in, until someone says who acts; a byte that is no text becomes "?"."""
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()
    except (OSError, KeyError):
        return "onbekend"
