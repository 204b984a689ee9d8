"""Decisions that go back: each partner reads of its own clients or dwellings only."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from matchtafel.exchange.parcel import Parcel, to_json
from matchtafel.exchange.parcel_columns import DECISION
from matchtafel.models import (
    DecisionKind,
    Meeting,
    Organisation,
    OrganisationKind,
    RecordLine,
)
from matchtafel.operations.parcels import (
    decision_lines,
    decisions_parcel,
)
from matchtafel.operations.refused import Refused
from matchtafel.storage import Database
from tests.builders import files
from tests.builders import meeting as make

from .parcel_desks import (
    BSN,
    LATER,
    NAME,
    chair_desk,
    content,
    find,
    provider_desk,
    take,
)


@pytest.fixture
def opstap(tmp_path: Path) -> Database:
    return provider_desk(tmp_path)


@pytest.fixture
def decided(tmp_path: Path) -> Database:
    """Woonstede gave to P-1 and, withdrawn since, to H-9; Havenhuis gave to H-9."""
    table = chair_desk(tmp_path)
    with files.writing(table) as session:
        meeting = session.scalars(select(Meeting)).one()
        own, other = make.client(session, "P-1", note=NAME), find(session, "H-9")
        items = [
            make.agenda_item(session, meeting, make.vacancy(session, unit, corporation))
            for unit, corporation in (("1", "Woonstede"), ("2", "Woonstede"), ("3", "Havenhuis"))
        ]
        said = {"sentence": "De tafel wijst Dorpsweg 3 toe aan P-1, liever dan h-9."}
        first = make.decision(session, items[0], chosen=own, conditions=("niet met H-9",), **said)
        make.action(session, first, "bel over H-9", make.organisation(session, "Woonstede"))
        back = make.decision(session, items[1], chosen=other, sentence="Aan H-9.")
        make.withdrawal(session, back)
        make.decision(session, items[1], DecisionKind.NO_MATCH, sentence="Geen match.")
        make.decision(session, items[2], chosen=other, sentence="Aan H-9, niet P-1.")
    return table


def decisions(database: Database, name: str) -> Parcel:
    with database.reading() as session:
        organisation = session.scalars(select(Organisation).filter_by(name=name)).one()
        meeting = session.scalars(select(Meeting)).one()
        return decisions_parcel(session, meeting.id, organisation, now=LATER)


def said(parcel: Parcel) -> list[tuple[Any, ...]]:
    facts = [each.facts for each in parcel.decisions]
    return [(f["unit_number"], f["kind"], f["profile_number"]) for f in facts]


def test_a_provider_reads_of_its_own_clients_only(decided: Database) -> None:
    parcel = decisions(decided, "Opstap")
    assert said(parcel) == [("1", "toewijzing", "P-1")]
    written = to_json(parcel).decode()
    assert "H-9" not in written
    assert "h-9" not in written
    assert "De Haven" not in written
    assert written.count("(een ander profiel)") == 3
    assert said(decisions(decided, "De Haven")) == [
        ("2", "toewijzing", "H-9"),
        ("3", "toewijzing", "H-9"),
    ]


def test_a_corporation_reads_of_its_own_dwellings_and_of_clients_a_number(
    decided: Database,
) -> None:
    parcel = decisions(decided, "Woonstede")
    assert said(parcel) == [
        ("1", "toewijzing", "P-1"),
        ("2", "toewijzing", "H-9"),
        ("2", "geen_match", None),
    ]
    rows = json.loads(to_json(parcel))["rows"]
    under = {"voorwaarden", "aanvullingen", "acties"}
    assert all(set(row) == {column.header for column in DECISION} | under for row in rows)
    written = to_json(parcel).decode()
    for fact in (NAME, "18765", "2026-09-03", "MO"):
        assert fact not in written


def test_a_decision_that_was_withdrawn_since_says_so(decided: Database) -> None:
    lines = decision_lines(decisions(decided, "Woonstede"))
    assert (
        lines[0] == "Matchtafel Voorbeeldstad, dinsdag 24 november 2026 (concept: dit kan nog "
        "veranderen)"
    )
    at = lines.index("  Aan H-9.")
    assert lines[at - 1].endswith("toewijzing aan H-9, ingetrokken op 24 november 2026")
    assert lines[at + 1].startswith("  Ingetrokken om 10.12 uur")


def test_own_words_over_two_lines_stay_one_line_of_the_text(decided: Database) -> None:
    parcel = decisions(decided, "Opstap")
    (only,) = parcel.decisions
    typed = replace(only, facts={**only.facts, "sentence": "Eén.\nActie: verzonnen"})
    assert "  Eén. Actie: verzonnen" in decision_lines(replace(parcel, decisions=(typed,)))


def test_a_meeting_that_decided_nothing_for_someone_says_that(decided: Database) -> None:
    with files.writing(decided) as session:
        make.organisation(session, "Kompas", OrganisationKind.PROVIDER)
    assert decision_lines(decisions(decided, "Kompas"))[1:] == ["Geen besluiten voor u."]


def test_decisions_are_read_and_only_the_record_keeps_that(
    decided: Database, opstap: Database
) -> None:
    before = content(opstap)
    done = take(opstap, decisions(decided, "Opstap"))
    assert (done.taken.new, done.gone, content(opstap)) == ((), (), before)
    with opstap.reading() as session:
        line = session.scalars(select(RecordLine).order_by(RecordLine.number.desc())).first()
    assert line is not None
    assert (line.what, line.about) == ("pakket met besluiten gelezen", [1])


def test_a_citizen_number_in_a_condition_stops_the_package(decided: Database) -> None:
    with decided.engine.begin() as connection:
        connection.exec_driver_sql(f"UPDATE condition SET text = 'bsn {BSN}'")
    with pytest.raises(Refused, match=r"Bij woning 1 .*‘voorwaarde’"):
        decisions(decided, "Opstap")
