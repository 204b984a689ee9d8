"""The JSON of one pair, and of two beside each other: formats.md §2, and what explains it."""

from typing import Any

from matchtafel.exchange.columns import TEMPLATES
from matchtafel.exchange.records import Kind
from matchtafel.matching.criteria.words import bare, money
from matchtafel.matching.explain import Origin
from matchtafel.matching.explanation.change import Change, SmallestChange, spoken
from matchtafel.matching.explanation.options import Step
from matchtafel.matching.explanation.points import losses
from matchtafel.matching.explanation.sentences import why_first
from matchtafel.matching.explanation.versus import Contrast, Effect
from matchtafel.matching.policy import BANDS
from matchtafel.matching.robust import Flip
from matchtafel.matching.robust_words import told
from matchtafel.matching.verdict import PairVerdict

from .pairs import Beside, Pair
from .scoring import Scoring
from .seen import criterion_json

FORMAT = 1
KIND = {"vacancy": Kind.VACANCIES, "client": Kind.PROFILES}
Json = dict[str, Any]


def head_json(scoring: Scoring) -> Json:
    """What any answer begins with."""
    return {
        "format": FORMAT,
        "reference_date": scoring.facts.reference_date.isoformat(),
        "policy": {"name": scoring.policy.name, "version": scoring.policy.version},
    }


def pair_json(scoring: Scoring, row: int, column: int, *, rank: int) -> Json:
    """A pair as formats.md §2 writes it, without its criteria."""
    scores = scoring.scores
    corporation, vacancy = scoring.facts.vacancies.keys[row]
    provider, client = scoring.facts.clients.keys[column]
    consent = bool(scores.consent[0, column])
    waited = scoring.waiting[column]
    return {
        "vacancy": vacancy,
        "corporation": corporation,
        "client": client,
        "provider": provider,
        "verdict": PairVerdict(int(scores.verdict[row, column])).word,
        "rank": rank,
        "waiting_days": int(waited) if consent and waited == waited else None,
        "band": BANDS[int(scores.band[row, column])].value,
        "score": number_json(scores.score[row, column]),
        "low": number_json(scores.low[row, column]),
        "high": number_json(scores.high[row, column]),
        "families": {
            name: number_json(value[row, column]) for name, value in scores.families.items()
        },
    }


def number_json(value: Any) -> float | None:
    """Six decimals; None for NaN."""
    return None if value != value else round(float(value), 6)


def why_json(pair: Pair) -> Json:
    """Everything that can be said of one pair."""
    return {
        **head_json(pair.table),
        **_whole(pair),
        "change": _change(pair.change),
        "robustness": _robustness(pair) if pair.consent else None,
        "reach": _reach(pair) if pair.consent else None,
    }


def _whole(pair: Pair) -> Json:
    """A pair of formats.md §2, each criterion with its points, and where its facts come from."""
    numbers = pair_json(pair.dwelling, 0, pair.column, rank=pair.rank)
    lost = losses(pair.judged, numbers["score"])
    criteria = []
    for judged in pair.judged:
        loss = lost.get(judged.criterion.id)
        criteria.append(
            {
                **criterion_json(judged),
                "lost": None if loss is None else round(loss.share, 6),
                "points": 0 if loss is None else loss.points,
                "vacancy_origin": _origin(judged.vacancy_origin),
                "client_origin": _origin(judged.client_origin),
            }
        )
    return {**numbers, "candidates": pair.candidates, "criteria": criteria}


def _origin(origin: Origin | None) -> Json | None:
    if origin is None:
        return None
    return {"source": origin.source, "date": bare(origin.on)}


def _change(change: SmallestChange) -> Json:
    return {
        "text": _plain(change.text),
        "failing": [_one_change(each) for each in change.failing],
        "together": [_one_change(each) for each in change.together],
        "ask": [
            {"criterion": q.criterion.id, "side": q.side, "field": _field(q.side, q.fact)}
            for q in change.asked
        ],
    }


def _one_change(change: Change) -> Json:
    steps = [
        {"side": step.side, "field": _field(step.side, step.fact), "value": _value(step)}
        for step in change.steps
    ]
    text = change.words or spoken(change.criterion)
    return {"criterion": change.criterion.id, "text": _plain(text), "steps": steps}


def _value(step: Step) -> str | None:
    """As the criteria write it; a list that is no longer a demand is a wish."""
    if step.fact == "wanted_areas_required":
        return "wens"
    return money(step.value) if step.fact == "calculation_rent" else bare(step.value)


def _field(side: str, fact: str) -> str:
    """The column that holds a fact, as `ask_first` names it; of no file, the fact itself."""
    columns = TEMPLATES[KIND[side]] if side in KIND else ()
    headers = (column.header for column in columns if fact in (column.fact, column.flag))
    return next(headers, fact)


def _robustness(pair: Pair) -> Json:
    """Clients by number; a weight that swaps or overtakes with what it is now and would be."""
    found = pair.robustness
    return {
        "first": _client(pair, found.first),
        "second": _client(pair, found.second),
        "swap": _flip(pair, found.swap),
        "swap_word": _flip(pair, found.swap_word),
        "overtaken": _flip(pair, found.overtaken),
        "without": [
            {"criterion": removal.criterion.id, "first": _client(pair, removal.first)}
            for removal in told(found)
        ],
    }


def _client(pair: Pair, column: int | None) -> str | None:
    return None if column is None else pair.table.facts.clients.keys[column][1]


def _flip(pair: Pair, flip: Flip | None) -> Json | None:
    if flip is None:
        return None
    first = _client(pair, flip.first)
    return {"criterion": flip.criterion.id, "now": flip.now, "to": flip.to, "first": first}


def _reach(pair: Pair) -> Json:
    return {
        "dwellings": len(pair.table.vacancies),
        "possible": int(pair.reach.possible[0]),
        "provisional": int(pair.reach.provisional[0]),
        "without": {criterion.id: many for criterion, many in pair.reach.costs(0)},
    }


def beside_json(found: Beside) -> Json:
    """Two pairs, and what sets them apart: the points add up to the difference of the scores."""
    versus = found.versus
    first = None if versus.first is None else 0 if versus.first is versus.a else 1
    return {
        **head_json(found.a.table),
        "pairs": [_whole(found.a), _whole(found.b)],
        "first": first,
        "decided_by": versus.level.value,
        "text": _plain(why_first(versus)),
        "points": versus.points,
        "effects": [_effect(effect) for effect in (*versus.ahead, *versus.behind)],
        "requirements": [_contrast(each) for each in versus.requirements],
        "advice": [_contrast(each) for each in versus.advice],
    }


def _effect(effect: Effect) -> Json:
    share = round(effect.share, 6)
    return {"criterion": effect.criterion.id, "share": share, "points": effect.points}


def _contrast(contrast: Contrast) -> Json:
    verdicts = [contrast.a.verdict.value, contrast.b.verdict.value]
    return {"criterion": contrast.criterion.id, "verdicts": verdicts}


def _plain(text: str) -> str:
    return text.replace("\u00a0", " ")
