"""The fields of the agreement that are filled in here, numbered as on the data sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from matchtafel.documents.agreement_fields import STATUS
from matchtafel.exchange import formats
from matchtafel.exchange.column import Column
from matchtafel.exchange.formats import Format
from matchtafel.models import AgreementForm

from .form import Section

_DETAIL_KINDS = {"TIJ": "tijdelijk", "ONB": "onbepaalde tijd"}
_PAYMENT = {"incasso": "incasso", "overboeking": "overboeking"}


def _tr(text: str) -> str:
    return QCoreApplication.translate("agreement", text)


def _column(
    fact: str, label: str, of: Format, *, unit: str = "", note: str = "", required: bool = False
) -> Column:
    return Column(fact, fact, label, of, unit=unit, note=note, required=required)


def agreement_sections() -> Sequence[Section]:
    """Blocks 1 to 6 and 11 of the sheet, as far as they are not known from elsewhere."""
    return [
        Section(_tr("1 Overeenkomst"), _contract()),
        Section(_tr("2 Partijen"), _parties()),
        Section(_tr("3 Gehuurde"), _dwelling()),
        Section(_tr("4 Financieel"), _money()),
        Section(_tr("5 Data"), _dates(), _tr("De einddatum volgt de ingangsdatum.")),
        Section(
            _tr("6 Begeleiding"),
            _support(),
            _tr("Schrijf hier geen ziekte of strafblad op."),
        ),
        Section(_tr("11 Gegevensdeling"), [_sharing()]),
    ]


def _contract() -> list[Column]:
    forms: dict[str, str] = {form: form.value for form in AgreementForm}
    statuses: dict[str, str] = dict(STATUS.items())
    return [
        _column("status", _tr("1.3 Status"), formats.choice(statuses), required=True),
        _column("detail_kind", _tr("1.4 Soort"), formats.choice(_DETAIL_KINDS), required=True),
        _column("form", _tr("1.5 Vorm"), formats.choice(forms), required=True),
        _column("temporary_basis", _tr("1.6 Grondslag van de tijdelijke huur"), formats.text()),
    ]


def _parties() -> list[Column]:
    text = formats.text()
    return [
        _column("landlord_representative", _tr("2.3 Voor de verhuurder tekent"), text),
        _column("landlord_representative_role", _tr("2.4 Functie"), text),
        _column("provider_representative", _tr("2.10 Voor de zorgaanbieder tekent"), text),
        _column("provider_representative_role", _tr("2.11 Functie"), text),
        _column("reachable_day_and_night", _tr("2.14 Dag en nacht bereikbaar op"), text),
        _column("municipality_signs", _tr("2.15 Gemeente tekent mee"), formats.YES_NO),
    ]


def _dwelling() -> list[Column]:
    return [
        _column("storage_room", _tr("3.7 Berging"), formats.text()),
        _column("keys", _tr("3.8 Sleutels"), formats.whole(0, 50)),
    ]


def _money() -> list[Column]:
    none = _tr("0 is geen waarborgsom.")
    return [
        _column("deposit", _tr("4.5 Waarborgsom"), formats.AMOUNT, unit="€", note=none),
        _column("rent_allowance_requested", _tr("4.6 Huurtoeslag aangevraagd"), formats.YES_NO),
        _column("payment_method", _tr("4.7 Betaalwijze"), formats.choice(_PAYMENT)),
        _column("first_rent_paid_by", _tr("4.8 Eerste huur betaald door"), formats.text()),
    ]


def _dates() -> list[Column]:
    return [
        _column("start_date", _tr("5.1 Ingangsdatum"), formats.DATE),
        _column("end_date", _tr("5.2 Einddatum"), formats.DATE),
        _column("review_date", _tr("5.4 Beoordeling omklap"), formats.DATE),
        _column("signed_on", _tr("5.5 Datum van tekenen"), formats.DATE),
    ]


def _support() -> list[Column]:
    hours, text = formats.number(0, 168), formats.text()
    return [
        _column("support_plan_date", _tr("6.1 Plan klaar op"), formats.DATE),
        _column("support_hours", _tr("6.2 Intensiteit"), hours, unit=_tr("uur per week")),
        _column("contact_moments", _tr("6.3 Contact en huisbezoek, hoe vaak"), text),
        _column("signals_to", _tr("6.4 Signalen melden bij"), text),
    ]


def _sharing() -> Column:
    return _column("data_sharing_basis", _tr("11.1 Grondslag"), formats.text())
