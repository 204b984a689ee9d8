"""What an .xlsx file's XML tells beside its values: no value, errors, hidden rows, limits."""

import posixpath

from .findings import Findings, Scan, Tally
from .gate import ASK_SENDER
from .grid import Refused
from .package import Package
from .xlsx_glance import SharedTexts, glance
from .xlsx_sheet import TRUE, SheetXml

RELATIONS = "_rels/.rels"


def scan(package: Package, closely: bool = False) -> Scan:
    """Walk through every part that a reader would use. Raises Refused.

    closely: look at every cell of every sheet; else only where a glance shows a reason to.
    """
    folder = _folder(package)
    sheets: list[tuple[str, str]] = []
    from_1904 = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal from_1904
        if tag == "workbookPr":
            from_1904 = attrs.get("date1904") in TRUE
        elif tag == "sheet" and (part := parts.get(_relation_of(attrs))):
            sheets.append((attrs.get("name", ""), part))

    parts = _sheet_parts(package, folder)
    package.parse(f"{folder}workbook.xml", start)
    if package.has(f"{folder}styles.xml"):
        package.parse(f"{folder}styles.xml")
    found = _Sheets(package, SharedTexts(package, f"{folder}sharedStrings.xml"), closely)
    named = {name: found.look(part, name) for name, part in reversed(sheets)}
    # Whatever a reader may take for a sheet is looked at, whether or not we know its name.
    for part in filter(package.has, parts.values()):
        found.look(part)
    return Scan(named, from_1904)


def _folder(package: Package) -> str:
    """The folder of the workbook, xl/ as a rule: the relations of the package name it."""
    found: list[str] = []

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship" and attrs.get("Type", "").endswith("/officeDocument"):
            found.append(attrs.get("Target", ""))

    package.parse(RELATIONS, start)
    folder = posixpath.dirname(found[-1].removeprefix("/")) if found else ""
    folder = f"{folder}/" if folder else ""
    if len(found) != 1 or not package.has(f"{folder}workbook.xml"):
        raise Refused("er zit geen spreadsheet in dit bestand: sla het op als .xlsx")
    return folder


def _sheet_parts(package: Package, folder: str) -> dict[str, str]:
    """Relation → part of a sheet. Two relations of one name would be a choice."""
    found: dict[str, str] = {}

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag != "Relationship" or not attrs.get("Type", "").endswith("sheet"):
            return
        name, target = attrs.get("Id", ""), attrs.get("Target", "")
        if name in found:
            raise Refused(f"het bestand bevat een blad twee keer: {ASK_SENDER}")
        found[name] = target[1:] if target.startswith("/") else folder + target

    package.parse(f"{folder}_rels/workbook.xml.rels", start)
    return found


def _relation_of(attrs: dict[str, str]) -> str:
    """The r:id of a sheet, whatever letter a program writes for r."""
    return next((value for name, value in attrs.items() if name.split(":")[-1] == "id"), "")


class _Sheets:
    """What was found in each part that is a sheet."""

    def __init__(self, package: Package, texts: SharedTexts, closely: bool) -> None:
        self._package, self._texts, self._closely = package, texts, closely
        self._tally = Tally()
        self._found: dict[str, Findings] = {}

    def look(self, part: str, name: str | None = None) -> Findings:
        """Findings of a part. Raises Refused, with the sheet's name."""
        if part not in self._found:
            try:
                self._found[part] = self._scan(part)
            except Refused as refusal:
                raise Refused(str(refusal), name) from None
        return self._found[part]

    def _scan(self, part: str) -> Findings:
        cells = glance(self._package, part, self._texts.longest)
        if cells is not None and not self._closely:
            self._tally.add(cells)
            return Findings()
        sheet = SheetXml(Findings(self._tally), self._texts.lengths)
        self._package.parse(part, sheet.start, sheet.end, sheet.text)
        return sheet.findings
