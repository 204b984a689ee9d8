"""docs/engine.md: its blocks run in a fresh process, and what they print stands below them."""

import re
import subprocess
import sys
from pathlib import Path

PAGE = Path(__file__).parents[2] / "docs" / "engine.md"
_BLOCK = re.compile(r"```python\n(.*?)```\n(?:\n```text\n(.*?)```\n)?", re.DOTALL)
_NEXT = "\x1e"


def blocks(text: str) -> list[str]:
    """The Python on the page, a block each."""
    return [code for code, _ in _BLOCK.findall(text)]


def text() -> str:
    """The page with what its blocks print today."""
    page = PAGE.read_text("utf-8")
    printed = iter(_run(blocks(page)))
    return _BLOCK.sub(lambda block: _block(block[1], next(printed)), page)


def _block(code: str, printed: str) -> str:
    return f"```python\n{code}```\n" + (f"\n```text\n{printed}```\n" if printed else "")


def _run(codes: list[str]) -> list[str]:
    """What each block prints, after those before it; any warning is an error."""
    program = f"\nprint({_NEXT!r}, end='')\n".join(codes)
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program],
        cwd=PAGE.parents[1],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split(_NEXT)
