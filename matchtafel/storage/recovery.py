"""The recovery code: 128 random bits that people can write down and type over."""

import hashlib
import secrets
from dataclasses import dataclass, field

# Crockford's base 32: no I, L, O or U, so that nothing is read for something else.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_MEANT = str.maketrans({"O": "0", "I": "1", "L": "1"})
BITS, LETTERS, CHECK, GROUP = 128, 26, 2, 4


class UnreadableCode(Exception):
    """What was typed is no recovery code; the message is a Dutch sentence."""


@dataclass(frozen=True)
class RecoveryCode:
    """secret: 16 bytes. As text: seven groups of four, of which the last two signs are a check."""

    secret: bytes = field(repr=False)

    @classmethod
    def new(cls) -> "RecoveryCode":
        """A code that nobody has."""
        return cls(secrets.token_bytes(BITS // 8))

    @classmethod
    def from_text(cls, text: str) -> "RecoveryCode":
        """The code as it was typed, in any case and grouping. Raises UnreadableCode."""
        bare = "".join(c for c in text.upper() if c.isalnum()).translate(_MEANT)
        if len(bare) != LETTERS + CHECK:
            raise UnreadableCode(
                f"Een herstelcode heeft {LETTERS + CHECK} letters en cijfers, in groepen van "
                f"{GROUP}. Er staan er nu {len(bare)}."
            )
        if set(bare) - set(ALPHABET) or _check(bare[:LETTERS]) != bare[LETTERS:]:
            raise UnreadableCode("In de herstelcode zit een typefout. Kijk elke groep na.")
        number = sum(ALPHABET.index(c) << 5 * i for i, c in enumerate(reversed(bare[:LETTERS])))
        return cls((number % (1 << BITS)).to_bytes(BITS // 8, "big"))

    @property
    def text(self) -> str:
        """ABCD-EFGH-…, for paper."""
        number = int.from_bytes(self.secret, "big")
        letters = "".join(ALPHABET[number >> 5 * i & 31] for i in reversed(range(LETTERS)))
        whole = letters + _check(letters)
        return "-".join(whole[i : i + GROUP] for i in range(0, len(whole), GROUP))


def _check(letters: str) -> str:
    """Two signs that a slip of the pen changes: 1 in 1,024 slips goes unseen."""
    digest = hashlib.sha256(b"matchtafel " + letters.encode()).digest()
    return ALPHABET[digest[0] & 31] + ALPHABET[digest[1] & 31]
