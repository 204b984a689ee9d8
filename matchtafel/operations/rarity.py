"""Rare combinations: profiles of one provider that someone who knows the client would recognise.

Source: reliability.md promise 26, k < 3. What is counted is what the table sees of a person and
the neighbours could know; an absence (no pet, no demand) makes nobody stand out.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from matchtafel.matching.dutch import count, storey
from matchtafel.models.vocabulary import ACCESSIBILITY, Answer

from .scoring import Row

K = 3
# Together with a third almost every profile is the only one: that would warn of everything.
MOST = 2
_NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
# Age bands of domain.md §1.4 C; the age that is reached this year.
_BANDS = (
    (21, "jonger dan 21"),
    (23, "21 of 22 jaar"),
    (28, "23 tot en met 27 jaar"),
    (55, "28 tot en met 54 jaar"),
)
_OLDEST = "55 jaar of ouder"

Traits = tuple[str, ...]


@dataclass(frozen=True)
class Rare:
    """A profile that stands out. place: of the row. shared_by: how many have this, itself too."""

    place: int
    traits: Traits
    shared_by: int

    @property
    def sentence(self) -> str:
        """For the owner, before the profile is shared."""
        only = "de enige" if self.shared_by == 1 else "bijna de enige"
        these = "deze gegevens samen" if len(self.traits) > 1 else "dit gegeven"
        return f"Met {these} is deze cliënt {only}: {' · '.join(self.traits)}. Kan iets ruimer?"


def rare(rows: Sequence[Row], on: date, k: int = K) -> tuple[Rare, ...]:
    """Of one provider's profiles those that fewer than k share a trait or a pair of traits with.

    The least that makes a profile stand out is told: one trait before two, then the rarest.
    """
    traits = [traits_of(row, on) for row in rows]
    shared = Counter(combined for each in traits for combined in combined_of(each))
    found = []
    for place, each in enumerate(traits):
        few = [combined for combined in combined_of(each) if shared[combined] < k]
        if few:
            least = min(few, key=lambda combined: (len(combined), shared[combined]))
            found.append(Rare(place, least, shared[least]))
    return tuple(found)


def combined_of(traits: Traits) -> Iterator[Traits]:
    """Each trait, and each pair of them."""
    for size in range(1, MOST + 1):
        yield from combinations(traits, size)


def traits_of(row: Row, on: date) -> Traits:
    """What stands out in a profile, in Dutch; what is unknown does not."""
    return tuple(_traits(row, on))


def _traits(row: Row, on: date) -> Iterator[str]:
    adults, children = row.get("adults"), row.get("children")
    if adults is not None and adults > 1:
        yield _in_words(adults, "volwassene", "volwassenen")
    if children:
        yield _in_words(children, "kind", "kinderen")
    if row.get("pension_age"):
        yield "AOW-leeftijd"
    elif row.get("birth_year") is not None:
        yield _band(on.year - row["birth_year"])
    yield from _needs(row)
    for district in sorted({_district(area) for area in row.get("wanted_areas") or ()}):
        yield f"wil in {district}"


def _needs(row: Row) -> Iterator[str]:
    label = row.get("min_accessibility")
    if label not in (None, "ZON"):
        yield ACCESSIBILITY.get(str(label), str(label))
    highest = row.get("max_floor_without_lift")
    if highest is not None:
        yield f"trap tot en met {storey(highest)}"
    if row.get("ground_floor") == Answer.REQUIREMENT:
        yield "begane grond moet"
    if row.get("ground_floor") == Answer.EXCLUDED:
        yield "begane grond mag niet"
    if row.get("has_pet"):
        yield "huisdier"
    if row.get("support_day_and_night"):
        yield "begeleiding dag en nacht"


def _band(age: int) -> str:
    return next((words for below, words in _BANDS if age < below), _OLDEST)


def _district(area: str) -> str:
    """BU05991572 → WK059915: the table looks at wijken; a wider area stays as it is."""
    return f"WK{area[2:8]}" if area.startswith("BU") else area


def _in_words(n: int, one: str, many: str) -> str:
    """drie kinderen."""
    word = _NUMBERS[n] if n < len(_NUMBERS) else None
    return f"{word} {one if n == 1 else many}" if word else count(n, one, many)
