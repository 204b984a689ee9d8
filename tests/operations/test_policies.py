"""The policy in a real file: what a decision carries, and which one is in force."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from matchtafel.exchange.policies import content_of, policy_from
from matchtafel.matching.policy import Kind, Policy, Rule
from matchtafel.models import Decision, DecisionKind, PolicyVersion
from matchtafel.operations.decisions import Draft
from matchtafel.operations.policies import ensure_policy, policy_in_force
from matchtafel.operations.refused import Refused
from tests.builders import files
from tests.builders.policy import STANDARD

from .conftest import NOW, Week

OWN = replace(STANDARD, name="Voorbeeldstad", rules={**STANDARD.rules, "pets": Rule(Kind.ADVICE)})


def in_force(week: Week) -> Policy:
    with week.database.reading() as session:
        return policy_in_force(session)


def versions(week: Week) -> list[PolicyVersion]:
    with week.database.reading() as session:
        return list(session.scalars(select(PolicyVersion).order_by(PolicyVersion.id)))


def take_up(week: Week, policy: Policy) -> int:
    owner_id = week.board.meeting.owner_id
    with files.writing(week.database) as session:
        return ensure_policy(session, policy, owner_id, by="M. de Groot", now=NOW).id


def decide(week: Week, position: int = 1) -> Decision:
    return week.decide(Draft(DecisionKind.NO_MATCH, codes=("MT.GEEN",)), position)


def test_a_decision_carries_the_whole_policy_that_it_was_made_under(week: Week) -> None:
    made = decide(week)
    [kept] = versions(week)
    assert made.policy_version_id == kept.id
    assert (kept.name, kept.version, kept.recorded_by) == ("standaard", "2", "M. de Groot")
    assert policy_from(kept.content) == STANDARD


def test_a_policy_is_kept_once_however_many_decisions_it_has(week: Week) -> None:
    assert decide(week, 1).policy_version_id == decide(week, 2).policy_version_id
    assert take_up(week, STANDARD) == versions(week)[0].id
    assert len(versions(week)) == 1


def test_other_rules_under_the_same_name_and_version_are_refused(week: Week) -> None:
    take_up(week, OWN)
    changed = replace(OWN, waiting_norm_months=4)
    with pytest.raises(Refused, match=r"Voorbeeldstad, versie 2 staat al met andere regels"):
        take_up(week, changed)
    assert [policy_from(kept.content) for kept in versions(week)] == [OWN]


def test_the_same_rules_written_shorter_are_the_same_policy(week: Week) -> None:
    first = take_up(week, OWN)
    without_limits = {name: replace(rule, limits={}) for name, rule in OWN.rules.items()}
    assert take_up(week, replace(OWN, rules=without_limits)) == first


def test_a_changed_policy_with_a_new_version_stands_beside_the_old(week: Week) -> None:
    take_up(week, OWN)
    changed = replace(OWN, version="3", waiting_norm_months=4)
    take_up(week, changed)
    assert [policy_from(kept.content) for kept in versions(week)] == [OWN, changed]


def test_a_file_without_a_policy_is_under_the_standard_one(week: Week) -> None:
    assert in_force(week) == STANDARD


def test_the_newest_policy_of_the_file_is_in_force(week: Week) -> None:
    take_up(week, STANDARD)
    take_up(week, OWN)
    assert in_force(week) == OWN


def test_a_policy_kept_from_before_policies_were_files_gives_way_to_the_standard_one(
    week: Week,
) -> None:
    content = {"rules": {"pets": ["requirement", 0.0]}, "thresholds": [0.9, 0.75, 0.6, 0.4]}
    with files.writing(week.database) as session:
        session.add(
            PolicyVersion(
                owner_id=week.board.meeting.owner_id,
                recorded_at=NOW,
                recorded_by="M. de Groot",
                name="standaard",
                version="1",
                content=content,
            )
        )
    assert in_force(week) == STANDARD
    made = decide(week)
    assert [kept.version for kept in versions(week)] == ["1", "2"]
    assert made.policy_version_id == versions(week)[1].id


def test_what_is_kept_reads_as_the_file_does(week: Week) -> None:
    take_up(week, OWN)
    assert versions(week)[0].content == content_of(OWN)
