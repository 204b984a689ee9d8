"""Bounds on a process that reads what others made."""

import contextlib

LARGEST_MEMORY = 2**30
MOST_SECONDS = 60


def limit_process() -> None:
    """Bound memory and time of this process, on systems that can."""
    try:
        import resource
    except ImportError:
        return
    limits = (
        (resource.RLIMIT_AS, LARGEST_MEMORY),
        (resource.RLIMIT_CPU, MOST_SECONDS),
        (resource.RLIMIT_CORE, 0),
    )
    for what, limit in limits:
        # Not every system can bound everything.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(what, (limit, limit))
