"""Bad inputs 34, 35, 37 and 41: CSV files, their characters and their size; a cell too long."""

from functools import partial
from pathlib import Path

from tests.exchange.bad_inputs.case import BadInput
from tests.exchange.bad_inputs.zips import MIB_OF_ROWS, bomb
from tests.exchange.workbooks import csv_text, inline, package, parts, vacancies

NAMED = vacancies({"straat": "Açaí-Ümlautstraat", "corporatie": "Coöperatie ’t Huis"})
SMART = csv_text(NAMED)
RIGHT = {"street": "Açaí-Ümlautstraat", "corporation": "Coöperatie ’t Huis"}
HEADER = csv_text(vacancies()).splitlines()[0]


def saved(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "woningen.csv"
    path.write_bytes(text.encode(encoding))
    return path


def smart(encoding: str) -> BadInput:
    what = f"text in {encoding}"
    build = partial(saved, text=SMART, encoding=encoding)
    return BadInput(34, what, build, (RIGHT,))


def street(name: str, encoding: str, what: str, read_as: str = "") -> BadInput:
    """read_as: what the street is taken for, where the program asks and does not refuse."""
    text = csv_text(vacancies({"straat": name}))
    facts = ({"street": read_as},) if read_as else ()
    return BadInput(35, f"{encoding} {what}", partial(saved, text=text, encoding=encoding), facts)


def ragged() -> str:
    lines = csv_text(vacancies({}, {}, {})).splitlines()
    lines[2] += ";extra"
    lines[3] = "1003;Woningstichting Voorbeeld"
    return "\n".join(lines)


def long_cell(folder: Path) -> Path:
    header, row = vacancies({"straat": "x" * 200_000, "beschikbaar_per": "1-12-2026"})
    return package(folder / "woningen.xlsx", parts(inline([header, row])))


def long_text_often(folder: Path) -> Path:
    """A hundred bytes of references to one text, which a reader makes 64 million letters of."""
    row = "<row>" + '<c t="s"><v>0</v></c>' * 100 + "</row>"
    shared = f"<si><t>{'x' * 32_000}</t></si>"
    return package(folder / "woningen.xlsx", parts(row * 20, shared=shared))


CASES = (
    *map(smart, ("cp1252", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")),
    street("Coöperatiepad", "mac_roman", "with one o with dots", "Cošperatiepad"),
    street("Coöperatiepad", "cp850", "with one o with dots"),
    street("Café één", "mac_roman", "with e acute"),
    street("Café één", "cp850", "with e acute"),
    street("Éénlaan", "mac_roman", "with a capital"),
    street("Éénlaan", "cp850", "with a capital"),
    street("België", "mac_roman", "with e with dots at the end", "Belgi‘"),
    street("Zuidüitloop", "cp850", "with u with dots"),
    BadInput(37, "a separator that no program writes", partial(saved, text=csv_text(NAMED, "|"))),
    BadInput(
        37,
        "a quote that is not closed",
        partial(saved, text=csv_text(vacancies({}, {"straat": '"Kade'}, {}))),
    ),
    BadInput(37, "a value too many and a value too few", partial(saved, text=ragged()), ({},)),
    BadInput(41, "a cell of 200000 letters", long_cell),
    BadInput(
        41,
        "a cell of 200000 letters in a CSV file",
        partial(saved, text=csv_text(vacancies({"straat": "x" * 200_000}))),
    ),
    BadInput(
        41,
        "a cell of 40000 letters in a CSV file",
        partial(saved, text=csv_text(vacancies({"straat": "x" * 40_000}))),
    ),
    BadInput(41, "one long text that stands for many", long_text_often),
    BadInput(
        41,
        "a million rows",
        lambda folder: bomb(folder / "woningen.xlsx", MIB_OF_ROWS, 25),
    ),
    BadInput(
        41, "a million rows in a CSV file", partial(saved, text=f"{HEADER}\n" + "1;a\n" * 10**6)
    ),
    BadInput(
        41,
        "a CSV file of more than 50 MB",
        lambda folder: saved(folder, "x" * (50 * 2**20 + 1)),
    ),
)
