"""The command line: what a script gets back (formats.md §2)."""

import hashlib
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matchtafel.cli import main
from matchtafel.exchange.policies import read_policy, standard_policy
from matchtafel.exchange.sample import sample_town, write_town

ON = "2026-11-24"


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("week")
    write_town(sample_town(date.fromisoformat(ON)), folder)
    return folder


def arguments(week: Path, *more: str) -> list[str]:
    files = ["--vacancies", str(week / "woningen.xlsx"), "--profiles", str(week / "profielen.xlsx")]
    return ["match", *files, "--neighbourhoods", str(week / "buurten.xlsx"), "--on", ON, *more]


@pytest.fixture(scope="module")
def result(week: Path) -> dict[str, Any]:
    out = week / "uit.json"
    assert main(arguments(week, "--json", str(out))) == 1
    found: dict[str, Any] = json.loads(out.read_text("utf-8"))
    return found


def pairs_of(result: dict[str, Any], vacancy: str) -> list[dict[str, Any]]:
    return [pair for pair in result["pairs"] if pair["vacancy"] == vacancy]


def test_the_answer_has_the_keys_of_the_contract(result: dict[str, Any]) -> None:
    assert list(result) == [
        "format",
        "reference_date",
        "policy",
        "rows",
        "problems",
        "pairs",
        "proposal",
        "ask_first",
    ]
    assert result["rows"] == {
        "vacancies": {"read": 13, "rejected": 1},
        "profiles": {"read": 40, "rejected": 0},
    }
    wrong = next(p for p in result["problems"] if p["value"] == "zeshonderd")
    assert (wrong["sheet"], wrong["column"]) == ("woningen", "kale_huur")
    pair = result["pairs"][0]
    assert (
        list(pair)
        == (
            "vacancy corporation client provider verdict rank waiting_days band score low high "
            "families criteria"
        ).split()
    )
    assert list(pair["criteria"][0]) == (
        "id family kind verdict degree weight vacancy_value client_value text".split()
    )


def test_every_pair_is_there_in_file_order_then_by_rank(result: dict[str, Any]) -> None:
    assert len(result["pairs"]) == 12 * 40
    vacancies = list(dict.fromkeys(pair["vacancy"] for pair in result["pairs"]))
    for vacancy in vacancies:
        assert [pair["rank"] for pair in pairs_of(result, vacancy)] == list(range(1, 41))


def test_the_order_is_verdict_band_wait_score_and_lot(result: dict[str, Any]) -> None:
    verdicts = ["eligible", "undetermined", "excluded"]
    bands = ["very_good", "good", "fair", "moderate", "poor", "excluded"]
    for vacancy in {pair["vacancy"] for pair in result["pairs"]}:
        pairs = pairs_of(result, vacancy)
        keys = [
            (
                verdicts.index(pair["verdict"]),
                bands.index(pair["band"]),
                -(pair["waiting_days"] if pair["waiting_days"] is not None else -(10**6)),
                -(pair["score"] if pair["score"] is not None else -1),
            )
            for pair in pairs
        ]
        assert keys == sorted(keys)


def test_without_consent_there_is_only_that(result: dict[str, Any]) -> None:
    silent = [
        pair
        for pair in result["pairs"]
        if pair["criteria"][0]["id"] == "consent" and pair["criteria"][0]["verdict"] == "fails"
    ]
    assert silent
    for pair in silent:
        assert pair["verdict"] == "excluded"
        assert [criterion["id"] for criterion in pair["criteria"]] == ["consent"]
        assert (pair["score"], pair["low"], pair["high"], pair["waiting_days"]) == (None,) * 4


def test_every_score_is_the_mean_of_its_own_criteria(result: dict[str, Any]) -> None:
    for pair in result["pairs"]:
        counted = [
            (c["weight"], c["degree"])
            for c in pair["criteria"]
            if c["kind"] == "preference" and c["degree"] is not None
        ]
        if pair["score"] is not None and counted:
            mean = sum(w * d for w, d in counted) / sum(w for w, _ in counted)
            assert pair["score"] == pytest.approx(mean, abs=2e-6)
            assert pair["low"] <= pair["score"] <= pair["high"]


def test_no_herkomst_is_told(result: dict[str, Any]) -> None:
    assert "herkomst" not in json.dumps(result)


def test_the_same_input_gives_the_same_bytes_in_another_process(week: Path) -> None:
    digests = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "matchtafel", *arguments(week, "--json", "-")],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=False,
        )
        assert done.returncode == 1
        json.loads(done.stdout)
        digests.add(hashlib.sha256(done.stdout).hexdigest())
    assert len(digests) == 1


def test_top_keeps_the_best_and_the_counts_stay_whole(
    week: Path, result: dict[str, Any], tmp_path: Path
) -> None:
    out = tmp_path / "top.json"
    main(arguments(week, "--top", "3", "--json", str(out)))
    few = json.loads(out.read_text("utf-8"))
    vacancy = few["pairs"][0]["vacancy"]
    assert pairs_of(few, vacancy) == pairs_of(result, vacancy)[:3]
    assert few["rows"] == result["rows"]
    assert few["proposal"] == result["proposal"]


def test_a_lock_places_and_a_forbid_does_not(
    week: Path, result: dict[str, Any], tmp_path: Path
) -> None:
    first, second = result["proposal"]["placements"][:2]
    out = tmp_path / "uit.json"
    lock = f"{first['vacancy']}={second['client']}"
    forbid = f"{second['vacancy']}={first['client']}"
    main(arguments(week, "--lock", lock, "--forbid", forbid, "--json", str(out)))
    placed = {
        p["vacancy"]: p["client"]
        for p in json.loads(out.read_text("utf-8"))["proposal"]["placements"]
    }
    assert placed[first["vacancy"]] == second["client"]
    assert placed.get(second["vacancy"]) != first["client"]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        (["--lock", "onzin"], "verwacht WONING=PROFIEL"),
        (["--lock", "9999=P-2026-0070"], "deze woning is er niet bij"),
        (
            ["--lock", "33-0417=P-2026-0070", "--forbid", "33-0417=P-2026-0070"],
            "zowel vastgezet als verboden",
        ),
        (
            ["--lock", "33-0417=P-2026-0070", "--lock", "33-0417=P-2026-0009"],
            "twee keer vastgezet",
        ),
    ],
)
def test_a_wrong_wish_is_a_sentence_and_status_2(
    week: Path, capsys: pytest.CaptureFixture[str], more: list[str], sentence: str
) -> None:
    assert main(arguments(week, *more)) == 2
    assert sentence in capsys.readouterr().err


def test_a_missing_file_is_a_sentence_and_status_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    nowhere = str(tmp_path / "weg.xlsx")
    assert main(["match", "--vacancies", nowhere, "--profiles", nowhere]) == 2
    error = capsys.readouterr().err
    assert "weg.xlsx" in error
    assert "Traceback" not in error


def test_json_on_standard_output_stands_alone(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(arguments(week, "--top", "1", "--json", "-"))
    json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("kind", ["vacancies", "profiles", "neighbourhoods"])
def test_a_template_is_a_workbook(kind: str, tmp_path: Path) -> None:
    assert main(["template", kind, str(tmp_path / "leeg.xlsx")]) == 0
    assert (tmp_path / "leeg.xlsx").read_bytes()[:2] == b"PK"


def test_one_s_own_policy_begins_as_the_standard_one(tmp_path: Path) -> None:
    assert main(["template", "policy", str(tmp_path / "eigen.toml")]) == 0
    assert read_policy(tmp_path / "eigen.toml") == standard_policy()


def test_a_template_that_cannot_be_written_is_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["template", "vacancies", str(tmp_path / "weg" / "a.xlsx")]) == 2
    assert "niet te schrijven" in capsys.readouterr().err


def test_demo_data_writes_the_five_files(tmp_path: Path) -> None:
    sizes = ["--vacancies", "5", "--profiles", "7"]
    assert main(["demo-data", *sizes, "--out", str(tmp_path / "uit"), "--on", ON]) == 0
    assert sorted(p.name for p in (tmp_path / "uit").iterdir()) == [
        "buurten.geojson",
        "buurten.xlsx",
        "namen.xlsx",
        "profielen.xlsx",
        "woningen.xlsx",
    ]


def test_a_wrong_date_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["demo-data", "--out", "x", "--on", "31-02-2026"])
    assert ended.value.code == 2
    assert "geen datum" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["match"], "dit ontbreekt: --vacancies, --profiles"),
        (["foo"], "kan niet; kies uit"),
        (["demo-data", "--vacancies", "-3", "--out", "x"], "verwacht een getal van 1 of meer"),
        (["demo-data", "--vacancies", "0", "--out", "x"], "verwacht een getal van 1 of meer"),
        (["demo", "--onzin"], "dit wordt niet begrepen: --onzin"),
    ],
)
def test_a_wrong_call_is_answered_in_dutch(
    capsys: pytest.CaptureFixture[str], call: list[str], sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    assert sentence in capsys.readouterr().err


def test_the_summary_says_what_is_not_in_the_list(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(arguments(week))
    said = capsys.readouterr().out
    assert "uitgesloten; 2 zonder toestemming" in said
    assert "geen kandidaat voldoet aan alle eisen" in said
    assert "→ P-2026-0049, onder voorbehoud" in said
