"""What a criterion compares, in Dutch: the fact of the dwelling and the demand of the client.

The sentences stand in words_dwelling, words_client and words_neighbourhood. None says why:
income stays a class and excluded areas stay unnamed.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..norms import Norms

Row = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """vacancy_value, client_value: the bare facts as text, None where unknown or not told."""

    vacancy_value: str | None
    client_value: str | None
    fact: str
    demand: str = ""

    @property
    def text(self) -> str:
        """One line: "huur € 639,00, hoogstens € 660,00"."""
        return ", ".join(part for part in (self.fact, self.demand) if part)


@dataclass(frozen=True)
class Setting:
    """What the words need beside the two rows."""

    on: date
    norms: Norms | None


Say = Callable[[Row, Row, Setting], Words]


def bare(value: Any) -> str | None:
    """A fact as text for a machine: amounts with cents, dates ISO, lists with ;."""
    if value is None:
        return None
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list):
        return ";".join(value) if value else "geen"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def money(value: Any) -> str | None:
    """639.00."""
    return None if value is None else f"{float(value):.2f}"


ANSWERED = {"eis": "eis", "wens": "wens", "nee": "maakt niet uit", None: "nog niet gevraagd"}


def line(fact: str, say_fact: Callable[[Row], str], demand: str, answer: str) -> Say:
    """A profile line: the fact of the dwelling against eis, wens, nee or not asked."""

    def say(v: Row, c: Row, setting: Setting) -> Words:
        given = c.get(answer)
        wish = f"{demand}: {ANSWERED.get(given, given)}"
        return Words(bare(v.get(fact)), given, say_fact(v), wish)

    return say


def rent_of(v: Row, setting: Setting) -> Any:
    """Rekenhuur, or kale huur where the year's rule makes them equal (domain.md §4.2)."""
    rent = v.get("calculation_rent")
    if rent is None and setting.norms and setting.norms.calculation_rent_is_net_rent:
        return v.get("net_rent")
    return rent


def net_rent_of(v: Row, setting: Setting) -> Any:
    """Kale huur, or rekenhuur where the year's rule makes them equal."""
    rent = v.get("net_rent")
    if rent is None and setting.norms and setting.norms.calculation_rent_is_net_rent:
        return v.get("calculation_rent")
    return rent


def where(v: Row) -> str:
    """The neighbourhood by name, else what is known of the place."""
    name = v.get("neighbourhood_name") or v.get("neighbourhood_code") or v.get("postcode")
    return str(name) if name else "buurt onbekend"
