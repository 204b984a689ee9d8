"""The care providers' desk: housing-need profiles, and a form that counts dwellings live."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtWidgets import QWidget

from matchtafel.exchange.records import Kind
from matchtafel.matching.dutch import count, euro, number, short_date
from matchtafel.matching.rank import months_before
from matchtafel.models import Client, OrganisationKind
from matchtafel.operations.board import DAYS_IN_MONTH
from matchtafel.operations.consent import consent_of
from matchtafel.operations.loading import load_clients
from matchtafel.operations.rarity import rare
from matchtafel.operations.scoring import client_row

from .desk import DeskPage
from .editor import Editor, EditorWords
from .facts import Key, Row, fact_column, provenance, yes_no
from .form import Section
from .form_frame import FormFrame
from .listing import Words
from .privacy_menu import PrivacyMenu
from .remaining_panel import RemainingPanel
from .rows import Shown

# Beside the facts of the profile: the consent that counts at this meeting.
IN_FORCE = "consent in force"


class ProfilesPage(DeskPage):
    """Who is looking for a home, by pseudonym."""

    kind = Kind.PROFILES
    owners = OrganisationKind.PROVIDER

    @property
    def title(self) -> str:
        """Name of the page."""
        return self.tr("Profielen")

    def words(self) -> Words:
        """What the list says."""
        return Words(
            one=self.tr("profiel"),
            many=self.tr("profielen"),
            new=self.tr("Nieuw profiel"),
            empty=self.tr("Er zijn nog geen profielen. Lees een bestand in of voer er een in."),
            icon="profiel",
        )

    def editor_words(self) -> EditorWords:
        """What the form says."""
        return EditorWords(
            new=self.tr("Nieuw profiel"),
            exists=self.tr("Dit profiel staat al in de lijst. Open het daar om te wijzigen."),
        )

    def columns(self) -> Sequence[Shown]:
        """Number and waiting time first: they stay beside a form."""
        tr = self.tr
        return (
            Shown("name", tr("Profiel"), lambda of: of.name, icon=self.draft_sign),
            Shown("wait", tr("Wacht, mnd"), self._wait_text, self._waited, self._late, True, True),
            Shown("provider", tr("Zorgaanbieder"), lambda of: of.key[0]),
            Shown("household", tr("Huishouden"), _household, _persons, unknown=True),
            fact_column("max_rent", tr("Hoogste huur"), euro, number=True, demand=True),
            fact_column("ready_from", tr("Klaar per"), short_date),
            Shown("consent", tr("Toestemming"), self._consent, icon=_consent_sign),
            fact_column("has_pet", tr("Huisdier"), yes_no),
            fact_column("match_weight", tr("Matchzwaarte")),
            Shown("state", tr("Stand"), lambda of: of.state),
            fact_column("valid_until", tr("Geldig tot"), short_date, at_first=False),
            fact_column("urgency_date", tr("Urgent sinds"), short_date, at_first=False),
        )

    def _waited(self, of: Row) -> float | None:
        since = of.facts.get("urgency_date")
        return None if since is None else (self._on - since).days / DAYS_IN_MONTH

    def _wait_text(self, of: Row) -> str:
        waited = self._waited(of)
        return "" if waited is None else number(max(0.0, waited), 1)

    def _late(self, of: Row) -> tuple[str, str]:
        since, norm = of.facts.get("urgency_date"), self.table.policy.waiting_norm_months
        late = since is not None and since < months_before(self._on, norm)
        return ("klok", "warning") if late else ("", "")

    def _consent(self, of: Row) -> str:
        given, handed_in = of.facts.get(IN_FORCE), of.facts.get("consent_date")
        if given is not None:
            return short_date(given)
        if handed_in is None:
            return self.tr("nee")
        later = self.tr("pas vanaf {day}").format(day=short_date(handed_in))
        return later if handed_in > self._on else self.tr("ingetrokken")

    @property
    def _on(self) -> Any:
        return self.table.meeting.held_on

    def rows(self, session: Any) -> Sequence[Row]:
        """Who can be matched at this meeting."""
        found = load_clients(session, self.table.meeting_id)
        rows = [self._row(client) for client in found]
        stand_out = self._stand_out(rows)
        return [replace(of, about=_lines(of.about, stand_out.get(of.key, ""))) for of in rows]

    def _row(self, client: Client) -> Row:
        in_force = consent_of(client, self._on)
        facts = {**client_row(client), IN_FORCE: in_force}
        key = (facts["provider"], facts["profile_number"])
        state = self._state(client, takes_part=in_force is not None)
        return Row(key, key[1], facts, provenance(client.profile), state)

    def _stand_out(self, rows: Sequence[Row]) -> Mapping[Key, str]:
        """Who would be recognised among the profiles of their own provider, in a sentence."""
        found: dict[Key, str] = {}
        for provider in {of.key[0] for of in rows}:
            own = [of for of in rows if of.key[0] == provider]
            told = rare([dict(of.facts) for of in own], self._on)
            found |= {own[each.place].key: each.sentence for each in told}
        return found

    def _state(self, client: Client, *, takes_part: bool) -> str:
        placed_at = self.table.board.placed.get(client.id)
        if placed_at:
            return self.tr("heeft {address}").format(address=placed_at)
        return self.tr("zoekt") if takes_part else self.tr("doet niet mee")

    def make(self) -> Editor:
        """The form, with what a client may ask of the provider."""
        editor = super().make()
        self.privacy = PrivacyMenu(self.table, self._chosen, self.window())
        self.privacy.notice.connect(self.notice)
        self.privacy.undoable.connect(self.undoable)
        editor.add_to_head(self.privacy.button)
        return editor

    def _chosen(self) -> tuple[str, str] | None:
        """The profile whose form is open."""
        of = self.editor.row if self.editor is not None else None
        return None if of is None else (of.key[0], of.key[1])

    def begin_with(self) -> dict[str, str]:
        """A new profile is of today."""
        today = self.table.clock()
        return {"profile_date": f"{today.day}-{today.month}-{today.year}"}

    def beside(self, editor: FormFrame) -> QWidget:
        """How many dwellings are left, while one types."""
        panel = RemainingPanel(self.table)
        editor.considered.connect(panel.consider)
        # Where there is no room for the panel the count is still said.
        panel.counted.connect(lambda words: editor.say_aside("" if panel.isVisible() else words))
        return panel

    def sections(self) -> Sequence[Section]:
        """The columns of the template, by subject."""
        return [*self._about_client(), *self._about_home()]

    def _about_client(self) -> list[Section]:
        tr = self.tr
        return [
            self.section(
                tr("Profiel"),
                "profile_number provider profile_date valid_until consent_date origin",
            ),
            self.section(
                tr("Urgentie"), "urgency_kind urgency_date urgency_valid_until ready_from"
            ),
            self.section(
                tr("Huishouden en inkomen"),
                "adults children birth_year pension_age has_pet income income_year",
            ),
        ]

    def _about_home(self) -> list[Section]:
        tr = self.tr
        return [
            self.section(
                tr("Maat en huur"),
                "max_rent min_bedrooms min_rooms min_area_m2 min_accessibility"
                " max_floor_without_lift",
            ),
            self.section(
                tr("Eis, wens of nee"),
                "ground_floor lift outdoor_space own_entrance quiet sound_insulation",
                tr("Eis: zonder dit gaat het niet. Wens: liever wel. Nee: maakt niet uit."),
            ),
            self.section(
                tr("Buurt"),
                "wanted_areas excluded_areas anchor_areas",
                tr("Typ een naam of een code. Uitgesloten: alleen het gebied, nooit de reden."),
            ),
            self.section(
                tr("Begeleiding"), "support_hours support_day_and_night match_weight offers_refused"
            ),
            self.section(tr("Voor de tafel"), "note", tr("Geen namen en geen diagnose.")),
        ]


def _lines(*texts: str) -> str:
    return "\n".join(text for text in texts if text)


def _persons(of: Row) -> int | None:
    adults, children = of.facts.get("adults"), of.facts.get("children")
    return None if adults is None else adults + (children or 0)


def _household(of: Row) -> str:
    adults, children = of.facts.get("adults"), of.facts.get("children")
    parts = [] if adults is None else [count(adults, "volwassene", "volwassenen")]
    if children:
        parts.append(count(children, "kind", "kinderen"))
    return ", ".join(parts)


def _consent_sign(of: Row) -> tuple[str, str]:
    return ("let", "warning") if of.facts.get(IN_FORCE) is None else ("", "")
