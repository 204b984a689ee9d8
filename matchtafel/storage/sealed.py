"""A package: bytes sealed with a passphrase, to send to another desk.

    magic, version, length of the keys | keys | nonce | AES-GCM over zlib

The keys are a key file (keys.py) with one slot, for the passphrase: the same Argon2id, the same
bounds on what a file may ask. All that stands before the nonce is bound to the content.
"""

import secrets
import struct
import zlib
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from .disk import write_whole
from .keys import (
    KEY_BYTES,
    NONCE_BYTES,
    Key,
    KeyFile,
    KeyProblem,
    SlotKind,
    WrongPassphrase,
    from_json,
    to_json,
)
from .problem import DatabaseProblem

SUFFIX = ".matchtafel-pakket"
MAGIC, VERSION = b"matchtafel-pakket", 1
_START = struct.Struct(f">{len(MAGIC)}sBH")
# A region's week is some hundreds of kilobytes.
LARGEST_SEALED, LARGEST_CONTENT, LARGEST_KEYS = 20 * 2**20, 50 * 2**20, 2048

_NO_PARCEL = "Dit bestand is geen pakket van matchtafel."
_NEWER = "Dit pakket is gemaakt met een nieuwere versie van matchtafel. Werk het programma bij."
_DAMAGED = "Dit pakket is beschadigd of veranderd. Vraag de afzender om het opnieuw te sturen."
_NOT_OPENED = (
    "Dit wachtwoord hoort niet bij dit pakket, of het pakket is onderweg beschadigd. Let op "
    "hoofdletters. Lukt het dan niet, vraag de afzender om een nieuw pakket."
)
_TOO_MUCH = "Dit pakket vraagt meer geheugen dan deze computer heeft. Vraag om een nieuw pakket."


def seal(content: bytes, passphrase: str) -> bytes:
    """A package. Raises KeyProblem for a passphrase that is too short."""
    _check_size(len(content), LARGEST_CONTENT)
    key = Key(secrets.token_bytes(KEY_BYTES))
    keys = to_json(KeyFile(secrets.token_hex(16), ()).with_passphrase(key, passphrase)).encode()
    header = _START.pack(MAGIC, VERSION, len(keys)) + keys
    nonce = secrets.token_bytes(NONCE_BYTES)
    return header + nonce + AESGCM(key.secret).encrypt(nonce, zlib.compress(content), header)


def unseal(sealed: bytes, passphrase: str) -> bytes:
    """What is in a package. Raises WrongPassphrase, DatabaseProblem."""
    _check_size(len(sealed), LARGEST_SEALED)
    header, body = _split(sealed)
    key = _key(header[_START.size :], passphrase)
    try:
        nonce, encrypted = body[:NONCE_BYTES], body[NONCE_BYTES:]
        return _inflated(AESGCM(key.secret).decrypt(nonce, encrypted, header))
    except (InvalidTag, ValueError, zlib.error) as error:
        raise DatabaseProblem(_DAMAGED) from error


def _split(sealed: bytes) -> tuple[bytes, bytes]:
    if not sealed.startswith(MAGIC):
        raise DatabaseProblem(_NO_PARCEL)
    if len(sealed) < _START.size:
        raise DatabaseProblem(_DAMAGED)
    _, version, length = _START.unpack_from(sealed)
    if version > VERSION:
        raise DatabaseProblem(_NEWER)
    end = _START.size + length
    if version < 1 or length > LARGEST_KEYS or len(sealed) <= end:
        raise DatabaseProblem(_DAMAGED)
    return sealed[:end], sealed[end:]


def _key(text: bytes, passphrase: str) -> Key:
    try:
        keys = from_json(text.decode())
        if [slot.kind for slot in keys.slots] != [SlotKind.PASSPHRASE]:
            raise ValueError("one slot, for a passphrase")
        return keys.unlock(passphrase)
    except WrongPassphrase as error:
        raise WrongPassphrase(_NOT_OPENED) from error
    except MemoryError as error:
        raise DatabaseProblem(_TOO_MUCH) from error
    # Overflow: a setting of 1e999. Value: a salt that is too short, among others.
    except (KeyProblem, ValueError, OverflowError) as error:
        raise DatabaseProblem(_DAMAGED) from error


def _inflated(packed: bytes) -> bytes:
    """zlib undone, and never more of it than a package may hold."""
    inflating = zlib.decompressobj()
    content = inflating.decompress(packed, LARGEST_CONTENT + 1)
    _check_size(len(content), LARGEST_CONTENT)
    if not inflating.eof or inflating.unused_data:
        raise ValueError("cut off, or more behind it")
    return content


def _check_size(size: int, largest: int) -> None:
    if size > largest:
        raise DatabaseProblem(
            f"Dit pakket is groter dan {largest // 2**20} MB, en dat is de grens. "
            "Stuur alleen wat de tafel nodig heeft."
        )


# On the disk


def write_sealed(path: Path, sealed: bytes) -> None:
    """The package, whole or not at all, for this user alone; it replaces nothing.

    Raises DatabaseProblem.
    """
    check_free(path)
    try:
        write_whole(path, sealed)
    except OSError as error:
        raise DatabaseProblem(
            f"Het pakket {path} is niet te schrijven. Bestaat de map, en mag u daar schrijven?"
        ) from error


def check_free(path: Path) -> None:
    """Raises DatabaseProblem where there is a file of that name."""
    if path.exists():
        raise DatabaseProblem(f"Er is al een bestand {path.name}. Kies een andere naam.")


def read_sealed(path: Path, passphrase: str) -> bytes:
    """What is in a package on the disk. Raises WrongPassphrase, DatabaseProblem."""
    if not path.is_file():
        raise DatabaseProblem(f"Het pakket {path} is er niet.")
    try:
        _check_size(path.stat().st_size, LARGEST_SEALED)
        with path.open("rb") as file:
            sealed = file.read(LARGEST_SEALED + 1)
    except OSError as error:
        raise DatabaseProblem(f"Het pakket {path} is niet te lezen.") from error
    return unseal(sealed, passphrase)
