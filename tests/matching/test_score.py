"""Properties of verdicts and scores over tables of facts known and unknown."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchtafel.matching import score as engine
from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.explain import Explainer, Judgement
from matchtafel.matching.facts import Facts
from matchtafel.matching.policy import BANDS, Band, Kind, Policy, Rule
from matchtafel.matching.score import Scores, criteria_in, evaluate
from matchtafel.matching.verdict import PairVerdict, Verdict
from tests.builders.policy import STANDARD

from . import builders as make

SEEDS = st.integers(0, 10**6)
VACANCY = st.fixed_dictionaries({n: st.sampled_from(v) for n, v in make.VACANCY_VALUES.items()})
CLIENT = st.fixed_dictionaries(
    {n: st.sampled_from(v) for n, v in make.CLIENT_VALUES.items() if n != "consent_date"}
)
NUMBERS = ("verdict", "band", "score", "low", "high", "failing", "unknown", "undecided")


def table(seed: int, vacancies: int = 6, clients: int = 8) -> Facts:
    return make.facts_of(make.random_vacancies(seed, vacancies), make.random_clients(seed, clients))


def same(one: Scores, other: Scores, rows: Any, columns: Any) -> bool:
    """Whether `other` is `one` for these rows and columns, to the last bit."""
    pairs = np.ix_(rows, columns)
    numbers = [
        np.array_equal(getattr(one, name)[pairs], getattr(other, name), equal_nan=True)
        for name in NUMBERS
    ]
    families = [
        np.array_equal(one.families[name][pairs], other.families[name], equal_nan=True)
        for name in one.families
    ]
    return all(numbers + families)


def score_of(dwelling: dict[str, Any], person: dict[str, Any]) -> Scores:
    return evaluate(make.facts_of([dwelling], [person]), STANDARD)


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.permutations(range(6)), st.permutations(range(8)))
def test_the_order_of_rows_never_matters(seed: int, rows: list[int], columns: list[int]) -> None:
    facts = table(seed)
    assert same(
        evaluate(facts, STANDARD), evaluate(facts.take(rows, columns), STANDARD), rows, columns
    )


@settings(max_examples=30, deadline=None)
@given(SEEDS, st.sets(st.integers(0, 5)), st.sets(st.integers(0, 7)))
def test_other_dwellings_and_clients_never_change_a_pair(
    seed: int, rows: set[int], columns: set[int]
) -> None:
    facts, kept = table(seed), (sorted(rows), sorted(columns))
    assert same(evaluate(facts, STANDARD), evaluate(facts.take(*kept), STANDARD), *kept)


def test_blocks_give_what_the_whole_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    facts = table(1, vacancies=23, clients=17)
    whole = evaluate(facts, STANDARD)
    for block, chunk in ((1, 1), (17, 10**6), (7 * 17, 3 * 17), (10**6, 4 * 17)):
        monkeypatch.setattr(engine, "BLOCK", block)
        monkeypatch.setattr(engine, "CHUNK", chunk)
        assert same(whole, evaluate(facts, STANDARD), range(23), range(17))


WORST_FIRST = (Verdict.FAILS, Verdict.UNKNOWN, Verdict.FITS)


@given(VACANCY, CLIENT, st.floats(0, 400))
@settings(max_examples=60, deadline=None)
def test_a_lower_rent_never_makes_the_rent_fit_worse(
    dwelling: dict[str, Any], person: dict[str, Any], less: float
) -> None:
    known = {"calculation_rent": 764.15, **dwelling}
    assume(known["calculation_rent"] is not None)
    lower = {**known, "calculation_rent": known["calculation_rent"] - less}
    for name in ("rent_affordable", "income_fits_rent"):
        before, after = (
            make.judgements(make.vacancy(**v), make.client(**person))[name].verdict
            for v in (known, lower)
        )
        if before is Verdict.NOT_APPLICABLE:
            assert after is Verdict.NOT_APPLICABLE
        else:
            assert WORST_FIRST.index(after) >= WORST_FIRST.index(before)


def verdict_from(judged: list[Judgement]) -> PairVerdict:
    required = [j.verdict for j in judged if j.kind is Kind.REQUIREMENT]
    if Verdict.FAILS in required:
        return PairVerdict.EXCLUDED
    return PairVerdict.UNDETERMINED if Verdict.UNKNOWN in required else PairVerdict.ELIGIBLE


def mean(judged: list[Judgement]) -> float:
    known = [(j.degree, j.weight) for j in judged if j.weight and j.degree is not None]
    return sum(d * w for d, w in known) / sum(w for _, w in known) if known else 1.0


def named(judged: list[Judgement], kind: Kind, verdict: Verdict) -> list[str]:
    return [j.criterion.id for j in judged if (j.kind, j.verdict) == (kind, verdict)]


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_the_explanation_agrees_with_the_score(seed: int) -> None:
    vacancies, clients = make.random_vacancies(seed, 4), make.random_clients(seed, 6)
    facts = make.facts_of(vacancies, clients)
    scores, explainer = evaluate(facts, STANDARD), Explainer(facts, STANDARD, vacancies, clients)
    for pair in np.ndindex(4, 6):
        judged = explainer.pair(*pair)
        assert verdict_from(judged) == scores.verdict[pair]
        assert named(judged, Kind.REQUIREMENT, Verdict.FAILS) == ids(scores.failing[pair])
        if not scores.consent[0, pair[1]]:
            assert [j.criterion.id for j in judged] == ["consent"]
            assert np.isnan(scores.score[pair])
            continue
        assert named(judged, Kind.REQUIREMENT, Verdict.UNKNOWN) == ids(scores.unknown[pair])
        assert named(judged, Kind.PREFERENCE, Verdict.UNKNOWN) == ids(scores.undecided[pair])
        assert scores.score[pair] == pytest.approx(mean(judged), abs=2e-6)
        for family, score in scores.families.items():
            of_family = [j for j in judged if j.criterion.family == family]
            if any(j.weight and j.degree is not None for j in of_family):
                assert score[pair] == pytest.approx(mean(of_family), abs=2e-6)
            else:
                assert np.isnan(score[pair])


def ids(bits: Any) -> list[str]:
    return [criterion.id for criterion in criteria_in(bits)]


@settings(max_examples=25, deadline=None)
@given(SEEDS)
def test_a_failing_requirement_always_excludes_and_nothing_else_does(seed: int) -> None:
    scores = evaluate(table(seed), STANDARD)
    excluded = scores.verdict == PairVerdict.EXCLUDED
    np.testing.assert_array_equal(excluded, scores.failing != 0)
    np.testing.assert_array_equal(scores.band == BANDS.index(Band.EXCLUDED), excluded)


@settings(max_examples=50, deadline=None)
@given(SEEDS)
def test_the_score_lies_in_its_interval_and_the_band_follows_from_it(seed: int) -> None:
    facts = table(seed)
    scores = evaluate(facts, STANDARD)
    known = np.broadcast_to(scores.consent, scores.score.shape)
    low, score, high = (n[known] for n in (scores.low, scores.score, scores.high))
    assert ((low >= 0) & (low <= score) & (score <= high) & (high <= 1)).all()
    words = np.array(BANDS)[scores.band]
    limits = dict(zip(BANDS, (*STANDARD.thresholds, 0.0), strict=False))
    for pair in np.ndindex(*scores.score.shape):
        if scores.verdict[pair] == PairVerdict.EXCLUDED:
            assert words[pair] == "excluded"
        else:
            assert words[pair] == next(
                b for b, least in limits.items() if scores.score[pair] >= least
            )


def test_unknown_preferences_widen_the_interval_and_leave_the_score_alone() -> None:
    dwelling, person = make.fitting_vacancy(situation="DRU"), make.fitting_client()
    known, open_ = score_of(dwelling, person), score_of({**dwelling, "lift": None}, person)
    # Weights: in time 1, lift 2, outdoor 1, entrance 2, quiet 4 (fails), sound 4, wanted 4, near 4.
    assert known.score[0, 0] == known.low[0, 0] == known.high[0, 0] == round(18 / 22, 6)
    assert open_.score[0, 0] == round(16 / 20, 6)
    assert (open_.low[0, 0], open_.high[0, 0]) == (round(16 / 22, 6), round(18 / 22, 6))


def test_no_known_preference_scores_one() -> None:
    nothing = score_of(make.vacancy(), make.client())
    assert (nothing.score[0, 0], nothing.low[0, 0], nothing.high[0, 0]) == (1.0, 0.0, 1.0)
    assert all(np.isnan(score[0, 0]) for score in nothing.families.values())


@pytest.mark.parametrize("kind", [Kind.ADVICE, Kind.OFF])
def test_consent_is_asked_whatever_the_policy_says(kind: Kind) -> None:
    policy = Policy("ruim", "1", {**STANDARD.rules, "consent": Rule(kind)})
    person = make.fitting_client(consent_date=None)
    facts = make.facts_of([make.fitting_vacancy()], [person])
    assert evaluate(facts, policy).verdict[0, 0] == PairVerdict.EXCLUDED
    assert list(make.judgements(make.fitting_vacancy(), person, policy=policy)) == ["consent"]


def test_advice_weighs_only_when_the_policy_makes_it_a_preference() -> None:
    weighs = Rule(Kind.PREFERENCE, 8.0)
    policy = Policy("draagkracht", "1", {**STANDARD.rules, "carrying_capacity": weighs})
    facts = make.facts_of([make.fitting_vacancy(carrying_capacity="rood")], [make.fitting_client()])
    assert evaluate(facts, STANDARD).score[0, 0] == 1.0
    assert evaluate(facts, policy).score[0, 0] == round(22 / 30, 6)
    assert evaluate(facts, policy).verdict[0, 0] == PairVerdict.ELIGIBLE


def test_a_criterion_that_is_off_is_neither_scored_nor_explained() -> None:
    policy = Policy("zonder", "1", {**STANDARD.rules, "quiet": Rule(Kind.OFF)})
    dwelling, person = make.fitting_vacancy(situation="DRU"), make.fitting_client(quiet="eis")
    assert evaluate(make.facts_of([dwelling], [person]), policy).verdict[0, 0] == 0
    assert "quiet" not in make.judgements(dwelling, person, policy=policy)


@pytest.mark.parametrize(("vacancies", "clients"), [(0, 0), (0, 3), (3, 0)])
def test_an_empty_side_gives_empty_scores(vacancies: int, clients: int) -> None:
    scores = evaluate(table(1, vacancies, clients), STANDARD)
    assert scores.score.shape == scores.verdict.shape == (vacancies, clients)
    assert scores.consent.shape == (1, clients)


def test_every_fact_that_a_criterion_declares_exists() -> None:
    facts = table(1)
    for criterion in CATALOGUE:
        assert set(criterion.vacancy_facts) <= set(facts.vacancies.columns)
        assert set(criterion.client_facts) <= set(facts.clients.columns)
