"""The data sheet gathers what is known, lists what is missing, and tells nothing else."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.documents.agreement_sheet import agreement_name, agreement_pdf
from matchtafel.models import Agreement, DecisionKind, Identity
from tests.builders import meeting as make
from tests.builders import pdf
from tests.builders.example import example_meeting

from .conftest import NORMS, NOW, MeetingFile, allocation, identity

STARTED: dict[str, Any] = {"start_date": date(2026, 12, 14), "end_date": date(2027, 12, 13)}


def test_what_is_known_stands_in_its_field(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(
        sheet(
            identity(),
            **STARTED,
            deposit=Decimal(0),
            keys=2,
            support_hours=3.5,
            municipality_signs=False,
            rent_allowance_requested=True,
        )
    )
    for known in (
        "Ş. Öztürk-Dvořák, Dorpsweg 3, Voorbeeldstad",
        "1.2 Besluit matchtafel",
        "24 november 2026, punt 2",
        "voorlopig (VOO)",
        "14 maart 1991",
        "tekent niet mee",
        "Dorpsweg 3, 1234 AB Voorbeeldstad",
        "9999 0100 0001 2231",
        "3, waarvan 2 slaapkamers",
        "€ 599,90",
        "13 sep. – 13 nov. 2027",
        "3,5 uur per week",
        "Plan klaar, uiterlijk 14 januari 2027",
    ):
        assert known in text


def test_what_is_missing_is_listed_by_party_with_its_number(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(identity(), **STARTED, deposit=Decimal(0), keys=2, storage_room="geen"))
    start = text.index("Nog in te vullen")
    listed = text[start : text.index("Blok 8, 9 en 10 komen later.")]
    for missing in ("1.6 grondslag", "2.3 wie tekent", "4.7 betaalwijze", "5.5 datum van tekenen"):
        assert missing in listed
    for known in ("2.5", "2.6", "3.7", "3.8", "4.5", "5.1", "5.3"):
        assert known not in listed


def test_without_an_identity_the_tenant_is_empty_boxes(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(None))
    assert "bevat een naam" not in text
    assert "vertrouwelijk" in text
    listed = text[text.index("Nog in te vullen") : text.index("Blok 8")]
    assert "2.5, 2.6" in listed


def shown_and_printed(file: MeetingFile, person: Identity | None) -> tuple[str, str]:
    """The text of the version for the screen, and of what is saved."""
    decision = file.write(allocation)
    with file.database.reading() as session:
        shown, printed = (
            agreement_pdf(session, decision.id, person, norms=NORMS, now=NOW, for_screen=screen)
            for screen in (True, False)
        )
    return pdf.text(shown), pdf.text(printed)


def test_the_version_for_the_screen_holds_nothing_of_the_names_file(file: MeetingFile) -> None:
    person = identity(financial_administrator="Balans Bewind, 088 000 00 73")
    shown, printed = shown_and_printed(file, person)
    for secret in (
        *("Ş.", "Öztürk", "Dvořák", "14 maart 1991"),
        *("van Dijk", "088 000 00 24", "Balans Bewind", "bevat een naam"),
    ):
        assert secret not in shown
        assert secret in printed
    assert shown.count("P-2026-0088") == 3
    assert "P-2026" not in printed


def test_the_version_for_the_screen_tells_what_is_still_missing(file: MeetingFile) -> None:
    shown, printed = shown_and_printed(file, identity(birth_date=None))
    start, end = "Nog in te vullen", "Blok 8, 9 en 10"
    listed = [text[text.index(start) : text.index(end)] for text in (shown, printed)]
    assert listed[0] == listed[1]
    assert "2.6" in listed[0]


def test_without_an_identity_the_version_for_the_screen_is_the_printed_one(
    file: MeetingFile,
) -> None:
    shown, printed = shown_and_printed(file, None)
    assert shown == printed


def test_another_clients_identity_is_refused(sheet: Callable[..., bytes]) -> None:
    with pytest.raises(ValueError):
        sheet(identity(profile_number="P-2026-0001"))


def test_a_decision_without_a_client_or_an_agreement_has_no_sheet(file: MeetingFile) -> None:
    def make_decisions(session: Session) -> tuple[int, int]:
        row = make.meeting(session)
        held = make.agenda_item(session, row, make.vacancy(session, "1"))
        given = make.agenda_item(session, row, make.vacancy(session, "2"))
        no_client = make.decision(session, held, DecisionKind.NO_MATCH)
        return no_client.id, make.decision(session, given, chosen=make.client(session)).id

    for decision_id in file.write(make_decisions):
        with file.database.reading() as session, pytest.raises(ValueError):
            agreement_pdf(session, decision_id, None, norms=NORMS, now=NOW)


def test_the_newest_version_of_the_agreement_counts(file: MeetingFile) -> None:
    def make_versions(session: Session) -> int:
        made = allocation(session, storage_room="kelder")
        make.agreement(session, made, storage_room="zolder")
        return made.id

    decision_id = file.write(make_versions)
    with file.database.reading() as session:
        text = pdf.text(agreement_pdf(session, decision_id, None, norms=NORMS, now=NOW))
    assert "zolder" in text
    assert "kelder" not in text


def test_the_sheet_tells_no_income_number_rank_or_reason(file: MeetingFile) -> None:
    file.write(example_meeting)
    person = identity(profile_number="P-2026-0107")
    with file.database.reading() as session:
        decision_id = session.scalars(select(Agreement.decision_id)).one()
        printed = agreement_pdf(session, decision_id, person, norms=NORMS, now=NOW)
    text = pdf.text(printed)
    for secret in ("18.765", "18765", "P-2026", "steunpunt", "zeer goed", "omdat", "MO"):
        assert secret not in text
    assert b"P-2026" not in printed


def test_reviews_fall_on_working_days(sheet: Callable[..., bytes]) -> None:
    text = pdf.pages(sheet(None, **STARTED))[1]
    for moment in (
        "6 weken 25 januari 2027",
        "3 maanden 15 maart 2027",
        "6 maanden 14 juni 2027",
        "9 maanden 14 september 2027",
    ):
        assert moment in text


def test_an_indefinite_agreement_has_no_end_to_announce(sheet: Callable[..., bytes]) -> None:
    text = pdf.text(sheet(None, detail_kind="ONB", start_date=date(2026, 12, 14)))
    assert "onbepaalde tijd" in text
    assert text.count("niet van toepassing") == 2


def test_the_municipality_signs_only_when_it_takes_part(sheet: Callable[..., bytes]) -> None:
    assert pdf.text(sheet(None, municipality_signs=True)).count("Handtekening") == 4


def test_otherwise_three_parties_sign(sheet: Callable[..., bytes]) -> None:
    assert pdf.text(sheet(None, municipality_signs=False)).count("Handtekening") == 3


def test_a_representative_is_not_given_another_ones_role(file: MeetingFile) -> None:
    def make_sheet(session: Session) -> int:
        kind = make.CORPORATION
        make.organisation(
            session, "Woonstede", kind, representative="A. Vast", representative_role="directeur"
        )
        return allocation(session, landlord_representative="B. Nieuw").id

    decision_id = file.write(make_sheet)
    with file.database.reading() as session:
        text = pdf.text(agreement_pdf(session, decision_id, None, norms=NORMS, now=NOW))
    assert "B. Nieuw" in text
    assert "directeur" not in text


@pytest.mark.parametrize("known", [True, False])
def test_the_sheet_has_two_sides(sheet: Callable[..., bytes], known: bool) -> None:
    nothing: dict[str, Any] = {
        "facts": dict.fromkeys(
            ("street", "postcode", "bag_id", "rooms", "area_m2", "net_rent", "calculation_rent")
        ),
        "profile": {"adults": None, "income": None},
    }
    printed = pdf.pages(sheet(identity(), **STARTED) if known else sheet(None, **nothing))
    assert len(printed) == 2
    assert "Pagina 2 van 2" in printed[1]
    assert "6 Begeleiding" in printed[1]


def test_long_values_and_markup_are_printed_literally(sheet: Callable[..., bytes]) -> None:
    long = "Van Voorbeeldgeslacht tot Voorbeeldstad " * 8
    text = pdf.text(
        sheet(
            identity(surname=f"<b>{long}</b>&amp;"),
            facts={"street": "<i>Kade</i> " + long},
            contact_moments=long * 20,
            municipality_signs=True,
        )
    )
    assert "<b>Van Voorbeeldgeslacht" in text
    assert "</b>&amp;" in text
    assert "<i>Kade</i>" in text


def test_only_the_embedded_family_is_used(sheet: Callable[..., bytes]) -> None:
    assert pdf.fonts(sheet(identity())) == {
        "SourceSansPro-Regular",
        "SourceSansPro-Semibold",
        "SourceSansPro-Bold",
    }


def test_each_block_is_in_the_outline(sheet: Callable[..., bytes]) -> None:
    entries = [(title, page) for _, title, page in pdf.outline(sheet(None))]
    assert [title.split()[0] for title, _ in entries] == [str(n) for n in range(1, 13)]
    assert [page for _, page in entries] == [0] * 5 + [1] * 7


def test_the_same_data_gives_the_same_bytes(file: MeetingFile) -> None:
    decision = file.write(lambda session: allocation(session, **STARTED))
    with file.database.reading() as session:
        once, again = (
            agreement_pdf(session, decision.id, identity(), norms=NORMS, now=NOW) for _ in "12"
        )
    assert once == again


def test_a_file_name_tells_nothing_but_the_number() -> None:
    assert agreement_name(Agreement(number="HZ-2026-0031")) == "gegevensblad-HZ-2026-0031.pdf"
    assert agreement_name(Agreement(number="HZ/2026 <31>")) == "gegevensblad-HZ-2026-31.pdf"
