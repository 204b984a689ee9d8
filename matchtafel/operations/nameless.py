"""Decisions without a name: profile numbers give way to a word, the rest stays as evidence."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from matchtafel.models import Action, Base, Client, Condition, Decision, Organisation

from .free_text import FREE_TEXT, texts_of

# So short a number may be any number, "12 dagen": only the sentence's own place tells.
_SHORT = re.compile(r"\d{1,4}")
_AFTER_ALLOCATION = r"(?<=toe aan )"
# As people type a number: any hyphen for another, or a space; a character for a character.
_TYPED = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "İ": "i"})

ERASED = "gewist"

Owned = tuple[str, str]


def erased_number(client: Client) -> str:
    """What stands in place of the profile number; it tells which row, not who."""
    return f"{ERASED}-{client.id}"


def owners(session: Session) -> dict[int, Owned]:
    """Client id → provider and profile number, of everyone in the file."""
    rows = session.execute(
        select(Client.id, Organisation.name, Client.profile_number).join(
            Organisation, Organisation.id == Client.owner_id
        )
    )
    return {client: (provider, number) for client, provider, number in rows}


class Words:
    """Which word stands for which client; others are left alone.

    A number that two providers use is replaced only where the provider, or the decision, tells
    whose it is.
    """

    def __init__(self, known: Mapping[int, Owned], words: Mapping[int, str]) -> None:
        self._owned = {known[client]: word for client, word in words.items()}
        shared = Counter(number for _, number in known.values())
        alone = {known[c][1]: w for c, w in words.items() if shared[known[c][1]] == 1}
        self._known, self._words, self._alone = known, words, alone
        typed = Counter(_key(number) for number in shared)
        self._unclear = {key for key, numbers in typed.items() if numbers > 1}
        self._in_text = _replacing(alone, self._unclear)

    def text(self, text: str) -> str:
        """The text with words for numbers."""
        return self._in_text(text)

    def changes(self, row: Decision) -> dict[str, Any]:
        """What a decision is without the numbers, by column; only what would differ."""
        named, inside = self._alone, self._in_text
        if row.client_id is not None and row.client_id in self._words:
            named = {**named, self._known[row.client_id][1]: self._words[row.client_id]}
            inside = _replacing(named, self._unclear)
        after = {
            "sentence": inside(row.sentence),
            "reason": inside(row.reason),
            "seen": self._seen(row.seen, named, inside),
        }
        return {column: value for column, value in after.items() if value != getattr(row, column)}

    def take_out_of(self, row: Decision) -> None:
        """Take the numbers out of a decision; its outcome, ranks and scores stay."""
        for column, value in self.changes(row).items():
            setattr(row, column, value)

    def _seen(self, seen: Any, named: Mapping[str, str], inside: Callable[[str], str]) -> Any:
        if isinstance(seen, list):
            return [self._seen(each, named, inside) for each in seen]
        if isinstance(seen, dict):
            told = {key: self._seen(value, named, inside) for key, value in seen.items()}
            if {"client", "provider"} <= seen.keys():
                owned = seen["provider"], seen["client"]
                told["client"] = self._owned.get(owned, seen["client"])
            return told
        return named.get(seen) or inside(seen) if isinstance(seen, str) else seen


def _typed(text: str) -> str:
    """As long as the text, with capitals and kinds of hyphen set aside."""
    return text.translate(_TYPED).lower()


def _key(number: str) -> str:
    """The same for a number however it is typed: "P 2026 0017" is "p-2026-0017"."""
    return _typed(number).replace(" ", "-")


def _replacing(
    words: Mapping[str, str], unclear: Collection[str] = frozenset()
) -> Callable[[str], str]:
    """What puts a word for each number that stands on its own; the longest is tried first.

    unclear: keys of more than one number ("P-1" and "p 1"): those only as they are written.
    """
    if not words:
        return lambda text: text
    by_key = {_key(number): word for number, word in words.items() if _key(number) not in unclear}
    found = "|".join(_pattern(number) for number in sorted(words, key=len, reverse=True))
    pattern = re.compile(rf"(?<![\w-])(?:{found})(?![\w-])")

    def replaced(text: str) -> str:
        parts, end = [], 0
        for match in pattern.finditer(_typed(text)):
            own = text[match.start() : match.end()]
            parts += [text[end : match.start()], words.get(own, by_key.get(_key(own), own))]
            end = match.end()
        return "".join((*parts, text[end:]))

    return replaced


def _pattern(number: str) -> str:
    """What finds a number in text that went through _typed."""
    place = _AFTER_ALLOCATION if _SHORT.fullmatch(number) else ""
    return place + "[- ]".join(map(re.escape, _key(number).split("-")))


def _change(row: Any, column: str, value: Any) -> None:
    """Only what differs, so that the record names no field that stayed the same."""
    if getattr(row, column) != value:
        setattr(row, column, value)


def all_words(session: Session) -> Words:
    """A word for every client of the file who still has a number."""
    known = owners(session)
    words = {client.id: erased_number(client) for client in session.scalars(select(Client))}
    return Words(known, {key: word for key, word in words.items() if known[key][1] != word})


def named_clients(session: Session) -> set[int]:
    """The clients whom any decision names by number."""
    words = all_words(session)
    changed = (words.changes(decision) for decision in session.scalars(select(Decision)))
    return {int(id_) for each in changed for id_ in re.findall(rf"{ERASED}-(\d+)", str(each))}


def without_facts(session: Session, decision: Decision) -> None:
    """What a decision still told of the client it chose, beside the reason."""
    seen = dict(decision.seen)
    if seen.get("criteria"):
        unsaid = {"client_value": None, "text": ""}
        seen["criteria"] = [{**criterion, **unsaid} for criterion in seen["criteria"]]
    _change(decision, "seen", seen)
    for table in (Condition, Action):
        for row in session.scalars(select(table).filter_by(decision_id=decision.id)):
            _change(row, "text", ERASED)


def in_free_text(session: Session, words: Words, numbers: Sequence[str]) -> None:
    """Take the numbers out of everything that people typed."""
    for row, column, text in list(naming(session, numbers)):
        _change(row, column, words.text(text))


def naming(session: Session, numbers: Sequence[str]) -> Iterator[tuple[Any, str, str]]:
    """Row, column and text of what people typed in which one of these numbers stands."""
    naming_one = _replacing(dict.fromkeys(numbers, ""))
    for mapper in Base.registry.mappers:
        columns = FREE_TEXT.get(mapper.class_.__tablename__)
        if columns is None:
            continue
        query = select(mapper.class_)
        if len(numbers) == 1:  # more would make a condition that is too long for SQLite
            typed = f"%{re.sub('[^A-Za-z0-9]', '_', numbers[0])}%"  # LIKE: _ is any character
            query = query.where(or_(*(getattr(mapper.class_, c).like(typed) for c in columns)))
        for row in session.scalars(query):
            for column, text in texts_of(row):
                if naming_one(text) != text:
                    yield row, column, text
