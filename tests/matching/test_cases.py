"""Golden cases: each criterion on facts at and around its limits (tests/cases/)."""

import numpy as np
import pytest

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.criteria.criterion import Criterion
from matchtafel.matching.spread import spread
from matchtafel.matching.verdict import Verdict, verdict_of
from tests.builders.policy import STANDARD

from . import builders as make
from .boundaries import BOUNDARIES, Boundary
from .cases import FOLDER, Case, cases_of

CASES = [case for criterion in CATALOGUE for case in cases_of(criterion.id)]
EACH_CRITERION = pytest.mark.parametrize("criterion", CATALOGUE, ids=lambda c: c.id)


def described(criterion: Criterion) -> set[Verdict]:
    """The verdicts that the criterion says to give."""
    return {verdict for verdict in Verdict if getattr(criterion.about, verdict)}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.criterion}/{case.path.stem}")
def test_a_criterion_judges_as_agreed(case: Case) -> None:
    judged = case.judged()

    assert (judged.verdict, judged.kind) == (case.expect["verdict"], case.expect["kind"])
    assert judged.degree == case.expect.get("degree")


@EACH_CRITERION
def test_there_is_a_case_for_every_verdict_that_a_criterion_describes(criterion: Criterion) -> None:
    assert {case.expect["verdict"] for case in cases_of(criterion.id)} == described(criterion)


@EACH_CRITERION
def test_no_facts_give_a_verdict_that_the_criterion_does_not_describe(criterion: Criterion) -> None:
    facts = make.facts_of(make.random_vacancies(11, 90), make.random_clients(11, 90))
    given = {verdict_of(degree) for degree in np.unique(spread(facts, criterion, STANDARD).degree)}
    assert given <= described(criterion)


def test_every_folder_of_cases_is_of_a_criterion_and_holds_no_two_cases_alike() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {criterion.id for criterion in CATALOGUE}
    facts = [repr((c.criterion, c.on, c.vacancy, c.client, c.neighbourhood)) for c in CASES]
    twice = {case.path for case, own in zip(CASES, facts, strict=True) if facts.count(own) > 1}
    assert twice == set()


@pytest.mark.parametrize("boundary", BOUNDARIES, ids=lambda boundary: boundary.name)
def test_every_limit_is_tried_below_at_above_and_unknown(boundary: Boundary) -> None:
    assert boundary.missing(cases_of(boundary.criterion)) == set()


def test_every_criterion_that_compares_figures_has_a_limit_that_is_tried() -> None:
    assert {b.criterion for b in BOUNDARIES} >= {c.id for c in CATALOGUE if c.about.unit}
