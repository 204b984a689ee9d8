"""The register of processing, table by table; docs/register.md is made of it.

A column that stands nowhere here is refused by a test (tests/pages/test_register.py).
"""

from .register import NOBODY, Confidentiality, Kept, Table

CLIENT = Kept(
    "tot de cliënt wordt gewist",
    (
        "consent_withdrawn",
        "profile_withdrawn",
        "profile_expired",
        "profile_without_end",
        "agreement_ended",
    ),
)
INCOME = Kept("tot na de controle van de accountant", ("income_checked", *CLIENT.rules))
NUMBER = Kept("zolang een besluit het nummer noemt", ("number_unused",))
DECISION = Kept("het besluit blijft; de nummers gaan eruit", ("meeting_held",))
IDENTITY = Kept("tot de naam wordt gewist", ("identity",))
RECORD = Kept("altijd, ten minste vijf jaar", ("record",))
FILE = Kept("zolang het bestand er is")

TABLE = "iedereen aan tafel"
PROVIDER = "de zorgaanbieder"
SHEET = "wie de overeenkomst tekent"
CHECK = "de zorgaanbieder; de tafel ziet alleen de uitkomst"
MINUTES = "wie de notulen leest"

_VER, _GEH, _INT, _OPE = (
    Confidentiality.CONFIDENTIAL,
    Confidentiality.SECRET,
    Confidentiality.INTERNAL,
    Confidentiality.OPEN,
)

REGISTER: dict[str, Table] = {
    "organisation": Table(
        "Organisatie",
        TABLE,
        FILE,
        _INT,
        {
            "kind name": "wie er aan tafel zit en van wie gegevens zijn",
            "kvk": "partij in de overeenkomst",
            "representative representative_role": "wie de overeenkomst tekent",
        },
        {"kvk": {"label": _OPE}, "representative": {"label": _VER, "seen_by": SHEET}},
    ),
    "client": Table(
        "Cliënt",
        TABLE,
        FILE,
        _VER,
        {
            "profile_number": "de cliënt aanwijzen zonder naam",
            "withdrawn_at": "een profiel van tafel halen",
            "erased_at": "laten zien dat en wanneer de gegevens zijn gewist",
        },
        {
            "profile_number": {"kept": NUMBER},
            "withdrawn_at": {"seen_by": PROVIDER},
            "erased_at": {"seen_by": PROVIDER},
        },
    ),
    "profile": Table(
        "Woonbehoefteprofiel",
        TABLE,
        CLIENT,
        _VER,
        {
            "profile_date valid_until": "alleen met een geldig profiel matchen",
            "consent_date": "alleen met toestemming matchen",
            "origin": "tellen waarvandaan mensen uitstromen",
            "urgency_kind": "weten of er urgentie is",
            "urgency_date urgency_valid_until": "de wachttijd en de geldigheid van de urgentie",
            "adults children": "de maat van de woning en de grenzen van passend toewijzen",
            "birth_year": "leeftijdslabels van woningen en de huurtoeslag",
            "pension_age": "de grenzen van passend toewijzen",
            "income income_year": "de toets passend toewijzen en DAEB",
            "max_rent": "een huur die de cliënt kan dragen",
            "min_bedrooms min_rooms min_area_m2": "de maat van de woning",
            "min_accessibility max_floor_without_lift": "een woning waar de cliënt kan komen",
            "ground_floor lift outdoor_space own_entrance": "wat de cliënt van de woning vraagt",
            "quiet sound_insulation": "wat de cliënt van de omgeving vraagt",
            "has_pet": "een woning waar het huisdier mee mag",
            "wanted_areas wanted_areas_required": "waar de cliënt wil wonen",
            "excluded_areas": "waar de cliënt niet kan wonen; de reden wordt nooit vastgelegd",
            "anchor_areas": "dicht bij netwerk, school, werk of begeleiding",
            "support_hours support_day_and_night": "of de begeleiding geregeld is",
            "match_weight": "zorgvuldig plaatsen in een buurt",
            "ready_from": "het moment van verhuizen",
            "offers_refused": "eerdere aanbiedingen",
            "note": "wat de tafel verder moet weten",
        },
        {
            "origin": {"seen_by": PROVIDER, "label": _GEH},
            "urgency_kind": {"seen_by": "de zorgaanbieder; de tafel ziet “urgent”", "label": _GEH},
            "income": {"seen_by": CHECK, "kept": INCOME},
            "income_year": {"seen_by": CHECK, "kept": INCOME},
            "excluded_areas": {"seen_by": CHECK, "label": _GEH},
            "support_hours": {"label": _GEH},
            "support_day_and_night": {"label": _GEH},
        },
    ),
    "consent": Table(
        "Toestemming",
        PROVIDER,
        CLIENT,
        _VER,
        {"scope given stated_on": "weten of de cliënt nu toestemming geeft, en waarvoor"},
    ),
    "nomination": Table(
        "Voordracht", TABLE, CLIENT, _VER, {"note": "waarom de aanbieder deze woning noemt"}
    ),
    "question": Table(
        "Vraag", TABLE, CLIENT, _VER, {"fact text": "een onbekend gegeven navragen bij de eigenaar"}
    ),
    "dwelling": Table(
        "Woning", TABLE, FILE, _INT, {"unit_number": "de woning aanwijzen bij de corporatie"}
    ),
    "vacancy": Table(
        "Leegkomende woning",
        TABLE,
        FILE,
        _INT,
        {
            "status detail_status": "of de woning leeg is en voor deze tafel bestemd",
            "withdrawn_at": "een woning van tafel halen",
        },
    ),
    "vacancy_facts": Table(
        "Gegevens van de woning",
        TABLE,
        FILE,
        _OPE,
        {
            "street house_number house_letter house_addition postcode town bag_id": "het adres",
            "neighbourhood_code": "de buurt",
            "dwelling_type rooms bedrooms area_m2 floor lift accessibility outdoor_space entrance "
            "poor_sound_insulation situation pets_allowed energy_label": "of de woning past",
            "net_rent service_charges calculation_rent wws_points": "of de huur past",
            "max_persons min_age max_age wbmgp_article": "aan wie de woning mag worden verhuurd",
            "available_from": "vanaf wanneer de woning vrij is",
            "remark": "wat de tafel verder moet weten",
        },
        {"remark": {"label": _INT}},
    ),
    "neighbourhood": Table(
        "Buurt",
        TABLE,
        FILE,
        _OPE,
        {
            "code name district_code district municipality_code municipality pc4": "de buurt "
            "aanwijzen"
        },
    ),
    "indicator": Table(
        "Cijfer van de buurt", TABLE, FILE, _OPE, {"kind value year": "hoe het gaat in de buurt"}
    ),
    "carrying_capacity": Table(
        "Draagkracht van de buurt",
        TABLE,
        FILE,
        _INT,
        {"colour judged_on valid_until note": "het oordeel van de partners over de buurt"},
    ),
    "policy_version": Table(
        "Beleid", TABLE, FILE, _INT, {"name version content": "volgens welke regels is gematcht"}
    ),
    "meeting": Table(
        "Overleg",
        MINUTES,
        FILE,
        _INT,
        {
            "table_name number held_on starts ends place": "de kop van de notulen",
            "chair minute_taker": "wie voorzit en wie notuleert",
            "state adopted_at adopted_by": "of de notulen zijn vastgesteld, en door wie",
            "remarks": "wat er verder in de notulen komt",
            "own_view_first is_sample current_item_id": "hoe het overleg verloopt",
        },
        {name: {"label": _VER} for name in ("chair", "minute_taker", "adopted_by")},
    ),
    "attendance": Table(
        "Aanwezigheid",
        MINUTES,
        FILE,
        _VER,
        {"person presence note": "wie er meebesliste"},
    ),
    "agenda_item": Table(
        "Agendapunt", MINUTES, FILE, _INT, {"position": "de volgorde van de woningen"}
    ),
    "decision": Table(
        "Besluit",
        MINUTES,
        DECISION,
        _VER,
        {
            "kind candidate_status provisional": "wat er is besloten",
            "follows": "of het besluit de rangorde volgt",
            "reason_codes reason sentence": "waarom; score adviseert, de tafel besluit",
            "hold_until": "tot wanneer de woning wordt aangehouden",
            "policy_version_id": "volgens welk beleid",
            "seen": "het besluit later kunnen uitleggen: rangen, scores en oordelen",
            "about_id": "welk besluit wordt ingetrokken of aangevuld",
        },
    ),
    "condition": Table(
        "Voorwaarde", MINUTES, DECISION, _VER, {"text": "onder welke voorwaarde het besluit geldt"}
    ),
    "action": Table(
        "Actie", MINUTES, DECISION, _VER, {"text person due": "wie wat doet en wanneer"}
    ),
    "placement": Table("Plaatsing", TABLE, FILE, _VER),
    "agreement": Table(
        "Overeenkomst",
        SHEET,
        CLIENT,
        _VER,
        {
            "number form status kind detail_kind temporary_basis": "welke overeenkomst het is",
            "start_date end_date signed_on review_date": "de data van de overeenkomst",
            "deposit rent_allowance_requested payment_method first_rent_paid_by": "afspraken over "
            "geld",
            "storage_room keys": "wat er bij de woning hoort",
            "landlord_representative landlord_representative_role provider_representative "
            "provider_representative_role municipality_signs": "wie tekent",
            "reachable_day_and_night support_plan_date support_hours contact_moments signals_to": ""
            "afspraken over de begeleiding",
            "data_sharing_basis": "de grondslag om gegevens te delen",
        },
        {
            name: {"label": _GEH}
            for name in ("support_plan_date", "support_hours", "contact_moments", "signals_to")
        },
    ),
    "identity": Table(
        "Naam en contact",
        "de zorgaanbieder, en wie de overeenkomst tekent",
        IDENTITY,
        _VER,
        {
            "provider profile_number": "de naam bij het profiel vinden",
            "initials prefix surname birth_date": "de huurder in de overeenkomst",
            "phone email": "de cliënt bereiken over de woning",
            "support_worker support_worker_phone": "wie begeleidt",
            "financial_administrator": "wie meetekent",
        },
        {name: {"seen_by": PROVIDER} for name in ("provider", "profile_number", "phone", "email")},
    ),
    "record_line": Table(
        "Logboek",
        "wie het bestand beheert",
        RECORD,
        _INT,
        {
            "number at by event what about": "wie wanneer wat deed, en over welke cliënt (nummer)",
            "changes": "welke rijen en velden; nooit wat erin stond",
            "seal": "merken of er iets is veranderd",
        },
        {"by": {"label": _VER}, "about": {"label": _VER}},
    ),
    "record_head": Table(
        "Slot van het logboek", NOBODY, RECORD, _INT, {"lines seal proof": "merken of er iets mist"}
    ),
}
