"""What has to be asked: the unknown facts behind an unknown requirement, in Dutch."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from ..criteria.criterion import Criterion
from ..criteria.words import Row, Setting, rent_of

# What to ask, by fact. A demand or limit that is empty makes none, net_rent only stands in for
# the rekenhuur, and what is known of a neighbourhood is not asked about one dwelling.
ASKED = {
    "rooms": "hoeveel kamers",
    "bedrooms": "hoeveel slaapkamers",
    "area_m2": "hoe groot",
    "floor": "welke verdieping",
    "lift": "lift",
    "accessibility": "toegankelijkheid",
    "outdoor_space": "buitenruimte",
    "entrance": "wat voor entree",
    "poor_sound_insulation": "gehorig",
    "situation": "rustig gelegen",
    "pets_allowed": "huisdier toegestaan",
    "energy_label": "energielabel",
    "wws_points": "WWS-punten",
    "dwelling_type": "soort woning",
    "wbmgp_article": "huisvestingsvergunning",
    "calculation_rent": "rekenhuur",
    "available_from": "vrij per wanneer",
    "neighbourhood_code": "welke buurt",
    "postcode": "postcode",
    "valid_until": "profiel geldig tot",
    "urgency_valid_until": "urgentie geldig tot",
    "adults": "huishouden",
    "children": "huishouden",
    "birth_year": "geboortejaar",
    "pension_age": "AOW-leeftijd",
    "income": "inkomen",
    "ground_floor": "begane grond",
    "own_entrance": "eigen entree",
    "quiet": "rustig gelegen",
    "sound_insulation": "niet gehorig",
    "has_pet": "huisdier",
    "excluded_areas": "gebied waar het niet kan",
    "ready_from": "klaar per wanneer",
    "support_day_and_night": "begeleiding dag en nacht",
    "match_weight": "matchzwaarte",
    "offers_refused": "eerdere weigeringen",
}
_PLACE = ("neighbourhood_code", "postcode")
_BY_NORMS = ("income_fits_rent", "income_within_daeb", "rent_within_points", "rent_allowance")


class Question(NamedTuple):
    """An unknown that holds a requirement up. side: "vacancy", "client" or "norms".

    fact: its name, or the year without norms; "" where no one fact would settle it.
    """

    criterion: Criterion
    side: str
    fact: str
    words: str


def questions(criterion: Criterion, vacancy: Row, client: Row, setting: Setting) -> list[Question]:
    """What would settle a requirement that is unknown for this pair; never empty."""
    if criterion.id in _BY_NORMS and setting.norms is None:
        year = str(setting.on.year)
        return [Question(criterion, "norms", year, f"de normen van {year}")]
    known: dict[str, Any] = {**vacancy, "calculation_rent": rent_of(vacancy, setting)}
    found = [
        *_open(criterion, "vacancy", criterion.vacancy_facts, known),
        *_open(criterion, "client", criterion.client_facts, client),
    ]
    told = [q for q in found if q.fact not in _PLACE or _could_tell(criterion, q.fact, client)]
    return told or [Question(criterion, "", "", criterion.label)]


def _open(criterion: Criterion, side: str, facts: tuple[str, ...], row: Row) -> Iterator[Question]:
    for fact in facts:
        if fact in ASKED and row.get(fact) is None:
            yield Question(criterion, side, fact, ASKED[fact])


def _could_tell(criterion: Criterion, fact: str, client: Row) -> bool:
    """A postcode says nothing of a list of neighbourhoods, nor a neighbourhood code of PC4s."""
    areas = client.get(criterion.client[0]) or ()
    return any(area[0].isdigit() == (fact == "postcode") for area in areas)
