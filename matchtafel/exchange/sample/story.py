"""The sample meeting: stories placed by hand on top of the generator (resources/demo/)."""

from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind

from . import places, profiles
from .places import Row, described
from .town import Nominee, Town, assemble

_AMOUNTS = {"net_rent", "service_charges", "calculation_rent", "income", "max_rent"}
_YEARS = {"birth_year", "income_year"}
_DAYS = {
    "available_from",
    "profile_date",
    "valid_until",
    "consent_date",
    "urgency_date",
    "urgency_valid_until",
    "ready_from",
}
# Words of sample.toml that are no facts.
_ASIDE = {"unknown", "nominated", "nomination"}


def sample_town(on: date) -> Town:
    """Twelve vacancies and one row that cannot be read; forty profiles; nominations."""
    told = described("sample")
    vacancies = [_tell(_somewhere(row["street"]), row, on) for row in told["vacancy"]]
    clients = [profiles.profile(i, on, told["seed"]) for i in range(told["profiles"])]
    for index, story in enumerate(told["profile"]):
        clients[index] = _tell(clients[index], story, on)
    nominations = [
        Nominee(_vacancy_key(vacancies, story["nominated"]), _client_key(row), story["nomination"])
        for row, story in zip(clients, told["profile"], strict=False)
        if "nominated" in story
    ]
    return assemble(on, vacancies, clients, told["seed"], nominations)


def _somewhere(street: str) -> Row:
    nothing = dict.fromkeys(column.fact for column in TEMPLATES[Kind.VACANCIES])
    return {**nothing, **places.streets()[street].facts, "not_applicable": ()}


def _tell(row: Row, story: Mapping[str, Any], on: date) -> Row:
    told = {fact: _value(fact, value, on) for fact, value in story.items() if fact not in _ASIDE}
    return row | told | dict.fromkeys(story.get("unknown", ()))


def _value(fact: str, told: Any, on: date) -> Any:
    """Days and years count from the meeting; an amount that is text stays as it was typed."""
    if fact in _DAYS:
        return on + timedelta(days=told)
    if fact in _YEARS:
        return on.year + told
    if fact in _AMOUNTS and not isinstance(told, str):
        return Decimal(f"{told:.2f}")
    return tuple(told) if isinstance(told, list) else told


def _vacancy_key(vacancies: list[Row], unit_number: str) -> tuple[str, str]:
    row = next(row for row in vacancies if row["unit_number"] == unit_number)
    return row["corporation"], unit_number


def _client_key(row: Row) -> tuple[str, str]:
    return row["provider"], row["profile_number"]
