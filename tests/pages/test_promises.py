"""docs/promises.md: every promise has its row, and every test that it names exists."""

import ast
import re
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
TEXT = (ROOT / "docs" / "promises.md").read_text("utf-8")
ALL = range(1, 43)
ROW = re.compile(r"^\| ([\d–, ]+) \| (.+?) \| (.+?) \|", re.MULTILINE)
ROWS = {numbers: (promise, shown) for numbers, promise, shown in ROW.findall(TEXT)}
NAMED = sorted(set(re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", TEXT)))


@cache
def names_in(file: str) -> set[str]:
    """The names of a file's functions, without running it."""
    path = ROOT / file
    body = ast.parse(path.read_text("utf-8")).body if path.is_file() else []
    return {node.name for node in body if isinstance(node, ast.FunctionDef)}


def expanded(numbers: str) -> list[int]:
    """ "13–17, 25" → 13 14 15 16 17 25."""
    ends = [[int(end) for end in part.split("–")] for part in numbers.split(", ")]
    return [number for span in ends for number in range(span[0], span[-1] + 1)]


def test_every_test_that_is_named_exists() -> None:
    assert [f"{file}::{name}" for file, name in NAMED if name not in names_in(file)] == []


def test_every_promise_has_one_row() -> None:
    assert sorted(number for row in ROWS for number in expanded(row)) == list(ALL)


def test_a_promise_is_shown_by_tests_or_not_at_all() -> None:
    for numbers, (_promise, shown) in ROWS.items():
        tests = shown.split("<br>")
        assert shown == "–" or all(re.fullmatch(r"`tests/\S+::\w+`", t) for t in tests), numbers


def test_a_name_that_is_no_test_is_noticed() -> None:
    assert "test_that_there_is_not" not in names_in("tests/pages/test_promises.py")
    assert names_in("tests/pages/no_such_file.py") == set()
