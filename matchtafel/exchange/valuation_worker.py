"""The process that counts WWS points, on its own: woningwaardering changes all of its process.

It sets the locale, the time zone, what warnings do and how decimals round, and looks up at the
Kadaster what an address lacks: nothing leaves this computer, so that is shut off.

Reads JSON: {"on": ISO date, "units": [VERA unit, …]}. Prints JSON: {"version": text, "answers":
[{"points", "highest_rent", "surcharge", "sanitary", "warnings"}, …]}: an answer a unit, null for
one that it could not read.
"""

import json
import sys
import warnings
from datetime import date
from importlib.metadata import version
from typing import Any

from .limits import limit_process

_NETWORK = ("socket.connect", "socket.getaddrinfo", "socket.sendto")


def main() -> None:
    """Answer what standard input asks."""
    limit_process()
    sys.addaudithook(_stay_offline)
    asked = json.load(sys.stdin)
    answers = _answers(asked["units"], date.fromisoformat(asked["on"]))
    json.dump({"version": version("woningwaardering"), "answers": answers}, sys.stdout)


def _stay_offline(event: str, _: tuple[Any, ...]) -> None:
    if event in _NETWORK:
        raise OSError("offline")


def _answers(units: list[Any], on: date) -> list[dict[str, Any] | None]:
    from woningwaardering import ZelfstandigeWoonruimten

    stelsel = ZelfstandigeWoonruimten(peildatum=on)
    return [_answer(stelsel, unit) for unit in units]


def _answer(stelsel: Any, unit: dict[str, Any]) -> dict[str, Any] | None:
    from woningwaardering.vera.bvg.generated import EenhedenEenheid

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        try:
            result = stelsel.waardeer(EenhedenEenheid.model_validate(unit))
        except Exception:  # what another's code makes of another's file: anything
            return None
    told = [str(w.message) for w in caught if issubclass(w.category, UserWarning)]
    # The library leaves out what it cannot read, and counts on.
    if any(warning.startswith("Validatiefout") for warning in told):
        return None
    return {
        "points": result.punten,
        "highest_rent": result.maximale_huur,
        "surcharge": result.huurprijsopslag or 0,
        "sanitary": _has_sanitary(result),
        "warnings": list(dict.fromkeys(told)),
    }


def _has_sanitary(result: Any) -> bool:
    """Whether any washbasin, toilet, shower or bath was counted; the library says nothing."""
    from woningwaardering.vera.referentiedata import Woningwaarderingstelselgroep

    sanitary = Woningwaarderingstelselgroep.sanitair
    return any(g.punten for g in result.groepen if g.criterium_groep.stelselgroep == sanitary)


if __name__ == "__main__":
    main()
