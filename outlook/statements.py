"""What a grown-up is asked: two forms of statements over the seventeen facets, five options each (quiz.md 9)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from math import ceil
from pathlib import Path
from typing import Any

from outlook import CONTENT
from quiz.checks import number, text, word_of, words
from quiz.reading import ContentError, Rules, each_once, in_file, items, named, read_file, table
from quiz.traits import FACETS, Pole, Trait

MY_CHILD, ABOUT_ME = "my-child", "about-me"
FORMS = (MY_CHILD, ABOUT_ME)
"""How a carer sees a child, and oneself."""

OPTIONS = 5
"""From "not at all" (0) to "very much" (4), the same for every statement of a form."""

STATEMENTS = 21
"""Seventeen facets, and four to spare (quiz.md 9: 15 to 25)."""

A_PAGE = 3
WORDS = 16
MOST_UNEVEN = 1
"""By so many one end of a trait may be asked about more often than the other: a yes to everything says nothing."""


@dataclass(frozen=True, slots=True)
class Statement:
    """One sentence, the facet that it asks about, and the pole for which "very much" speaks."""

    id: str
    facet: str
    pole: Pole
    says: str

    @property
    def trait(self) -> Trait:
        """The trait of its facet and pole."""
        return self.pole.trait


@dataclass(frozen=True)
class Form:
    """One form: its version, the words of its five options, and its statements in the order asked."""

    id: str
    version: int
    options: tuple[str, ...]
    statements: tuple[Statement, ...]

    @cached_property
    def pages(self) -> tuple[tuple[Statement, ...], ...]:
        """The statements a few at a time, so that a page is soon done and kept."""
        starts = range(0, ceil(len(self.statements) / A_PAGE) * A_PAGE, A_PAGE)
        return tuple(self.statements[start : start + A_PAGE] for start in starts)

    def first_open(self, said: Mapping[str, int]) -> int | None:
        """The number (from 1) of the first page on which an answer is missing; None when all is said."""
        gaps = (page for page, asked in enumerate(self.pages, 1) if any(one.id not in said for one in asked))
        return next(gaps, None)


def forms(language: str = "en") -> Mapping[str, Form]:
    """Both forms by id; read once. Raises ContentError naming the fault in statements.toml."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, Form]:
    return read_forms(CONTENT / language / "statements.toml")


def read_forms(path: Path) -> Mapping[str, Form]:
    """The forms of one file by id. Raises ContentError."""
    found: tuple[Form, ...] = read_file(path, FILE)["form"]
    with in_file(path):
        if [form.id for form in found] != list(FORMS):
            raise ContentError(f"the forms are not {' and '.join(FORMS)}")
        each_once(statement.id for form in found for statement in form.statements)
        for form in found:
            with named(f"{form.id}: "):
                _broad(form.statements)
                _even(form.statements)
                _mixed(form.statements)
    return {form.id: form for form in found}


def _broad(statements: Sequence[Statement]) -> None:
    asked = {(statement.trait, statement.facet) for statement in statements}
    for wanted in ((trait, facet) for trait in Trait for facet in FACETS[trait]):
        if wanted not in asked:
            raise ContentError(f"nothing asks about the facet '{wanted[1]}'")


def _even(statements: Sequence[Statement]) -> None:
    for trait in Trait:
        high = [statement.pole.high for statement in statements if statement.trait is trait]
        if abs(2 * sum(high) - len(high)) > MOST_UNEVEN:
            raise ContentError(f"the two ends of {trait} are not asked about evenly")


def _mixed(statements: Sequence[Statement]) -> None:
    for one, following in zip(statements, statements[1:], strict=False):
        if one.trait is following.trait:
            raise ContentError(f"{one.id} and {following.id} ask about one trait side by side")


def _statement(facet: str, pole: Pole, **rest: Any) -> Statement:
    if facet not in FACETS[pole.trait]:
        raise ContentError(f"'facet' is '{facet}', not one of {', '.join(FACETS[pole.trait])}")
    return Statement(facet=facet, pole=pole, **rest)


STATEMENT: Rules = {"id": words(1), "facet": words(), "pole": word_of(Pole), "says": text(WORDS)}

FORM: Rules = {
    "id": word_of(FORMS),
    "version": number(1, 9999),
    "options": items(text(8), OPTIONS, OPTIONS),
    "statements": items(table(STATEMENT, _statement), STATEMENTS, STATEMENTS),
}

FILE: Rules = {"form": items(table(FORM, Form), len(FORMS), len(FORMS))}
