"""Where two candidates change places when one weight slides, against trying many weights."""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from matchtafel.matching.crossing import Candidate, nearest_weight
from tests.builders.policy import STANDARD

THRESHOLDS = STANDARD.thresholds
WEIGHTS = [*(n / 2 for n in range(20)), 16.0, 50.0, 1e3, 1e6]
GRAIN = 2**30
DEGREES = st.sampled_from([0.0, 1.0, 0.5, 0.3, 0.7, 0.35, *(n / 30 for n in range(31))])


def millionths(one: Candidate, weight: float) -> int:
    """The score by fractions: nothing is lost before it is rounded."""
    own = Fraction(0 if one.degree is None else weight)
    whole = Fraction(one.weight) + own
    share = (Fraction(one.points) + own * Fraction(one.degree or 0)) / whole if whole else 1
    return round(share * 10**6)


def goes_first(one: Candidate, other: Candidate, weight: float) -> bool:
    """Whether `other` goes before `one`: band, wait, score, lot (formats.md §2)."""

    def key(c: Candidate) -> tuple[int, int, int, int]:
        score = millionths(c, weight)
        band = sum(score / 10**6 < threshold for threshold in THRESHOLDS)
        return band, c.turn[0], -score, c.turn[1]

    return key(other) < key(one)


@st.composite
def candidates(draw: st.DrawFn) -> tuple[Candidate, Candidate]:
    """Two with some other preferences, as a table has them; half the time as long waiting."""
    waits = draw(st.sampled_from([(0, 0), (0, 0), (0, 1), (1, 0)]))
    lots = draw(st.permutations([0, 1]))
    found = []
    for wait, lot in zip(waits, lots, strict=True):
        others = draw(
            st.lists(st.tuples(DEGREES, st.sampled_from([1.0, 2.0, 4.0, 8.0])), max_size=6)
        )
        degree = draw(st.none() | DEGREES)
        points, weight = sum(d * w for d, w in others), sum(w for _, w in others)
        found.append(Candidate(points, weight, degree, (wait, lot)))
    return found[0], found[1]


def check(one: Candidate, other: Candidate, now: float) -> None:
    if goes_first(one, other, now):
        one, other = other, one
    found = nearest_weight(one, other, now, THRESHOLDS)
    if found is None:
        assert not any(goes_first(one, other, weight) for weight in WEIGHTS)
        return
    assert found >= 0
    assert goes_first(one, other, found)
    reach = max(0.0, abs(found - now) - 2e-9 * max(found, 1))
    nearer = [max(0.0, now + reach * step / 8) for step in range(-8, 9)]
    assert not any(goes_first(one, other, weight) for weight in nearer)


@settings(max_examples=200, deadline=None)
@given(candidates(), st.sampled_from([1.0, 2.0, 4.0, 8.0]))
def test_nothing_nearer_turns_the_order_and_this_does(
    pair: tuple[Candidate, Candidate], now: float
) -> None:
    check(*pair, now)


@settings(max_examples=100, deadline=None)
@given(
    st.integers(5 * GRAIN, 16 * GRAIN),
    st.integers(-50_000, 50_000),
    DEGREES,
    DEGREES,
    st.sampled_from([1.0, 2.0, 4.0, 8.0]),
    st.permutations([0, 1]),
)
def test_scores_that_only_rounding_parts_turn_where_it_says(
    points: int, apart: int, one: float, other: float, now: float, lots: list[int]
) -> None:
    """Of 16 points, some hundred-thousandths apart; in grains, as the engine sums them."""
    near = min(max(points + apart, 0), 16 * GRAIN)
    check(
        Candidate(points / GRAIN, 16.0, one, (0, lots[0])),
        Candidate(near / GRAIN, 16.0, other, (0, lots[1])),
        now,
    )
