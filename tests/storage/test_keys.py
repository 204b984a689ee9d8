"""The ways to a file's key: each opens it, and nothing else does."""

import dataclasses
import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchtafel.storage.keys import (
    KeyFile,
    KeyProblem,
    WrongPassphrase,
    from_json,
    new_keys,
    new_open_keys,
    to_json,
)
from matchtafel.storage.recovery import ALPHABET, RecoveryCode, UnreadableCode

WORDS = "paard batterij nietje correct"
KEYS, KEY, CODE = new_keys(WORDS)


def test_the_passphrase_and_the_code_give_the_same_key() -> None:
    assert KEYS.unlock(WORDS) == KEY
    assert KEYS.unlock_with_code(CODE) == KEY


def test_a_wrong_passphrase_says_what_to_look_at_and_what_else_there_is() -> None:
    with pytest.raises(WrongPassphrase, match=r"hoofdletters.*herstelcode"):
        KEYS.unlock(WORDS.upper())
    with pytest.raises(WrongPassphrase, match="code van een ander bestand"):
        KEYS.unlock_with_code(RecoveryCode.new())


def test_a_letter_with_an_accent_is_the_same_however_a_keyboard_makes_it() -> None:
    keys, key, _ = new_keys("één cafe\u0301 op de hoek")
    assert keys.unlock("e\u0301e\u0301n café op de hoek") == key


def test_another_passphrase_opens_the_same_key_and_the_old_one_nothing() -> None:
    changed = KEYS.with_passphrase(KEY, "een heel ander wachtwoord")
    assert changed.unlock("een heel ander wachtwoord") == KEY
    assert changed.unlock_with_code(CODE) == KEY
    with pytest.raises(WrongPassphrase):
        changed.unlock(WORDS)


def test_another_recovery_code_makes_the_old_one_worthless() -> None:
    code = RecoveryCode.new()
    changed = KEYS.with_code(KEY, code)
    assert changed.unlock_with_code(code) == KEY
    with pytest.raises(WrongPassphrase):
        changed.unlock_with_code(CODE)


@pytest.mark.parametrize("weak", ["", "kort", "            ", "elf tekens!"])
def test_a_passphrase_that_keeps_nobody_out_is_refused(weak: str) -> None:
    with pytest.raises(KeyProblem, match="minstens 12 tekens"):
        new_keys(weak)


def test_only_the_sample_opens_without_a_passphrase() -> None:
    open_keys, key = new_open_keys()
    assert (open_keys.is_open, KEYS.is_open) == (True, False)
    assert open_keys.unlock_open() == key
    with pytest.raises(KeyProblem, match="wachtwoord nodig"):
        KEYS.unlock_open()


def test_the_slot_of_another_file_opens_nothing_here() -> None:
    other, _, _ = new_keys(WORDS)
    swapped = KeyFile(KEYS.file_id, other.slots)
    with pytest.raises(WrongPassphrase):
        swapped.unlock(WORDS)


def test_weaker_settings_put_into_a_slot_open_nothing() -> None:
    slots = tuple(
        dataclasses.replace(slot, settings={**slot.settings, "passes": 1})
        if slot.settings
        else slot
        for slot in KEYS.slots
    )
    with pytest.raises(WrongPassphrase):
        KeyFile(KEYS.file_id, slots).unlock(WORDS)


def test_neither_key_nor_code_shows_where_it_is_written_by_accident() -> None:
    shown = repr((KEYS, KEY, CODE)) + to_json(KEYS)
    for secret in (KEY.secret.hex(), repr(KEY.secret), KEY.database, CODE.text, WORDS):
        assert secret not in shown


def test_database_and_record_have_keys_of_their_own() -> None:
    assert KEY.database != KEY.record.hex()
    assert len(KEY.database) == 64


def test_a_key_file_reads_back_as_it_was_written() -> None:
    noted = KEYS.with_failed(datetime(2026, 11, 24).isoformat())
    assert from_json(to_json(noted)) == noted


@pytest.mark.parametrize(
    "change",
    [
        {"slots": [{"kind": "wachtwoord"}]},
        {"slots": 7},
        {"slots": [{"kind": "vingerafdruk", "salt": "", "nonce": "", "wrapped": ""}]},
        {"file_id": None, "slots": None},
    ],
)
def test_a_damaged_key_file_is_a_sentence(change: dict[str, object]) -> None:
    content = {**json.loads(to_json(KEYS)), **change}
    with pytest.raises(KeyProblem, match="beschadigd"):
        from_json(json.dumps(content))


@pytest.mark.parametrize("text", ["", "{", "[]", "null", "[" * 100_000])
def test_what_is_no_key_file_is_a_sentence(text: str) -> None:
    with pytest.raises(KeyProblem, match="beschadigd"):
        from_json(text)


@pytest.mark.parametrize(
    "settings",
    [
        {"memory_kib": 2**32, "passes": 3, "lanes": 2},
        {"memory_kib": 65536, "passes": 10**9, "lanes": 2},
        {"memory_kib": 65536, "passes": 3, "lanes": 10**6},
        {"memory_kib": 1, "passes": 3, "lanes": 2},
        {"memory_kib": float("inf"), "passes": 3, "lanes": 2},
    ],
)
def test_a_key_file_cannot_make_the_program_take_all_memory_or_time(
    settings: dict[str, int],
) -> None:
    content = json.loads(to_json(KEYS))
    content["slots"][0]["argon2id"] = settings
    with pytest.raises(KeyProblem, match="beschadigd"):
        from_json(json.dumps(content))


@pytest.mark.parametrize(("name", "text"), [("salt", "YQ=="), ("nonce", ""), ("wrapped", "%%%")])
def test_a_slot_of_the_wrong_size_is_a_damaged_key_file(name: str, text: str) -> None:
    content = json.loads(to_json(KEYS))
    content["slots"][0][name] = text
    with pytest.raises(KeyProblem, match="beschadigd"):
        from_json(json.dumps(content))


def test_the_key_file_of_a_newer_program_is_a_sentence() -> None:
    content = {**json.loads(to_json(KEYS)), "format": 2}
    with pytest.raises(KeyProblem, match="nieuwere versie"):
        from_json(json.dumps(content))


# The recovery code


@given(st.binary(min_size=16, max_size=16))
def test_a_code_is_read_back_in_any_case_and_grouping(secret: bytes) -> None:
    code = RecoveryCode(secret)
    assert RecoveryCode.from_text(code.text) == code
    assert RecoveryCode.from_text(code.text.lower().replace("-", " ")) == code
    assert RecoveryCode.from_text(code.text.replace("0", "o").replace("1", "L")) == code


def test_a_code_has_seven_groups_of_four_without_letters_that_look_alike() -> None:
    groups = CODE.text.split("-")
    assert [len(group) for group in groups] == [4] * 7
    assert not set("ILOU") & set("".join(groups))


def readable(text: str) -> RecoveryCode | None:
    try:
        return RecoveryCode.from_text(text)
    except UnreadableCode:
        return None


def test_a_slip_of_the_pen_opens_nothing_and_is_told() -> None:
    slips = [other + CODE.text[1:] for other in ALPHABET if other != CODE.text[0]]
    found = [readable(slip) for slip in slips]
    assert CODE not in found
    # Two signs of check: of 31 slips one may by chance look right.
    assert found.count(None) >= 30


def test_a_code_that_is_too_short_says_how_many_signs_there_are() -> None:
    with pytest.raises(UnreadableCode, match="Er staan er nu 24"):
        RecoveryCode.from_text(CODE.text[:-5])
