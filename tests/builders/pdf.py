"""What a reader finds in a PDF: its text page by page, its fonts, its outline."""

import re

import pypdfium2 as pdfium


def pages(pdf: bytes) -> list[str]:
    """The text of each page, white space made single spaces."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [
            " ".join(page.get_textpage().get_text_bounded().replace("\ufffe", "-").split())
            for page in document
        ]
    finally:
        document.close()


def text(pdf: bytes) -> str:
    """The text of the whole document."""
    return " ".join(pages(pdf))


def outline(pdf: bytes) -> list[tuple[int, str, int]]:
    """Level, title and page of each entry of the outline."""
    document = pdfium.PdfDocument(pdf)
    try:
        return [
            (entry.level, entry.get_title(), entry.get_dest().get_index())
            for entry in document.get_toc()
        ]
    finally:
        document.close()


def fonts(pdf: bytes) -> set[str]:
    """The names of the fonts, without their subset's prefix."""
    return {name.decode() for name in re.findall(rb"/BaseFont\s*/(?:[A-Z]{6}\+)?([\w-]+)", pdf)}
