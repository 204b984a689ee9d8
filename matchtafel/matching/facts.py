"""What is known of vacancies and clients, as columns; unknown is NaN or None.

A file, a database row or a data frame becomes a Table; rules never see anything else.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .distinct import Distinct, distinct_numbers, distinct_objects, the_same, together
from .norms import Norms
from .verdict import UNKNOWN

Column = NDArray[Any]
Encoder = Callable[[Any], Any]


def number(value: Any) -> float:
    """Amounts, counts, years; None is unknown."""
    return UNKNOWN if value is None else float(value)


def day(value: Any) -> float:
    """A date as its ordinal day number, so that days can be subtracted."""
    if value is None or value != value:  # NaT is not equal to itself
        return UNKNOWN
    return float((value.date() if isinstance(value, datetime) else value).toordinal())


def code_from(codes: Sequence[str]) -> Encoder:
    """A coded text as its place in `codes`; anything else is unknown."""
    place = {code: float(index) for index, code in enumerate(codes)}
    return lambda value: place.get(value, UNKNOWN)


def text(value: Any) -> str | None:
    """A code or name as it is."""
    return None if value is None or value != value else str(value)


def pc4(value: Any) -> str | None:
    """The four digits of a postcode, which are all that an area needs."""
    return None if value is None or value != value else str(value)[:4]


def areas(value: Any) -> tuple[str, ...] | None:
    """A list of area codes; None is not asked, () is none."""
    return None if value is None or value != value else tuple(value)


ANSWERS = ("nee", "wens", "eis", "uitgesloten")
NO, WISH, REQUIREMENT, EXCLUDED = range(4)
ACCESSIBILITY = ("ZON", "GNV", "NUL", "ROG", "ROA", "ROL", "RUI")
OUTDOOR = ("geen", "gedeeld", "balkon", "tuin", "dakterras")
ENTRANCE = ("eigen", "portiek", "galerij", "corridor")
SITUATION = ("DRU", "RUS")
WBMGP = ("geen", "8", "9", "10")
CAPACITY = ("rood", "oranje", "groen")
ENERGY = ("G", "F", "E", "D", "C", "B", "A", "A+", "A++", "A+++", "A++++", "A+++++")
MATCH_WEIGHT = ("standaard", "zorgvuldig")
STANDARD_WEIGHT, CAREFUL = range(2)

answer = code_from(ANSWERS)

# Columns of the neighbourhood file, joined to each vacancy by its neighbourhood code.
NEIGHBOURHOOD_COLUMNS: dict[str, Encoder] = {
    "carrying_capacity": code_from(CAPACITY),
    "carrying_capacity_valid_until": day,
    "placements_cap": number,
    "placements_12m": number,
    "liveability": number,
}
VACANCY_COLUMNS: dict[str, Encoder] = {
    "neighbourhood_code": text,
    "neighbourhood_name": text,
    "postcode": pc4,
    "rooms": number,
    "bedrooms": number,
    "area_m2": number,
    "floor": number,
    "lift": number,
    "accessibility": code_from(ACCESSIBILITY),
    "outdoor_space": code_from(OUTDOOR),
    "entrance": code_from(ENTRANCE),
    "poor_sound_insulation": number,
    "situation": code_from(SITUATION),
    "pets_allowed": number,
    "energy_label": code_from(ENERGY),
    "net_rent": number,
    "calculation_rent": number,
    "wws_points": number,
    "dwelling_type": text,
    "max_persons": number,
    "min_age": number,
    "max_age": number,
    "wbmgp_article": code_from(WBMGP),
    "available_from": day,
    **NEIGHBOURHOOD_COLUMNS,
}
CLIENT_COLUMNS: dict[str, Encoder] = {
    "consent_date": day,
    "valid_until": day,
    "urgency_date": day,
    "urgency_valid_until": day,
    "adults": number,
    "children": number,
    "birth_year": number,
    "pension_age": number,
    "income": number,
    "max_rent": number,
    "min_bedrooms": number,
    "min_rooms": number,
    "min_area_m2": number,
    "min_accessibility": code_from(ACCESSIBILITY),
    "max_floor_without_lift": number,
    "ground_floor": answer,
    "lift": answer,
    "outdoor_space": answer,
    "own_entrance": answer,
    "quiet": answer,
    "sound_insulation": answer,
    "has_pet": number,
    "wanted_areas": areas,
    "wanted_areas_required": lambda value: float(bool(value)),
    "excluded_areas": areas,
    "anchor_areas": areas,
    "ready_from": day,
    "support_day_and_night": number,
    "match_weight": code_from(MATCH_WEIGHT),
    "offers_refused": number,
}


@dataclass(frozen=True)
class Table:
    """Columns of equal length n, one row a vacancy or client.

    keys: (owner, number) of each row. columns: name → array of shape (n,). skipped: name →
    boolean array (n,), True where a fact was said not to apply ("nvt").
    """

    keys: tuple[tuple[str, str], ...]
    columns: Mapping[str, Column]
    skipped: Mapping[str, NDArray[np.bool_]] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(self.keys)

    def take(self, rows: Sequence[int] | NDArray[np.intp]) -> "Table":
        """The same columns for some rows."""
        index = np.asarray(rows, dtype=np.intp)
        return Table(
            keys=tuple(self.keys[row] for row in index),
            columns={name: column[index] for name, column in self.columns.items()},
            skipped={name: column[index] for name, column in self.skipped.items()},
        )

    def narrow(self, rows: NDArray[np.intp], names: Iterable[str]) -> dict[str, Column]:
        """Some columns of some rows."""
        return {name: self.columns[name][rows] for name in names}

    def skips(self, rows: NDArray[np.intp], names: Iterable[str]) -> NDArray[np.bool_] | None:
        """Which of some rows, (u,), say of any of these facts that it does not apply.

        None where no row does.
        """
        skipping = [self.skipped[name][rows] for name in names if name in self.skipped]
        return np.logical_or.reduce(skipping) if skipping else None

    def distinct(self, names: tuple[str, ...]) -> Distinct:
        """One row for each different combination of values of `names`.

        Of no names there is one combination, even in an empty table.
        """
        if names not in self._seen:
            self._seen[names] = self._distinct(names)
        return self._seen[names]

    def _distinct(self, names: tuple[str, ...]) -> Distinct:
        if not names or len(self) == 1:
            return the_same(len(self))
        if len(names) > 1:
            return together(self.distinct(names[:-1]), self.distinct(names[-1:]))
        if names[0] in self._numbers:
            return self._numbers[names[0]]
        return distinct_objects(self._without_skipped(names[0]))

    @cached_property
    def _numbers(self) -> dict[str, Distinct]:
        names = [name for name, column in self.columns.items() if column.dtype != object]
        columns = [self._without_skipped(name) for name in names]
        return dict(zip(names, distinct_numbers(columns), strict=True))

    def _without_skipped(self, name: str) -> Column:
        """A column in which what does not apply is a value of its own."""
        values = self.columns[name]
        return np.where(self.skipped[name], -np.inf, values) if name in self.skipped else values

    @cached_property
    def _seen(self) -> dict[tuple[str, ...], Distinct]:
        return {}


@dataclass(frozen=True)
class Facts:
    """Everything a score rests on: two tables, the reference date and the year's norms.

    norms: those of the year of signing (the reference date's year unless it is known); None
    when that year has none. placed_12m: neighbourhood code → placements of 12 months, also of
    neighbourhoods without a vacancy here; NaN unknown.
    """

    vacancies: Table
    clients: Table
    reference_date: date
    norms: Norms | None = None
    placed_12m: Mapping[str, float] = field(default_factory=dict)

    def take(self, vacancies: Sequence[int], clients: Sequence[int]) -> "Facts":
        """The same facts for some vacancies and clients only."""
        some, them = self.vacancies.take(vacancies), self.clients.take(clients)
        return replace(self, vacancies=some, clients=them)

    def between(self, rows: slice) -> "Facts":
        """The same facts for these vacancies, itself for all of them."""
        if rows == slice(0, len(self.vacancies)):
            return self
        some = self.vacancies.take(np.arange(rows.start, rows.stop))
        return replace(self, vacancies=some)


def vacancy_table(
    columns: Mapping[str, Sequence[Any]],
    neighbourhoods: Mapping[str, Mapping[str, Any]] | None = None,
) -> Table:
    """Vacancies as a Table; `columns` maps fact names to sequences of n Python values.

    neighbourhoods: code → facts of that neighbourhood, joined by `neighbourhood_code`.
    A column that is not there is unknown; other names are not read. Units and codes:
    docs/engine.md. Raises ValueError where columns differ in length.
    """
    joined = dict(columns)
    if neighbourhoods and "neighbourhood_code" in columns:
        codes = list(columns["neighbourhood_code"])
        for name in NEIGHBOURHOOD_COLUMNS:
            joined[name] = [neighbourhoods.get(code, {}).get(name) for code in codes]
    return _table(joined, VACANCY_COLUMNS, ("corporation", "unit_number"))


def client_table(columns: Mapping[str, Sequence[Any]]) -> Table:
    """Clients as a Table; `columns` maps fact names to sequences of n Python values.

    A column that is not there is unknown; other names are not read. Units and codes:
    docs/engine.md. Raises ValueError where columns differ in length.
    """
    return _table(columns, CLIENT_COLUMNS, ("provider", "profile_number"))


def columns_of(rows: Sequence[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """Rows as columns; what a row lacks is None."""
    names = {name for row in rows for name in row}
    return {name: [row.get(name) for row in rows] for name in sorted(names)}


def _table(
    columns: Mapping[str, Sequence[Any]], encoders: Mapping[str, Encoder], key: tuple[str, str]
) -> Table:
    numbers = list(columns.get(key[1], ()))
    size = len(numbers)
    owners = columns.get(key[0], [None] * size)
    for name in encoders:
        if name in columns and len(columns[name]) != size:
            raise ValueError(f"{name} has {len(columns[name])} values, {key[1]} has {size}")
    keys = tuple((owner or "", number) for owner, number in zip(owners, numbers, strict=True))
    encoded = {name: _encode(columns.get(name), encode, size) for name, encode in encoders.items()}
    skipped: dict[str, NDArray[np.bool_]] = {}
    for row, names in enumerate(columns.get("not_applicable", ())):
        for name in names or ():
            if name in encoders:
                skipped.setdefault(name, np.zeros(size, bool))[row] = True
    return Table(keys, encoded, skipped)


def _encode(values: Sequence[Any] | None, encode: Encoder, size: int) -> Column:
    if encode in (text, pc4, areas):
        column = np.empty(size, object)
        for row, value in enumerate(values if values is not None else ()):
            column[row] = encode(value)
        return column
    if values is None:
        return np.full(size, UNKNOWN)
    return np.fromiter((encode(value) for value in values), float, size)
