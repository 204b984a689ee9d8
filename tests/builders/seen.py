"""Decision.seen: what the table saw when it decided."""

from typing import Any


def candidate(client: str = "P-2026-0088", rank: int = 1, **more: Any) -> dict[str, Any]:
    """A candidate as Decision.seen keeps it."""
    return {
        "client": client,
        "provider": "Opstap",
        "rank": rank,
        "verdict": "eligible",
        "band": "very_good",
        "score": 0.94,
        "low": 0.9,
        "high": 0.96,
        "families": {"dwelling": 0.96, "client": 0.94, "neighbourhood": 0.91},
        "waiting_days": 81,
        "over_norm": False,
        "difference": "wacht het langst",
        **more,
    }


def seen(
    *candidates: dict[str, Any], chosen_rank: int | None = None, **more: Any
) -> dict[str, Any]:
    """Decision.seen; the first candidate stands first, `chosen_rank` was chosen."""
    chosen = next((each for each in candidates if each["rank"] == chosen_rank), None)
    return {
        "reference_date": "2026-11-24",
        "policy": {"name": "standaard", "version": "1"},
        "norm_year": 2026,
        "counts": {"eligible": 8, "undetermined": 0, "excluded": 19, "no_consent": 1},
        "excluded_by": [],
        "first": candidates[0]["client"] if candidates else None,
        "chosen": chosen and chosen["client"],
        "chosen_rank": chosen_rank,
        "candidates": list(candidates),
        "reserves": [],
        "careful": None,
        "closest": None,
        "criteria": [],
        "suitability": {"outcome": "PAS", "reason": None, "limit": 713.02, "text": ""},
        "daeb": {"outcome": "binnen", "limit": 51537, "text": ""},
        "first_proposed_at": None,
        **more,
    }
