"""Typst joined to us: a sheet becomes a PDF in memory, tagged for screen readers (PDF/UA-1); no file is written.

Typst keeps threads of its own, which a forked server would lose: nothing here runs before a request does.
"""

import json
from functools import cache
from pathlib import Path

import typst

from paper.letters import on_paper
from paper.sheets import Sheet, Size, with_texts
from shell.pages import picture

HERE = Path(__file__).parent
TEMPLATES = HERE / "typst"
STANDARD = "ua-1"
"""Refuses a picture without a description and a page without a title or a language."""


LACKS_A_LETTER = "could not be displayed"


class Unprintable(ValueError):
    """Our fonts lack a letter of this sheet, or cannot join some; a browser can print it all the same."""


def pdf(sheet: Sheet, size: Size) -> bytes:
    """The sheet as a PDF file of one page. Raises Unprintable."""
    try:
        return made(sheet, size, format="pdf", pdf_standards=[STANDARD])[0]
    except typst.TypstError as error:
        if LACKS_A_LETTER in str(error):
            raise Unprintable from error
        raise


def png(sheet: Sheet, size: Size, dots: int) -> list[bytes]:
    """Its pages as pictures, with so many dots an inch: for looking at them."""
    return made(sheet, size, format="png", ppi=dots)


def made(sheet: Sheet, size: Size, **wanted: object) -> list[bytes]:
    """What typst makes of a sheet. Words reach it as JSON, so that what somebody typed is never markup (trust S21)."""
    told = {
        "kind": sheet.kind,
        "title": on_paper(sheet.title),
        "language": sheet.language,
        "paper": {Size.A4: "a4", Size.LETTER: "us-letter"}[size],
        "shows": with_texts(sheet.shows, on_paper),
        "pictures": {name: str(picture(name)) for name in sheet.pictures},
    }
    found = typst.compile(
        TEMPLATES / f"{sheet.kind}.typ",
        root=TEMPLATES,
        font_paths=fonts(),
        sys_inputs={"data": json.dumps(told)},
        **wanted,  # type: ignore[call-overload]
    )
    return found if isinstance(found, list) else [found]


@cache
def fonts() -> typst.Fonts:
    """Our fonts and no others, so that a sheet looks the same on every server."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[HERE / "fonts"])
