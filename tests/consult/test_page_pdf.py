"""The page as a file: one sheet whatever was typed, tagged, and named after nobody (experience 5, G11)."""

from io import BytesIO
from typing import Any

import pytest
from flask import Flask
from pypdf import PdfReader

from consult.composing import Gathered, Lived, Planned, compose
from consult.page import OnePage
from consult.paper import sheet_of
from consult.parts import Part
from consult.scaling import Ladder
from consult.words import page_words
from paper.library import pdf
from paper.sheets import Size
from planner.ladders import ladders
from quiz.portrait import poles
from quiz.traits import Pole
from tests.consult.shown import Shown
from tests.consult.test_one_page import both, profile

WORDS, PAIRS = page_words(), poles().trait
POINTS = {Size.A4: (595, 842), Size.LETTER: (612, 792)}
LONGEST = max(
    (goal for goals in ladders().values() for goal in goals), key=lambda goal: sum(len(r.do) for r in goal.rungs)
)


def fullest(text: str = "Lunch in the hall is too loud. ") -> Gathered:
    """All that can be told of a child, each line as long as it may be."""
    return Gathered(
        name="W" * 24,
        band="older",
        minutes=60,
        concern=(text * 300)[:300],
        questions=((text * 300)[:160], (text * 300)[:160]),
        until="25 December",
        teacher=((text * 300)[:300], "W" * 40),
        views=both(profile(Pole.OPEN, Pole.AGREEABLE), profile(Pole.REACTIVE, Pole.FREE_SPIRITED, Pole.INTROVERTED)),
        likes=[(str(place), "sand to let run through the fingers") for place in range(9)],
        plan=Planned(["W" * 60, "W" * 60], True, Ladder("W" * 60, [rung.do for rung in LONGEST.rungs], 1, 3)),
        wins=[(str(place) * 22, (text * 9)[:140], (text * 9)[:140]) for place in range(5)],
        lived=Lived(99, {"self-help": 50, "": 49}, [("waited", "Waiting has helped more than once.")]),
        own=("foster-carer", [Pole.OPEN, Pole.STEADY]),
    )


PAGES = {
    "the emptiest": compose(Gathered("", "7-9", 30, "", ()), WORDS, PAIRS, {"name", "band"}),
    "the fullest": compose(fullest(), WORDS, PAIRS),
    "uncut": compose(fullest(), WORDS, PAIRS, whole=True),
    "one long word": compose(fullest("W"), WORDS, PAIRS),
    "many short words": compose(fullest("a "), WORDS, PAIRS),
    "another script": compose(fullest("मीरा ने टूथब्रश पकड़ा "), WORDS, PAIRS),
}


def read(page: OnePage, size: Size) -> PdfReader:
    """The file as a reader opens it."""
    return PdfReader(BytesIO(pdf(sheet_of(page, WORDS, "en"), size)))


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("name", PAGES)
def test_experience_5_it_is_one_sheet_whatever_was_typed(name: str, size: Size) -> None:
    [sheet] = read(PAGES[name], size).pages
    assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == POINTS[size]
    assert min(baselines(sheet)) > 20
    assert "Look again" in sheet.extract_text()


def baselines(sheet: Any) -> list[float]:
    """How high above the foot of the sheet each piece of text stands."""
    found: list[float] = []

    def note(text: str, page: Any, line: Any, *_: Any) -> None:
        if text.strip():
            found.append(line[4] * page[1] + line[5] * page[3] + page[5])

    sheet.extract_text(visitor_text=note)
    return found


def test_it_is_tagged_and_says_its_language_and_names_nobody() -> None:
    file = read(PAGES["the fullest"], Size.A4)
    root: Any = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data().replace(b"\n", b"")
    told = file.metadata
    assert told
    assert told.title == "A page for a talk"
    assert not {"/CreationDate", "/ModDate", "/Author"} & set(told)


def test_trust_s21_what_was_typed_is_never_markup() -> None:
    tricks = '#read("/etc/passwd") *bold* _it_ $x^2$ <label> @ref #panic() {{7*7}}'
    page = compose(Gathered("*Mia*", "7-9", 30, tricks, (tricks,), teacher=(tricks, "#x")), WORDS, PAIRS)
    text = "".join(read(page, Size.A4).pages[0].extract_text().split())
    assert text.count("".join(tricks.split())) == 3
    assert "*Mia*" in text


def test_the_file_is_named_after_nobody_and_comes_on_either_paper(site: Flask) -> None:
    shown = Shown(site)
    for size in Size:
        answer = shown.tom.client.get(f"{shown.path}/page.pdf?size={size}")
        assert answer.mimetype == "application/pdf"
        assert answer.headers["Content-Disposition"] == 'attachment; filename="talk.pdf"'
        assert len(PdfReader(BytesIO(answer.data)).pages) == 1
    assert shown.tom.client.get(f"{shown.path}/page.pdf?size=a3").status_code == 422


def test_letters_that_our_fonts_lack_lead_to_the_page_that_prints_them(site: Flask) -> None:
    shown = Shown(site, parts=(Part.CHILD_VIEW,))
    shown.change(concern="美亜は昼食がつらい")
    answer = shown.tom.client.get(f"{shown.path}/page.pdf")
    assert (answer.status_code, answer.location) == (303, shown.path)
    page = shown.tom.client.get(shown.path).text
    assert "美亜は昼食がつらい" in page
    assert "please print this page with it" in page
    assert "page.pdf" not in page
