"""JSON from outside, read strictly: what JSON proper does not allow is refused."""

import json
import math
from collections import Counter
from pathlib import Path
from typing import Any

from .gate import AGAIN, LOCKED
from .grid import Refused, dotted

# A unit has some hundreds; each takes up to two hundred bytes of the program's memory.
MOST_VALUES = 3_000_000
_SIGNS = (b",", b"[", b"{")
_TOO_DEEP = f"de JSON is te diep genest of te groot: {AGAIN}"


def load(path: Path) -> Any:
    """The content of a JSON file in UTF-8 or UTF-16. Raises Refused."""
    try:
        content = path.read_bytes()
    except OSError:
        raise Refused(LOCKED) from None
    except MemoryError:
        raise Refused(_TOO_DEEP) from None
    return loads(content)


def loads(content: bytes) -> Any:
    """JSON in UTF-8 or UTF-16. Raises Refused."""
    try:
        _check_size(content)
        return json.loads(
            content,
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_unique,
        )
    except UnicodeDecodeError:
        raise Refused("de tekens zijn niet te lezen: sla het bestand op als UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"dit is geen geldige JSON: regel {error.lineno}, teken {error.colno} klopt niet; "
            f"{AGAIN}"
        ) from None
    except ValueError:
        raise Refused(f"het bestand bevat een getal met te veel cijfers: {AGAIN}") from None
    except (RecursionError, MemoryError):
        raise Refused(_TOO_DEEP) from None


def _check_size(content: bytes) -> None:
    if sum(content.count(sign) for sign in _SIGNS) > MOST_VALUES:
        raise Refused(
            f"het bestand heeft meer dan {dotted(MOST_VALUES)} waarden, dat is de grens: "
            "verdeel het over meer bestanden"
        )


def _refuse_constant(name: str) -> Any:
    raise Refused(f"het bestand bevat {name}, en dat is geen getal: {AGAIN}")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Refused(f"het getal {text[:20]} is te groot: {AGAIN}")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        times = Counter(name for name, _ in pairs)
        double = next(name for name, count in times.items() if count > 1)
        raise Refused(f"“{double[:60]}” staat twee keer in hetzelfde onderdeel: {AGAIN}")
    return found
