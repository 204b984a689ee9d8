"""A readable summary of a match, for the terminal."""

from collections.abc import Iterator

from matchtafel.exchange.columns import column_for
from matchtafel.matching.ask import ask_first
from matchtafel.matching.dutch import count, day_and_date, number
from matchtafel.matching.policy import BANDS
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.verdict import PairVerdict

from .pair_json import KIND
from .stateless import Matched

SHOWN = 5
BAND_WORDS = {
    "very_good": "past zeer goed",
    "good": "past goed",
    "fair": "past redelijk",
    "moderate": "past matig",
    "poor": "past slecht",
    "excluded": "uitgesloten",
}


def summary(matched: Matched) -> str:
    """The ranking per vacancy, the proposal for the whole table and what to ask first."""
    return "\n".join([*_head(matched), *_rankings(matched), *_proposal(matched), *_asks(matched)])


def _head(matched: Matched) -> Iterator[str]:
    scoring = matched.scoring
    yield (
        f"Peildatum {day_and_date(scoring.facts.reference_date)}, "
        f"{count(len(scoring.vacancies), 'woning', 'woningen')}, "
        f"{count(len(scoring.clients), 'profiel', 'profielen')}, "
        f"beleid {scoring.policy.label}."
    )


def _rankings(matched: Matched) -> Iterator[str]:
    scoring = matched.scoring
    scores = scoring.scores
    for row, (corporation, unit) in enumerate(scoring.facts.vacancies.keys):
        yield f"\n{unit} ({corporation or 'corporatie onbekend'})"
        columns = [
            int(c)
            for c in scoring.order[row][: matched.top or SHOWN]
            if scores.verdict[row, c] != PairVerdict.EXCLUDED
        ]
        width = max((len(scoring.client_names[column]) for column in columns), default=0)
        for rank, column in enumerate(columns, start=1):
            band = BAND_WORDS[BANDS[int(scores.band[row, column])].value]
            undetermined = scores.verdict[row, column] == PairVerdict.UNDETERMINED
            yield (
                f"  {rank}. {scoring.client_names[column]:<{width}} "
                f"{hundredths(scores.score[row, column]):3}  {band}, {_wait(matched, column)}"
                f"{', onder voorbehoud' if undetermined else ''}"
            )
        if rest := _rest(matched, row, len(columns)):
            yield f"  {rest}"


def _wait(matched: Matched, column: int) -> str:
    days = matched.scoring.waiting[column]
    return "wacht onbekend" if days != days else f"wacht {count(days, 'dag', 'dagen')}"


def _rest(matched: Matched, row: int, shown: int) -> str:
    """Who is not in the list: "en nog 9; 24 uitgesloten; 2 zonder toestemming"."""
    scores = matched.scoring.scores
    consent = scores.consent[0]
    excluded = int(((scores.verdict[row] == PairVerdict.EXCLUDED) & consent).sum())
    more = int(consent.sum()) - excluded - shown
    parts = [f"en nog {more}"] if more else []
    if not shown:
        nobody = consent.size and not consent.any()
        parts.append(
            "niemand gaf toestemming" if nobody else "geen kandidaat voldoet aan alle eisen"
        )
    silent = int((~consent).sum())
    parts += [f"{excluded} uitgesloten"] if excluded else []
    parts += [f"{silent} zonder toestemming"] if silent else []
    return "; ".join(parts)


def _proposal(matched: Matched) -> Iterator[str]:
    scoring, proposal = matched.scoring, matched.proposal
    vacancies, clients = scoring.vacancy_names, scoring.client_names
    yield f"\nVoorstel voor de hele tafel: {len(proposal.placements)} geplaatst"
    for vacancy, client in proposal.placements.items():
        open_ = scoring.scores.verdict[vacancy, client] == PairVerdict.UNDETERMINED
        under = ", onder voorbehoud" if open_ else ""
        yield f"  {vacancies[vacancy]} → {clients[client]}{under}"
    for vacancy, why in proposal.unfilled.items():
        yield f"  {vacancies[vacancy]} blijft open: {why}"
    for sentence in proposal.unmet:
        yield f"  Niet gelukt: {sentence}"
    yield from (f"  Let op: {sentence}" for sentence in proposal.notes)
    yield from _compared(matched)


def _compared(matched: Matched) -> Iterator[str]:
    """What the proposal reaches beside two simple ways of choosing, most important first."""
    proposal = matched.proposal
    yield f"\n  {'':<26}geplaatst  voorbehoud  dagen boven norm  score samen"
    for name, way in (
        ("dit voorstel", proposal.levels),
        ("op volgorde van de agenda", proposal.agenda_order),
        ("moeilijkste woning eerst", proposal.hardest_first),
    ):
        score = number(way.total_score, 2)
        yield f"  {name:<26}{way.placed:>9}{way.provisional:>12}{way.days_over:>18}{score:>13}"


def _asks(matched: Matched) -> Iterator[str]:
    scoring = matched.scoring
    asks = ask_first(scoring.facts, scoring.scores)[:SHOWN]
    if asks:
        yield "\nEerst vragen"
    names = {"vacancy": scoring.vacancy_names, "client": scoring.client_names}
    for ask in asks:
        header = column_for(KIND[ask.side], ask.fact).header
        pairs = count(ask.pairs_affected, "paar", "paren")
        yield f"  {names[ask.side][ask.row]}: {header} (speelt mee in {pairs})"
