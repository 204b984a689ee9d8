"""The limits per year as files: the program's own and those that a user adds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import Annotated

from pydantic import Field

from matchtafel.matching.norms import Norms, RentsByPoints

from .rents_by_points import read_rents_by_points
from .toml_file import FileRefused, Strict, found, read_toml

Amount = Annotated[float, Field(gt=0, allow_inf_nan=False)]
Share = Annotated[float, Field(ge=0, le=1)]
# Which limit is at least which: a figure in the wrong line or with a digit too many shows here.
_RISING = (
    ("quality_discount_limit", "rent_cap_low", "rent_cap_high", "social_rent_limit"),
    ("social_rent_limit", "middle_rent_limit"),
    ("income_single", "income_multi", "daeb_income_multi", "middle_income_multi"),
    ("income_single", "daeb_income_single", "daeb_income_multi"),
    ("income_single_pension", "income_multi_pension", "daeb_income_multi"),
    ("daeb_income_single", "middle_income_single", "middle_income_multi"),
    ("allowance_wealth_single", "allowance_wealth_partners"),
)
# Names of the fields that come from elsewhere than the year's own file.
_ELSEWHERE = {"highest_rents"}


class _File(Strict):
    """The file of a year; a figure that no source gave may be absent where None is."""

    year: Annotated[int, Field(ge=2024, le=2100)]
    source: Annotated[str, Field(min_length=1)]
    quality_discount_limit: Amount
    rent_cap_low: Amount
    rent_cap_high: Amount
    social_rent_limit: Amount
    middle_rent_limit: Amount | None = None
    daeb_income_single: Amount
    daeb_income_multi: Amount
    income_single: Amount | None = None
    income_multi: Amount | None = None
    income_single_pension: Amount | None = None
    income_multi_pension: Amount | None = None
    middle_income_single: Amount | None = None
    middle_income_multi: Amount | None = None
    calculation_rent_is_net_rent: bool
    service_charges_most: Amount | None = None
    allowance_youth_age: Annotated[int, Field(ge=18, le=30)]
    allowance_needs_rent_within_limit: bool
    allowance_share_low: Share | None = None
    allowance_share_middle: Share | None = None
    allowance_share_high: Share | None = None
    allowance_share_high_for_all: bool | None = None
    allowance_wealth_single: Amount | None = None
    allowance_wealth_partners: Amount | None = None
    basic_rent_single: Amount | None = None
    basic_rent_multi: Amount | None = None


def read_norms(folder: Path | None = None) -> dict[int, Norms]:
    """The limits of each year that has a file; a year that is not there cannot be tested.

    folder: the user's own files, named as the program's own: 2027.toml, wws-2027-01-01.csv. One
    with the name of a file of the program takes its place, whole. Raises FileRefused with a
    sentence for every fault: nothing of a folder with a broken file is used.
    """
    contents = _own_contents() | _user_contents(folder)
    problems: list[str] = []
    years: dict[int, _File] = {}
    tables: dict[str, RentsByPoints] = {}
    for name in sorted(contents):
        try:
            if name.endswith(".toml"):
                years[int(Path(name).stem)] = _year(contents[name], name)
            else:
                tables[name] = read_rents_by_points(contents[name], name)
        except FileRefused as refused:
            problems += refused.problems
    if not problems:
        problems = list(_without_year(tables, years))
    if problems:
        raise FileRefused(problems)
    return {year: _norms(read, list(tables.values())) for year, read in years.items()}


def _own_contents() -> dict[str, bytes]:
    folder = files("matchtafel.resources") / "norms"
    return {file.name: file.read_bytes() for file in folder.iterdir() if _is_norms(file.name)}


def _user_contents(folder: Path | None) -> dict[str, bytes]:
    if folder is None or not folder.is_dir():
        return {}
    contents: dict[str, bytes] = {}
    for path in folder.iterdir():
        if _is_norms(path.name):
            try:
                contents[path.name] = path.read_bytes()
            except OSError:
                raise FileRefused([f"{path} is niet te openen."]) from None
    return contents


def _is_norms(name: str) -> bool:
    return name.endswith(".toml") or (name.startswith("wws-") and name.endswith(".csv"))


def _year(content: bytes, name: str) -> _File:
    read = read_toml(content, name, _File)
    problems = list(_falling(read, name))
    if f"{read.year}.toml" != name:
        problems.append(found(name, "year", read.year, "het jaar in de naam van het bestand"))
    if problems:
        raise FileRefused(problems)
    return read


def _falling(read: _File, name: str) -> Iterator[str]:
    pairs = {pair for limits in _RISING for pair in pairwise(limits)}
    for lower, upper in sorted(pairs):
        least, amount = getattr(read, lower), getattr(read, upper)
        if least is not None and amount is not None and amount < least:
            yield found(name, upper, amount, f"ten minste {lower} ({least})")


def _without_year(tables: Mapping[str, RentsByPoints], years: Mapping[int, _File]) -> Iterator[str]:
    for name, table in tables.items():
        year = table.valid_from.year
        if year not in years:
            yield f"{name}: de normen van dat jaar ontbreken; zet {year}.toml erbij."


def _norms(read: _File, tables: Sequence[RentsByPoints]) -> Norms:
    names = {field.name for field in fields(Norms)} - _ELSEWHERE
    of_year = [table for table in tables if table.valid_from.year == read.year]
    return Norms(**{name: getattr(read, name) for name in names}, highest_rents=tuple(of_year))
