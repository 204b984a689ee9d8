"""Retention carried out: a list of what would go and why, and then exactly that list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.matching.dutch import long_date
from matchtafel.models import Client, Identity, Profile

from .agreement import months_after
from .erasing import erase_clients, erase_identity, forget_facts
from .nameless import all_words, named_clients, without_facts
from .refused import Refused
from .retention_due import Holdings, decisions_of
from .retention_rules import Rule, Rules, Then, What

IN_NAMES_FILE = "identity"


@dataclass(frozen=True)
class Due:
    """Something whose term is over. row_id: of a client, meeting or first identity version."""

    rule: str
    what: What
    then: Then
    row_id: int
    sentence: str


@dataclass(frozen=True)
class Preview:
    """What would go on a day, by rule. unknown: what cannot be said, for want of a date."""

    on: date
    due: tuple[Due, ...]
    unknown: tuple[str, ...]


def preview(session: Session, rules: Rules, on: date) -> Preview:
    """What of a meeting file is over its term; nothing is changed."""
    return _preview(session, [r for r in rules.items() if r[1].what != IN_NAMES_FILE], on)


def preview_names(session: Session, rules: Rules, on: date) -> Preview:
    """What of a names file is over its term."""
    return _preview(session, [r for r in rules.items() if r[1].what == IN_NAMES_FILE], on)


def _preview(session: Session, rules: Iterable[tuple[str, Rule]], on: date) -> Preview:
    holdings = Holdings(session)
    due: dict[tuple[str, Then, int], Due] = {}
    unknown: list[str] = []
    for name, rule in rules:
        if rule.then == "keep":
            continue
        for row in holdings.found(rule.what):
            if row.since is None:
                unknown.append(f"{row.name}: de dag waarop de termijn begint is niet bekend.")
            elif months_after(row.since, rule.months) <= on:
                sentence = _sentence(row.name, rule, row.since)
                # A row goes by the first rule that says so.
                key = _table_of(rule.what), rule.then, row.row_id
                due.setdefault(key, Due(name, rule.what, rule.then, row.row_id, sentence))
    return Preview(on, tuple(due.values()), tuple(unknown))


def _table_of(what: What) -> str:
    return what.partition("_")[0]


def _sentence(name: str, rule: Rule, since: date) -> str:
    because = rule.because.format(since=long_date(since))
    return f"{name}: {because}. Termijn: {rule.term}. {rule.done}."


def carry_out(session: Session, shown: Preview, rules: Rules, *, now: datetime) -> None:
    """Do what was shown, in one act. Raises Refused where something changed since."""
    of_names = any(each.what == IN_NAMES_FILE for each in shown.due)
    again = (preview_names if of_names else preview)(session, rules, shown.on)
    if again.due != shown.due:
        raise Refused("Intussen is er iets veranderd. Bekijk de lijst opnieuw.")
    rows: dict[tuple[str, Then], list[int]] = {}
    for each in shown.due:
        rows.setdefault((_table_of(each.what), each.then), []).append(each.row_id)
    for kind, ids in rows.items():
        _DO[kind](session, ids, now)
    session.flush()


def _erase_clients(session: Session, ids: Sequence[int], now: datetime) -> None:
    """The facts of all; the number of those whom no decision names."""
    named = named_clients(session)
    for client in _clients(session, [id_ for id_ in ids if id_ in named]):
        forget_facts(session, client, now=now)
    unnamed = _clients(session, [id_ for id_ in ids if id_ not in named])
    if unnamed:
        erase_clients(session, unnamed, now=now)


def _clients(session: Session, ids: Sequence[int]) -> list[Client]:
    return [session.get_one(Client, id_) for id_ in ids]


def _erase_income(session: Session, ids: Sequence[int], _now: datetime) -> None:
    for version in session.scalars(select(Profile).where(Profile.client_id.in_(ids))):
        version.income = version.income_year = None


def _pseudonymise(session: Session, ids: Sequence[int], _now: datetime) -> None:
    words = all_words(session)
    for decision in (each for id_ in ids for each in decisions_of(session, id_)):
        words.take_out_of(decision)
        without_facts(session, decision)


def _erase_identities(session: Session, ids: Sequence[int], _now: datetime) -> None:
    for person in [session.get_one(Identity, id_) for id_ in ids]:
        erase_identity(session, person.provider, person.profile_number)


_DO: dict[tuple[str, Then], Callable[[Session, Sequence[int], datetime], None]] = {
    ("client", "erase"): _erase_clients,
    ("client", "erase_income"): _erase_income,
    ("meeting", "pseudonymise"): _pseudonymise,
    ("identity", "erase"): _erase_identities,
}
