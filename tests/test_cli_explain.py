"""`why` and `compare` on the command line: text, JSON, files or a meeting file, and refusals."""

import json
import os
import subprocess
import sys
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from matchtafel.cli import main
from matchtafel.exchange.sample import sample_town
from matchtafel.matching.rounding import hundredths
from matchtafel.operations.sample import load_sample
from matchtafel.storage.migrate import NAMES
from tests.builders import files as file_builder

ON = "2026-11-24"
DAY = date.fromisoformat(ON)
# Of the sample: fits, does not fit, and did not consent.
DWELLING, FIRST, SECOND, EXCLUDED, SILENT = (
    *("33-0417", "P-2026-0070", "P-2026-0009"),
    *("P-2026-0049", "P-2026-0021"),
)


@pytest.fixture(scope="module")
def week(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample's files, and the meeting file made of them."""
    folder = tmp_path_factory.mktemp("week")
    database = file_builder.database(folder / "week.matchtafel")
    names = file_builder.database(folder / "namen.matchtafel", NAMES)
    load_sample(sample_town(DAY), folder, database, names, now=datetime(2026, 11, 23, 12, 0))
    database.close()
    names.close()
    return folder


def files(week: Path) -> list[str]:
    named = {"vacancies": "woningen", "profiles": "profielen", "neighbourhoods": "buurten"}
    given = [part for kind, name in named.items() for part in (f"--{kind}", str(week / name))]
    return [*(f"{part}.xlsx" if part.startswith("/") else part for part in given), "--on", ON]


def meeting(week: Path) -> list[str]:
    return ["--file", str(week / "week.matchtafel")]


def read(capsys: pytest.CaptureFixture[str], *call: str) -> dict[str, Any]:
    assert main([*call, "--json"]) in (0, 1)
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_why_has_the_keys_of_a_pair_and_what_explains_it(
    week: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    out = tmp_path / "uit.json"
    main(["match", *files(week), "--json", str(out)])
    pairs = json.loads(out.read_text("utf-8"))["pairs"]
    capsys.readouterr()
    for client in (FIRST, SECOND, EXCLUDED):
        found = read(capsys, "why", DWELLING, client, *files(week))
        pair = next(p for p in pairs if (p["vacancy"], p["client"]) == (DWELLING, client))
        criteria = pair.pop("criteria")
        assert {key: found[key] for key in pair} == pair
        told = [{key: c[key] for key in criteria[0]} for c in found["criteria"]]
        assert told == criteria
        assert list(found)[-4:] == ["criteria", "change", "robustness", "reach"]


def test_the_points_and_the_score_make_100(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for client in (FIRST, SECOND, EXCLUDED):
        found = read(capsys, "why", DWELLING, client, *files(week))
        lost = [c for c in found["criteria"] if c["lost"] is not None]
        assert 100 - sum(c["points"] for c in lost) == hundredths(found["score"])
        assert 1 - sum(c["lost"] for c in lost) == pytest.approx(found["score"], abs=1e-5)


def test_every_fact_tells_where_it_comes_from(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {c["id"]: c for c in read(capsys, "why", DWELLING, FIRST, *files(week))["criteria"]}
    rent, colour = found["rent_affordable"], found["carrying_capacity"]
    assert rent["vacancy_origin"]["source"].startswith("woningen.xlsx, rij ")
    assert rent["client_origin"] == {"source": "profielen.xlsx, rij 19", "date": "2026-07-13"}
    assert colour["vacancy_origin"] == {"source": "buurten.xlsx, rij 12", "date": "2026-10-15"}
    assert colour["client_origin"] is None


def test_how_firm_the_first_place_is_tells_clients_by_number(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read(capsys, "why", DWELLING, EXCLUDED, *files(week))["robustness"]
    assert (found["first"], found["second"]) == (FIRST, SECOND)
    assert "excluded_area" not in [removal["criterion"] for removal in found["without"]]


def without_origins(found: Any) -> Any:
    """The same answer without where facts came from and since when."""
    if isinstance(found, dict):
        return {k: without_origins(v) for k, v in found.items() if not k.endswith("_origin")}
    return [without_origins(each) for each in found] if isinstance(found, list) else found


@pytest.mark.parametrize(
    "call",
    [
        *[["why", DWELLING, client] for client in (FIRST, SECOND, EXCLUDED, SILENT)],
        ["compare", DWELLING, SECOND, FIRST],
        ["compare", DWELLING, EXCLUDED, SECOND],
        ["compare", "--client", SECOND, DWELLING, "002231"],
    ],
)
def test_a_meeting_file_gives_the_same_answer_as_the_files_it_was_made_of(
    week: Path, capsys: pytest.CaptureFixture[str], call: list[str]
) -> None:
    from_files = read(capsys, *call, *files(week))
    from_meeting = read(capsys, *call, *meeting(week))
    assert without_origins(from_meeting) == without_origins(from_files)


def test_a_meeting_file_tells_since_when_it_knows(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = {c["id"]: c for c in read(capsys, "why", DWELLING, FIRST, *meeting(week))["criteria"]}
    assert found["rent_affordable"]["vacancy_origin"] == {
        "source": "woningen.xlsx, rij 2",
        "date": "2026-11-23",
    }
    assert found["carrying_capacity"]["vacancy_origin"]["date"] == "2026-10-15"


def test_what_sets_two_apart_adds_up_to_the_difference_shown(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for call in (["compare", DWELLING, SECOND, FIRST], ["compare", DWELLING, EXCLUDED, SECOND]):
        found = read(capsys, *call, *files(week))
        shown = [hundredths(pair["score"]) for pair in found["pairs"]]
        assert found["points"] == shown[0] - shown[1]
        assert sum(effect["points"] for effect in found["effects"]) == found["points"]
        assert found["pairs"][found["first"]]["rank"] == min(p["rank"] for p in found["pairs"])


def test_why_reads_like_this(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["why", DWELLING, EXCLUDED, *files(week)]) == 1
    said = capsys.readouterr().out
    assert said.startswith(
        "Dorpsweg 3 (VHE 33-0417, Havenhuis) en P-2026-0049 (Bakenlicht)\n"
        "Peildatum dinsdag 24 november 2026, beleid standaard, versie 2\n\n"
        "Past niet; zonder de eisen score 72 van 100. Plaats 22 van 38 kandidaten.\n"
        "Wacht 84 dagen; de norm is 3 maanden.\n"
    )
    for sentence in (
        "  + huur te dragen                  huur € 661,40, hoogstens € 680,00 (eis)\n",
        "Min, kost samen 28 punten\n",
        "  ✕ begane grond                    begane grond, niet op de begane grond "
        "(eis van de cliënt)\n",
        "  − netwerk dichtbij           −28  Dorpshart, wens: dicht bij 1 plek (weegt zwaar)\n",
        "  Cliënt  profielen.xlsx, rij 14 (3 september 2026)\n",
        "  Past als de cliënt toch op de begane grond kan wonen.\n",
        "Hoe vast plaats 1 staat, nu van P-2026-0070\n",
        "nu passen 4 van 12 woningen, waarvan 3 onder voorbehoud\n",
        "  zonder ‘begane grond’ 6 in plaats van 4\n",
    ):
        assert sentence in said
    assert max(map(len, said.splitlines())) <= 96


def test_compare_reads_like_this(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["compare", DWELLING, SECOND, FIRST, *files(week)])
    said = capsys.readouterr().out
    for sentence in (
        "Dorpsweg 3 (VHE 33-0417, Havenhuis): P-2026-0009 of P-2026-0070?\n",
        "P-2026-0070 staat boven P-2026-0009: beide passen zeer goed, en P-2026-0070 wacht langer",
        "  score                           93                100\n",
        "P-2026-0070 heeft 7 punten voor\n",
        "    −7  netwerk dichtbij           P-2026-0009  Dorpshart, wens: dicht bij 1 plek",
        "Samen −7: het verschil tussen 93 en 100.\n",
    ):
        assert sentence in said
    main(["compare", "--client", SECOND, "002231", DWELLING, *files(week)])
    assert "P-2026-0009 (Thuisanker): Havenstraat 12-b of Dorpsweg 3?" in capsys.readouterr().out


def test_without_consent_nothing_is_told(week: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["why", DWELLING, SILENT, *files(week)])
    said = capsys.readouterr().out
    assert "Geen toestemming om aan tafel te delen: verder wordt er niets bekeken." in said
    assert "Eerst moet de cliënt toestemming geven" in said
    assert "Plus" not in said
    assert "huur" not in said
    main(["compare", DWELLING, SILENT, FIRST, *files(week)])
    said = capsys.readouterr().out
    assert "Zonder toestemming van P-2026-0021 om aan tafel te delen" in said
    assert "score" not in said
    found = read(capsys, "why", DWELLING, SILENT, *files(week))
    assert [c["id"] for c in found["criteria"]] == ["consent"]
    assert (found["score"], found["robustness"], found["reach"]) == (None,) * 3


@pytest.mark.parametrize("command", ["why", "compare"])
def test_the_same_input_gives_the_same_bytes_in_another_process(week: Path, command: str) -> None:
    keys = [DWELLING, SECOND, *([FIRST] if command == "compare" else [])]
    answers = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-m", "matchtafel", command, *keys, *files(week)],
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "ascii"},
            check=False,
        )
        assert done.returncode == 1, done.stderr.decode()
        answers.add(done.stdout)
    assert len(answers) == 1
    assert "−7" in answers.pop().decode("utf-8")


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (["why", "9999", FIRST], "“9999”: deze woning is er niet bij."),
        (["why", "33-0471", FIRST], "Bedoelt u 33-0417?"),
        (["why", DWELLING, "P-1"], "“P-1”: dit profiel is er niet bij."),
        (["compare", DWELLING, FIRST, "P-1"], "“P-1”: dit profiel is er niet bij."),
        (["compare", "--client", FIRST, DWELLING, "9"], "“9”: deze woning is er niet bij."),
    ],
)
def test_what_is_not_there_is_a_sentence_and_status_2(
    week: Path, capsys: pytest.CaptureFixture[str], call: list[str], sentence: str
) -> None:
    assert main([*call, *files(week)]) == 2
    assert sentence in capsys.readouterr().err


def test_wrong_sources_are_a_sentence_and_status_2(
    week: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    empty, other = tmp_path / "leeg.matchtafel", tmp_path / "tekst.matchtafel"
    file_builder.database(empty).close()
    other.write_text("geen database")
    for more, sentence in (
        ([], "Noem --vacancies en --profiles, of een overlegbestand met --file."),
        ([*files(week), *meeting(week)], "niet allebei"),
        ([*files(week), "--meeting", ON], "--meeting hoort bij een overlegbestand"),
        (["--file", str(tmp_path / "weg.matchtafel")], "weg.matchtafel is er niet."),
        (["--file", str(empty)], "In dit bestand staat nog geen overleg."),
        (["--file", str(other)], "is geen matchtafel-bestand."),
        ([*meeting(week), "--meeting", "2026-01-01"], "Op die dag is er geen overleg; wel op 24"),
    ):
        assert main(["why", DWELLING, FIRST, *more]) == 2
        assert sentence in capsys.readouterr().err
    assert not (tmp_path / "weg.matchtafel").exists()


@pytest.mark.parametrize(
    "keys", [[DWELLING], [DWELLING, FIRST], [DWELLING, FIRST, FIRST], ["--client", FIRST, DWELLING]]
)
def test_compare_wants_two_that_differ(capsys: pytest.CaptureFixture[str], keys: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["compare", *keys])
    assert ended.value.code == 2
    assert "noem" in capsys.readouterr().err


STRICT = """
name = "streng"
version = "1"
waiting_norm_months = 3
bands = { very_good = 0.9, good = 0.75, fair = 0.6, moderate = 0.4 }
criteria.near_anchors.kind = "requirement"
criteria.quiet = { kind = "preference", weight = "decisive" }
"""


def test_two_ways_to_write_one_profile_are_no_comparison(
    week: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    owned = f"{read(capsys, 'why', DWELLING, FIRST, *files(week))['provider']}/{FIRST}"
    assert main(["compare", DWELLING, FIRST, owned, *files(week)]) == 2
    assert "twee keer dezelfde woning met hetzelfde profiel" in capsys.readouterr().err


def test_another_policy_gives_another_answer(
    week: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    policy = tmp_path / "streng.toml"
    policy.write_text(STRICT, "utf-8")
    for source in (files(week), meeting(week)):
        found = read(capsys, "why", DWELLING, EXCLUDED, *source, "--policy", str(policy))
        assert found["policy"] == {"name": "streng", "version": "1"}
        assert [c["id"] for c in found["criteria"]] == ["consent", "quiet", "near_anchors"]
    main(["match", *files(week), "--policy", str(policy)])
    assert "beleid streng, versie 1" in capsys.readouterr().out


def test_a_policy_that_cannot_be_used_is_a_sentence_and_status_2(
    week: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    policy = tmp_path / "fout.toml"
    policy.write_text(STRICT.replace('"decisive"', "-1"), "utf-8")
    for command in (["why", DWELLING, FIRST], ["match"]):
        assert main([*command, *files(week), "--policy", str(policy)]) == 2
        assert "fout.toml, criteria.quiet.weight: -1 gevonden" in capsys.readouterr().err
    assert main(["match", *files(week), "--norms", str(tmp_path / "weg")]) == 2
    assert "is er niet." in capsys.readouterr().err
    assert main(["policy", str(policy)]) == 2


def test_a_policy_and_what_differs_between_two_are_told_in_dutch(
    week: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    one, other = tmp_path / "een.toml", tmp_path / "twee.toml"
    one.write_text(STRICT, "utf-8")
    other.write_text(STRICT.replace("decisive", "light").replace('"1"', '"2"'), "utf-8")
    assert main(["policy", str(one)]) == 0
    said = capsys.readouterr().out
    assert said.startswith("Beleid streng, versie 1\n  eis: toestemming, netwerk dichtbij\n")
    assert main(["policy", str(one), str(other)]) == 0
    assert capsys.readouterr().out == (
        "Van streng, versie 1 naar streng, versie 2\n"
        "  rustig gelegen: weegt licht in plaats van beslissend\n"
    )
