"""What the meeting agreed: which criteria are requirements, which weigh how much, and limits."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Kind(StrEnum):
    """What a criterion does: knock out, weigh, or only show."""

    REQUIREMENT = "requirement"
    PREFERENCE = "preference"
    ADVICE = "advice"
    OFF = "off"


class Unknown(StrEnum):
    """What an unknown fact does: hold a pair up until someone asks, or only be shown.

    Never "no" and never a lower score: those would punish whoever was not asked.
    """

    ASK = "ask"
    SHOW = "show"


# Weight words of design §4, lightest first.
WEIGHTS: Mapping[str, float] = {"light": 1.0, "normal": 2.0, "heavy": 4.0, "decisive": 8.0}


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
    """How one criterion counts; weight only for a preference (1, 2, 4 or 8).

    limits: thresholds by name; the criterion's own for a name that is not there.
    """

    kind: Kind
    weight: float = 0.0
    unknown: Unknown = Unknown.ASK
    limits: Mapping[str, float] = field(default_factory=dict)


OFF = Rule(Kind.OFF)
# Without consent nobody is looked at (AVG art. 6, 1a; domain.md §4.7): no policy changes that.
CONSENT = "consent"
_CONSENT = Rule(Kind.REQUIREMENT)
# In a table of caps: whoever is not named.
EVERY_OTHER = "*"


@dataclass(frozen=True)
class Caps:
    """The most placements that the meeting allows itself, by code or name ("*": every other).

    neighbourhood, district, municipality: in 12 months, by CBS code (BU, WK, GM), on top of
    the caps that the neighbourhood file itself gives; they nest. provider: at one table, by
    provider. corporation: at one table, by corporation. careful: careful matches at one table
    in one neighbourhood, by its code. An area, provider or corporation that is not there has
    no limit.
    """

    neighbourhood: Mapping[str, int] = field(default_factory=dict)
    district: Mapping[str, int] = field(default_factory=dict)
    municipality: Mapping[str, int] = field(default_factory=dict)
    provider: Mapping[str, int] = field(default_factory=dict)
    corporation: Mapping[str, int] = field(default_factory=dict)
    careful: Mapping[str, int] = field(default_factory=dict)


def cap_of(caps: Mapping[str, int], name: str) -> int | None:
    """The cap for this name; None: no limit."""
    return caps.get(name, caps.get(EVERY_OTHER))


@dataclass(frozen=True)
class Policy:
    """A version of the rules. thresholds: lowest score of the four upper bands, best first.

    rules: by criterion id; a criterion that is not there is off, save consent (`rule`).
    """

    name: str
    version: str
    rules: Mapping[str, Rule] = field(default_factory=dict)
    thresholds: tuple[float, float, float, float] = (0.90, 0.75, 0.60, 0.40)
    # The norm for urgency → offer, calendar months (domain.md §2.7).
    waiting_norm_months: int = 3
    caps: Caps = Caps()

    @property
    def label(self) -> str:
        """As screens and minutes name it: "standaard, versie 1"."""
        return f"{self.name}, versie {self.version}"

    def rule(self, criterion_id: str) -> Rule:
        """How a criterion counts."""
        if criterion_id == CONSENT:
            return _CONSENT
        return self.rules.get(criterion_id, OFF)
