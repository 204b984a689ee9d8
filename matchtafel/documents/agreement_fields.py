"""The fields of blocks 1 to 6 of the data sheet (domain.md §3.4), filled as far as known."""

from decimal import Decimal

from matchtafel.matching.dutch import count, euro, long_date
from matchtafel.matching.norms import rent_class
from matchtafel.models import AgreementForm, AgreementStatus
from matchtafel.models.vocabulary import DWELLING_TYPES

from . import dutch
from .agreement_dates import notice_period, plan_deadline
from .agreement_record import Sheet
from .agreement_tests import calculation_rent
from .fields import Asked, Field, FieldRow

STATUS = {
    AgreementStatus.PROVISIONAL: "voorlopig",
    AgreementStatus.APPROVED: "goedgekeurd",
    AgreementStatus.RUNNING: "lopend",
    AgreementStatus.TERMINATED_BY_NOTICE: "opgezegd",
    AgreementStatus.ENDED: "beëindigd",
    AgreementStatus.CANCELLED: "geannuleerd",
}
# VERA OVEREENKOMSTDETAILSOORT: indefinite.
INDEFINITE = "ONB"
LANDLORD, PROVIDER, TOGETHER = Asked.LANDLORD, Asked.PROVIDER, Asked.TOGETHER


def agreement_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 1."""
    agreement = sheet.agreement
    decided = f"{long_date(sheet.meeting.held_on)}, punt {sheet.point}"
    status = f"{STATUS[agreement.status]} ({agreement.status.value})"
    forms = tuple(form.value for form in AgreementForm)
    basis = agreement.temporary_basis
    if agreement.detail_kind == INDEFINITE:
        basis = basis or "niet van toepassing"
    return [
        [
            (40, Field("1.1", "Kenmerk", agreement.number)),
            (54, Field("1.2", "Besluit matchtafel", decided)),
            (33, Field("1.3", "Status (VERA)", status)),
            (33, Field("1.4", "Soort (VERA)", f"{agreement.kind}, {agreement.detail_kind}")),
        ],
        [
            (111, Field("1.5", "Vorm", agreement.form.value, choices=forms)),
            (54, Field("1.6", "Grondslag van de tijdelijke huur", basis, LANDLORD, "grondslag")),
        ],
    ]


def party_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 2."""
    return [_landlord_row(sheet), _tenant_row(sheet), _provider_row(sheet), *_support_people(sheet)]


def _landlord_row(sheet: Sheet) -> FieldRow:
    landlord, (person, role) = sheet.landlord, sheet.landlord_signs
    return [
        (47.5, Field("2.1", "Verhuurder", landlord.name)),
        (26, Field("2.2", "KvK-nummer", _kvk(landlord.kvk), LANDLORD, "KvK")),
        (47.5, Field("2.3", "Vertegenwoordigd door", person, LANDLORD, "wie tekent")),
        (40, Field("2.4", "Functie", role, LANDLORD, "functie")),
    ]


def _tenant_row(sheet: Sheet) -> FieldRow:
    # One adult in the household: there is nobody to sign along.
    co_tenant = "geen" if sheet.profile.adults == 1 else None
    label = "Huurder: voorletters en achternaam"
    return [
        (75.5, Field("2.5", label, sheet.tenant.name, PROVIDER, "naam", strong=True)),
        (47.5, Field("2.6", "Geboortedatum", sheet.tenant.born, PROVIDER, "geboortedatum")),
        (40, Field("2.7", "Medehuurder", co_tenant, PROVIDER, "medehuurder")),
    ]


def _provider_row(sheet: Sheet) -> FieldRow:
    provider, (person, role) = sheet.provider, sheet.provider_signs
    return [
        (47.5, Field("2.8", "Zorgaanbieder", provider.name)),
        (26, Field("2.9", "KvK-nummer", _kvk(provider.kvk), PROVIDER, "KvK")),
        (47.5, Field("2.10", "Vertegenwoordigd door", person, PROVIDER, "wie tekent")),
        (40, Field("2.11", "Functie", role, PROVIDER, "functie")),
    ]


def _support_people(sheet: Sheet) -> list[FieldRow]:
    tenant, agreement = sheet.tenant, sheet.agreement
    worker, phone = tenant.support_worker, tenant.support_worker_phone
    administrator = tenant.financial_administrator
    reachable = agreement.reachable_day_and_night
    signs = {True: "tekent mee", False: "tekent niet mee", None: None}
    town = signs[agreement.municipality_signs]
    choices = ("tekent mee", "tekent niet mee") if town is None else ()
    label = "Bewindvoerder, curator of mentor (naam, telefoon)"
    return [
        [
            (47.5, Field("2.12", "Vaste begeleider", worker, PROVIDER, "begeleider")),
            (26, Field("2.13", "Telefoon", phone, PROVIDER, "telefoon")),
            (89.5, Field("2.14", "Dag en nacht bereikbaar op", reachable, PROVIDER, "bereikbaar")),
        ],
        [
            (75.5, Field("2.15", "Gemeente", town, TOGETHER, "gemeente", choices=choices)),
            (89.5, Field("2.16", label, administrator, PROVIDER, "bewindvoerder")),
        ],
    ]


def dwelling_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 3."""
    facts, agreement = sheet.facts, sheet.agreement
    home = ", ".join(part for part in (facts.address, _place(sheet)) if part)
    parts = (facts.street, facts.house_number, facts.postcode, facts.town)
    complete = None not in parts
    address = Field(
        "3.1", "Adres", home if complete else None, LANDLORD, "adres", hint=home, strong=True
    )
    kind = DWELLING_TYPES.get(facts.dwelling_type or "", facts.dwelling_type)
    area = None if facts.area_m2 is None else f"{dutch.number(facts.area_m2)} m²"
    keys = None if agreement.keys is None else str(agreement.keys)
    return [
        [
            (75.5, address),
            (47.5, Field("3.2", "VHE-nummer", sheet.dwelling.unit_number)),
            (40, Field("3.3", "BAG-nummer", _in_groups(facts.bag_id, 4), LANDLORD, "BAG")),
        ],
        [
            (25, Field("3.4", "Type", kind, LANDLORD, "type")),
            (35.5, Field("3.5", "Kamers", _rooms(sheet), LANDLORD, "kamers")),
            (22.5, Field("3.6", "Oppervlakte", area, LANDLORD, "oppervlakte")),
            (37, Field("3.7", "Berging", agreement.storage_room, LANDLORD, "berging")),
            (38, Field("3.8", "Sleutels, aantal", keys, LANDLORD, "sleutels")),
        ],
    ]


def money_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 4, without the two tests."""
    return [_rent_row(sheet), _payment_row(sheet)]


def _rent_row(sheet: Sheet) -> FieldRow:
    net, service = sheet.facts.net_rent, sheet.facts.service_charges
    gross = None if net is None or service is None else net + service
    rent, deposit = _euros(calculation_rent(sheet)), _euros(sheet.agreement.deposit)
    # VERA HUURKLASSE, which goes by the kale huur.
    code = rent_class(sheet.norms, None if net is None else float(net))
    kind = f" ({code})" if code else ""
    if sheet.agreement.deposit == 0:
        deposit = "geen"
    return [
        (26, Field("4.1", f"Kale huur{kind}", _euros(net), LANDLORD, "huur")),
        (26, Field("4.2", "Servicekosten", _euros(service), LANDLORD, "servicekosten")),
        (26, Field("4.3", "Bruto huur", _euros(gross), hint="4.1 plus 4.2")),
        (39.5, Field("4.4", "Rekenhuur", rent, LANDLORD, "rekenhuur")),
        (40, Field("4.5", "Waarborgsom", deposit, LANDLORD, "waarborgsom")),
    ]


def _payment_row(sheet: Sheet) -> FieldRow:
    agreement = sheet.agreement
    asked = {True: "ja", False: "nee", None: None}[agreement.rent_allowance_requested]
    allowance, ways = "Huurtoeslag aangevraagd", ("incasso", "overboeking")
    pays, by = agreement.payment_method, agreement.first_rent_paid_by
    return [
        (40, Field("4.6", allowance, asked, PROVIDER, "huurtoeslag", ("ja", "nee"))),
        (61, Field("4.7", "Betaalwijze", pays, LANDLORD, "betaalwijze", ways)),
        (61, Field("4.8", "Eerste huur betaald door", by, PROVIDER, "eerste huur")),
    ]


def date_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 5."""
    agreement = sheet.agreement
    start, end, review, signed = (
        long_date(day) if day else None
        for day in (
            agreement.start_date,
            agreement.end_date,
            agreement.review_date,
            agreement.signed_on,
        )
    )
    notice = dutch.period(*notice_period(agreement.end_date)) if agreement.end_date else None
    if agreement.detail_kind == INDEFINITE and not end:
        end, notice = "onbepaalde tijd", "niet van toepassing"
    return [
        [
            (28.5, Field("5.1", "Ingangsdatum", start, TOGETHER, "ingangsdatum")),
            (28.5, Field("5.2", "Einddatum", end, TOGETHER, "einddatum")),
            (38.5, Field("5.3", "Aanzeggen (herinnering)", notice, hint="volgt uit 5.2")),
            (32, Field("5.4", "Beoordeling omklap", review, TOGETHER, "beoordeling")),
            (31.5, Field("5.5", "Datum van tekenen", signed, TOGETHER, "datum van tekenen")),
        ]
    ]


def support_rows(sheet: Sheet) -> list[FieldRow]:
    """Block 6, without the goals."""
    agreement = sheet.agreement
    plan, start = agreement.support_plan_date, agreement.start_date
    ready = long_date(plan) if plan else None
    until = f", uiterlijk {long_date(plan_deadline(start))}" if start and not plan else ""
    hours = agreement.support_hours
    intensity = None if hours is None else f"{dutch.number(hours)} uur per week"
    often, to = agreement.contact_moments, agreement.signals_to
    return [
        [
            (54, Field("6.1", f"Plan klaar{until}", ready, PROVIDER, "plan")),
            (22, Field("6.2", "Intensiteit", intensity, PROVIDER, "intensiteit")),
            (48, Field("6.3", "Contact en huisbezoek, hoe vaak", often, PROVIDER, "huisbezoek")),
            (37, Field("6.4", "Signalen melden bij", to, PROVIDER, "signalen")),
        ]
    ]


def _place(sheet: Sheet) -> str:
    return " ".join(part for part in (sheet.facts.postcode, sheet.facts.town) if part)


def _rooms(sheet: Sheet) -> str | None:
    rooms, bedrooms = sheet.facts.rooms, sheet.facts.bedrooms
    if rooms is None or bedrooms is None:
        return None if rooms is None else str(rooms)
    return f"{rooms}, waarvan {count(bedrooms, 'slaapkamer', 'slaapkamers')}"


def _euros(amount: Decimal | None) -> str | None:
    return None if amount is None else euro(amount)


def _kvk(number: str | None) -> str | None:
    return _in_groups(number, 2)


def _in_groups(number: str | None, size: int) -> str | None:
    """A long number in groups of so many digits; anything else as it is."""
    if not number or not number.isdecimal():
        return number or None
    return "\xa0".join(number[at : at + size] for at in range(0, len(number), size))
