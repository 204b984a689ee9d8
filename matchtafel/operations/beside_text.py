"""Two candidates for one dwelling, or two dwellings for one client, to read on a terminal."""

from collections.abc import Iterator, Sequence

from matchtafel.matching.dutch import count
from matchtafel.matching.explain import Judgement
from matchtafel.matching.explanation.sentences import why_first
from matchtafel.matching.explanation.versus import Contrast, Effect, Standing
from matchtafel.matching.policy import Kind
from matchtafel.matching.rounding import hundredths
from matchtafel.matching.verdict import Verdict

from .lines import criterion_lines
from .pair_text import client_name, dwelling_name, said, under, verdict_words
from .pairs import Beside
from .terminal import unbroken, wrapped

_LABEL = 26
_VERDICTS = {
    Verdict.FITS: "past",
    Verdict.PARTLY: "past deels",
    Verdict.FAILS: "past niet",
    Verdict.UNKNOWN: "onbekend",
    Verdict.NOT_APPLICABLE: "niet van toepassing",
}


def beside_text(found: Beside) -> str:
    """Who stands higher and why, what each has that the other lacks, where eisen differ."""
    parts = [_title(found), wrapped(why_first(found.versus))]
    if found.versus.points is not None:
        parts += [_figures(found), *_effects(found)]
        parts += [
            _contrasts("Eisen waarop ze verschillen", found.versus.requirements, found.names),
            _contrasts("Advies waarop ze verschillen", found.versus.advice, found.names),
        ]
    return "\n\n".join("\n".join(part) for part in parts if part)


def _title(found: Beside) -> list[str]:
    one, other = found.names
    of = client_name(found.a) if found.one_client else dwelling_name(found.a)
    return [f"{of}: {one} of {other}?", under(found.a.table)]


def _figures(found: Beside) -> list[str]:
    """Both side by side; the waiting time beside the score and never in it."""
    a, b = found.versus.a, found.versus.b
    rows = [
        ("", a.name, b.name),
        ("plaats", *(f"{p.rank} van {p.candidates}" for p in (found.a, found.b))),
        ("oordeel", verdict_words(a).lower(), verdict_words(b).lower()),
        ("score", *(str(hundredths(each.score or 0.0)) for each in (a, b))),
        ("wacht, telt niet in de score", _wait(a), _wait(b)),
    ]
    width = max(len(first) for _, first, _ in rows) + 4
    return [f"  {head:<32}{first:<{width}}{second}".rstrip() for head, first, second in rows]


def _wait(standing: Standing) -> str:
    days = standing.waiting_days
    return "onbekend" if days is None else count(days, "dag", "dagen")


def _effects(found: Beside) -> Iterator[list[str]]:
    one, other = found.names
    versus = found.versus
    if not versus.ahead and not versus.behind:
        yield ["Op wensen en voorkeuren verschillen ze niet."]
        return
    yield _side(one, versus.ahead, found.names)
    yield _side(other, versus.behind, found.names)
    score_a, score_b = (hundredths(each.score or 0.0) for each in (versus.a, versus.b))
    yield [f"Samen {_signed(versus.points or 0)}: het verschil tussen {score_a} en {score_b}."]


def _side(name: str, effects: Sequence[Effect], names: tuple[str, str]) -> list[str]:
    rows = [row for effect in effects for row in _effect(effect, names)]
    total = sum(effect.points for effect in effects)
    points = count(abs(total), "punt", "punten") if total else "minder dan 1 punt"
    return [f"{name} heeft {points} voor", *rows] if rows else []


def _effect(effect: Effect, names: tuple[str, str]) -> list[str]:
    points = _signed(effect.points) if effect.points else "< 1"
    head = f"  {points:>4}  {effect.criterion.label:<{_LABEL}}"
    rows = _both(head, effect.a, effect.b, names)
    if effect.a.degree is not None and effect.a.degree == effect.b.degree:
        heavier = names[0] if effect.share < 0 else names[1]
        why = f"telt bij {heavier} zwaarder: daar tellen minder wensen mee"
        rows += wrapped(why, " " * (len(head) + 1))
    return rows


def _both(head: str, a: Judgement, b: Judgement, names: Sequence[str]) -> list[str]:
    """What the criterion says of each, one under the other."""
    width = max(map(len, names))
    rows: list[str] = []
    for name, judged in zip(names, (a, b), strict=True):
        text = f"{said(*criterion_lines([judged]))} · {_verdict(judged)}"
        rows += wrapped(text, f"{'' if rows else head:<{len(head)}} {name:<{width}}  ")
    return rows


def _verdict(judged: Judgement) -> str:
    word = _VERDICTS[judged.verdict]
    if judged.verdict is Verdict.PARTLY and judged.degree is not None:
        word = f"{word} ({hundredths(judged.degree)} van 100)"
    applies = judged.verdict is not Verdict.NOT_APPLICABLE
    required = applies and judged.kind is Kind.REQUIREMENT
    return unbroken(f"{word}, eis" if required else word)


def _contrasts(title: str, found: Sequence[Contrast], names: tuple[str, str]) -> list[str]:
    rows: list[str] = []
    for contrast in found:
        (line,) = criterion_lines([contrast.a])
        rows += _both(f"        {line.label:<{_LABEL}}", contrast.a, contrast.b, names)
    return [title, *rows] if rows else []


def _signed(points: int) -> str:
    return f"+{points}" if points > 0 else f"−{-points}" if points else "0"
