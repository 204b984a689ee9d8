"""What the meeting agreed: which criteria are requirements, which weigh how much."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a criterion does: knock out, weigh, or only show."""

    REQUIREMENT = "requirement"
    PREFERENCE = "preference"
    ADVICE = "advice"
    OFF = "off"


class Band(StrEnum):
    """Bands of fit, best first; excluded pairs have a band of their own."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    MODERATE = "moderate"
    POOR = "poor"
    EXCLUDED = "excluded"


BANDS = tuple(Band)


@dataclass(frozen=True)
class Rule:
    """How one criterion counts; weight only for a preference (1, 2, 4 or 8)."""

    kind: Kind
    weight: float = 0.0


@dataclass(frozen=True)
class Policy:
    """A version of the rules. thresholds: lowest score of the four upper bands, best first."""

    name: str
    version: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    thresholds: tuple[float, float, float, float] = (0.90, 0.75, 0.60, 0.40)
    # The norm for urgency → offer, calendar months (domain.md §2.7).
    waiting_norm_months: int = 3

    @property
    def label(self) -> str:
        """As screens and minutes name it: "standaard, versie 1"."""
        return f"{self.name}, versie {self.version}"
