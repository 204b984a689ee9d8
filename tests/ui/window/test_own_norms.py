"""Norms that someone puts in the settings folder, at a meeting in the window."""

from importlib.resources import files
from pathlib import Path

from .conftest import Opening

OF_2026 = (files("matchtafel.resources") / "norms" / "2026.toml").read_text("utf-8")


def put(tmp_path: Path, text: str) -> None:
    folder = tmp_path / "settings" / "norms"
    folder.mkdir(parents=True)
    (folder / "2026.toml").write_text(text, "utf-8")


def test_a_meeting_goes_by_the_norms_in_the_settings_folder(
    opening: Opening, week: Path, tmp_path: Path
) -> None:
    put(tmp_path, OF_2026.replace("rent_cap_low = 713.02", "rent_cap_low = 700.00"))
    assert opening(week).table.norms[2026].rent_cap_low == 700


def test_a_broken_file_is_told_and_the_programs_own_norms_count(
    opening: Opening, week: Path, tmp_path: Path
) -> None:
    put(tmp_path, OF_2026.replace("rent_cap_low = 713.02", 'rent_cap_low = "veel"'))
    desk = opening(week)

    assert desk.table.norms[2026].rent_cap_low == 713.02
    assert desk.window.toast.accessibleName() == (
        "Uw eigen normen doen niet mee. "
        "2026.toml, rent_cap_low: “veel” gevonden, verwacht een getal."
    )
