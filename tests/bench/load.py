"""The facts that are measured on: a generated town of some size."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from matchtafel.exchange.norms import read_norms
from matchtafel.exchange.sample import Town, town
from matchtafel.matching.facts import Facts, client_table, columns_of, vacancy_table

ON = date(2026, 11, 24)
SEED = 1
Size = tuple[int, int]


def named(size: Size) -> str:
    """300×3,000."""
    return f"{size[0]:,}×{size[1]:,}"


def town_of(size: Size) -> Town:
    """A week of so many vacancies and profiles; nothing is said not to apply."""
    made = town(ON, vacancies=size[0], profiles=size[1], seed=SEED)
    vacancies = tuple({**row, "not_applicable": ()} for row in made.vacancies)
    profiles = tuple({**row, "not_applicable": ()} for row in made.profiles)
    return replace(made, vacancies=vacancies, profiles=profiles)


def fresh_facts(made: Town) -> Callable[[], Facts]:
    """A maker of the same facts, each time without anything that was worked out before."""
    hoods = {row["code"]: row for row in made.neighbourhoods}
    vacancies = vacancy_table(columns_of(made.vacancies), hoods)
    clients = client_table(columns_of(made.profiles))
    norms = read_norms()[ON.year]
    return lambda: Facts(replace(vacancies), replace(clients), ON, norms)
