"""The recovery code on paper: what it opens, and what to do with it."""

from datetime import date

from matchtafel.matching.dutch import long_date

from .page import Page, render
from .style import DECISION, TEXT, TITLE, paragraph


def recovery_pdf(file_name: str, code: str, *, made_on: date) -> bytes:
    """One page with the code; it is kept nowhere else."""
    page = Page(
        title="Herstelcode",
        table_name="matchtafel",
        stamps=("GEHEIM",),
        subject=f"Herstelcode · {long_date(made_on)}",
        foot=("Berg dit blad op waar alleen u bij kunt.",),
    )
    lines = (
        f"Met deze code gaat het bestand {file_name} open als u het wachtwoord kwijt bent.",
        "Kies in matchtafel: Wachtwoord kwijt, open met de herstelcode. Hoofdletters en streepjes "
        "maken niet uit. De letters I, L, O en U komen niet voor.",
        "Berg dit blad op in een kluis of een gesloten kast, niet bij de computer. Wie dit blad en "
        "het bestand heeft, kan alles lezen.",
        "Bent u het wachtwoord en deze code kwijt, dan kan niemand het bestand ooit nog openen.",
        "Denkt u dat iemand anders de code heeft gezien? Maak dan een nieuwe herstelcode; deze "
        "opent daarna niets meer.",
    )

    def story() -> list[object]:
        return [
            paragraph("Herstelcode", TITLE),
            paragraph(lines[0], TEXT),
            paragraph(code, TITLE),
            paragraph("Wat u ermee doet", DECISION),
            *(paragraph(line, TEXT) for line in lines[1:]),
        ]

    return render(page, story)
