"""The corporations' desk: the vacancies of the meeting, and a form for one of them."""

from collections.abc import Sequence
from typing import Any

from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import euro, number, short_date
from matchtafel.models import OrganisationKind, Vacancy
from matchtafel.operations.meeting import open_vacancies
from matchtafel.operations.scoring import vacancy_row

from .desk import DeskPage
from .editor import EditorWords
from .facts import Row, choice_column, fact_column, provenance, yes_no
from .form import Section
from .listing import Words
from .rows import Shown


class VacanciesPage(DeskPage):
    """What falls vacant: listed in the order of the agenda."""

    kind = Kind.VACANCIES
    owners = OrganisationKind.CORPORATION

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Woningen")

    def words(self) -> Words:
        """What the list says."""
        return Words(
            one=self.tr("woning"),
            many=self.tr("woningen"),
            new=self.tr("Nieuwe woning"),
            empty=self.tr("Er zijn nog geen woningen. Lees een bestand in of voer er een in."),
            icon="woning",
        )

    def editor_words(self) -> EditorWords:
        """What the form says."""
        return EditorWords(
            new=self.tr("Nieuwe woning"),
            exists=self.tr("Deze woning staat al in de lijst. Open haar daar om te wijzigen."),
        )

    def columns(self) -> Sequence[Shown]:
        """Address and rent first: they stay beside a form."""
        tr = self.tr
        return (
            Shown("name", tr("Adres"), lambda of: of.name, _by_address, icon=self.draft_sign),
            Shown("rent", tr("Huur"), _rent_text, _rent, number=True, unknown=True),
            fact_column("bedrooms", tr("Slk"), number, number=True),
            fact_column("area_m2", tr("m²"), number, number=True),
            fact_column("floor", tr("Verd."), number, number=True),
            fact_column("lift", tr("Lift"), yes_no),
            fact_column("neighbourhood_code", tr("Buurt"), self.area_name),
            Shown("corporation", tr("Corporatie"), lambda of: of.key[0]),
            fact_column("available_from", tr("Vrij per"), short_date),
            Shown("state", tr("Stand"), lambda of: of.state),
            Shown("unit", tr("VHE-nummer"), lambda of: of.key[1], at_first=False),
            choice_column(self.kind, "dwelling_type", tr("Type")),
            choice_column(self.kind, "outdoor_space", tr("Buitenruimte")),
            choice_column(self.kind, "energy_label", tr("Energielabel")),
        )

    def rows(self, session: Any) -> Sequence[Row]:
        """What is on the agenda, in its order, then what could be on it."""
        items = self.table.board.items
        states = {item.vacancy_id: item.state_text or self.tr("open") for item in items}
        agenda = [item.vacancy for item in self.table.meeting.agenda]
        others = [v for v in open_vacancies(session) if v.id not in states]
        missing = self.tr("niet op deze agenda")
        return [_row(v, states.get(v.id, missing)) for v in (*agenda, *others)]

    def sections(self) -> Sequence[Section]:
        """The columns of the template, by subject."""
        tr = self.tr
        return [
            self.section(
                tr("Woning"),
                "unit_number corporation street house_number house_letter house_addition postcode"
                " town neighbourhood_code bag_id",
            ),
            self.section(
                tr("Huur en datum"),
                "net_rent service_charges calculation_rent wws_points available_from",
            ),
            self.section(
                tr("Maat en soort"),
                "dwelling_type rooms bedrooms area_m2 outdoor_space energy_label",
            ),
            self.section(tr("Toegang"), "floor lift entrance accessibility"),
            self.section(
                tr("Rust en regels"),
                "situation poor_sound_insulation pets_allowed max_persons min_age max_age"
                " wbmgp_article",
            ),
            self.section(tr("Voor de tafel"), "remark"),
        ]


def _row(vacancy: Vacancy, state: str) -> Row:
    facts = vacancy_row(vacancy)
    key = (facts["corporation"], facts["unit_number"])
    return Row(key, vacancy.facts.address or key[1], facts, provenance(vacancy.facts), state)


def _rent(of: Row) -> Any:
    """The calculation rent, or the net rent where that is all there is."""
    calculated = of.facts.get("calculation_rent")
    return of.facts.get("net_rent") if calculated is None else calculated


def _rent_text(of: Row) -> str:
    return "" if _rent(of) is None else euro(_rent(of))


def _by_address(of: Row) -> tuple[str, int, str]:
    facts = of.facts
    return (facts.get("street") or "").casefold(), facts.get("house_number") or 0, of.name
