"""A rung that is too big gets one in between, by one of four splits (planner.md 1, row 16; 2.6)."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from planner.ladders import Goal
from planner.rungs import Change, Kind, Rung
from planner.words import Words, words
from quiz.checks import number, template, text
from quiz.reading import Default, Rules, read_file, table

MOST = 4
"""So many rungs a family may put in between on one ladder."""

MOST_HELP = 0
"""The place of the most help in a goal's five kinds of it."""


class Split(StrEnum):
    """What of a rung is made smaller; a split changes one thing alone."""

    HOW_MUCH = "how-much"
    MORE_HELP = "more-help"
    WHERE = "where"
    WITH_WHOM = "with-whom"


CHANGES: Mapping[Split, Change] = MappingProxyType(
    {Split.MORE_HELP: Change.HELP, Split.WHERE: Change.PLACE, Split.WITH_WHOM: Change.PERSON}
)
"""The rungs whose one change a split would take back: for those it has a wording of its own."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One split: the parent's button, what is said to the child, and the same where that is what the rung changes."""

    name: str
    rung: str
    changed: str | None = None


@dataclass(frozen=True, slots=True)
class Splits:
    """The wording of each split, and how a language says times."""

    of: Mapping[Split, Wording]
    times: Words


@dataclass(frozen=True, slots=True)
class Between:
    """One rung that a family put in: just below the rung that stood at `below` then, made by `split`."""

    below: int
    split: Split


def between(goal: Goal, index: int, split: Split, words: Splits) -> Rung:
    """The rung that comes to stand just below rung `index` (1 to the top, else IndexError) of a goal."""
    if not 1 <= index < len(goal.rungs):
        raise IndexError(f"{goal.id} has no rung below {index}")
    rung, lower = goal.rungs[index], goal.rungs[index - 1]
    smaller = _halved(rung, lower, words) if split is Split.HOW_MUCH else None
    made = smaller or _worded(rung, split, goal, words)
    return replace(made, index=index, article=False)


def as_settled(goal: Goal, put_in: Sequence[Between], words: Splits) -> Goal:
    """The goal with a family's rungs on its ladder, each put in where the earlier ones left its place."""
    for one in put_in:
        if one.below < len(goal.rungs):
            goal = _with(goal, between(goal, one.below, one.split, words))
    return goal


def places(put_in: Sequence[Between]) -> tuple[int, ...]:
    """Where each of a family's rungs stands on the settled ladder."""
    found: list[int] = []
    for one in put_in:
        found = [place + (place >= one.below) for place in found] + [one.below]
    return tuple(found)


def without(put_in: Sequence[Between], taken: int) -> tuple[Between, ...]:
    """A family's rungs but for one, by its place among them; the later ones stay where they are on the ladder."""
    gone, left = put_in[taken].below, list(put_in[:taken])
    for one in put_in[taken + 1 :]:
        left.append(replace(one, below=one.below - (one.below > gone)))
        gone += one.below <= gone
    return tuple(left)


def _with(goal: Goal, rung: Rung) -> Goal:
    rungs = [*goal.rungs[: rung.index], rung, *goal.rungs[rung.index :]]
    return replace(
        goal,
        rungs=tuple(replace(one, index=index) for index, one in enumerate(rungs)),
        article_rung=goal.article_rung + (goal.article_rung >= rung.index),
    )


def _halved(rung: Rung, lower: Rung, words: Splits) -> Rung | None:
    """Half of a stretch or a number, above what the rung below asks; None where there is nothing in between."""
    if rung.kind not in {Kind.DURATION, Kind.COUNT} or not isinstance(rung.dose, int):
        return None
    dose = _dose_between(lower.dose if isinstance(lower.dose, int) else 0, rung.dose)
    do = _said(rung, dose, words.times) if dose else None
    if not dose or do is None:
        return None
    seconds = max(1, rung.seconds * dose // rung.dose)
    return replace(rung, do=do, dose=dose, seconds=seconds, bites=None)


def _dose_between(lower: int, dose: int) -> int | None:
    half = dose // 2
    found = half if half > lower else (lower + dose) // 2
    return found if lower < found < dose else None


def _said(rung: Rung, dose: int, times: Words) -> str | None:
    """The rung's sentence with the smaller amount; None where its words do not take one."""
    if not isinstance(rung.dose, int) or (rung.kind is Kind.COUNT and dose == 1):
        return None
    counted = re.compile(rf"\b{rung.dose}\b")
    if len(counted.findall(rung.do)) == 1:
        return counted.sub(str(dose), rung.do)
    time = times.time(rung.dose)
    return rung.do.replace(time, times.time(dose)) if rung.do.count(time) == 1 else None


def _worded(rung: Rung, split: Split, goal: Goal, words: Splits) -> Rung:
    """The rung with one sentence more, in each of its forms."""
    wording = words.of[split]
    own = wording.changed if rung.changes and rung.changes is CHANGES.get(split) else None
    said = {"help": goal.help[MOST_HELP]}
    forms = {name: getattr(rung, name) for name in ("do", "first", "bites", "open")}
    asked: dict[str, Any] = {
        name: (own or wording.rung).format(do=form, **said) for name, form in forms.items() if form
    }
    return replace(rung, seconds=max(1, rung.seconds // 2) if split is Split.HOW_MUCH else rung.seconds, **asked)


def splits(language: str = "en") -> Splits:
    """The words of the four splits; read once. Raises ContentError naming the fault in splits.toml."""
    return _read(language)


@cache
def _read(language: str) -> Splits:
    return Splits(read_splits(CONTENT / language / "splits.toml"), words(language))


def read_splits(path: Path) -> Mapping[Split, Wording]:
    """The wordings of one file. Raises ContentError."""
    given: dict[str, Any] = read_file(path, FILE)
    return MappingProxyType({split: given[split] for split in Split})


SAID = template("do", "help")

WORDING: Rules = {"name": text(5), "rung": SAID, "changed": Default(SAID)}

FILE: Rules = {"version": number(1, 1), **dict.fromkeys(Split, table(WORDING, Wording))}
