"""Text that people type: which columns hold it, and that no citizen number gets into one.

Law: UAVG art. 46: a BSN is used only where a law says so, and none does here (domain.md §4.7).
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import event, inspect
from sqlalchemy.orm import Session

from matchtafel.exchange.privacy import may_be_citizen_number

from .refused import Refused

# table → column → what it is called in a sentence.
FREE_TEXT: dict[str, dict[str, str]] = {
    "organisation": {
        "name": "naam van de organisatie",
        "representative": "vertegenwoordiger",
        "representative_role": "functie van de vertegenwoordiger",
    },
    "neighbourhood": {"name": "naam", "district": "wijk", "municipality": "gemeente"},
    "carrying_capacity": {"note": "toelichting op de draagkracht"},
    "vacancy_facts": {
        "street": "straat",
        "house_letter": "huisletter",
        "house_addition": "toevoeging",
        "town": "plaats",
        "remark": "opmerking",
    },
    "profile": {"note": "toelichting"},
    "nomination": {"note": "toelichting bij de voordracht"},
    "meeting": {
        "table_name": "naam van het overleg",
        "number": "nummer van het overleg",
        "starts": "begintijd",
        "ends": "eindtijd",
        "place": "plaats van het overleg",
        "chair": "voorzitter",
        "minute_taker": "notulist",
        "remarks": "opmerkingen",
    },
    "attendance": {"person": "aanwezige", "note": "opmerking bij de aanwezigheid"},
    "decision": {"reason": "reden"},
    "condition": {"text": "voorwaarde"},
    "action": {"text": "actie", "person": "wie de actie doet"},
    "question": {"text": "vraag"},
    "agreement": {
        "temporary_basis": "grondslag tijdelijke huur",
        "payment_method": "betaalwijze",
        "first_rent_paid_by": "eerste huur betaald door",
        "storage_room": "berging",
        "landlord_representative": "vertegenwoordiger van de verhuurder",
        "landlord_representative_role": "functie bij de verhuurder",
        "provider_representative": "vertegenwoordiger van de zorgaanbieder",
        "provider_representative_role": "functie bij de zorgaanbieder",
        "reachable_day_and_night": "dag en nacht bereikbaar op",
        "contact_moments": "contactmomenten",
        "signals_to": "wie signaleert aan wie",
        "data_sharing_basis": "grondslag voor gegevensdeling",
    },
    "identity": {
        "initials": "voorletters",
        "prefix": "tussenvoegsel",
        "surname": "achternaam",
        "email": "e-mail",
        "support_worker": "begeleider",
        "financial_administrator": "bewindvoerder",
    },
}
# Text that is not searched, and why: of other nine-digit numbers 9 % pass the eleven-test too
# (reliability.md §3).
# * stands for any table.
EXEMPT: dict[str, str] = {
    "checked when it is read, as a pseudonym": "client.profile_number identity.profile_number",
    "a number of another kind": "organisation.kvk dwelling.unit_number vacancy_facts.bag_id "
    "vacancy_facts.postcode agreement.number identity.phone identity.support_worker_phone",
    "a code of a list": "neighbourhood.*code carrying_capacity.colour indicator.kind "
    "vacancy.*status vacancy_facts.neighbourhood_code vacancy_facts.dwelling_type "
    "vacancy_facts.accessibility vacancy_facts.outdoor_space vacancy_facts.entrance "
    "vacancy_facts.situation vacancy_facts.energy_label vacancy_facts.wbmgp_article "
    "profile.origin profile.urgency_kind profile.min_accessibility profile.ground_floor "
    "profile.lift profile.outdoor_space profile.own_entrance profile.quiet "
    "profile.sound_insulation profile.match_weight decision.candidate_status question.fact "
    "agreement.kind agreement.detail_kind policy_version.name policy_version.version",
    "made by the program of text that was searched and VHE numbers": "decision.sentence",
    "the name of a file, often with a date": "*.source",
    "an organisation that has a row of its own": "identity.provider",
    "who used the program": "meeting.adopted_by *.recorded_by",
    "the record: fixed phrases and seals": "record_line.* record_head.*",
}


def texts_of(row: object) -> Iterator[tuple[str, str]]:
    """What people typed in a row: column and text, where there is any."""
    for column in FREE_TEXT.get(getattr(row, "__tablename__", ""), ()):
        text = getattr(row, column)
        if text:
            yield column, text


@event.listens_for(Session, "before_flush")
def refuse_citizen_numbers(session: Session, _context: Any, _instances: Any) -> None:
    """Nothing is written with a BSN in it, whichever way it came. Raises Refused.

    One place for every act: what operations write goes through a session. It holds as soon as
    anything of matchtafel.operations is imported.
    """
    for row in (*session.new, *session.dirty):
        state = inspect(row)
        for column, text in texts_of(row):
            if state.attrs[column].history.added and may_be_citizen_number(text):
                raise Refused(_sentence(row, column))


def _sentence(row: Any, column: str) -> str:
    source = getattr(row, "source", None)
    where = f" ({source})" if source else ""
    return (
        f"In ‘{FREE_TEXT[row.__tablename__][column]}’{where} lijkt een burgerservicenummer (BSN) "
        "te staan. Dat mag hier niet. Haal het nummer weg en probeer het opnieuw."
    )
