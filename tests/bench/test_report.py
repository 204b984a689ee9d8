"""The page of measured ratios says what was measured, and explains what was not met."""

from datetime import UTC, datetime
from pathlib import Path

from .report import PAGE, write_page
from .result import Result

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
MET = Result("scoring beside straight numpy", 0.18, 2.0, "lower", "300×3,000", 110.2)
MISSED = Result("times faster than a loop", 81.6, 200.0, "higher", "50×300", why="Fixed cost.")


def test_a_row_tells_the_aim_and_whether_it_is_met(tmp_path: Path) -> None:
    write_page([MET, MISSED], NOW, tmp_path / "page.md")
    page = (tmp_path / "page.md").read_text("utf-8")
    assert "| scoring beside straight numpy | 300×3,000 | 0.18 | ≤ 2 | yes | 110 MiB |" in page
    assert "| times faster than a loop | 50×300 | 81.60 | ≥ 200 | **no** |  |" in page
    assert "Measured on 2026-11-24" in page


def test_only_what_is_not_met_is_explained(tmp_path: Path) -> None:
    write_page([MET, MISSED], NOW, tmp_path / "page.md")
    explained = (tmp_path / "page.md").read_text("utf-8").partition("## Not met")[2]
    assert explained.strip() == "**times faster than a loop, 50×300.** Fixed cost."
    write_page([MET], NOW, tmp_path / "page.md")
    assert "Not met" not in (tmp_path / "page.md").read_text("utf-8")


def test_every_aim_that_the_page_does_not_meet_is_explained() -> None:
    page = PAGE.read_text("utf-8")
    missed = page.count("| **no** |")
    assert page.partition("## Not met")[2].count("\n**") == missed
    assert "Not explained yet" not in page
