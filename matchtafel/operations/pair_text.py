"""Why this client and this dwelling, to read on a terminal."""

from collections.abc import Callable, Iterator
from operator import attrgetter

from matchtafel.matching.dutch import count, day_and_date, long_date, number
from matchtafel.matching.explanation.sentences import BAND_WORDS
from matchtafel.matching.explanation.versus import Standing
from matchtafel.matching.policy import WEIGHTS, Kind, Policy
from matchtafel.matching.robust_words import robustness_words
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.verdict import PairVerdict

from .lines import CriterionLine, criterion_lines
from .pairs import Pair, address
from .scoring import Scoring
from .terminal import unbroken, wrapped

FAMILY_WORDS = {"dwelling": "Woning", "client": "Cliënt", "neighbourhood": "Buurt"}
_WEIGHT_WORDS = dict(
    zip(WEIGHTS.values(), ("licht", "normaal", "zwaar", "beslissend"), strict=True)
)
_SIDES = ("Woning", "Cliënt", "Buurt")
_LABEL = 26
_AGAINST = ("✕", "−", "~")
# Only worth a line of their own when something is wrong with them.
_FORMAL: dict[str, Callable[[CriterionLine], str]] = {
    **dict.fromkeys(("consent", "profile_valid", "urgency_valid"), attrgetter("text")),
    "income_within_daeb": attrgetter("label"),
}
_HALF = 0.5


def why_text(pair: Pair) -> str:
    """Verdict, score, every criterion that matters, what would help and what eisen cost."""
    stands = pair.standing(str(pair.client["profile_number"]))
    parts = [_title(pair), _verdict(pair, stands)]
    if pair.consent:
        parts += [*_reasons(pair, stands), _origins(pair)]
    parts.append(_change(pair))
    if pair.consent:
        parts += [_robustness(pair), _reach(pair)]
    return "\n\n".join("\n".join(part) for part in parts if part)


def dwelling_name(pair: Pair) -> str:
    """Kade 88 (VHE 33-0417, Havenhuis)."""
    vacancy = pair.vacancy
    key = f"VHE {vacancy['unit_number']}, {vacancy.get('corporation') or 'corporatie onbekend'}"
    return f"{address(vacancy)} ({key})" if address(vacancy) else key


def client_name(pair: Pair) -> str:
    """P-2026-0042 (Thuisbaken)."""
    provider = pair.client.get("provider") or "zorgaanbieder onbekend"
    return f"{pair.client['profile_number']} ({provider})"


def under(scoring: Scoring) -> str:
    """The day and the rules that all of it holds for."""
    day = day_and_date(scoring.facts.reference_date)
    return f"Peildatum {day}, beleid {scoring.policy.label}"


def _title(pair: Pair) -> list[str]:
    return [f"{dwelling_name(pair)} en {client_name(pair)}", under(pair.table)]


def _verdict(pair: Pair, stands: Standing) -> list[str]:
    if not pair.consent:
        return ["Geen toestemming om aan tafel te delen: verder wordt er niets bekeken."]
    place = f"Plaats {pair.rank} van {count(pair.candidates, 'kandidaat', 'kandidaten')}."
    return [
        *wrapped(f"{verdict_words(stands)}; {score_words(pair)}. {place}"),
        f"{waiting_words(stands)}; de norm is {_norm(pair)}.",
        " · ".join(f"{word} {_family(pair, name)}" for name, word in FAMILY_WORDS.items()),
    ]


def verdict_words(stands: Standing) -> str:
    """Past goed, onder voorbehoud."""
    open_ = ", onder voorbehoud" if stands.verdict is PairVerdict.UNDETERMINED else ""
    return f"{BAND_WORDS[stands.band].capitalize()}{open_}"


def score_words(pair: Pair) -> str:
    """Score 87 van 100, with what is unknown 80 to 91."""
    scores = pair.dwelling.scores
    low, score, high = (
        hundredths(each[0, pair.column]) for each in (scores.low, scores.score, scores.high)
    )
    without = "zonder de eisen " if pair.excluded else ""
    between = "" if low == high else f", door wat nog onbekend is {low} tot {high}"
    return f"{without}score {score} van 100{between}"


def waiting_words(stands: Standing) -> str:
    """Wacht 52 dagen."""
    days = stands.waiting_days
    return "Wachttijd onbekend" if days is None else f"Wacht {count(days, 'dag', 'dagen')}"


def _norm(pair: Pair) -> str:
    return count(pair.table.policy.waiting_norm_months, "maand", "maanden")


def _family(pair: Pair, name: str) -> str:
    score = pair.dwelling.scores.families[name][0, pair.column]
    return "?" if score != score else str(hundredths(score))


def _reasons(pair: Pair, stands: Standing) -> Iterator[list[str]]:
    lines = criterion_lines(pair.judged, stands.score)
    marked = [(_mark(line), line) for line in lines]
    against = [line for mark, line in marked if mark in _AGAINST]
    lost = sum(line.points for line in against)
    plus = [line for mark, line in marked if mark == "+" and line.id not in _FORMAL]
    costs = f"Min, kost samen {count(lost, 'punt', 'punten')}" if lost else "Min"
    groups = {
        "Plus": plus,
        costs: sorted(against, key=lambda line: (not line.fails, -line.points)),
        "Nog onbekend": [line for mark, line in marked if mark == "?"],
        "Advies, weegt niet mee": [line for mark, line in marked if mark == "!"],
    }
    for title, shown in groups.items():
        found = [row for line in shown for row in _line(line, pair.table.policy)]
        yield [title, *found] if found else []
    formal = [_FORMAL[line.id](line) for mark, line in marked if mark == "+" and line.id in _FORMAL]
    aside = [line.label for line in lines if line.verdict == "not_applicable"]
    yield [
        *wrapped(f"In orde: {', '.join(formal)}."),
        *(wrapped(f"Niet van toepassing: {', '.join(aside)}.") if aside else []),
    ]


def _mark(line: CriterionLine) -> str:
    """The sign before a line; "" for what says nothing here."""
    silent = line.kind == "advice" or line.id == "excluded_area"
    if line.verdict == "not_applicable" or (silent and line.verdict == "fits"):
        return ""
    if line.verdict == "unknown":
        return "?"
    if line.kind == "advice":
        return "!"
    if line.fails:
        return "✕"
    if line.kind == "requirement" or line.verdict == "fits":
        return "+"
    return "~" if (line.degree or 0) >= _HALF else "−"


def _line(line: CriterionLine, policy: Policy) -> list[str]:
    cost = f"−{line.points}" if line.points else ""
    head = f"  {_mark(line)} {line.label:<{_LABEL}}{cost:>4}  "
    counts_as = unbroken(f"({_counts_as(line, policy)})")
    return wrapped(f"{said(line)} {counts_as}", head)


def said(line: CriterionLine) -> str:
    """Both facts, without what the label and the kind say already: "tuin, wens"."""
    demand = line.demand.removeprefix(f"{line.label}: ")
    return ", ".join(part for part in (line.fact, "" if demand == "eis" else demand) if part)


def _counts_as(line: CriterionLine, policy: Policy) -> str:
    if line.kind == "requirement":
        own = policy.rule(line.id).kind is not Kind.REQUIREMENT
        return "eis van de cliënt" if own else "eis"
    if line.kind == "advice":
        return "advies"
    return f"weegt {_WEIGHT_WORDS.get(line.weight) or number(line.weight, 1)}"


def _origins(pair: Pair) -> list[str]:
    """Where the facts come from, each source once; of the neighbourhood also which facts."""
    own = pair.vacancy.get("source")
    found: dict[tuple[str, str], list[str]] = {}
    for judged in pair.judged:
        if (there := judged.vacancy_origin) and there.source == own:
            found.setdefault(("Woning", there.text), [])
        elif there:
            found.setdefault(("Buurt", there.text), []).append(judged.criterion.label)
        if here := judged.client_origin:
            found.setdefault(("Cliënt", f"{here.text}{_profile_of(pair)}"), [])
    rows = [
        wrapped(f"{text}: {', '.join(about)}" if about else text, f"  {side:<8}")
        for (side, text), about in sorted(found.items(), key=lambda each: _SIDES.index(each[0][0]))
    ]
    return ["Herkomst", *(row for lines in rows for row in lines)] if rows else []


def _profile_of(pair: Pair) -> str:
    day = pair.client.get("profile_date")
    return f", profiel van {long_date(day)}" if day and pair.client.get("recorded_on") else ""


def _change(pair: Pair) -> list[str]:
    text = pair.change.text
    return ["Wat zou helpen", *wrapped(text, "  ")] if text else []


def _robustness(pair: Pair) -> list[str]:
    """What would put someone else at the first place of this dwelling."""
    names = pair.table.client_names
    firm = pair.robustness
    now = "" if firm.first is None else f", nu van {names[firm.first]}"
    said = robustness_words(firm, names)
    return [f"Hoe vast plaats 1 staat{now}", *(row for text in said for row in wrapped(text, "  "))]


def _reach(pair: Pair) -> list[str]:
    """How many dwellings fit, and how many each requirement alone keeps away."""
    reach, dwellings = pair.reach, len(pair.table.vacancies)
    now, open_ = int(reach.possible[0]), int(reach.provisional[0])
    fit = (
        f"nu {'past' if now == 1 else 'passen'} {now} van {count(dwellings, 'woning', 'woningen')}"
    )
    some = "alle" if open_ == now else f"waarvan {open_}"
    under_ = f", {some} onder voorbehoud" if open_ else ""
    costs = [
        f"  zonder ‘{criterion.label}’ {many} in plaats van {now}"
        for criterion, many in reach.costs(0)
    ]
    return [*wrapped(f"Wat de eisen deze cliënt kosten: {fit}{under_}"), *costs]
