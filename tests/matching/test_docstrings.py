"""What a caller can use says what it takes and gives."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import matchtafel.matching as engine

FOLDER = Path(engine.__file__).parent
SOURCES = sorted(FOLDER.rglob("*.py"))
Named = ast.ClassDef | ast.FunctionDef


def public(tree: ast.Module | ast.ClassDef, within: str = "") -> Iterator[tuple[str, Named]]:
    """Every class, function and method that has no underscore in front, with its whole name."""
    for node in tree.body:
        if isinstance(node, Named) and not node.name.startswith("_"):
            yield f"{within}{node.name}", node
            if isinstance(node, ast.ClassDef):
                yield from public(node, f"{node.name}.")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_everything_public_has_a_docstring(path: Path) -> None:
    named = public(ast.parse(path.read_text("utf-8")))
    assert [name for name, node in named if not ast.get_docstring(node)] == []


# Arrays of one row a vacancy or client: without their shape nobody can use them.
ARRAYS = ("NDArray", "Degrees", "Column")


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(FOLDER)))
def test_a_function_that_gives_an_array_tells_its_shape(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    of_all = ast.get_docstring(tree) or ""
    if "(V, C)" in of_all or path.name.startswith("rules_"):
        return  # told once: every rule gives what criteria.pairing describes
    untold = [
        name
        for name, node in public(tree)
        if isinstance(node, ast.FunctionDef)
        and node.returns is not None
        and ast.unparse(node.returns).startswith(ARRAYS)
        and not re.search(r"\(|shape", ast.get_docstring(node) or "")
    ]
    assert untold == []
