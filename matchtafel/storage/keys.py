"""Who may open a file: one random key, wrapped once for each way to it (a slot).

The key never changes, so that a new passphrase needs no re-encryption. Slots: a passphrase, a
recovery code, or "open", for the sample only: the key lies there unwrapped, and the program
says so. Source of the measures: reliability.md §2.1.
"""

import base64
import json
import secrets
import unicodedata
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from .problem import DatabaseProblem
from .recovery import RecoveryCode

FORMAT = 1
_UNREADABLE = (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError)
SHORTEST_PASSPHRASE = 12
KEY_BYTES, SALT_BYTES, NONCE_BYTES = 32, 16, 12
# Argon2id, 64 MiB, 3 passes, 2 lanes: some 0.1 s. What a file asks is held within bounds, or a
# file that someone sends could fill the memory.
MEMORY_KIB, PASSES, LANES = 64 * 1024, 3, 2
MOST_MEMORY_KIB, MOST_PASSES, MOST_LANES = 1024 * 1024, 20, 16


class KeyProblem(DatabaseProblem):
    """The key cannot be had; the message is a Dutch sentence for the user."""


class WrongPassphrase(KeyProblem):
    """Not the passphrase, or not the recovery code, of this file."""


class SlotKind(StrEnum):
    """The ways to the key."""

    PASSPHRASE = "wachtwoord"
    RECOVERY = "herstelcode"
    OPEN = "open"


@dataclass(frozen=True)
class Key:
    """The key of one file. It shows in no repr."""

    secret: bytes = field(repr=False)

    @property
    def database(self) -> str:
        """Raw key of SQLCipher, 64 hex digits: no derivation on each connection."""
        return self._derive(b"database").hex()

    @property
    def record(self) -> bytes:
        """Key of the chain of the record, 32 bytes."""
        return self._derive(b"record")

    def _derive(self, purpose: bytes) -> bytes:
        return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"matchtafel " + purpose).derive(
            self.secret
        )


@dataclass(frozen=True)
class Slot:
    """One way to the key. settings: of Argon2id, for a passphrase only."""

    kind: SlotKind
    salt: bytes
    nonce: bytes
    wrapped: bytes
    settings: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class KeyFile:
    """What lies beside the file. failed: when a wrong passphrase was given since it was opened."""

    file_id: str
    slots: tuple[Slot, ...]
    failed: tuple[str, ...] = ()

    @property
    def is_open(self) -> bool:
        """Whether anyone may open it: the sample."""
        return any(slot.kind is SlotKind.OPEN for slot in self.slots)

    def unlock(self, passphrase: str) -> Key:
        """The key. Raises WrongPassphrase."""
        return self._unwrap(SlotKind.PASSPHRASE, _bytes_of(passphrase), _WRONG_PASSPHRASE)

    def unlock_with_code(self, code: RecoveryCode) -> Key:
        """The key by the recovery code. Raises WrongPassphrase."""
        return self._unwrap(SlotKind.RECOVERY, code.secret, _WRONG_CODE)

    def unlock_open(self) -> Key:
        """The key of a file that anyone may open. Raises KeyProblem of any other."""
        found = next((slot for slot in self.slots if slot.kind is SlotKind.OPEN), None)
        if found is None:
            raise KeyProblem("Voor dit bestand is een wachtwoord nodig.")
        return Key(found.wrapped)

    def _unwrap(self, kind: SlotKind, secret: bytes, otherwise: str) -> Key:
        for slot in self.slots:
            if slot.kind is kind:
                try:
                    wrapping = AESGCM(_wrapping_key(slot, secret))
                    return Key(wrapping.decrypt(slot.nonce, slot.wrapped, self._bound_to(slot)))
                except InvalidTag:
                    continue
        raise WrongPassphrase(otherwise)

    def _bound_to(self, slot: Slot) -> bytes:
        """What a slot belongs to: put into another file's, or as another kind, it opens nothing."""
        bound = [FORMAT, self.file_id, slot.kind, slot.salt.hex(), sorted(slot.settings.items())]
        return json.dumps(bound).encode()

    def with_passphrase(self, key: Key, passphrase: str) -> "KeyFile":
        """Another passphrase to the same key. Raises KeyProblem where it is too short."""
        check_passphrase(passphrase)
        return self._with(SlotKind.PASSPHRASE, key, _bytes_of(passphrase))

    def with_code(self, key: Key, code: RecoveryCode) -> "KeyFile":
        """Another recovery code to the same key; the former opens nothing any more."""
        return self._with(SlotKind.RECOVERY, key, code.secret)

    def with_failed(self, *moments: str) -> "KeyFile":
        """The same slots, and these moments at which a wrong passphrase was given."""
        return KeyFile(self.file_id, self.slots, moments)

    def _with(self, kind: SlotKind, key: Key, secret: bytes) -> "KeyFile":
        settings = {"memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES}
        bare = Slot(
            kind,
            secrets.token_bytes(SALT_BYTES),
            secrets.token_bytes(NONCE_BYTES),
            b"",
            settings if kind is SlotKind.PASSPHRASE else {},
        )
        wrapping = AESGCM(_wrapping_key(bare, secret))
        wrapped = wrapping.encrypt(bare.nonce, key.secret, self._bound_to(bare))
        slot = Slot(bare.kind, bare.salt, bare.nonce, wrapped, bare.settings)
        others = tuple(old for old in self.slots if old.kind is not kind)
        return KeyFile(self.file_id, (*others, slot), self.failed)


_WRONG_PASSPHRASE = (
    "Dit wachtwoord hoort niet bij dit bestand. Let op hoofdletters en het toetsenbord. "
    "Kwijt? Open het bestand met de herstelcode."
)
_WRONG_CODE = "Deze herstelcode hoort niet bij dit bestand. Is het de code van een ander bestand?"


def check_passphrase(passphrase: str) -> None:
    """Raises KeyProblem where a new passphrase is too short to keep anyone out."""
    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise KeyProblem(
            f"Kies een wachtwoord van minstens {SHORTEST_PASSPHRASE} tekens. "
            "Vier losse woorden onthoudt u makkelijk en raadt niemand."
        )


def new_keys(passphrase: str) -> tuple[KeyFile, Key, RecoveryCode]:
    """A new random key, its file, and the recovery code, which is kept nowhere else."""
    check_passphrase(passphrase)
    key, code = Key(secrets.token_bytes(KEY_BYTES)), RecoveryCode.new()
    keys = KeyFile(secrets.token_hex(16), ()).with_passphrase(key, passphrase).with_code(key, code)
    return keys, key, code


def new_open_keys() -> tuple[KeyFile, Key]:
    """A key that anyone may use: for the sample, in which everyone is made up."""
    key = Key(secrets.token_bytes(KEY_BYTES))
    return KeyFile(secrets.token_hex(16), (Slot(SlotKind.OPEN, b"", b"", key.secret),)), key


def _wrapping_key(slot: Slot, secret: bytes) -> bytes:
    if slot.kind is SlotKind.RECOVERY:  # random by itself: nothing to slow down
        return HKDF(SHA256(), KEY_BYTES, salt=slot.salt, info=b"matchtafel recovery").derive(secret)
    return Argon2id(
        salt=slot.salt,
        length=KEY_BYTES,
        iterations=slot.settings["passes"],
        lanes=slot.settings["lanes"],
        memory_cost=slot.settings["memory_kib"],
    ).derive(secret)


def _bytes_of(passphrase: str) -> bytes:
    """One form for letters that keyboards make in two: é as one sign, or as e with an accent."""
    return unicodedata.normalize("NFC", passphrase).encode()


# As text


def to_json(keys: KeyFile) -> str:
    """A key file as it lies on the disk."""
    slots = [
        {
            "kind": slot.kind,
            "salt": _text(slot.salt),
            "nonce": _text(slot.nonce),
            "wrapped": _text(slot.wrapped),
            **({"argon2id": dict(slot.settings)} if slot.settings else {}),
        }
        for slot in keys.slots
    ]
    content = {"format": FORMAT, "file_id": keys.file_id, "slots": slots, "failed": keys.failed}
    return json.dumps(content, indent=1)


def from_json(text: str) -> KeyFile:
    """A key file from the disk, within bounds. Raises KeyProblem where it is none or damaged."""
    try:
        content = json.loads(text)
        newer = content["format"] > FORMAT
        slots = tuple(_slot(entry) for entry in content["slots"])
        keys = KeyFile(str(content["file_id"]), slots, _moments(content.get("failed", ())))
    except _UNREADABLE as error:
        raise KeyProblem("Het sleutelbestand is beschadigd.") from error
    if newer:
        raise KeyProblem("Het sleutelbestand is gemaakt met een nieuwere versie van matchtafel.")
    return keys


def _moments(entries: Sequence[Any]) -> tuple[str, ...]:
    """The moments among these. Nothing seals them: whoever can write the file can leave one out."""
    found = []
    for entry in entries:
        with suppress(ValueError, TypeError):
            found.append(datetime.fromisoformat(entry).isoformat())
    return tuple(found)


def _slot(entry: Mapping[str, Any]) -> Slot:
    kind = SlotKind(entry["kind"])
    settings: dict[str, int] = {}
    if kind is SlotKind.PASSPHRASE:
        settings = {name: int(number) for name, number in entry["argon2id"].items()}
        within = (
            8 * settings["lanes"] <= settings["memory_kib"] <= MOST_MEMORY_KIB
            and 1 <= settings["passes"] <= MOST_PASSES
            and 1 <= settings["lanes"] <= MOST_LANES
        )
        if not within:
            raise ValueError("argon2id out of bounds")
    salt, nonce, wrapped = (
        base64.b64decode(entry[name], validate=True) for name in ("salt", "nonce", "wrapped")
    )
    sizes = (len(salt), len(nonce))
    if sizes != ((0, 0) if kind is SlotKind.OPEN else (SALT_BYTES, NONCE_BYTES)):
        raise ValueError("salt or nonce")
    return Slot(kind, salt, nonce, wrapped, settings)


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode()
