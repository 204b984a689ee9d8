"""Wie heeft mij gezien: what was done with one client's data, by whom, in plain Dutch.

For the client, who may ask (AVG art. 15; NEN 7513 as read in reliability.md §4).
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, Protocol

from reportlab.lib.units import mm

from matchtafel.matching.dutch import count, long_date

from . import dutch
from .page import Page, render
from .style import NOTE, SUBTITLE, TEXT, TITLE, paragraph
from .tables import cells, heads, ruled

WIDTHS = [w * mm for w in (46, 36, 58, 27)]
# What an event means to someone who was not there.
MEANS = {
    "geopend": "Bestand geopend",
    "gewijzigd": "Gegevens veranderd",
    "ingelezen": "Gegevens ingelezen",
    "ingezien": "Naam bekeken",
    "bewaard als bestand": "Bewaard op een computer",
    "afgedrukt": "Afgedrukt op papier",
    "geweigerd": "Geweigerd: dit mocht niet",
    "gewist": "Gegevens gewist",
}


class Sight(Protocol):
    """One line: see operations/who_saw.py."""

    @property
    def at(self) -> datetime: ...
    @property
    def by(self) -> str: ...
    @property
    def event(self) -> str: ...
    @property
    def what(self) -> str: ...
    @property
    def where(self) -> str: ...


def seen_by_pdf(profile_number: str, sights: Sequence[Sight], *, now: datetime) -> bytes:
    """The overview; sights: oldest first. Holds a profile number and no name of a client."""
    page = Page(
        title=f"Wie heeft mij gezien, {profile_number}",
        table_name="matchtafel",
        stamps=(),
        subject=f"Wie heeft mij gezien · {profile_number}",
        foot=(f"Gemaakt op {long_date(now)}, {dutch.clock(now)} · alleen voor de cliënt",),
    )
    return render(page, lambda: _story(profile_number, sights))


def _story(profile_number: str, sights: Sequence[Sight]) -> list[Any]:
    told = [
        "Dit overzicht laat zien wie iets met uw gegevens deed, en wanneer. Aan tafel heet u "
        f"{profile_number}. Uw naam staat alleen in het namenbestand van uw zorgaanbieder.",
        "Kent u iemand niet, of klopt er iets niet? Vraag het aan uw begeleider. U mag altijd "
        "vragen wat er over u is bewaard, en om het te verbeteren of te wissen.",
    ]
    return [
        paragraph("Wie heeft mij gezien", TITLE),
        *(paragraph(text, TEXT) for text in told),
        *_people(sights),
        *_lines(sights),
    ]


def _people(sights: Sequence[Sight]) -> list[Any]:
    if not sights:
        return [paragraph("In deze periode deed niemand iets met uw gegevens.", SUBTITLE)]
    times: dict[str, int] = {}
    for sight in sights:
        times[sight.by] = times.get(sight.by, 0) + 1
    moments = [sight.at for sight in sights]  # not in order where the clock was put back
    first, last = long_date(min(moments)), long_date(max(moments))
    people = count(len(times), "persoon deed", "personen deden")
    named = "; ".join(f"{by}, {count(n, 'keer', 'keer')}" for by, n in sorted(times.items()))
    span = f"Van {first} tot en met {last}" if first != last else f"Op {first}"
    return [paragraph(f"{span}: {people} iets met uw gegevens", SUBTITLE), paragraph(named, TEXT)]


def _lines(sights: Sequence[Sight]) -> list[Any]:
    if not sights:
        return []
    rows = [
        cells(
            f"{long_date(sight.at)}, {dutch.clock(sight.at)}",
            sight.by,
            f"{MEANS.get(sight.event, sight.event)}: {sight.what}",
            sight.where,
        )
        for sight in sights
    ]
    legend = "Wat er precies stond, staat hier niet: dit overzicht mag zelf niets verraden."
    table = ruled([heads("Wanneer", "Wie", "Wat", "In welk bestand"), *rows], WIDTHS)
    return [table, paragraph(legend, NOTE)]
