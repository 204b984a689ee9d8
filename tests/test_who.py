"""Who is logged in, whatever the computer calls them."""

from pathlib import Path

import pytest

from matchtafel.models import Event
from matchtafel.who import login_name
from tests.builders import files
from tests.operations.conftest import NOW


def test_a_login_with_a_byte_that_is_no_text_can_be_written_in_the_record(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "jos\udcff")
    assert login_name() == "jos?"
    database = files.database(tmp_path / "week.matchtafel")
    database.note(Event.OPENED, "bestand geopend", by=login_name(), at=NOW)
