"""Golden cases: each criterion on facts at and around its limits (tests/cases/)."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from matchtafel.matching.criteria.catalogue import CATALOGUE
from matchtafel.matching.verdict import Verdict

from .builders import ON, client, judgements, vacancy

CASES = Path(__file__).parents[1] / "cases"
FILES = sorted(CASES.glob("*/*.toml"))

ALWAYS = {Verdict.FITS, Verdict.FAILS, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE}
# What a criterion can say, where that is not ALWAYS.
CAN_SAY = {
    "consent": {Verdict.FITS, Verdict.FAILS},
    "available_in_time": ALWAYS | {Verdict.PARTLY},
    "outdoor_space": ALWAYS | {Verdict.PARTLY},
    "wanted_area": ALWAYS | {Verdict.PARTLY},
    "near_anchors": ALWAYS | {Verdict.PARTLY},
    "wbmgp_permit": {Verdict.PARTLY, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE},
    "careful_match": ALWAYS | {Verdict.PARTLY},
    "offers_refused": ALWAYS | {Verdict.PARTLY},
    "energy_costs": ALWAYS | {Verdict.PARTLY},
    "carrying_capacity": {Verdict.FITS, Verdict.PARTLY, Verdict.FAILS, Verdict.UNKNOWN},
    "liveability": {Verdict.FITS, Verdict.PARTLY, Verdict.FAILS, Verdict.UNKNOWN},
}


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_criterion_judges_as_agreed(path: Path) -> None:
    case = read(path)
    person = case.get("client", {})
    if path.parent.name == "consent":
        person = {"consent_date": None, **person}
    dwelling = vacancy(**case.get("neighbourhood", {}), **case.get("vacancy", {}))

    judged = judgements(dwelling, client(**person), case.get("on", ON))[path.parent.name]

    expected = case["expect"]
    assert (judged.verdict, judged.kind) == (expected["verdict"], expected["kind"])
    assert judged.degree == expected.get("degree")


def test_there_is_a_case_for_every_verdict_of_every_criterion() -> None:
    said: dict[str, set[str]] = {}
    for path in FILES:
        said.setdefault(path.parent.name, set()).add(read(path)["expect"]["verdict"])
    assert said == {c.id: CAN_SAY.get(c.id, ALWAYS) for c in CATALOGUE}
