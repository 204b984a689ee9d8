"""The arithmetic of the record's chain: HMAC-SHA256 over each line and the seal before it.

Computed in the program, not in a trigger: a Python function in a trigger fails in every other
program and under trusted_schema=OFF (reliability.md §2.3).
"""

import hashlib
import hmac
import json
from collections.abc import Sequence
from typing import Any

BEGINNING = "0" * 64


def seal(key: bytes, before: str, fields: Sequence[Any]) -> str:
    """The seal of a line, 64 hex digits. before: the seal of the line before, or BEGINNING."""
    text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return _hmac(key, f"{before}\n{text}")


def proof(key: bytes, lines: int, last: str) -> str:
    """What shows that the head was written by someone with the key."""
    return _hmac(key, f"head\n{lines}\n{last}")


def _hmac(key: bytes, text: str) -> str:
    return hmac.new(key, text.encode(), hashlib.sha256).hexdigest()
