"""How firm a ranking is, in Dutch."""

from collections.abc import Iterator, Sequence

from .dutch import number
from .explanation.change import SPOKEN
from .policy import Kind
from .policy_words import WEIGHT_WORDS
from .robust import NO_WEIGHT, Flip, Removal, Robustness

# More people than this are not told one by one.
_APART = 2
_ANYONE = -1


def robustness_words(firm: Robustness, names: Sequence[str]) -> tuple[str, ...]:
    """What would put someone else at place 1; names: what to call each client of the table."""
    return (*_by_weight(firm, names), *_by_removal(firm, names))


def _by_weight(firm: Robustness, names: Sequence[str]) -> Iterator[str]:
    if firm.first is None:
        yield "Iedereen valt af."
        return
    if firm.overtaken is not None:
        yield f"Pas als {_goes(firm.overtaken)}, staat {names[firm.overtaken.first]} bovenaan."
        return
    yield "Geen van de gewichten, tot en met beslissend, verandert wie bovenaan staat."
    if firm.swap is not None and firm.second is not None:
        pair = f"{names[firm.second]} voor {names[firm.first]}"
        yield f"Pas bij een gewicht {_beyond(firm.swap)} gaat {pair}."


def _goes(flip: Flip) -> str:
    now = WEIGHT_WORDS[flip.now]
    if flip.to == NO_WEIGHT:
        return f"‘{flip.criterion.label}’ niet meer meeweegt (nu {now})"
    return f"‘{flip.criterion.label}’ van {now} naar {WEIGHT_WORDS[flip.to]} gaat"


def _beyond(flip: Flip) -> str:
    side = "net boven" if flip.to > flip.now else "net onder"
    limit = number(flip.to, 2).rstrip("0").rstrip(",")
    return f"{side} {limit} (nu {number(flip.now)}) voor ‘{flip.criterion.label}’"


def _by_removal(firm: Robustness, names: Sequence[str]) -> Iterator[str]:
    for kind, noun in ((Kind.PREFERENCE, ""), (Kind.REQUIREMENT, "de eis ")):
        labels: dict[int, list[str]] = {}
        for removal in told(firm):
            if removal.kind is kind and not _said(removal, firm.overtaken):
                labels.setdefault(removal.first, []).append(f"‘{removal.criterion.label}’")
        if len(labels) > _APART:
            labels = {_ANYONE: [label for quoted in labels.values() for label in quoted]}
        for first, quoted in labels.items():
            who = "een ander" if first == _ANYONE else names[first]
            yield f"Zonder {noun}{_either(quoted)} staat {who} bovenaan."
    if not firm.without and firm.first is not None:
        yield f"Welk criterium ook wegvalt, {names[firm.first]} blijft bovenaan."
    elif not firm.without:
        yield "Ook zonder één van de eisen past er niemand."


def told(firm: Robustness) -> list[Removal]:
    """What may be said: never that someone would be first but for a forbidden area."""
    return [removal for removal in firm.without if removal.criterion.id not in SPOKEN]


def _said(removal: Removal, weightless: Flip | None) -> bool:
    """Whether it was already said that this happens when the criterion weighs nothing."""
    return (
        weightless is not None
        and weightless.to == NO_WEIGHT
        and (weightless.criterion, weightless.first) == (removal.criterion, removal.first)
    )


def _either(words: Sequence[str]) -> str:
    return " of ".join([", ".join(words[:-1]), words[-1]] if words[1:] else words)
