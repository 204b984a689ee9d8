"""One measured ratio, and the file of all of them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

OUT = Path(__file__).parents[2] / "build" / "bench.json"


@dataclass(frozen=True)
class Result:
    """A ratio of two things measured in the same run. peak_mib: None where not measured."""

    name: str
    ratio: float
    aim: float
    better: Literal["lower", "higher"]
    size: str
    peak_mib: float | None = None

    @property
    def reached(self) -> bool:
        """Whether the aim is met."""
        return self.ratio <= self.aim if self.better == "lower" else self.ratio >= self.aim

    @property
    def line(self) -> str:
        """As it is printed."""
        aim = f"{'≤' if self.better == 'lower' else '≥'} {self.aim:g}"
        mark = "" if self.reached else "  aim missed"
        peak = "" if self.peak_mib is None else f"  {self.peak_mib:.0f} MiB"
        return f"{self.name:<34} {self.size:<34} {self.ratio:8.2f}  ({aim}){peak}{mark}"


def write(results: Sequence[Result]) -> None:
    """Write build/bench.json."""
    OUT.parent.mkdir(exist_ok=True)
    rounded = [
        {**asdict(r), "ratio": round(r.ratio, 3), "peak_mib": r.peak_mib and round(r.peak_mib, 1)}
        for r in results
    ]
    OUT.write_text(json.dumps(rounded, ensure_ascii=False, indent=1) + "\n", "utf-8")
