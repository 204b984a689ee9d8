"""One measured ratio, and the file of all of them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

OUT = Path(__file__).parents[2] / "build" / "bench.json"


@dataclass(frozen=True)
class Result:
    """A ratio of two things measured in the same run. peak_mib: None where not measured.

    why: what is behind it when the aim is missed.
    """

    name: str
    ratio: float
    aim: float
    better: Literal["lower", "higher"]
    size: str
    peak_mib: float | None = None
    why: str = ""

    @property
    def reached(self) -> bool:
        """Whether the aim is met."""
        return self.ratio <= self.aim if self.better == "lower" else self.ratio >= self.aim

    @property
    def aim_in_words(self) -> str:
        """≤ 2 or ≥ 200."""
        return f"{'≤' if self.better == 'lower' else '≥'} {self.aim:g}"

    @property
    def line(self) -> str:
        """As it is printed."""
        mark = "" if self.reached else "  aim missed"
        peak = "" if self.peak_mib is None else f"  {self.peak_mib:.0f} MiB"
        measured = f"{self.ratio:8.2f}  ({self.aim_in_words}){peak}{mark}"
        return f"{self.name:<40} {self.size:<34} {measured}"


def write(results: Sequence[Result]) -> None:
    """Write build/bench.json."""
    OUT.parent.mkdir(exist_ok=True)
    rounded = [
        {**asdict(r), "ratio": round(r.ratio, 3), "peak_mib": r.peak_mib and round(r.peak_mib, 1)}
        for r in results
    ]
    OUT.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", "utf-8")
