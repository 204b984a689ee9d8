"""`matchtafel match` under caps: what could not be met is said in both outputs."""

import json
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

from matchtafel.cli import main
from matchtafel.exchange.sample import sample_town, write_town

ON = date(2026, 11, 22)


def test_what_could_not_be_met_is_in_the_text_and_in_the_json(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_town(sample_town(ON), tmp_path)
    policy = tmp_path / "afspraken.toml"
    standard = files("matchtafel.resources").joinpath("policies/standaard.toml").read_text("utf-8")
    policy.write_text(standard.replace("provider = {}", 'provider = {"*" = 1}'), "utf-8")
    kinds = {"vacancies": "woningen", "profiles": "profielen", "neighbourhoods": "buurten"}
    call = ["match", "--on", ON.isoformat(), "--policy", str(policy)]
    for kind, name in kinds.items():
        call += [f"--{kind}", str(tmp_path / f"{name}.xlsx")]
    main(call)
    text = capsys.readouterr().out
    main([*call, "--json", "-"])
    proposal = json.loads(capsys.readouterr().out)["proposal"]
    providers = [line for line in proposal["unmet"] if line.startswith("zorgaanbieder")]
    assert providers
    assert all("zit aan de afgesproken 1 plaatsing aan deze tafel" in line for line in providers)
    assert all(f"  Niet gelukt: {line}\n" in text for line in proposal["unmet"])
    assert {one["reason"] for one in proposal["unfilled"]} & set(providers)
    for one in proposal["unfilled"]:
        assert f"  {one['vacancy']} blijft open: {one['reason']}\n" in text
    assert all(f"  Let op: {line}\n" in text for line in proposal["notes"])
    for way in (proposal, *proposal["baselines"].values()):
        assert {"placed", "provisional", "days_over", "total_score"} <= way.keys()


ROWS = {
    "woningen": (
        "vhe_nummer;corporatie;beschikbaar_per;kale_huur\n"
        "1001;Havenhuis;2026-12-01;500\n1001;De Brug;2026-12-01;500\n"
    ),
    "profielen": (
        "profielnummer;zorgaanbieder;profieldatum;toestemming\n"
        "P-1;Thuisbaken;2026-11-01;2026-11-01\nP-1;Stapsteen;2026-11-01;2026-11-01\n"
    ),
}


def test_a_number_that_two_share_gets_its_owner_and_a_lock_may_be_said_twice(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for name, rows in ROWS.items():
        (tmp_path / f"{name}.csv").write_text(rows, "utf-8")
    lock = ["--lock", "De Brug/1001=Stapsteen/P-1"]
    call = ["match", "--on", ON.isoformat(), *lock, *lock]
    call += ["--vacancies", str(tmp_path / "woningen.csv")]
    call += ["--profiles", str(tmp_path / "profielen.csv")]
    assert main([*call, "--json", "-"]) == 0
    placements = json.loads(capsys.readouterr().out)["proposal"]["placements"]
    assert {one["vacancy"]: one["client"] for one in placements} == {
        "Havenhuis/1001": "Thuisbaken/P-1",
        "De Brug/1001": "Stapsteen/P-1",
    }
    main(call)
    assert "  De Brug/1001 → Stapsteen/P-1" in capsys.readouterr().out
