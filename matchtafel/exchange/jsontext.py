"""JSON from outside, read strictly: what JSON proper does not allow is refused."""

import json
import math
from pathlib import Path
from typing import Any

from .grid import Refused


def load(path: Path) -> Any:
    """The content of a JSON file in UTF-8 or UTF-16. Raises Refused."""
    try:
        return json.loads(
            path.read_bytes(),
            parse_constant=_refuse_constant,
            parse_float=_finite,
            object_pairs_hook=_unique,
        )
    except OSError:
        raise Refused("het bestand is niet te lezen") from None
    except UnicodeDecodeError:
        raise Refused("de tekens zijn niet te lezen: sla het bestand op als UTF-8") from None
    except json.JSONDecodeError as error:
        raise Refused(
            f"dit is geen geldige JSON: regel {error.lineno}, teken {error.colno} klopt niet"
        ) from None
    except ValueError:
        raise Refused("het bestand bevat een getal met te veel cijfers") from None
    except (RecursionError, MemoryError):
        raise Refused("de JSON is te diep genest of te groot") from None


def _refuse_constant(name: str) -> Any:
    raise Refused(f"het bestand bevat {name}, en dat is geen getal")


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise Refused(f"het getal {text[:20]} is te groot")
    return value


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        double = next(name for name in names if names.count(name) > 1)
        raise Refused(f"“{double[:60]}” staat twee keer in hetzelfde onderdeel")
    return found
