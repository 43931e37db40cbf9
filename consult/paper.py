"""The one page as a sheet of paper (experience 5: screen, print and file are one)."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from consult.page import OnePage
from consult.words import PageWords
from paper.sheets import Kind, Sheet


def sheet_of(page: OnePage, words: PageWords, language: str) -> Sheet:
    """The page for the printer. The title of the file names nobody."""
    shows: Mapping[str, Any] = {
        **asdict(page),
        "name": page.name or words.headings["somebody"],
        "band": page.band or "",
        "traits": [trait_of(trait) for trait in asdict(page)["traits"]],
        "teacher": list(page.teacher or ()),
        "words": {"headings": words.headings, "agreed": words.agreed, "here": words.lines["here"]},
    }
    return Sheet(Kind.TALK, words.headings["title"], language, shows, ())


def trait_of(trait: Mapping[str, Any]) -> Mapping[str, Any]:
    """A pair with its marks as paper draws them: with the high end on the left."""
    return {**trait, "marks": [turned(mark) for mark in trait["marks"]]}


def turned(mark: Mapping[str, Any]) -> Mapping[str, Any]:
    """A mark counted from the high end."""
    low, high = mark["reach"]
    return {**mark, "at": 1 - mark["at"], "reach": [1 - high, 1 - low]}
