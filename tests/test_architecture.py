"""Who may import whom, and what no file may hold."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "matchtafel"
SOURCES = sorted(p for p in PACKAGE.rglob("*.py") if "migrations" not in p.parts)


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    return subprocess.run(
        [str(program), "--config", str(ROOT / "setup.cfg"), "--no-cache"],
        cwd=folder,
        env={"PYTHONPATH": str(folder), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_imports_only_point_down() -> None:
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize(
    ("file", "line", "contract"),
    [
        ("models/policy.py", "import matchtafel.storage", "Imports point down"),
        ("exchange/__init__.py", "import matchtafel.documents", "Imports point down"),
        ("documents/__init__.py", "import PySide6", "Only ui knows Qt"),
        ("matching/verdict.py", "import sqlalchemy", "Matching is arithmetic"),
        ("ui/undo.py", "import sqlalchemy", "The window asks no SQL"),
    ],
)
def test_each_import_contract_can_be_broken(
    tmp_path: Path, file: str, line: str, contract: str
) -> None:
    import shutil

    shutil.copytree(PACKAGE, tmp_path / "matchtafel", ignore=shutil.ignore_patterns("__pycache__"))
    broken = tmp_path / "matchtafel" / file
    broken.write_text(f"{broken.read_text()}\n{line}\n")
    done = lint_imports(tmp_path)
    assert done.returncode != 0
    verdicts = [entry for entry in done.stdout.splitlines() if contract in entry]
    assert any("BROKEN" in entry for entry in verdicts), done.stdout


@pytest.mark.parametrize("path", SOURCES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_no_file_below_the_surface_asks_what_day_it_is(path: Path) -> None:
    if path.relative_to(PACKAGE).parts[0] in ("ui", "cli"):
        return
    called = {
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call)
    }
    assert not called & {"date.today", "datetime.now", "datetime.today", "datetime.utcnow"}


def test_every_module_says_in_one_line_what_it_is_for() -> None:
    silent = [p for p in SOURCES if not ast.get_docstring(ast.parse(p.read_text()))]
    assert silent == []


def test_facts_that_are_never_used_are_read_nowhere_in_matching() -> None:
    """design.md §4: not nationality, origin, religion, sex, diagnosis, offences."""
    forbidden = {"nationality", "origin", "religion", "sex", "diagnosis", "offences", "herkomst"}
    for path in (PACKAGE / "matching").rglob("*.py"):
        strings = {
            node.value
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Constant) and isinstance(node.value, str)
        }
        assert not strings & forbidden, path
