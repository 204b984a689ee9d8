"""Bad input 42: names of files that lead elsewhere, or that a system keeps for itself."""

import re
from datetime import date
from pathlib import Path

import pytest

from matchtafel.documents.agreement_sheet import agreement_name
from matchtafel.documents.minutes import minutes_name
from matchtafel.exchange.sample import sample_town, write_town
from matchtafel.models import Agreement, Meeting, MeetingState

HOSTILE = (
    *("../../x", "..\\..\\x", "/etc/passwd", "C:\\x", "CON", "nul.pdf", "HZ\u202efdp.exe"),
    *("a\x00b", "a\nb", " .", "~root", "$HOME", "a;b|c&d", "HZ 2026/31"),
)


@pytest.mark.parametrize("number", HOSTILE)
def test_bad_input_42_a_data_sheet_stays_in_its_folder_under_a_plain_name(
    tmp_path: Path, number: str
) -> None:
    name = agreement_name(Agreement(number=number))
    assert re.fullmatch(r"gegevensblad-[A-Za-z0-9-]*\.pdf", name)
    assert (tmp_path / name).resolve().parent == tmp_path.resolve()


@pytest.mark.parametrize("name", HOSTILE)
def test_bad_input_42_minutes_are_named_after_their_day_alone(name: str) -> None:
    meeting = Meeting(table_name=name, number=name, held_on=date(2026, 11, 24))
    meeting.state = MeetingState.OPEN
    assert minutes_name(meeting) == "notulen-2026-11-24-tafel-concept.pdf"


def test_bad_input_42_sample_files_have_names_of_our_own(tmp_path: Path) -> None:
    write_town(sample_town(date(2026, 11, 24)), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("buurten.geojson", "buurten.xlsx", "namen.xlsx", "profielen.xlsx", "woningen.xlsx"),
    ]
