"""A package opens with its own passphrase, and with no byte changed."""

import json
import stat
import struct
import zlib
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.storage import DatabaseProblem, KeyProblem, WrongPassphrase, keys, sealed
from matchtafel.storage.sealed import read_sealed, seal, unseal, write_sealed

WORDS = "paard batterij nietje correct"
START = struct.Struct(">17sBH")


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """A package says itself how dear its passphrase is; these are cheap."""
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)


def parts(package: bytes) -> tuple[dict[str, object], bytes]:
    """The keys of a package, and what comes behind them."""
    length = START.unpack_from(package)[2]
    end = START.size + length
    return json.loads(package[START.size : end]), package[end:]


def with_keys(package: bytes, text: str) -> bytes:
    """The same content behind other keys."""
    content = text.encode()
    return START.pack(sealed.MAGIC, 1, len(content)) + content + parts(package)[1]


@pytest.mark.parametrize("content", [b"", b"{}", b"Yildiz " * 10_000])
def test_what_was_sealed_comes_out_with_the_passphrase(content: bytes) -> None:
    assert unseal(seal(content, WORDS), WORDS) == content


def test_nothing_of_the_content_is_readable_and_no_two_packages_are_alike() -> None:
    first, second = seal(b"Yildiz", WORDS), seal(b"Yildiz", WORDS)
    assert b"Yildiz" not in first
    assert zlib.compress(b"Yildiz") not in first
    assert WORDS.encode() not in first
    assert first[-30:] != second[-30:]


def test_a_package_says_by_itself_how_its_key_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    package = seal(b"{}", WORDS)
    monkeypatch.setattr(keys, "MEMORY_KIB", 64)
    (slot,) = parts(package)[0]["slots"]  # type: ignore[misc]
    assert slot["argon2id"] == {"memory_kib": 65536, "passes": 3, "lanes": 2}
    assert unseal(package, WORDS) == b"{}"


def test_a_wrong_passphrase_says_that_it_may_be_damage_too() -> None:
    with pytest.raises(WrongPassphrase, match=r"hoort niet bij dit pakket, of .* beschadigd"):
        unseal(seal(b"{}", WORDS), WORDS.upper())


def test_a_letter_with_an_accent_is_the_same_on_both_keyboards() -> None:
    assert (
        unseal(seal(b"{}", "één cafe\u0301 op de hoek"), "e\u0301e\u0301n café op de hoek") == b"{}"
    )


def test_a_passphrase_that_keeps_nobody_out_is_refused() -> None:
    with pytest.raises(KeyProblem, match="minstens 12 tekens"):
        seal(b"{}", "kort")


def test_a_package_with_any_byte_changed_is_refused() -> None:
    package = seal(b'{"format": 1}', WORDS)
    for place in range(len(package)):
        changed = bytearray(package)
        changed[place] ^= 1
        with pytest.raises(DatabaseProblem):
            unseal(bytes(changed), WORDS)


def test_a_package_that_was_cut_off_or_grew_is_refused() -> None:
    package = seal(b'{"format": 1}', WORDS)
    for end in range(len(package)):
        with pytest.raises(DatabaseProblem):
            unseal(package[:end], WORDS)
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(package + b"\0", WORDS)


@given(st.binary(max_size=200))
def test_bytes_that_are_no_package_are_refused_in_a_sentence(noise: bytes) -> None:
    for start in (b"", sealed.MAGIC, START.pack(sealed.MAGIC, 1, len(noise) // 2)):
        with pytest.raises(DatabaseProblem, match=r"pakket"):
            unseal(start + noise, WORDS)


def test_a_newer_package_asks_for_a_newer_program() -> None:
    package = bytearray(seal(b"{}", WORDS))
    package[len(sealed.MAGIC)] = 2
    with pytest.raises(DatabaseProblem, match="nieuwere versie van matchtafel"):
        unseal(bytes(package), WORDS)


@pytest.mark.parametrize(
    "settings",
    [
        {"memory_kib": 2**31, "passes": 3, "lanes": 2},
        {"memory_kib": 64, "passes": 10**6, "lanes": 2},
        {"memory_kib": 64, "passes": 3, "lanes": 0},
        {"memory_kib": float("inf"), "passes": 3, "lanes": 2},
        {"memory_kib": float("nan"), "passes": 3, "lanes": 2},
        {"memory_kib": [64], "passes": 3, "lanes": 2},
        {"memory_kib": 64},
        {},
        [],
    ],
)
def test_what_a_package_may_ask_of_the_computer_has_bounds(settings: object) -> None:
    package = seal(b"{}", WORDS)
    content = parts(package)[0]
    content["slots"][0]["argon2id"] = settings  # type: ignore[index]
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(with_keys(package, json.dumps(content)), WORDS)


@pytest.mark.parametrize("salt", ["", "AAAA", "geen base64!"])
def test_a_salt_that_is_none_is_refused(salt: str) -> None:
    package = seal(b"{}", WORDS)
    content = parts(package)[0]
    content["slots"][0]["salt"] = salt  # type: ignore[index]
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(with_keys(package, json.dumps(content)), WORDS)


def test_a_package_has_one_key_so_that_no_slot_wastes_a_second() -> None:
    package = seal(b"{}", WORDS)
    content = parts(package)[0]
    content["slots"] *= 2  # type: ignore[operator]
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(with_keys(package, json.dumps(content)), WORDS)
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(with_keys(package, "[" * 2000), WORDS)


def test_the_size_is_named_before_anything_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "groot.matchtafel-pakket"
    with path.open("wb") as file:
        file.truncate(sealed.LARGEST_SEALED + 1)
    with pytest.raises(DatabaseProblem, match="groter dan 20 MB"):
        read_sealed(path, WORDS)
    monkeypatch.setattr(sealed, "LARGEST_CONTENT", 2**20)
    with pytest.raises(DatabaseProblem, match="groter dan 1 MB"):
        seal(bytes(2**20 + 1), WORDS)


def test_what_inflates_beyond_the_limit_is_stopped_while_it_does(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    package = seal(bytes(30 * 2**20), WORDS)
    assert len(package) < 2**16
    monkeypatch.setattr(sealed, "LARGEST_CONTENT", 2**20)
    with pytest.raises(DatabaseProblem, match="groter dan 1 MB"):
        unseal(package, WORDS)


@pytest.mark.parametrize("packed", [b"geen zlib", zlib.compress(b"{}")[:-1], b""])
def test_content_that_does_not_inflate_is_damaged(packed: bytes) -> None:
    package = seal(b"{}", WORDS)
    content, body = parts(package)
    header = package[: -len(body)]
    key = keys.from_json(json.dumps(content)).unlock(WORDS)
    nonce = bytes(12)
    made = header + nonce + AESGCM(key.secret).encrypt(nonce, packed, header)
    with pytest.raises(DatabaseProblem, match="beschadigd of veranderd"):
        unseal(made, WORDS)


def test_a_package_on_the_disk_is_for_this_user_alone_and_replaces_nothing(tmp_path: Path) -> None:
    path = tmp_path / "een.matchtafel-pakket"
    write_sealed(path, seal(b"{}", WORDS))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert read_sealed(path, WORDS) == b"{}"
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    with pytest.raises(DatabaseProblem, match="Er is al een bestand"):
        write_sealed(path, b"")
    assert read_sealed(path, WORDS) == b"{}"


def test_a_package_that_is_not_there_or_has_no_place_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(DatabaseProblem, match="is er niet"):
        read_sealed(tmp_path, WORDS)
    with pytest.raises(DatabaseProblem, match="is niet te schrijven"):
        write_sealed(tmp_path / "weg" / "een.matchtafel-pakket", b"")
