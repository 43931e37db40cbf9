"""The PDF files: one page on either paper, tagged, in our letters, good in grey (G11); text is never markup (S21)."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from io import BytesIO
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from paper.letters import covered
from paper.library import TEMPLATES, Unprintable, pdf, png
from paper.sheets import Sheet, Size, Told, sentences
from planner.areas import Area
from planner.ladders import Goal
from shell.pages import picture
from tests.paper.conftest import GOALS, WIN, cards_of, certificate_of, fridge_of, grey

POINTS = {Size.A4: (595, 842), Size.LETTER: (612, 792)}
LONG = "W" * 24
LINE = ("Waschmaschinenfernbedienungsanleitung " * 4)[:140]


def read(sheet: Sheet, size: Size = Size.A4) -> PdfReader:
    """The file as a reader opens it."""
    return PdfReader(BytesIO(pdf(sheet, size)))


def words_of(sheet: Sheet) -> str:
    """The words of a page, in the order in which they are read."""
    return " ".join(read(sheet).pages[0].extract_text().split())


@pytest.mark.parametrize("size", Size)
def test_experience_g11_a_sheet_is_one_page_of_its_paper(sheet: Sheet, size: Size) -> None:
    [page] = read(sheet, size).pages
    assert (round(page.mediabox.width), round(page.mediabox.height)) == POINTS[size]


def test_a_sheet_is_tagged_titled_and_says_its_language(sheet: Sheet) -> None:
    file = read(sheet)
    root: Any = file.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert file.metadata
    assert file.metadata.title == sheet.title
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_data().replace(b"\n", b"")


def test_a_sheet_keeps_no_moment_and_no_author(sheet: Sheet) -> None:
    told = read(sheet).metadata
    assert told
    assert not {"/CreationDate", "/ModDate", "/Author"} & set(told)


def test_every_letter_is_in_the_file(sheet: Sheet) -> None:
    [page] = read(sheet).pages
    fonts: Any = page["/Resources"]["/Font"]  # type: ignore[index]
    for font in fonts.values():
        [inner] = font.get_object()["/DescendantFonts"]
        told = inner.get_object()["/FontDescriptor"]
        assert {"/FontFile2", "/FontFile3"} & set(told), told["/FontName"]
        assert re.search("PictureBook|Letter", told["/FontName"])


def test_every_sentence_is_on_the_page(sheet: Sheet) -> None:
    shown = re.sub(r"\s", "", words_of(sheet))
    told = [text for text in sentences(without_names(sheet)) if text]
    assert not [text for text in told if re.sub(r"\s", "", text) not in shown]


def without_names(sheet: Sheet) -> list[Any]:
    """What a sheet says: without the names of drawings, what is told of them, and words that it has no use for."""
    hidden = {"says", "area", "friend", "leaves", "share", "title"}
    shown = {name: value for name, value in sheet.shows.items() if name not in hidden}
    for name in ("cards", "words"):
        if isinstance(shown.get(name), list):
            shown[name] = [[card["step"], card["counts"]] for card in shown[name]]
        elif name in shown:
            shown[name] = [text for key, text in shown[name].items() if key not in hidden]
    return [shown]


def test_each_picture_that_tells_something_is_told_in_words(sheet: Sheet) -> None:
    root: Any = read(sheet).trailer["/Root"]
    assert set(alternatives(root["/StructTreeRoot"])) == set(sheet.shows["says"].values())


def alternatives(node: Any) -> Iterator[str]:
    """The words that stand for pictures in the tree of a tagged file."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        for one in node:
            yield from alternatives(one)
    elif isinstance(node, dict):
        yield from [str(node["/Alt"])] if "/Alt" in node else []
        yield from alternatives(node.get("/K", []))


def test_a_picture_without_its_words_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>')
    (tmp_path / "x.typ").write_text('#set document(title: "x")\n#image("x.svg")')
    with pytest.raises(typst.TypstError, match="alt"):
        typst.compile(tmp_path / "x.typ", root=tmp_path, pdf_standards=["ua-1"])


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_experience_g11_every_goal_fits(goal: Goal) -> None:
    last = len(goal.rungs) - 1
    for now in (0, last):
        assert len(png(cards_of(goal, now), Size.LETTER, 10)) == 1
    assert len(png(fridge_of(goal, 0), Size.LETTER, 10)) == 1


@pytest.mark.parametrize("size", Size)
@pytest.mark.parametrize("leaves", [0, 1, 31, 90])
def test_experience_g11_a_certificate_fits_whatever_was_typed(leaves: int, size: Size) -> None:
    areas = [[*Area, None][number % 7] for number in range(leaves)]
    for text in (LINE, "W" * 140, "a " * 70, "मीरा ने टूथब्रश पकड़ा " * 6, ""):
        win = Told(text[:140], LONG, text[:140], "30 September")
        assert len(read(certificate_of(win, LONG, areas), size).pages) == 1


@pytest.mark.parametrize("text", [LINE, "W" * 140, "a " * 70, "मीरा ने टूथब्रश पकड़ा " * 6])
def test_a_long_line_of_a_certificate_runs_into_no_other(text: str) -> None:
    for size in Size:
        heights = baselines(certificate_of(Told(text[:140], LONG, text[:140], "30 September"), LONG), size)
        assert heights == sorted(heights, reverse=True)
        assert heights[-1] > 40


def baselines(sheet: Sheet, size: Size) -> list[int]:
    """How high above the foot of the page each piece of text stands, in the order of reading."""
    found: list[int] = []

    def note(text: str, page: Any, line: Any, *_: Any) -> None:
        if text.strip():
            found.append(round(line[4] * page[1] + line[5] * page[3] + page[5]))

    read(sheet, size).pages[0].extract_text(visitor_text=note)
    return found


TRICKS = (
    '#read("/etc/passwd")',
    "*bold* _it_ $x^2$ `raw` @ref <label> = head",
    '"] #panic() [',
    "\\u{1F600} ~ -- ... '' \\",
    "<script>x</script>",
    "{{7*7}}",
    "#import",
)


@pytest.mark.parametrize("typed", TRICKS)
def test_trust_s21_what_was_typed_is_never_markup(typed: str) -> None:
    win = replace(WIN, sentence=typed, how=typed)
    assert words_of(certificate_of(win, typed[:24])).replace(" ", "").count(typed.replace(" ", "")) >= 2


@pytest.mark.parametrize("typed", ["Ülkü Łucja Nguyễn Оля", "मीरा", "Mia \N{DOG FACE}", "\N{DOG FACE}"])
def test_a_name_in_our_letters_is_printed_without_its_ornaments(typed: str) -> None:
    assert len(read(certificate_of(replace(WIN, sentence=typed), typed)).pages) == 1


@pytest.mark.parametrize("typed", ["美亜", "ليلى"])
def test_a_name_in_other_letters_is_left_out_and_a_sentence_is_known_as_unprintable(typed: str) -> None:
    assert "A way was found that works." in words_of(certificate_of(WIN, typed))
    with pytest.raises(Unprintable):
        pdf(certificate_of(replace(WIN, sentence=typed)), Size.A4)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from(sorted(covered())), max_size=40))
def test_any_letters_of_ours_in_any_order_are_a_page_or_known_as_unprintable(typed: str) -> None:
    with suppress(Unprintable):
        assert len(read(certificate_of(replace(WIN, sentence=typed), typed[:24])).pages) == 1


TINTS = ("FFFFFF", "DCE8CF")
INKS = {"ink": 7.0, "soft": 7.0, "deep": 4.5, "edge": 3.0}


def luminance(colour: str) -> float:
    """How bright a colour is, as the guidelines for contrast reckon it; a grey printer prints just this."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", INKS)
def test_experience_g11_letters_and_lines_stand_out_in_grey(name: str) -> None:
    found = re.search(rf'#let {name} = rgb\("#(\w+)"\)', (TEMPLATES / "common.typ").read_text())
    assert found
    for tint in TINTS:
        assert (luminance(tint) + 0.05) / (luminance(found[1]) + 0.05) >= INKS[name], tint


def test_experience_g11_the_leaves_of_two_areas_differ_in_grey() -> None:
    leaves = {name: leaf(name) for name in (*(f"areas/{area}" for area in Area), "paper/plain")}
    for one, other in combinations(leaves, 2):
        assert (np.abs(leaves[one] - leaves[other]) > 24).mean() > 0.03, (one, other)


def leaf(name: str) -> Any:
    """One leaf in grey, as big as on a certificate."""
    drawn = f'#image(bytes({json.dumps(picture(name))}), format: "svg")'
    page = f"#set page(width: 64pt, height: 64pt, margin: 0pt)\n{drawn}".encode()
    made = typst.compile(page, format="png", ppi=72)
    assert isinstance(made, bytes)
    return grey(made)


def test_experience_g11_a_sheet_has_dark_ink_on_a_light_ground(sheet: Sheet) -> None:
    page = grey(png(sheet, Size.A4, 24)[0])
    assert (page > 200).mean() > 0.75
    assert (page < 96).mean() > 0.01
