"""What the criteria about the neighbourhood ask and mean."""

from .about import About, line

ABOUT: dict[str, About] = {
    "quiet": line(
        "Ligt de woning rustig?",
        "rustig gelegen (VERA EENHEIDLIGGING RUS)",
        "druk gelegen (VERA EENHEIDLIGGING DRU)",
        "de ligging is niet bekend",
    ),
    "excluded_area": About(
        "Ligt de woning in een gebied waar de cliënt niet kan wonen?",
        "woonbehoefteprofiel; de reden wordt nooit vastgelegd",
        "niet in een uitgesloten gebied, of er is er geen",
        "in een uitgesloten gebied; aan tafel heet dit ‘andere eis’",
        unknown="nog niet gevraagd, of er is te weinig bekend van waar de woning ligt",
        not_applicable="op nvt gezet",
    ),
    "wanted_area": About(
        "Ligt de woning in een gewenste buurt?",
        "woonbehoefteprofiel: gewenste buurten, als wens of als eis",
        "in een gewenst gebied",
        "in een andere wijk; als eis: niet in een gewenst gebied",
        "in dezelfde wijk als een gewenste buurt",
        "er is te weinig bekend van waar de woning ligt",
        "de cliënt noemt geen buurten",
    ),
    "wbmgp_permit": About(
        "Is er eerst een huisvestingsvergunning nodig?",
        "Wet bijzondere maatregelen grootstedelijke problematiek, art. 8, 9 en 10",
        "",
        partly="huisvestingsvergunning nodig vóór het tekenen: reken op extra tijd",
        unknown="onbekend of de wet hier geldt",
        not_applicable="de wet geldt hier niet",
    ),
    "carrying_capacity": About(
        "Hoe oordelen de partners over de draagkracht van de buurt?",
        "eigen, gedateerd oordeel van de partners",
        "groen",
        "rood",
        "oranje",
        "geen oordeel, of het is verlopen",
    ),
    "placements_cap": About(
        "Is er nog plaats binnen het afgesproken aantal plaatsingen?",
        "afspraak van het overleg per buurt; het voorstel houdt zich eraan",
        "er zijn minder plaatsingen dan afgesproken",
        "het afgesproken aantal is bereikt",
        unknown="onbekend hoeveel plaatsingen er waren",
        not_applicable="er is geen aantal afgesproken",
        unit="plaatsingen in 12 maanden",
    ),
    "liveability": About(
        "Hoe scoort de buurt op de Leefbaarometer?",
        "Leefbaarometer 3.0, klasse 1 tot en met 9: een schatting die alleen signaleert",
        "voldoende of beter (klasse 5 en hoger)",
        "onvoldoende (klasse 3 en lager)",
        "zwak (klasse 4)",
        "niet bekend",
        unit="klasse",
    ),
}
