"""What is refused in a policy file, and the sentence that says so."""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest

from matchtafel.exchange.policies import read_policy
from matchtafel.exchange.toml_file import FileRefused

STANDARD_TEXT = (files("matchtafel.resources") / "policies" / "standaard.toml").read_text("utf-8")
Edit = Callable[[str, str], Path]


@pytest.fixture
def edit(tmp_path: Path) -> Edit:
    """The standard policy's file with one thing in it changed."""

    def edited(old: str, new: str) -> Path:
        assert old in STANDARD_TEXT
        path = tmp_path / "eigen.toml"
        path.write_text(STANDARD_TEXT.replace(old, new, 1), "utf-8")
        return path

    return edited


def refused(path: Path) -> list[str]:
    with pytest.raises(FileRefused) as refusal:
        read_policy(path)
    return list(refusal.value.problems)


PETS = '[criteria.pets]\nkind = "requirement"'
REFUSED = {
    "an unknown criterion": (
        ("[criteria.pets]", "[criteria.pet]"),
        "criteria.pet: dit criterium bestaat niet. Bedoelt u pets?",
    ),
    "a criterion by its Dutch name": (
        ("[criteria.pets]", "[criteria.huisdier]"),
        "criteria.huisdier: dit criterium bestaat niet. Bedoelt u pets?",
    ),
    "a weight of -1": (
        ('weight = "heavy"', "weight = -1"),
        "criteria.quiet.weight: -1 gevonden, verwacht light, normal, heavy of decisive.",
    ),
    "a Dutch weight word": (
        ('weight = "heavy"', 'weight = "zwaar"'),
        "criteria.quiet.weight: “zwaar” gevonden, verwacht light, normal, heavy of decisive.",
    ),
    "a weight on a requirement": (
        (PETS, PETS + '\nweight = "light"'),
        "criteria.pets.weight: “light” gevonden, verwacht geen gewicht bij requirement.",
    ),
    "a weight on advice": (
        ('kind = "advice"', 'kind = "advice"\nweight = "light"'),
        "criteria.wbmgp_permit.weight: “light” gevonden, verwacht geen gewicht bij advice.",
    ),
    "a preference without a weight": (
        ('weight = "heavy"\n', ""),
        "criteria.quiet.weight: niets gevonden, "
        "verwacht light, normal, heavy of decisive bij preference.",
    ),
    "a Dutch kind": (
        (PETS, '[criteria.pets]\nkind = "eis"'),
        "criteria.pets.kind: “eis” gevonden, verwacht requirement, preference, advice of off.",
    ),
    "a criterion without a kind": ((PETS, "[criteria.pets]"), "criteria.pets.kind: ontbreekt."),
    "consent as advice": (
        (
            "[criteria.consent]\n# Wie niet instemt, wordt niet bekeken. Dit kan geen beleid "
            'veranderen.\nkind = "requirement"',
            '[criteria.consent]\nkind = "advice"',
        ),
        "criteria.consent.kind: “advice” gevonden, "
        "verwacht requirement: zonder toestemming geen match.",
    ),
    "another word for the unknown": (
        (PETS, PETS + '\nunknown = "nee"'),
        "criteria.pets.unknown: “nee” gevonden, verwacht ask of show.",
    ),
    "an unknown limit": (
        ("limits.weak", "limits.zwak"),
        "criteria.liveability.limits.zwak: deze grens bestaat niet. Bedoelt u weak?",
    ),
    "a limit where there is none": (
        (PETS, PETS + "\nlimits.many = 2"),
        "criteria.pets.limits.many: dit criterium heeft geen grenzen.",
    ),
    "a limit below its least": (
        ("limits.days = 30", "limits.days = 0"),
        "criteria.available_in_time.limits.days: 0 gevonden, "
        "verwacht dagen wachten waarbij het niet meer past, van 1 tot en met 365.",
    ),
    "a limit above its most": (
        ("limits.orange = 0.5", "limits.orange = 1.01"),
        "criteria.carrying_capacity.limits.orange: 1.01 gevonden, "
        "verwacht graad bij draagkracht oranje, van 0 tot en met 1.",
    ),
    "a limit that is no number": (
        ("limits.weak = 4", "limits.weak = nan"),
        "criteria.liveability.limits.weak: nan gevonden, verwacht een eindig getal.",
    ),
    "a limit without end": (
        ("limits.weak = 4", "limits.weak = -inf"),
        "criteria.liveability.limits.weak: -inf gevonden, verwacht een eindig getal.",
    ),
    "a limit as a yes": (
        ("limits.weak = 4", "limits.weak = true"),
        "criteria.liveability.limits.weak: true gevonden, verwacht een getal.",
    ),
    "a limit as text": (
        ("limits.weak = 4", 'limits.weak = "4"'),
        "criteria.liveability.limits.weak: “4” gevonden, verwacht een getal.",
    ),
    "a limit of hundreds of digits": (
        ("limits.weak = 4", "limits.weak = 4" + 400 * "0"),
        "criteria.liveability.limits.weak: een te groot getal gevonden, verwacht een getal.",
    ),
    "a limit of thousands of digits": (
        ("limits.weak = 4", "limits.weak = 0x" + 4400 * "f"),
        "criteria.liveability.limits.weak: een te groot getal gevonden, verwacht een getal.",
    ),
    "bands that rise": (
        ("good = 0.75", "good = 0.5"),
        "bands.fair: 0.6 gevonden, verwacht minder dan good (0.5).",
    ),
    "bands that are the same": (
        ("fair = 0.60", "fair = 0.75"),
        "bands.fair: 0.75 gevonden, verwacht minder dan good (0.75).",
    ),
    "a band above 1": (
        ("very_good = 0.90", "very_good = 90"),
        "bands.very_good: 90 gevonden, verwacht 1 of minder.",
    ),
    "a negative cap": (
        ("provider = {}", 'provider = {"*" = -1}'),
        "caps.provider.*: -1 gevonden, verwacht 0 of meer.",
    ),
    "a cap of half a placement": (
        ("provider = {}", 'provider = {"*" = 1.5}'),
        "caps.provider.*: 1.5 gevonden, verwacht een heel getal.",
    ),
    "a cap that no computer counts to": (
        ("provider = {}", f'provider = {{"*" = {10**30}}}'),
        "caps.provider.*: een te groot getal gevonden, verwacht 9999 of minder.",
    ),
    "a cap for nobody": (
        ("provider = {}", 'provider = {"" = 1}'),
        "caps.provider.: “” gevonden, verwacht tekst die niet leeg is.",
    ),
    "caps as a list": (
        ("provider = {}", "provider = [1]"),
        "caps.provider: een lijst gevonden, verwacht een tabel met namen en waarden.",
    ),
    "a neighbourhood cap on a district": (
        ("neighbourhood = {}", "neighbourhood = {WK999901 = 1}"),
        "caps.neighbourhood: “WK999901” gevonden, verwacht een buurtcode van het CBS: "
        "BU met acht tekens erachter, zoals BU05991572, of *.",
    ),
    "a code in small letters": (
        ("careful = {}", "careful = {bu99990101 = 1}"),
        "caps.careful: “bu99990101” gevonden, verwacht BU99990101.",
    ),
    "an unknown sort of cap": (
        ("corporation = {}", "corporatie = {}"),
        "caps.corporatie: deze sleutel bestaat niet. Bedoelt u corporation?",
    ),
    "an unknown band": (
        ("[bands]", "[bands]\nslecht = 0.1"),
        "bands.slecht: deze sleutel bestaat niet. Verwacht fair, good, moderate, very_good.",
    ),
    "an unknown key of a criterion": (
        (PETS, PETS + '\ngewicht = "light"'),
        "criteria.pets.gewicht: deze sleutel bestaat niet. Bedoelt u weight?",
    ),
    "an unknown key at the top": (
        ("[bands]", "norm_dagen = 90\n[bands]"),
        "norm_dagen: deze sleutel bestaat niet. "
        "Verwacht bands, caps, criteria, name, version, waiting_norm_months.",
    ),
    "no name": (('name = "standaard"', ""), "name: ontbreekt."),
    "an empty name": (
        ('name = "standaard"', 'name = " "'),
        "name: “ ” gevonden, verwacht tekst op één regel die niet leeg is.",
    ),
    "a name of two lines": (
        ('name = "standaard"', 'name = "a\\nb"'),
        "name: “a\nb” gevonden, verwacht tekst op één regel die niet leeg is.",
    ),
    "a name as long as a page": (
        ('name = "standaard"', f'name = "{1000 * "x"}"'),
        f"name: “{60 * 'x'}…” gevonden, verwacht hoogstens 60 tekens.",
    ),
    "a version that is a number": (
        ('version = "2"', "version = 2"),
        "version: 2 gevonden, verwacht tekst tussen aanhalingstekens.",
    ),
    "a norm of no months": (
        ("waiting_norm_months = 3", "waiting_norm_months = 0"),
        "waiting_norm_months: 0 gevonden, verwacht 1 of meer.",
    ),
    "criteria that are no table": (
        (STANDARD_TEXT[STANDARD_TEXT.index("[criteria.consent]") :], 'criteria = "alle"'),
        "caps.criteria: deze sleutel bestaat niet. "
        "Verwacht careful, corporation, district, municipality, neighbourhood, provider.",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_fault_is_told_with_file_key_value_and_what_was_expected(edit: Edit, name: str) -> None:
    change, sentence = REFUSED[name]
    assert f"eigen.toml, {sentence}" in refused(edit(*change))


def test_every_fault_is_told_and_not_just_the_first(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    path.write_text('name = ""\nversion = 1\nwaiting_norm_months = 3.5\nbands = 1\ncriteria = []')
    keys = [problem.partition(": ")[0].removeprefix("eigen.toml, ") for problem in refused(path)]
    assert keys == ["name", "version", "waiting_norm_months", "bands", "criteria"]


def test_an_unknown_criterion_and_a_wrong_weight_are_told_together(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    text = STANDARD_TEXT.replace("[criteria.pets]", "[criteria.pet]")
    path.write_text(text.replace('weight = "light"', "weight = -1"), "utf-8")
    keys = [problem.partition(": ")[0].removeprefix("eigen.toml, ") for problem in refused(path)]
    assert keys == [
        "criteria.available_in_time.weight",
        "criteria.outdoor_space.weight",
        "criteria.pet",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('version = "2"', 'version = "2"\nversion = "3"'),
        ("[criteria.pets]", "[criteria.consent]"),
        ("limits.days = 30", "limits.days = 30\nlimits.days = 31"),
    ],
)
def test_what_stands_there_twice_is_refused(edit: Edit, old: str, new: str) -> None:
    path = edit(old, new)
    text = path.read_text("utf-8")
    line = text[: text.rindex(new) + len(new)].count("\n") + 1
    [problem] = refused(path)
    assert problem.startswith(f"eigen.toml, regel {line}, teken ")
    assert problem.endswith(": deze sleutel of tabel staat er twee keer.")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"<beleid/>", "eigen.toml, regel 1, teken 1: dit is geen goede TOML."),
        (b"name = ", "eigen.toml, het einde: dit is geen goede TOML."),
        (b"a = " + 5000 * b"[", "eigen.toml, het einde: dit is geen goede TOML."),
        (b"a = 1" + 5000 * b"0", "eigen.toml, het einde: dit is geen goede TOML."),
        ("name = 'één'".encode("latin-1"), "eigen.toml is geen tekstbestand in UTF-8."),
        (STANDARD_TEXT.encode("utf-16"), "eigen.toml is geen tekstbestand in UTF-8."),
        (bytes(range(256)), "eigen.toml is geen tekstbestand in UTF-8."),
    ],
    ids=["xml", "half", "lists in lists", "too many digits", "Latin-1", "UTF-16", "no text"],
)
def test_a_file_of_another_sort_is_refused(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "eigen.toml"
    path.write_bytes(content)
    assert refused(path) == [sentence]


def test_an_empty_file_lacks_all_that_it_must_have(tmp_path: Path) -> None:
    path = tmp_path / "eigen.toml"
    path.touch()
    keys = ("name", "version", "waiting_norm_months", "bands", "criteria")
    assert refused(path) == [f"eigen.toml, {key}: ontbreekt." for key in keys]


def test_a_file_that_is_not_there_or_no_file_is_refused(tmp_path: Path) -> None:
    assert refused(tmp_path / "weg.toml") == [f"{tmp_path / 'weg.toml'} is er niet."]
    assert refused(tmp_path) == [f"{tmp_path} is een map, geen bestand."]
    assert refused(tmp_path / "a\0b")[0].endswith("is niet te openen.")
