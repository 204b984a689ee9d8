"""How a score is rounded: to compare it, and to show it. Needs no arithmetic library."""

# Scores are rounded before anything is compared (formats.md §2).
DECIMALS = 6
_SCALE: int = 10**DECIMALS
_POINT = _SCALE // 100


def hundredths(score: float) -> int:
    """A score of 0–1 as it is shown, 0–100; a half goes up. Every screen and paper rounds so."""
    return (round(float(score) * _SCALE) + _POINT // 2) // _POINT
