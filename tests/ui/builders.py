"""A board as the table meets it: 12 dwellings, 40 clients, really scored, nothing stored."""

import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from functools import cache
from typing import Any

from matchtafel.exchange.norms import read_norms
from matchtafel.models import (
    AgendaItem,
    Client,
    Decision,
    DecisionKind,
    Dwelling,
    Meeting,
    Organisation,
    Profile,
    Vacancy,
    VacancyFacts,
)
from matchtafel.operations.board import AskFirst, Board
from matchtafel.operations.scoring import client_row, scoring_of, vacancy_row
from tests.builders.policy import STANDARD

ON = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 12)
HAVENHUIS, DAKPAN, BUURTSLEUTEL = (
    Organisation(name=name) for name in ("Havenhuis", "Dakpan", "Buurtsleutel")
)
LANTAARN, THUISBAKEN, STAPSTEEN, OPSTAP = (
    Organisation(name=name) for name in ("Lantaarn", "Thuisbaken", "Stapsteen", "Opstap")
)
HOODS = {
    f"BU99990{place}": {"name": name, "district": name}
    for place, name in (
        ("101", "Oosterkade"),
        ("102", "Molenwijk"),
        ("201", "Havenkwartier"),
        ("202", "Noorderpark"),
        ("301", "Zuiderveld"),
        ("302", "Weststad"),
    )
}
HOODS["BU99990101"] |= {
    "carrying_capacity": "oranje",
    "carrying_capacity_date": date(2026, 9, 12),
    "carrying_capacity_valid_until": date(2027, 9, 12),
    "placements_cap": 4.0,
    "placements_12m": 3.0,
}
# Address, corporation, buurt, bedrooms, m², floor, lift, rent, label, outdoor, entrance.
DWELLINGS = (
    ("Dorpsweg", 3, None, DAKPAN, "102", 2, 64, 0, False, 598, "C", "tuin", "eigen"),
    ("Kade", 88, None, HAVENHUIS, "201", 1, 48, 2, True, 561, "B", "balkon", "galerij"),
    ("Laan", 41, "2", BUURTSLEUTEL, "302", 1, 52, 3, True, 577, "C", "balkon", "portiek"),
    ("Havenstraat", 12, "b", HAVENHUIS, "101", 2, 61, 1, False, 639, "B", "balkon", "portiek"),
    ("Molenpad", 7, None, DAKPAN, "102", 3, 71, 0, False, 655, "D", "tuin", "eigen"),
    ("Singel", 19, "c", BUURTSLEUTEL, "201", 1, 44, 4, True, 512, "A", None, "corridor"),
    ("Plein", 2, None, DAKPAN, "202", 2, 63, 2, False, 688, "B", "balkon", "portiek"),
    ("Kerkpad", 15, None, HAVENHUIS, "301", 2, 58, 1, None, 598, "C", "gedeeld", "portiek"),
    ("Werfkade", 30, "4", BUURTSLEUTEL, "201", 1, 39, 5, True, 476, "A+", "geen", "galerij"),
    ("Tuinlaan", 64, None, DAKPAN, "202", 3, 78, 0, False, 713, "A", "tuin", "eigen"),
    ("Brugstraat", 8, None, HAVENHUIS, "302", 2, 60, 0, False, 624, "B", "tuin", "eigen"),
    ("Burgemeester van Voorbeeldlaan", 141, "A-12", HAVENHUIS, "301", 2, 66, 6, True, 641, None,
     "balkon", "galerij"),
)  # fmt: skip


def _vacancy(number: int, spec: tuple[Any, ...]) -> Vacancy:
    street, house, letter, corporation, hood, bedrooms, area, floor, lift, rent, label = spec[:11]
    facts = VacancyFacts(
        version=1,
        source="woningen.xlsx, rij 8",
        recorded_at=NOON,
        street=street,
        house_number=house,
        house_letter=letter,
        neighbourhood_code=f"BU99990{hood}",
        bedrooms=bedrooms,
        rooms=bedrooms + 1,
        area_m2=area,
        floor=floor,
        lift=lift,
        outdoor_space=spec[11],
        entrance=spec[12],
        net_rent=Decimal(rent),
        calculation_rent=Decimal(rent),
        energy_label=label,
        pets_allowed=None if number % 3 == 0 else number % 2 == 0,
        poor_sound_insulation=None if number % 4 == 0 else False,
        situation=("RUS", "DRU", None)[number % 3],
        available_from=date(2026, 12, 1) + timedelta(days=number),
        not_applicable=(),
    )
    dwelling = Dwelling(unit_number=f"00{1000 + number}", corporation=corporation)
    return Vacancy(id=number, dwelling=dwelling, versions=[facts])


def _client(number: int, draw: random.Random) -> Client:
    def line() -> str | None:
        return draw.choice(("wens", "nee", "nee", "nee", "wens", "eis", None))

    hoods = list(HOODS)
    profile = Profile(
        version=1,
        source="profielen.xlsx, rij 12",
        recorded_at=NOON,
        not_applicable=(),
        profile_date=date(2026, 8, 1),
        valid_until=date(2027, 6, 1),
        consent_date=None if number == 40 else date(2026, 8, 1),
        urgency_date=ON - timedelta(days=draw.randint(5, 190)) if number % 13 else None,
        urgency_valid_until=date(2027, 3, 1),
        adults=draw.choice((1, 1, 1, 2)),
        children=draw.choice((0, 0, 0, 1, 2)),
        birth_year=draw.randint(1962, 2004),
        pension_age=False,
        income=Decimal(draw.randint(17, 27) * 1000),
        income_year=2026,
        max_rent=Decimal(draw.choice((600, 620, 650, 660, 690, 713))),
        min_area_m2=draw.choice((None, None, 40.0)),
        max_floor_without_lift=draw.choice((None, 0, 1, 2, 2, 3)),
        ground_floor=draw.choice(("nee", "nee", "nee", "wens", None)),
        lift="nee",
        outdoor_space=line() if number % 3 else "wens",
        own_entrance=draw.choice(("nee", "wens", "nee")),
        quiet=draw.choice(("nee", "wens", "wens", None)),
        sound_insulation=draw.choice(("nee", "wens", None, "nee")),
        has_pet=draw.choice((False, False, False, False, True, None)),
        wanted_areas=tuple(draw.sample(hoods, 2)) if number % 2 else None,
        wanted_areas_required=False,
        excluded_areas=(draw.choice(hoods),) if number % 9 == 0 else (),
        anchor_areas=(draw.choice(hoods),) if number % 3 else None,
        match_weight="zorgvuldig" if number % 8 == 3 else "standaard",
        ready_from=date(2026, 12, 1) + timedelta(days=draw.randint(-20, 30)),
    )
    provider = (LANTAARN, THUISBAKEN, STAPSTEEN, OPSTAP)[number % 4]
    code = f"P-2026-{number * 7 % 200:04d}"
    return Client(id=100 + number, profile_number=code, provider=provider, versions=[profile])


def _decided(number: int, clients: list[Client]) -> list[Decision]:
    """The first two dwellings are given, the third is on hold."""
    if number > 3 or len(clients) < 7:
        return []
    kind = DecisionKind.HOLD if number == 3 else DecisionKind.ALLOCATION
    client = None if number == 3 else clients[number + 3]
    until = date(2026, 12, 1) if number == 3 else None
    return [Decision(id=number, kind=kind, client=client, hold_until=until)]


@cache
def board(clients: int = 40, dwellings: int = 12) -> Board:
    """A board as load_board gives it, with a proposal and questions to ask first."""
    draw = random.Random(47)
    people = [_client(number, draw) for number in range(1, clients + 1)]
    agenda = []
    for number, spec in enumerate(DWELLINGS[:dwellings], start=1):
        vacancy = _vacancy(number, spec)
        item = AgendaItem(id=10 + number, vacancy_id=number, position=number, vacancy=vacancy)
        item.decisions = _decided(number, people)
        agenda.append(item)
    scoring = scoring_of(
        [vacancy_row(item.vacancy) for item in agenda],
        [client_row(client) for client in people],
        HOODS,
        on=ON,
        norms=read_norms().get(ON.year),
        policy=STANDARD,
    )
    made = Board(
        meeting=Meeting(id=1, table_name="Matchoverleg Voorbeeldstad", number="47", held_on=ON),
        scoring=scoring,
        client_ids=tuple(client.id for client in people),
        placed={105: "Dorpsweg 3", 106: "Kade 88"} if clients > 5 else {},
        nominated=frozenset({(4, 107), (4, 113)}),
        proposal=None,
        agenda=tuple(agenda),
    )
    return made.with_proposal(_proposal(made), ASK_FIRST, {})


ASK_FIRST = (
    AskFirst("rustig gelegen?", "Havenhuis", 7, "vacancy"),
    AskFirst("gewenste buurten P-2026-0021?", "Thuisbaken", 4, "client"),
    AskFirst("huisdier P-2026-0112?", "Lantaarn", 3, "client"),
)


def _proposal(made: Board) -> Mapping[int, int]:
    """Each dwelling to its first who is free still: enough for "ook bij"."""
    given: dict[int, int] = {}
    for item in reversed(made.items):
        free = (c for c in item.candidates if c.client_id not in given.values())
        for candidate in free:
            if candidate.verdict == "eligible" and not candidate.placed_at:
                given[item.vacancy_id] = candidate.client_id
                break
    return given
