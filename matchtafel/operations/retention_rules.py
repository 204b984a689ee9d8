"""Retention periods (bewaartermijnen) as data: what goes, how long after which day, and why."""

from importlib.resources import files
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field

from matchtafel.exchange.toml_file import FileRefused, Strict, read_toml
from matchtafel.matching.dutch import count

Line = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\r\n]+$")]
# Which rows, and the day from which the term runs: see retention_due.py.
What = Literal[
    "client_consent_withdrawn",
    "client_withdrawn",
    "client_expired",
    "client_without_end",
    "client_placed_income",
    "client_agreement_ended",
    "client_number_unused",
    "meeting",
    "identity",
    "record",
]
# What happens when the term is over.
Then = Literal["erase", "erase_income", "pseudonymise", "keep"]
# The one thing that can be done with each, other than to erase it; anything may be kept.
_POSSIBLE: dict[What, Then] = {
    "client_placed_income": "erase_income",
    "meeting": "pseudonymise",
    "record": "keep",
}
_DONE: dict[Then, str] = {
    "erase": "De gegevens worden gewist",
    "erase_income": "Het inkomen wordt gewist",
    "pseudonymise": "De nummers gaan uit de besluiten",
    "keep": "Dit blijft staan",
}


class Rule(Strict):
    """One rule. because: half a Dutch sentence; {since} is the day on which the term began."""

    what: What
    months: Annotated[int, Field(ge=0, le=600)]
    then: Then
    because: Line
    source: Line

    @property
    def term(self) -> str:
        """1 maand, 2 jaar, or meteen."""
        if self.months == 0:
            return "meteen"
        if self.months % 12:
            return count(self.months, "maand", "maanden")
        return f"{self.months // 12} jaar"

    @property
    def done(self) -> str:
        """What happens, half a Dutch sentence."""
        return _DONE[self.then]


class _File(Strict):
    rule: dict[str, Rule]


Rules = dict[str, Rule]


def read_rules(path: Path | None = None) -> Rules:
    """Rules by id, in order: a row goes by the first that applies.

    path: someone's own file, in place of the program's. Raises FileRefused.
    """
    if path is None:
        own = files("matchtafel.resources").joinpath("retention.toml")
        return _checked(own.read_bytes(), "retention.toml")
    try:
        return _checked(path.read_bytes(), path.name)
    except OSError:
        raise FileRefused([f"{path.name} is niet te lezen."]) from None


def _checked(content: bytes, file: str) -> Rules:
    rules = read_toml(content, file, _File).rule
    faults = [
        f"{file}, rule.{name}: bij {rule.what} kan alleen {possible} of keep."
        for name, rule in rules.items()
        if rule.then not in (possible := _POSSIBLE.get(rule.what, "erase"), "keep")
    ]
    faults += [
        f"{file}, rule.{name}.because: tussen accolades kan alleen {{since}} staan."
        for name, rule in rules.items()
        if set(rule.because.replace("{since}", "")) & set("{}")
    ]
    if faults:
        raise FileRefused(faults)
    return rules
