"""A readable summary of a match, for the terminal."""

from collections.abc import Iterator

from matchtafel.exchange.columns import column_for
from matchtafel.matching.ask import ask_first
from matchtafel.matching.dutch import count, day_and_date
from matchtafel.matching.explanation.points import hundredths
from matchtafel.matching.policy import BANDS
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
    for row, (corporation, number) in enumerate(scoring.facts.vacancies.keys):
        yield f"\n{number} ({corporation or 'corporatie onbekend'})"
        columns = [
            int(c)
            for c in scoring.order[row][: matched.top or SHOWN]
            if scores.verdict[row, c] != PairVerdict.EXCLUDED
        ]
        for rank, column in enumerate(columns, start=1):
            band = BAND_WORDS[BANDS[int(scores.band[row, column])].value]
            undetermined = scores.verdict[row, column] == PairVerdict.UNDETERMINED
            yield (
                f"  {rank}. {scoring.facts.clients.keys[column][1]:<14} "
                f"{hundredths(scores.score[row, column]):3}  {band}, {_wait(matched, column)}"
                f"{', onder voorbehoud' if undetermined else ''}"
            )
        yield f"  {_rest(matched, row, len(columns))}"


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
        parts.append("geen kandidaat voldoet aan alle eisen")
    silent = int((~consent).sum())
    parts += [f"{excluded} uitgesloten"] if excluded else []
    parts += [f"{silent} zonder toestemming"] if silent else []
    return "; ".join(parts)


def _proposal(matched: Matched) -> Iterator[str]:
    scoring, proposal = matched.scoring, matched.proposal
    vacancies, clients = scoring.facts.vacancies.keys, scoring.facts.clients.keys
    yield f"\nVoorstel voor de hele tafel: {len(proposal.placements)} geplaatst"
    for vacancy, client in proposal.placements.items():
        open_ = scoring.scores.verdict[vacancy, client] == PairVerdict.UNDETERMINED
        under = ", onder voorbehoud" if open_ else ""
        yield f"  {vacancies[vacancy][1]} → {clients[client][1]}{under}"
    for vacancy, why in proposal.unfilled.items():
        yield f"  {vacancies[vacancy][1]} blijft open: {why}"
    for sentence in proposal.unmet:
        yield f"  Niet gelukt: {sentence}"


def _asks(matched: Matched) -> Iterator[str]:
    scoring = matched.scoring
    asks = ask_first(scoring.facts, scoring.scores)[:SHOWN]
    if asks:
        yield "\nEerst vragen"
    keys = {"vacancy": scoring.facts.vacancies.keys, "client": scoring.facts.clients.keys}
    for ask in asks:
        header = column_for(KIND[ask.side], ask.fact).header
        yield f"  {keys[ask.side][ask.row][1]}: {header} (speelt mee in {ask.pairs_affected} paren)"
