"""Policies as files: what the standard one says, and that what is written is what is read."""

import json
import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.exchange.policies import content_of, policy_from, read_policy, standard_policy
from matchtafel.matching.criteria.catalogue import BY_ID, CATALOGUE
from matchtafel.matching.policy import EVERY_OTHER, WEIGHTS, Caps, Kind, Policy, Rule, Unknown

STANDARD_TEXT = (files("matchtafel.resources") / "policies" / "standaard.toml").read_text("utf-8")
FORMATS = Path(__file__).parents[3] / "shared" / "formats.md"

# formats.md §3, row by row; what it does not name is advice.
AGREED = {
    "consent": "client R",
    "profile_valid": "client R",
    "urgency_valid": "client R",
    "available_in_time": "client P1",
    "rent_affordable": "dwelling R",
    "income_fits_rent": "dwelling R",
    "income_within_daeb": "dwelling R",
    "bedrooms": "dwelling R",
    "rooms": "dwelling R",
    "area": "dwelling R",
    "occupancy": "dwelling R",
    "age_label": "client R",
    "accessibility": "dwelling R",
    "stairs": "dwelling R",
    "ground_floor": "dwelling line, P2",
    "lift": "dwelling line, P2",
    "outdoor_space": "dwelling line, P1",
    "own_entrance": "dwelling line, P2",
    "quiet": "neighbourhood line, P4",
    "sound_insulation": "dwelling line, P4",
    "pets": "client R",
    "excluded_area": "neighbourhood R",
    "wanted_area": "neighbourhood P4, `eis:` R",
    "near_anchors": "client P4",
    "wbmgp_permit": "neighbourhood A",
    "carrying_capacity": "neighbourhood A",
    "placements_cap": "neighbourhood A",
    "liveability": "neighbourhood A",
}


def kind_of(words: str) -> Rule:
    """A kind as formats.md writes it: R, A or P with a weight."""
    if found := re.search(r"P(\d)", words):
        return Rule(Kind.PREFERENCE, float(found[1]))
    return Rule(Kind.REQUIREMENT if words == "R" else Kind.ADVICE)


@pytest.mark.parametrize("name", [criterion.id for criterion in CATALOGUE])
def test_the_standard_policy_is_the_agreed_one(name: str) -> None:
    family, _, words = AGREED.get(name, f"{BY_ID[name].family} A").partition(" ")
    rule, agreed = standard_policy().rule(name), kind_of(words)

    assert BY_ID[name].family == family
    assert (rule.kind, rule.weight, rule.unknown) == (agreed.kind, agreed.weight, Unknown.ASK)
    assert rule.limits == {key: limit.standard for key, limit in BY_ID[name].limits.items()}
    # A line of the profile, or a list with `eis:` before it, is the client's own requirement.
    assert (BY_ID[name].required is not None) == ("line" in words or "eis" in words)


def test_the_standard_policy_asks_every_criterion_and_has_the_agreed_bands_and_norm() -> None:
    policy = standard_policy()
    assert list(policy.rules) == [criterion.id for criterion in CATALOGUE]
    assert policy.thresholds == (0.90, 0.75, 0.60, 0.40)
    assert policy.waiting_norm_months == 3
    assert policy.caps == Caps()


@pytest.mark.real_data
@pytest.mark.skipif(not FORMATS.is_file(), reason="needs ../shared")
def test_the_agreed_kinds_are_those_of_the_formats_page() -> None:
    text = FORMATS.read_text("utf-8").partition("## 3.")[2]
    rows = [[cell.strip() for cell in line.split("|")[1:5]] for line in text.splitlines()]
    written = {
        name: f"{row[1]} {row[2]}"
        for row in rows
        if len(row) == 4
        for name in re.findall(r"`(\w+)`", row[0])
    }
    assert written == AGREED


def test_every_weight_word_has_its_number() -> None:
    assert list(WEIGHTS.items()) == [("light", 1), ("normal", 2), ("heavy", 4), ("decisive", 8)]


def test_a_file_of_windows_notepad_reads_as_any_other(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    path.write_bytes(b"\xef\xbb\xbf" + STANDARD_TEXT.replace("\n", "\r\n").encode())
    assert read_policy(path) == standard_policy()


def test_what_a_file_does_not_name_is_not_asked_save_consent(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    head = STANDARD_TEXT[: STANDARD_TEXT.index("[criteria.consent]")]
    path.write_text(head + '[criteria.available_in_time]\nkind = "advice"\n', "utf-8")
    policy = read_policy(path)
    asked = {c.id: policy.rule(c.id).kind for c in CATALOGUE if policy.rule(c.id).kind != "off"}
    assert asked == {"consent": Kind.REQUIREMENT, "available_in_time": Kind.ADVICE}
    # A threshold that the file leaves out is the criterion's own, written out.
    assert policy.rule("available_in_time").limits == {"days": 30}


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=20)
CODES = {
    "neighbourhood": st.integers(0, 10**8 - 1).map("BU{:08}".format),
    "district": st.integers(0, 10**6 - 1).map("WK{:06}".format),
    "municipality": st.integers(0, 10**4 - 1).map("GM{:04}".format),
    "careful": st.just("BU0363AA06"),
}


def rules_of(name: str) -> st.SearchStrategy[Rule]:
    limits = st.fixed_dictionaries(
        {key: st.floats(limit.least, limit.most) for key, limit in BY_ID[name].limits.items()}
    )
    unknown = st.sampled_from(Unknown)
    if name == "consent":
        return st.just(Rule(Kind.REQUIREMENT))
    kinds = st.sampled_from([kind for kind in Kind if kind is not Kind.PREFERENCE])
    return st.builds(Rule, kinds, st.just(0.0), unknown, limits) | st.builds(
        Rule, st.just(Kind.PREFERENCE), st.sampled_from([*WEIGHTS.values()]), unknown, limits
    )


def caps_of(table: str) -> st.SearchStrategy[dict[str, int]]:
    names = CODES.get(table, NAMES) | st.just(EVERY_OTHER)
    return st.dictionaries(names, st.integers(0, 9_999), max_size=3)


@st.composite
def policies(draw: st.DrawFn) -> Policy:
    asked = draw(st.sets(st.sampled_from([*BY_ID])))
    bands = st.lists(st.floats(0, 1), min_size=4, max_size=4, unique=True)
    moderate, fair, good, very_good = sorted(draw(bands))
    return Policy(
        name=draw(NAMES.filter(str.strip)),
        version=draw(NAMES.filter(str.strip)),
        rules={name: draw(rules_of(name)) for name in sorted(asked)},
        thresholds=(very_good, good, fair, moderate),
        waiting_norm_months=draw(st.integers(1, 120)),
        caps=Caps(**{table: draw(caps_of(table)) for table in vars(Caps())}),
    )


def as_toml(value: Any) -> str:
    """A table as one line of TOML; a dot in a key is part of it."""
    if isinstance(value, dict):
        pairs = (f"{json.dumps(k, ensure_ascii=False)} = {as_toml(v)}" for k, v in value.items())
        return f"{{{', '.join(pairs)}}}"
    return json.dumps(value, ensure_ascii=False)


@given(policies())
def test_any_policy_is_the_same_after_json(policy: Policy) -> None:
    assert policy_from(json.loads(json.dumps(content_of(policy)))) == policy


@given(policy=policies())
def test_any_policy_is_the_same_after_its_file(
    tmp_path_factory: pytest.TempPathFactory, policy: Policy
) -> None:
    path = tmp_path_factory.getbasetemp() / "eigen.toml"
    lines = (f"{key} = {as_toml(value)}\n" for key, value in content_of(policy).items())
    path.write_text("".join(lines), "utf-8")
    assert read_policy(path) == policy


def test_the_thresholds_of_today_stay_with_what_was_kept() -> None:
    policy = Policy("eigen", "1", {"liveability": Rule(Kind.ADVICE)})
    kept = content_of(policy)
    assert kept["criteria"]["liveability"]["limits"] == {"weak": 4}
    assert policy_from(kept).rule("liveability").limits == {"weak": 4}
