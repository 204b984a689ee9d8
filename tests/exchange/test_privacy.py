"""Personal data in text for the table is noticed, and ordinary remarks are not."""

import pytest

from matchtafel.exchange.privacy import may_be_citizen_number, personal_data


@pytest.mark.parametrize(
    "text",
    [
        "111222333",
        "bsn 1112.22.333.",
        "111 222 333",
        "111-222-333",
        "１１１２２２３３３",
        "bsn:123456782",
    ],
)
def test_a_citizen_number_is_noticed_however_it_is_written(text: str) -> None:
    assert may_be_citizen_number(text)


@pytest.mark.parametrize(
    "text",
    [
        *("111222334", "28-07-2026", "2026-07-28", "van 01-02-2026 tot 03-04-2026", "€ 1.612,34"),
        *("P-2026-0179", "P-2026-00180", "bel 088 000 78 20", "BU99990301"),
        *("0599010000123456", "12", "", "000000000", "rekening 12345678901"),
    ],
)
def test_dates_and_other_numbers_are_no_citizen_number(text: str) -> None:
    assert not may_be_citizen_number(text)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mail naar j.jansen@example.org", "een e-mailadres"),
        ("bel 06-12345678", "een telefoonnummer"),
        ("+31 6 12345678", "een telefoonnummer"),
        ("010 123 45 67", "een telefoonnummer"),
        ("NL91 ABNA 0417 1643 00", "een rekeningnummer"),
        ("mevr. Jansen woont er nog", "een naam"),
        ("Dhr. van Dam", "een naam"),
        ("geb. 3-3-1980", "een geboortedatum"),
        ("heeft PTSS en gebruikt medicatie", "gezondheid"),
    ],
)
def test_personal_data_is_named(text: str, found: str) -> None:
    assert found in personal_data(text)


@pytest.mark.parametrize(
    "text",
    [
        "Keuken wordt in december vervangen.",
        "Bergingscode 12, lift tot 2027 buiten gebruik",
        "Huur per 1-7-2026 € 1.612,34",
        "Galerij, meneer pastoor woont naast de kerk",
        "In de Meerstraat, naast nummer 06",
        "Gebouw uit 1980, gebied 3011",
    ],
)
def test_an_ordinary_remark_is_no_personal_data(text: str) -> None:
    assert personal_data(text) == []
