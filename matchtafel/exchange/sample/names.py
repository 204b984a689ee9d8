"""Names of clients who do not exist, for the names file that each provider keeps."""

from datetime import date
from random import Random

from .draw import chance, stream
from .places import Row, described

# A small share of birth dates and phone numbers is not on file.
UNKNOWN = 0.04


def identity(profile: Row, index: int, seed: int) -> Row:
    """Who a profile is about, in the names file; the birth year agrees with the profile."""
    rng = stream("name", seed, index)
    provider = next(p for p in described()["partner"] if p["name"] == profile["provider"])
    worker = rng.randrange(len(provider["support_workers"]))
    number = profile["profile_number"]
    return {
        "provider": profile["provider"],
        "profile_number": number,
        **_name(rng),
        "birth_date": _birth_date(rng, profile["birth_year"]),
        # 06 0 and 088 000 are not given out.
        "phone": None if chance(rng, UNKNOWN) else f"06 00 {_spaced(index)}",
        "email": f"{number.lower()}@post.example" if chance(rng, 0.6) else None,
        "support_worker": provider["support_workers"][worker],
        "support_worker_phone": f"088 000 {provider['kvk'][-2:]} {worker + 20}",
        "financial_administrator": (
            rng.choice(described("names")["administrators"]) if chance(rng, 0.35) else None
        ),
    }


def _name(rng: Random) -> Row:
    parts = described("names")
    initials = rng.choice(parts["initials"])
    if chance(rng, 0.4):
        initials += rng.choice(parts["second_initials"])
    if chance(rng, 0.3):
        prefix = rng.choice(parts["prefixes"]) if chance(rng, 0.5) else None
        surname = rng.choice(parts["made_up"])
    else:
        prefix = None
        surname = f"{rng.choice(parts['first_halves'])}-{rng.choice(parts['second_halves'])}"
    return {"initials": initials, "prefix": prefix, "surname": surname}


def _birth_date(rng: Random, year: int | None) -> date | None:
    if year is None or chance(rng, UNKNOWN):
        return None
    return date(year, rng.randint(1, 12), rng.randint(1, 28))


def _spaced(index: int) -> str:
    digits = f"{index:06}"
    return " ".join((digits[:2], digits[2:4], digits[4:]))
