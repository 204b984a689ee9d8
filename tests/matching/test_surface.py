"""The engine can be imported on its own: arithmetic, without windows, databases or files."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# Imports numpy first: what numpy itself loads or reads is not the engine's.
PROGRAM = """
import importlib, json, pkgutil, sys
import numpy

before, opened = set(sys.modules), []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" else None)
import matchtafel.matching as engine
for module in pkgutil.walk_packages(engine.__path__, "matchtafel.matching."):
    importlib.import_module(module.name)
files = [name for name in opened if not name.endswith((".py", ".pyc", ".so", ".pyd"))]
print(json.dumps({"modules": sorted(set(sys.modules) - before), "files": files}))
"""


@pytest.fixture(scope="module")
def imported() -> dict[str, list[str]]:
    """What importing every module of the engine brings along, in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout))


def test_the_engine_brings_only_itself_and_numpy(imported: dict[str, list[str]]) -> None:
    known = set(sys.stdlib_module_names) | {"numpy"}
    others = {name for name in imported["modules"] if name.partition(".")[0] not in known}
    assert {name for name in others if not name.startswith("matchtafel.matching")} <= {"matchtafel"}
    assert "matchtafel.matching.score" in others


def test_importing_the_engine_opens_no_file_but_its_modules(
    imported: dict[str, list[str]],
) -> None:
    assert imported["files"] == []
