"""The caps that hold at one table: how many may still be placed where, and with whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from ..dutch import count
from ..facts import CAREFUL, Column, Facts, Table
from ..policy import Caps, cap_of
from ..verdict import UNKNOWN

Mask = NDArray[np.bool_]
Pair = tuple[int, int]

PLACEMENTS = ("plaatsing", "plaatsingen")
CAREFUL_MATCHES = ("zorgvuldige match", "zorgvuldige matches")


@dataclass(frozen=True, eq=False)
class Cap:
    """At most `agreed` placements of these vacancies (V,) with these clients (C,).

    noun: what is counted, one and many. before: placements of 12 months, this table's
    decisions included, as far as known; None: only what happens at this table counts.
    missing: how far that number is not known, in Dutch; "" where it is. decided, locked: how
    many this table decided, and how many it locked.
    """

    name: str
    agreed: int
    vacancies: Mask
    clients: Mask
    noun: tuple[str, str] = PLACEMENTS
    before: int | None = None
    missing: str = ""
    decided: int = 0
    locked: int = 0

    @property
    def placed(self) -> int:
        """How many count before anything is proposed."""
        return (self.decided if self.before is None else self.before) + self.locked

    @property
    def left(self) -> int:
        """How many more may be placed."""
        return max(0, self.agreed - self.placed)

    @property
    def size(self) -> int:
        """How many pairs count; the tightest of two caps has the fewest."""
        return int(self.vacancies.sum()) * int(self.clients.sum())

    def covers(self, pair: Pair) -> bool:
        """Whether this pair counts."""
        return bool(self.vacancies[pair[0]] and self.clients[pair[1]])

    def count(self, pairs: Iterable[Pair]) -> int:
        """How many of these pairs count."""
        return sum(self.covers(pair) for pair in pairs)

    @property
    def reached(self) -> str:
        """The cap as a sentence for whoever it stops."""
        if self.placed > self.agreed:
            return f"{self.name} zit met {self._many} al boven {self.agreement}"
        if self.missing:
            most = f"{'is' if self.agreed == 1 else 'zijn'} hoogstens {self._agreed}"
            return f"in {self.name} {most} afgesproken; hoeveel er al waren is {self.missing}"
        return f"{self.name} zit aan {self.agreement}"

    @property
    def exceeded(self) -> str:
        """The cap as a sentence where what this table fixed goes beyond it, else ""."""
        if self.placed <= self.agreed or not self.decided + self.locked:
            return ""
        many = f"het zijn er {self._many}"
        return f"de vaste keuzes gaan bij {self.name} over {self.agreement}: {many}"

    @property
    def agreement(self) -> str:
        """De afgesproken 2 plaatsingen."""
        here = " aan deze tafel" if self.before is None else ""
        return f"de afgesproken {self._agreed}{here}"

    @property
    def warning(self) -> str:
        """That this cap may be passed already, where that is not known, else ""."""
        if not self.missing:
            return ""
        asked = f"{self.missing} hoeveel {self.noun[1]} er in 12 maanden waren"
        return f"{self.name}: {asked}; afgesproken is hoogstens {self.agreed}"

    @property
    def _agreed(self) -> str:
        return count(self.agreed, *self.noun)

    @property
    def _many(self) -> str:
        return f"minstens {self.placed}" if self.missing else f"{self.placed}"


def caps_at(
    facts: Facts, caps: Caps, taken: Sequence[Pair], locks: Sequence[Pair]
) -> tuple[Cap, ...]:
    """Areas from small to large, providers, corporations and careful matches; each by name.

    What lies nowhere known, or has no known provider or corporation, has no cap; a match of
    which it is not known that it is careful does not count as one.
    """
    found = [*_areas(facts, caps, taken), *_owners(facts, caps), *_careful(facts, caps)]
    return tuple(replace(cap, decided=cap.count(taken), locked=cap.count(locks)) for cap in found)


def _areas(facts: Facts, caps: Caps, taken: Sequence[Pair]) -> Iterator[Cap]:
    """Neighbourhoods, and by the prefix of their code their wijken and gemeenten (CBS)."""
    vacancies, anyone = facts.vacancies, np.ones(len(facts.clients), bool)
    codes = vacancies.columns["neighbourhood_code"]
    known = {**facts.placed_12m, **_known_here(facts)}
    for code, inside in _groups(codes):
        agreed = _fewest(_own_cap(vacancies, inside), cap_of(caps.neighbourhood, code))
        if agreed is not None:
            before, unknown = _before({code: known[code]}, codes, taken)
            name, missing = _neighbourhood(vacancies, inside), "onbekend" if unknown else ""
            yield Cap(name, agreed, inside, anyone, before=before, missing=missing)
    for noun, prefix, length, table in (
        ("wijk", "WK", 8, caps.district),
        ("gemeente", "GM", 6, caps.municipality),
    ):
        for area, inside in _groups([code and prefix + code[2:length] for code in codes]):
            agreed = cap_of(table, area)
            if agreed is not None:
                hoods = {code: n for code, n in known.items() if code[2:length] == area[2:]}
                before, unknown = _before(hoods, codes, taken)
                missing = "niet van elke buurt bekend" if unknown else ""
                name = f"{noun} {area}"
                yield Cap(name, agreed, inside, anyone, before=before, missing=missing)


def _owners(facts: Facts, caps: Caps) -> Iterator[Cap]:
    anywhere, anyone = np.ones(len(facts.vacancies), bool), np.ones(len(facts.clients), bool)
    for owner, theirs in _groups([owner for owner, _ in facts.clients.keys]):
        agreed = cap_of(caps.provider, owner)
        if agreed is not None:
            yield Cap(f"zorgaanbieder {owner}", agreed, anywhere, theirs)
    for owner, theirs in _groups([owner for owner, _ in facts.vacancies.keys]):
        agreed = cap_of(caps.corporation, owner)
        if agreed is not None:
            yield Cap(f"corporatie {owner}", agreed, theirs, anyone)


def _careful(facts: Facts, caps: Caps) -> Iterator[Cap]:
    careful = facts.clients.columns["match_weight"] == CAREFUL
    for code, inside in _groups(facts.vacancies.columns["neighbourhood_code"]):
        agreed = cap_of(caps.careful, code)
        if agreed is not None:
            name = _neighbourhood(facts.vacancies, inside)
            yield Cap(name, agreed, inside, careful, CAREFUL_MATCHES)


def _groups(names: Iterable[str | None]) -> Iterator[tuple[str, Mask]]:
    """Each known name with the rows that bear it (n,), in the order of the names."""
    column = np.array([name or "" for name in names], object)
    for name in sorted({name for name in column if name}):
        yield name, np.asarray(column == name)


def _own_cap(vacancies: Table, inside: Mask) -> int | None:
    """The cap of the neighbourhood file; the lowest where its rows would differ."""
    known = vacancies.columns["placements_cap"][inside]
    known = known[~np.isnan(known)]
    return int(known.min()) if len(known) else None


def _known_here(facts: Facts) -> dict[str, float]:
    """Placements of 12 months of each neighbourhood with a vacancy; NaN where nobody knows."""
    found = {}
    for code, inside in _groups(facts.vacancies.columns["neighbourhood_code"]):
        known = facts.vacancies.columns["placements_12m"][inside]
        known = known[~np.isnan(known)]
        found[code] = float(known.max()) if len(known) else facts.placed_12m.get(code, UNKNOWN)
    return found


def _before(known: Mapping[str, float], codes: Column, taken: Sequence[Pair]) -> tuple[int, bool]:
    """Placements of 12 months of these neighbourhoods, and whether any of them is unknown.

    Where it is, what this table decided there counts.
    """
    unknown = {code for code, placed in known.items() if np.isnan(placed)}
    counted = sum(int(placed) for code, placed in known.items() if code not in unknown)
    return counted + sum(codes[v] in unknown for v, _ in taken), bool(unknown)


def _neighbourhood(vacancies: Table, inside: Mask) -> str:
    """Buurt Oosterkade, or its code."""
    for column in ("neighbourhood_name", "neighbourhood_code"):
        known = sorted({name for name in vacancies.columns[column][inside] if name})
        if known:
            return f"buurt {known[0]}"
    return "deze buurt"


def _fewest(*caps: int | None) -> int | None:
    return min((cap for cap in caps if cap is not None), default=None)
