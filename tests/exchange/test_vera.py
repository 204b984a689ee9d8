"""VERA units as vacancies: what is there is read, what is not is unknown."""

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from matchtafel.exchange.reading import Kind, Reading, read

REAL = Path(__file__).parents[3] / "shared" / "data" / "vera-units" / "input"


def code(value: str) -> dict[str, str]:
    return {"code": value, "naam": value}


def price(kind: str, detail: str, amount: float, **days: str) -> dict[str, Any]:
    return {"soort": code(kind), "detailSoort": code(detail), "bedrag": amount, **days}


UNIT: dict[str, Any] = {
    "id": "7",
    "code": "001001",
    "soort": code("WOO"),
    "detailSoort": code("POF"),
    "adres": {
        "straatnaam": "Kade",
        "huisnummer": "88",
        "huisletter": "b",
        "huisnummerToevoeging": "",
        "postcode": "1234AB",
        "woonplaats": {"naam": "Voorbeeldstad"},
        "buurt": {"code": "BU99990101", "naam": "Havenkwartier"},
    },
    "adresseerbaarObjectBasisregistratie": {"bagIdentificatie": "9999010000123456"},
    "kamersAantal": 3,
    "gebruiksoppervlakte": 62,
    "etage": 2,
    "toegankelijkheidslabel": code("NUL"),
    "ligging": [code("PAR"), code("RUS")],
    "energieprestaties": [
        {"label": code("AP4"), "status": code("DEF"), "begindatum": "2024-07-18"},
        {"label": code("C"), "status": code("DEF"), "begindatum": "2014-07-18"},
        {"label": code("G"), "status": code("VOO"), "begindatum": "2026-01-01"},
    ],
    "prijscomponenten": [
        price("NET", "KAL", 601.5, einddatum="2026-06-30"),
        price("NET", "KAL", 612.34, begindatum="2026-07-01T00:00:00+02:00"),
        price("SER", "LIF", 8.25),
        price("SER", "SCH", 12),
        price("EEN", "BOR", 612.34),
    ],
    "rekenhuur": 620.59,
    "ruimten": [
        {"soort": code("VTK"), "detailSoort": code("SLA")},
        {"soort": code("VTK"), "detailSoort": code("WOO")},
        {"soort": code("BTR"), "detailSoort": code("BAL")},
    ],
    "voorwaarden": {"maximumAantalPersonen": 3, "minimumleeftijd": 23, "maximunleeftijd": 30},
}
FACTS = {
    "unit_number": "001001",
    "corporation": "Havenhuis",
    "available_from": date(2026, 12, 1),
    "street": "Kade",
    "house_number": 88,
    "house_letter": "b",
    "postcode": "1234 AB",
    "town": "Voorbeeldstad",
    "bag_id": "9999010000123456",
    "neighbourhood_code": "BU99990101",
    "dwelling_type": "POF",
    "rooms": 3,
    "bedrooms": 1,
    "area_m2": 62.0,
    "floor": 2,
    "accessibility": "NUL",
    "situation": "RUS",
    "outdoor_space": "balkon",
    "energy_label": "A++++",
    "net_rent": Decimal("612.34"),
    "service_charges": Decimal("20.25"),
    "calculation_rent": Decimal("620.59"),
    "max_persons": 3,
    "min_age": 23,
    "max_age": 30,
}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "eenheden.json"


def reading_of(file: Path, content: Any, **asked: Any) -> Reading:
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return read(file, **asked)


def facts_of(file: Path, **changes: Any) -> dict[str, Any]:
    reading = reading_of(file, {**UNIT, **changes})
    assert not [p for p in reading.problems if p.severity == "fout"]
    return reading.records[0].values


def only_problem(reading: Reading) -> str:
    (problem,) = reading.problems
    return str(problem)


def test_everything_that_vera_knows_is_read(file: Path) -> None:
    reading = reading_of(file, UNIT, corporation="Havenhuis", available_from=date(2026, 12, 1))
    assert not reading.problems
    (record,) = reading.records
    assert record.values == FACTS
    assert (record.key, record.row) == (("Havenhuis", "001001"), None)
    assert (reading.kind, reading.rows_read) == (Kind.VACANCIES, 1)


def test_a_list_gives_a_record_for_each_unit(file: Path) -> None:
    reading = reading_of(file, [UNIT, {**UNIT, "code": "001002"}])
    assert [record.key for record in reading.records] == [("", "001001"), ("", "001002")]


def test_a_unit_with_nothing_but_a_number_has_nothing_else(file: Path) -> None:
    reading = reading_of(file, {"id": "12", "adres": {"straatnaam": ""}, "ruimten": []})
    assert reading.records[0].values == {"unit_number": "12", "corporation": None}
    assert not reading.problems


def test_the_floor_area_of_version_4_3(file: Path) -> None:
    areas = [{"soort": code("GTZ"), "waarde": "99"}, {"soort": code("GBO"), "waarde": "71.500"}]
    assert facts_of(file, gebruiksoppervlakte=None, oppervlakten=areas)["area_m2"] == 71.5


def test_a_price_without_an_end_counts_when_no_day_is_known(file: Path) -> None:
    assert facts_of(file)["net_rent"] == Decimal("612.34")


def test_two_rents_that_may_both_count_are_unknown(file: Path) -> None:
    prices = [price("NET", "KAL", 600), price("NET", "KAL", 612.34)]
    reading = reading_of(file, {**UNIT, "prijscomponenten": prices})
    assert "net_rent" not in reading.records[0].values
    assert "meer dan één kale huur" in only_problem(reading)


def test_no_components_is_no_rent_of_zero(file: Path) -> None:
    facts = facts_of(file, prijscomponenten=[], rekenhuur=None)
    assert not {"net_rent", "service_charges", "calculation_rent"} & set(facts)


def test_bedrooms_are_counted_only_where_rooms_are_listed(file: Path) -> None:
    assert "bedrooms" not in facts_of(file, ruimten=[])
    assert "bedrooms" not in facts_of(file, ruimten=[{"soort": code("OVR")}])
    studio = [{"soort": code("VTK"), "detailSoort": code("WSL")}]
    assert facts_of(file, ruimten=studio)["bedrooms"] == 0


@pytest.mark.parametrize(
    ("vera", "label"), [("AP4", "A++++"), ("AP", "A+"), ("A", "A"), ("G", "G")]
)
def test_energy_labels(file: Path, vera: str, label: str) -> None:
    assert facts_of(file, energieprestaties=[{"label": code(vera)}])["energy_label"] == label


def test_an_energy_label_that_has_ended_is_unknown(file: Path) -> None:
    ended = {**UNIT, "energieprestaties": [{"label": code("B"), "einddatum": "2025-05-21"}]}
    reading = reading_of(file, ended, available_from=date(2026, 12, 1))
    assert "energy_label" not in reading.records[0].values


def test_only_a_well_formed_cbs_code_is_a_neighbourhood(file: Path) -> None:
    assert "neighbourhood_code" not in facts_of(file, adres={"buurt": {"code": "OUDWEST"}})


def test_both_a_quiet_and_a_busy_road_is_unknown(file: Path) -> None:
    assert "situation" not in facts_of(file, ligging=[code("RUS"), code("DRU")])


def test_a_withdrawn_accessibility_label_is_unknown_and_told(file: Path) -> None:
    reading = reading_of(file, {**UNIT, "toegankelijkheidslabel": code("GEL")})
    assert "accessibility" not in reading.records[0].values
    assert "gevonden “GEL”" in only_problem(reading)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"rekenhuur": -5}, "kolom “rekenhuur”: gevonden “-5”, verwacht een bedrag van 0 of meer"),
        ({"kamersAantal": "veel"}, "verwacht een heel getal"),
        ({"soort": code("PAR")}, "gevonden “PAR”, dat is geen woonruimte"),
        ({"detailSoort": code("XXX")}, "verwacht een woningtype van VERA"),
        ({"rekenhuur": [1]}, "verwacht één waarde"),
        ({"ruimten": "geen"}, "verwacht een lijst"),
        ({"code": "", "id": ""}, "geen code of id"),
    ],
)
def test_what_cannot_be_read_refuses_the_unit_and_names_it(
    file: Path, change: dict[str, Any], message: str
) -> None:
    reading = reading_of(file, [{**UNIT, **change}, {**UNIT, "code": "001002"}])
    assert message in only_problem(reading)
    assert "woning" in only_problem(reading)
    assert [record.key[1] for record in reading.records] == ["001002"]
    assert (reading.rows_read, reading.rows_rejected) == (2, 1)


def test_the_same_unit_twice_is_taken_once(file: Path) -> None:
    reading = reading_of(file, [UNIT, UNIT])
    assert len(reading.records) == 1
    assert "ook al eerder in het bestand" in only_problem(reading)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"id": "1", "rekenhuur": NaN}', "NaN"),
        ('{"id": "1", "rekenhuur": 1e999}', "1e999 is te groot"),
        ('{"id": "1", "id": "2"}', "“id” staat twee keer"),
        ("[" * 200_000, "te diep genest"),
        ('{"id": ' + "9" * 5_000 + "}", "te veel cijfers"),
        ('{"id": "1",}', "geen geldige JSON"),
        ('{"id": "1"', "geen geldige JSON"),
        ("[]", "geen woning"),
        ("[1, 2]", "geen woning"),
        ('{"type": "FeatureCollection", "features": []}', "een kaart"),
    ],
)
def test_hostile_json_ends_in_a_sentence(file: Path, text: str, message: str) -> None:
    reading = reading_of(file, text)
    assert only_problem(reading).startswith("eenheden.json: ")
    assert message in only_problem(reading)


def test_half_a_character_is_left_out(file: Path) -> None:
    facts = reading_of(file, '{"id": "1", "adres": {"straatnaam": "Ka\\ud800de"}}')
    assert facts.records[0].values["street"] == "Kade"


def test_json_in_the_wrong_encoding(file: Path) -> None:
    file.write_bytes(b'{"id": "caf\xe9"}')
    assert "UTF-8" in only_problem(read(file))


def test_json_where_profiles_are_asked_for(file: Path) -> None:
    assert "hier zijn profielen nodig" in only_problem(reading_of(file, UNIT, kind=Kind.PROFILES))


@pytest.mark.real_data
@pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/data")
def test_the_nine_real_dwellings_load_and_nothing_is_invented() -> None:
    readings = [read(path) for path in sorted(REAL.glob("*.json"))]
    assert len(readings) == 9
    assert not [problem for reading in readings for problem in reading.problems]
    facts = [record.values for reading in readings for record in reading.records]
    assert [row["unit_number"] for row in facts] == [path.stem for path in sorted(REAL.glob("*"))]
    assert [row["bedrooms"] for row in facts] == [2, 1, 2, 2, 2, 2, 3, 4, 2]
    unknown = {"street", "postcode", "bag_id", "neighbourhood_code", "net_rent", "accessibility"}
    assert not any(unknown & set(row) for row in facts)
