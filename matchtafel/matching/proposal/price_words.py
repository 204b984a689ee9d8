"""The price of a choice in Dutch: who would lose which dwelling."""

from collections.abc import Iterator, Mapping, Sequence

from ..dutch import count
from .levels import Levels
from .price import Price


class Told(str):
    """A sentence of a price. sign: 1 for what is kept or gained, -1 for what is lost, else 0."""

    sign: int

    def __new__(cls, text: str, sign: int = 0) -> "Told":
        """The sentence itself."""
        told = super().__new__(cls, text)
        told.sign = sign
        return told


def price_words(price: Price, vacancies: Sequence[str], clients: Sequence[str]) -> tuple[Told, ...]:
    """Whole sentences, dwellings first; vacancies, clients: what each row is called.

    "Alle 8 open woningen houden een kandidaat.", "P-2026-0007 krijgt dan Brugstraat 8 in
    plaats van Havenstraat 12-b."
    """
    if price.before == price.after:
        return (Told("Deze keuze staat ook in het voorstel voor de hele tafel.", 1),)
    return (
        *_dwellings(price, vacancies),
        *(_move(price, client, vacancies, clients) for client in _in_turn(price)),
        *(Told(f"Dat gaat bij {cap.name} over {cap.agreement}.", -1) for cap in price.exceeded),
        *_level(price.change),
    )


def _dwellings(price: Price, names: Sequence[str]) -> Iterator[Told]:
    """Which dwellings lose their candidate, or that none does; and which get one."""
    lost = sorted(set(price.before) - set(price.after))
    won = sorted(set(price.after) - set(price.before) - {price.vacancy})
    yield from (Told(f"{names[vacancy]} houdt geen kandidaat.", -1) for vacancy in lost)
    if len(price.open) > 1 and set(price.open) == set(price.after):
        keep = "houden" if len(price.before) == len(price.open) else "hebben dan"
        all_ = "Beide" if len(price.open) == 2 else f"Alle {len(price.open)}"
        yield Told(f"{all_} open woningen {keep} een kandidaat.", 1)
    elif not lost:
        yield Told("Geen andere woning verliest haar kandidaat.", 1)
    yield from (Told(f"{names[vacancy]} krijgt dan wel een kandidaat.", 1) for vacancy in won)


def _in_turn(price: Price) -> list[int]:
    """Whose dwelling changes, one after another: who makes room, then who fills what was left."""
    goes_to = {client: vacancy for vacancy, client in price.after.items()}
    came_from = {client: vacancy for vacancy, client in price.before.items()}
    turn = _chain(price.before, goes_to, price.vacancy)
    if price.client in came_from:
        turn += [price.client, *_chain(price.after, came_from, came_from[price.client])]
    moved = {c for c in {*goes_to, *came_from} if goes_to.get(c) != came_from.get(c)}
    return list(dict.fromkeys([*turn, *sorted(moved - {price.client})]))


def _chain(holders: Mapping[int, int], other: Mapping[int, int], vacancy: int | None) -> list[int]:
    """From a dwelling to its holder, to the dwelling they have in the other, and so on."""
    found: list[int] = []
    while vacancy is not None and vacancy in holders and holders[vacancy] not in found:
        found.append(holders[vacancy])
        vacancy = other.get(holders[vacancy])
    return found


def _move(price: Price, client: int, vacancies: Sequence[str], clients: Sequence[str]) -> Told:
    was = next((vacancies[v] for v, c in price.before.items() if c == client), None)
    now = next((vacancies[v] for v, c in price.after.items() if c == client), None)
    if now is None:
        return Told(f"{clients[client]} krijgt geen woning in dit voorstel.", -1)
    if was is None:
        return Told(f"{clients[client]} krijgt dan {now}.", 1)
    return Told(f"{clients[client]} krijgt dan {now} in plaats van {was}.")


def _level(change: Levels) -> Iterator[Told]:
    """What is lost below the number of dwellings with a candidate, at the first level that is."""
    if change.placed:
        return
    if change.provisional:
        verb = "is" if abs(change.provisional) == 1 else "zijn"
        many = count(abs(change.provisional), "plaatsing", "plaatsingen")
        said = f"Er {verb} dan {many} {_more(change.provisional)} onder voorbehoud."
        yield Told(said, -1 if change.provisional > 0 else 1)
    elif change.days_over:
        # Who waits long comes first: fewer days placed is the loss.
        days = count(abs(change.days_over), "dag", "dagen")
        said = f"Wie lang wacht, komt dan {_more(change.days_over)} aan bod"
        yield Told(f"{said}: samen {days} boven de norm.", 1 if change.days_over > 0 else -1)
    elif round(abs(change.total_score) * 100):
        points = count(round(abs(change.total_score) * 100), "punt", "punten")
        level, sign = ("hoger", 1) if change.total_score > 0 else ("lager", -1)
        yield Told(f"De score van de hele tafel is dan {points} {level}.", sign)


def _more(change: int) -> str:
    return "meer" if change > 0 else "minder"
