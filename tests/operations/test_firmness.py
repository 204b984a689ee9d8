"""How firm the first place is: what is told holds when the table is scored that way."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.policy import Kind, Policy
from matchtafel.matching.policy_words import WEIGHT_WORDS
from matchtafel.matching.rank import order
from matchtafel.matching.score import evaluate
from matchtafel.operations.board import Board, BoardItem
from matchtafel.operations.firmness import firmness
from matchtafel.operations.insight import insight_of
from tests.ui.builders import board

OPEN = [item.item_id for item in board().items if item.decision is None]
SOME = OPEN[::4]
WORDED = re.compile(
    r"Pas als ‘(?P<label>.+)’ "
    r"(van (?P<now>\w+) naar (?P<to>\w+) gaat|niet meer meeweegt \(nu \w+\)), "
    r"staat (?P<first>\S+) bovenaan\."
)
WEIGHTS = {word: weight for weight, word in WEIGHT_WORDS.items()}


def free(made: Board) -> list[int]:
    """Clients who have no dwelling yet, by their place."""
    return [c for c, id_ in enumerate(made.client_ids) if id_ not in made.placed]


def ranked(made: Board, row: int, policy: Policy) -> list[str]:
    """The codes of a dwelling's free clients in the order of rank."""
    columns = free(made)
    facts = made.scoring.facts.take([row], columns)
    places = order(facts, evaluate(facts, policy))[0]
    return [made.scoring.clients[columns[place]]["profile_number"] for place in places]


def weighed(policy: Policy, told: re.Match[str]) -> Policy:
    """The policy with the weight that a sentence speaks of."""
    name = next(c.id for c in CATALOGUE if c.label == told["label"])
    weight = WEIGHTS[told["to"]] if told["to"] else 0.0
    return replace(policy, rules={**policy.rules, name: replace(policy.rule(name), weight=weight)})


def reweighed(policy: Policy) -> Iterator[Policy]:
    """The policy with every weight word for every preference."""
    for name, rule in policy.rules.items():
        for weight in (0.0, *WEIGHT_WORDS) if rule.kind is Kind.PREFERENCE else ():
            yield replace(policy, rules={**policy.rules, name: replace(rule, weight=weight)})


def told_of(made: Board, item: BoardItem) -> list[tuple[str, str]]:
    """A code and what is told of it, for everyone who could be chosen."""
    return [
        (candidate.code, sentence)
        for candidate in item.candidates
        if candidate.verdict != "excluded" and not candidate.placed_at
        for sentence in firmness(made, item.row, made.client_ids.index(candidate.client_id))
    ]


@pytest.mark.parametrize("item_id", SOME)
def test_the_weight_that_is_named_does_what_is_said(item_id: int) -> None:
    made, item = board(), board().item(item_id)
    policy = made.scoring.policy
    for code, sentence in told_of(made, item):
        if told := WORDED.fullmatch(sentence):
            assert ranked(made, item.row, weighed(policy, told))[0] == told["first"]
            first = ranked(made, item.row, policy)[0]
            assert told["first"] == code or first == code


@pytest.mark.parametrize("item_id", SOME)
def test_whoever_some_weight_puts_first_is_told_so_and_nobody_else(item_id: int) -> None:
    made, item = board(), board().item(item_id)
    lifted = {ranked(made, item.row, policy)[0] for policy in reweighed(made.scoring.policy)}
    told = told_of(made, item)
    assert not lifted & {code for code, s in told if s.startswith("Geen enkel gewicht zet")}
    assert {s.split(", staat ")[1].split()[0] for _code, s in told if "Pas als" in s} <= lifted


def test_nobody_hears_that_a_forbidden_area_keeps_someone_from_the_first_place() -> None:
    said = [s for item_id in SOME for _code, s in told_of(board(), board().item(item_id))]
    assert said
    assert not any("uitgesloten" in sentence or "andere eis" in sentence for sentence in said)


def test_of_who_waits_for_an_answer_it_is_told_what_must_be_known() -> None:
    told = [
        insight_of(board(), item.item_id, candidate.client_id).firm
        for item in map(board().item, SOME)
        for candidate in item.candidates
        if candidate.verdict == "undetermined" and not candidate.placed_at
    ]
    assert any(texts[0].startswith("Te beslissen zodra bekend is: ") for texts in told)
    assert all(len(texts) in (1, 2) for texts in told)
