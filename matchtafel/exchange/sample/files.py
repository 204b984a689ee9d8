"""The town as the files that corporations, providers and the municipality hand in."""

from datetime import date
from pathlib import Path

from matchtafel.exchange.records import Kind
from matchtafel.exchange.template import write_rows

from .town import Town, town


def write_town(week: Town, folder: Path) -> None:
    """woningen, profielen, buurten and namen (.xlsx) and buurten.geojson. Raises OSError.

    The same town gives the same bytes.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for kind, rows in (
        (Kind.VACANCIES, week.vacancies),
        (Kind.PROFILES, week.profiles),
        (Kind.NEIGHBOURHOODS, week.neighbourhoods),
        (Kind.NAMES, week.names),
    ):
        write_rows(kind, rows, folder / f"{kind.label}.xlsx")
    (folder / "buurten.geojson").write_text(week.outlines, "utf-8", newline="\n")


def demo_data(
    out: Path, *, on: date, vacancies: int = 300, profiles: int = 3000, seed: int = 1
) -> None:
    """Load of any size, as files. Raises OSError."""
    write_town(town(on, vacancies=vacancies, profiles=profiles, seed=seed), out)
