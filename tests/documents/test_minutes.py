"""The minutes say what was decided and why, and nothing that they must not say."""

from datetime import date, datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from matchtafel.documents.minutes import minutes_name
from matchtafel.models import Action, AgendaItem, Decision, DecisionKind, Meeting
from tests.builders import meeting as make
from tests.builders import pdf
from tests.builders.example import example_meeting
from tests.builders.seen import candidate, seen

from .conftest import MeetingFile


def one_decision(
    session: Session, *, kind: DecisionKind = DecisionKind.ALLOCATION, **more: Any
) -> Meeting:
    """A meeting with one dwelling and one decision about it."""
    row = make.meeting(session)
    item = make.agenda_item(session, row, make.vacancy(session))
    chosen = make.client(session) if kind is DecisionKind.ALLOCATION else None
    make.decision(session, item, kind, chosen, **more)
    return row


def test_the_example_is_told_in_order(file: MeetingFile) -> None:
    text = file.minutes_text(file.write(example_meeting))
    told = [
        "Notulen van dinsdag 24 november 2026",
        "Besluiten in het kort",
        "1 Dorpsweg 3 Woonstede toegewezen P-2026-0088 volgt ja",
        "3 Kade 88 Woonstede toegewezen onder voorbehoud P-2026-0064 volgt ja",
        "4 Singel 19-c De Brug Wonen aangehouden tot 1 december – – –",
        "5 Molenpad 7 Stadszicht geen match – – –",
        "Per woning",
        "De tafel wijst Havenstraat 12-b toe aan P-2026-0107",
        "2 ✓ P-2026-0107 goed 90 84 80 112 ▲ steunpunt in de buurt",
        "Verder bekeken: 4. Afgevallen op een eis: 19. Zonder toestemming, dus niet bekeken: 1.",
        "Afgeweken. P-2026-0064 stond eerste, maar krijgt Kade 88 (punt 3).",
        "Draagkracht van de buurt: groen (6 oktober 2026).",
        "gesprek na 6 weken.",
        "P-2026-0118 (redelijk) en 3 andere. Afgevallen: 18.",
        "Afgevallen op: huur boven de aftoppingsgrens (11), trap (9), andere eisen (4).",
        "Acties",
        "Cijfers",
        "Vaststelling",
    ]
    places = [text.find(words) for words in told]
    assert -1 not in places, told[places.index(-1)]
    assert places == sorted(places)


def test_facts_are_those_handed_in_last(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        vacancy = make.vacancy(session, area_m2=61.0)
        make.vacancy_facts(session, vacancy, area_m2=64.5, available_from=date(2027, 1, 4))
        make.agenda_item(session, row, vacancy)
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "3 kamers, 64,5 m², begane grond, tuin. Rekenhuur € 561,40. Vrij 4 januari 2027." in text


def test_unknown_facts_are_not_printed_as_no(file: MeetingFile) -> None:
    unknown: dict[str, Any] = dict.fromkeys(
        ("rooms", "area_m2", "lift", "outdoor_space", "net_rent", "calculation_rent")
    )

    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        vacancy = make.vacancy(session, floor=3, available_from=None, street=None, **unknown)
        make.agenda_item(session, row, vacancy)
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "Woonstede, VHE 10-0417. Derde verdieping. Huur niet bekend." in text
    assert "geen lift" not in text


def test_a_point_without_decision_is_not_discussed_yet(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        make.agenda_item(session, row, make.vacancy(session))
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "1 Dorpsweg 3 Woonstede nog niet besproken – – –" in text


def test_a_withdrawn_decision_is_told_and_its_actions_are_gone(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = one_decision(session)
        decision = session.scalars(select(Decision)).one()
        make.action(session, decision, "Sleutel brengen")
        make.withdrawal(session, decision)
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "besluit ingetrokken" in text
    assert "Ingetrokken om 10.12 uur: het besluit. Reden: vergissing." in text
    assert "Sleutel brengen" not in text
    assert "omdat dit profiel het best past" not in text


def test_after_a_withdrawal_the_new_decision_stands(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = one_decision(session, sentence="Eerst zo.")
        first = session.scalars(select(Decision)).one()
        make.withdrawal(session, first)
        item = session.get_one(AgendaItem, first.agenda_item_id)
        make.decision(session, item, DecisionKind.NO_MATCH, sentence="Toch geen match.")
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "Toch geen match." in text
    assert "Eerst zo." not in text
    assert "1 Dorpsweg 3 Woonstede geen match" in text


def test_actions_stand_by_date_and_undated_ones_last(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = one_decision(session)
        decision = session.scalars(select(Decision)).one()
        make.action(session, decision, "Later", due=date(2027, 1, 5))
        make.action(session, decision, "Ooit", due=None, person=None)
        make.action(session, decision, "Eerst", due=date(2026, 11, 26))
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "1 Eerst 1 L. Vermeer (De Haven) do 26 november" in text
    assert "2 Later 1 L. Vermeer (De Haven) di 5 januari 2027" in text
    assert "3 Ooit 1 De Haven –" in text


def test_an_excluded_candidate_is_named_only_when_chosen(file: MeetingFile) -> None:
    others = (
        candidate("P-2026-0001", 1),
        candidate("P-2026-0002", 2, verdict="excluded", band="excluded"),
        candidate("P-2026-0088", 3, verdict="excluded", band="excluded"),
    )
    unsuitable = {"outcome": "NIE", "limit": 713.02, "limit_name": "lage aftoppingsgrens"}
    kept = seen(*others, chosen_rank=3, suitability=unsuitable)

    def make_meeting(session: Session) -> Meeting:
        return one_decision(session, seen=kept, follows=False, reason_codes=("BIJ",))

    text = file.minutes_text(file.write(make_meeting))
    assert "3 ✓ P-2026-0088 past niet" in text
    assert "P-2026-0002" not in text
    assert "P-2026-0001 stond eerste, maar de tafel kiest P-2026-0088" in text
    assert "Niet passend: de rekenhuur is boven de lage aftoppingsgrens (€ 713,02)." in text
    assert "Reden: bijzondere gezinssituatie (BIJ)." in text
    assert "wijkt af nee" in text


def test_a_first_one_behind_those_with_a_dwelling_is_called_so(file: MeetingFile) -> None:
    ranking = seen(
        candidate("P-1"), candidate("P-2", 2), candidate("P-3", 3), chosen_rank=3, first="P-2"
    )

    def make_meeting(session: Session) -> Meeting:
        return one_decision(session, seen=ranking, follows=False)

    text = file.minutes_text(file.write(make_meeting))
    assert "Afgeweken. P-2 stond eerste van wie nog geen woning had, maar de tafel" in text


def test_a_number_that_two_providers_use_is_told_apart(file: MeetingFile) -> None:
    ranking = seen(candidate("P-1", 1), candidate("P-1", 2, provider="De Haven"), chosen_rank=1)
    text = file.minutes_text(file.write(lambda session: one_decision(session, seen=ranking)))
    assert "1 ✓ P-1 (Opstap)" in text
    assert "2 P-1 (De Haven)" in text


def test_what_is_unknown_is_a_question_mark(file: MeetingFile) -> None:
    unsure = candidate(
        verdict="undetermined",
        waiting_days=None,
        families={"dwelling": 0.5, "client": None, "neighbourhood": None},
    )
    untested = {"suitability": {"outcome": "?"}, "daeb": {"outcome": "binnen"}}
    ranking = seen(unsure, chosen_rank=1, **untested)
    text = file.minutes_text(file.write(lambda session: one_decision(session, seen=ranking)))
    assert "zeer goed ? 50 ? ? ? wacht het langst" in text
    assert "volgt ?" in text
    assert "? is niet te toetsen" in text
    assert "Passend toegewezen 1 onbekend" in text


def test_a_question_mark_is_only_there_where_something_is_unknown(file: MeetingFile) -> None:
    open_ = {"dwelling": 0.5, "client": None, "neighbourhood": None}
    sure = candidate(families=open_, waiting_days=None, unknown=["client"])
    ranking = seen(sure, chosen_rank=1)
    text = file.minutes_text(file.write(lambda session: one_decision(session, seen=ranking)))
    assert "zeer goed 50 ? – – wacht het langst" in text
    assert "? is onbekend, – n.v.t. Wacht" in text


def test_a_decision_recorded_before_it_was_told_apart_prints_as_then(file: MeetingFile) -> None:
    open_ = {"dwelling": 0.5, "client": None, "neighbourhood": None}
    ranking = seen(candidate(families=open_), candidate("P-1", 3), chosen_rank=3)
    text = file.minutes_text(file.write(lambda session: one_decision(session, seen=ranking)))
    assert "1 P-2026-0088 zeer goed 50 ? ? 81" in text
    assert "3 ✓ P-1 zeer goed" in text
    assert "n.v.t." not in text


def test_numbers_run_on_where_someone_has_a_dwelling_already(file: MeetingFile) -> None:
    ranking = seen(
        candidate("P-1", 2, place=1),
        candidate("P-2", 5, place=2),
        candidate("P-9", 14, place=9),
        chosen_rank=14,
        counts={"eligible": 11, "undetermined": 0, "excluded": 4, "no_consent": 1, "placed": 3},
    )

    def make_meeting(session: Session) -> Meeting:
        return one_decision(session, seen=ranking, follows=False)

    text = file.minutes_text(file.write(make_meeting))
    for words in ("1 P-1 zeer goed", "2 P-2 zeer goed", "9 ✓ P-9 zeer goed"):
        assert words in text
    assert "P-1 stond eerste van wie nog geen woning had" in text
    assert "P-2026-0088 stond op plaats 9." in text
    assert "Zonder toestemming, dus niet bekeken: 1. Al een woning: 3." in text


def test_a_candidate_of_a_hold_whose_requirement_is_unknown_is_called_so(
    file: MeetingFile,
) -> None:
    unsure = candidate("P-1", verdict="undetermined")
    kept = seen(unsure, candidate("P-2", 2), counts={"eligible": 1, "undetermined": 1})

    def make_meeting(session: Session) -> Meeting:
        kept["counts"]["excluded"] = 0
        return one_decision(session, kind=DecisionKind.HOLD, seen=kept)

    text = file.minutes_text(file.write(make_meeting))
    assert "P-1 (zeer goed, onder voorbehoud) en P-2 (zeer goed)." in text


def test_people_of_one_partner_each_have_their_own_remark(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session)
        town = make.organisation(session, "Gemeente Voorbeeldstad", make.MUNICIPALITY)
        make.attendance(session, row, town, "M. de Groot", note="voorzitter")
        make.attendance(session, row, town, "R. Bakker", note="notulen")
        opstap = make.organisation(session, "Opstap", make.PROVIDER)
        make.attendance(session, row, opstap, "T. van Dijk")
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert (
        "Gemeente Voorbeeldstad (M. de Groot, voorzitter; R. Bakker, notulen); Opstap (T. van Dijk)"
    ) in text


def test_minutes_hold_no_income_origin_area_or_client_without_consent(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = example_meeting(session)
        make.client(
            session,
            "P-2026-0999",
            consent_date=None,
            excluded_areas=("BU99990177",),
            note="hoort hier niet",
        )
        return row

    text = file.minutes_text(file.write(make_meeting))
    for secret in ("18.765", "18765", "BU9999", "P-2026-0999", "hoort hier niet", "opvang"):
        assert secret not in text


def test_a_draft_says_so_until_the_minutes_are_adopted(file: MeetingFile) -> None:
    draft = file.write(lambda session: make.meeting(session))
    adopted = file.write(lambda session: make.meeting(session, adopted=True))
    before, after = file.minutes_text(draft), file.minutes_text(adopted)
    assert "CONCEPT" in before
    assert "concept van 24 november 2026, 11.30 uur" in before
    assert "CONCEPT" not in after
    assert "Vastgesteld door de voorzitter op 24 november 2026 om 10.41 uur." in after
    assert minutes_name(draft) == "notulen-2026-11-24-tafel-concept.pdf"
    assert minutes_name(adopted) == "notulen-2026-11-24-tafel.pdf"


def test_an_addendum_stands_under_adopted_minutes(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session, adopted=True)
        item = make.agenda_item(session, row, make.vacancy(session))
        decided = make.decision(session, item, chosen=make.client(session))
        make.decision(
            session,
            item,
            DecisionKind.ADDENDUM,
            about_id=decided.id,
            sentence="De oppervlakte is 58 m².",
            recorded_at=datetime(2026, 11, 27, 9, 0),
        )
        return row

    text = file.minutes_text(file.write(make_meeting))
    assert "Bij punt 1 27 november 2026: De oppervlakte is 58 m²." in text


def test_markup_in_data_stays_literal(file: MeetingFile) -> None:
    def make_meeting(session: Session) -> Meeting:
        row = make.meeting(session, table_name="Tafel <b>A&B</b>", remarks="1 < 2 & <br/>klaar")
        vacancy = make.vacancy(session, corporation="W&S", street="<b>&nbsp;Dorpsweg</b>")
        item = make.agenda_item(session, row, vacancy)
        make.decision(session, item, DecisionKind.NO_MATCH, sentence="Omdat <font size=40>a</font>")
        return row

    text = file.minutes_text(file.write(make_meeting))
    for literal in (
        "Tafel <b>A&B</b>",
        "1 < 2 & <br/>klaar",
        "<b>&nbsp;Dorpsweg</b> 3",
        "W&S, VHE",
        "Omdat <font size=40>a</font>",
    ):
        assert literal in text


def test_names_with_marks_print_right(file: MeetingFile) -> None:
    names = "Ş. Öztürk, N. Kőszegi, J. Dvořák, İ. Yağmur-Yıldız"
    text = file.minutes_text(file.write(lambda session: make.meeting(session, chair=names)))
    assert names in text
    decomposed = "S\u0327. Kovac\u030c"
    text = file.minutes_text(file.write(lambda session: make.meeting(session, chair=decomposed)))
    assert "Ş. Kovač" in text


@pytest.mark.parametrize("adopted", [True, False])
def test_a_meeting_without_anything_is_still_a_document(file: MeetingFile, adopted: bool) -> None:
    empty: dict[str, Any] = dict.fromkeys(
        ("number", "starts", "ends", "place", "chair", "minute_taker")
    )
    row = file.write(lambda session: make.meeting(session, adopted=adopted, **empty))
    text = file.minutes_text(row)
    assert "Er stonden geen woningen op de agenda." in text
    assert "Aanwezig" not in text


def test_partners_are_listed_by_how_they_took_part(file: MeetingFile) -> None:
    text = file.minutes_text(file.write(example_meeting))
    assert "Voorzitter M. de Groot (Gemeente Voorbeeldstad). Notulen: R. Bakker" in text
    assert "Woonstede (S. Janssen), De Brug Wonen (H. Yıldız)" in text
    assert "Welzijn Oost (A. Mulder), bij punt 2 en 3; Stadszicht (P. Visser), bij punt 5" in text
    assert "Afgemeld Zorgpunt Noord, de voordrachten zijn vooraf ingebracht" in text


def test_the_outline_leads_to_sections_and_dwellings(file: MeetingFile) -> None:
    printed = file.minutes(file.write(example_meeting))
    titles = [(level, title) for level, title, _ in pdf.outline(printed)]
    assert titles[:4] == [
        (0, "Besluiten in het kort"),
        (0, "Per woning"),
        (1, "1 Dorpsweg 3, Dorpshart"),
        (1, "2 Havenstraat 12-b, Havenkwartier"),
    ]
    assert (0, "Vaststelling") in titles


def test_all_actions_of_the_meeting_have_their_own_number(file: MeetingFile) -> None:
    row = file.write(example_meeting)
    count = file.write(lambda session: len(session.scalars(select(Action)).all()))
    text = file.minutes_text(row)
    assert "Nagaan of Singel 19-c gehorig is: De Brug Wonen (actie 3)." in text
    assert count == 5


@pytest.mark.parametrize("own_view_first", [True, False])
def test_the_head_says_whether_the_table_had_its_own_view_first(
    file: MeetingFile, own_view_first: bool
) -> None:
    text = file.minutes_text(
        file.write(lambda session: make.meeting(session, own_view_first=own_view_first))
    )
    assert ("Eerst een eigen oordeel op wachttijd" in text) is own_view_first
