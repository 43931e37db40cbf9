"""The goals of the six areas, each one ladder of 8 to 16 rungs, the same for every child (planner.md 2)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from planner.areas import Area
from planner.doses import GENERATORS
from planner.rungs import Change, Kind, Rung, Zone
from planner.shapes import BODIES
from planner.words import Words, words
from quiz.checks import number, text, truth, word_of
from quiz.reading import ContentError, Rules, any_table, each_once, fields, in_file, items, named, read_file, table
from quiz.reading import Default as May

FEWEST_RUNGS, MOST_RUNGS = 8, 16
WONDER_WORDS = 12
LOWEST_ARTICLE_RUNG = 3
"""The article's own step is never among the first three rungs (planner.md, decision 4)."""


class NoSuchGoal(LookupError):
    """No goal has this id."""


@dataclass(frozen=True, slots=True)
class WithoutWords:
    """The second way of a step, without speech: how it is asked, how the child tells, how it is marked (facts D13)."""

    ask: str
    tell: str
    praise: str


@dataclass(frozen=True, slots=True)
class Goal:
    """One small aim: its ladder, and every sentence of its card. `article_rung`: the article's own step.

    wonder: the invitation to a child whom demands upset, "I wonder if ..." (experience 4.2), if it has one.
    """

    id: str
    area: Area
    source: str
    kind: Kind
    title: str
    short: str
    done: str
    invite: str
    rungs: tuple[Rung, ...]
    article_rung: int
    materials: tuple[str, ...]
    setup: str
    help: tuple[str, ...]
    stop: str
    swap: str
    praise: str
    anchor: str
    habit: str
    spark: str
    game: str
    choices: tuple[str, ...]
    min_age: int
    teen: str
    safety: tuple[str, ...]
    opt_in: bool
    without_words: WithoutWords
    wonder: str | None = None


def goal(id: str, language: str = "en") -> Goal:
    """The goal with this id. Raises NoSuchGoal."""
    for goals in ladders(language).values():
        for found in goals:
            if found.id == id:
                return found
    raise NoSuchGoal(id)


def ladders(language: str = "en") -> Mapping[Area, tuple[Goal, ...]]:
    """The six goals of each of the six areas, in the article's order; read once. Raises ContentError."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[Area, tuple[Goal, ...]]:
    return ladders_in(CONTENT / language / "ladders", language)


def ladders_in(folder: Path, language: str = "en") -> Mapping[Area, tuple[Goal, ...]]:
    """The goals of all areas in a folder of ladder files. Raises ContentError, also for an id used twice."""
    found = {area: read_ladders(folder / f"{area}.toml", language) for area in Area}
    seen: dict[str, Area] = {}
    for area, goals in found.items():
        for goal in goals:
            if goal.id in seen:
                raise ContentError(f"ladders/{area}.toml: goal {goal.id}: the id is also in {seen[goal.id]}.toml")
            seen[goal.id] = area
    return MappingProxyType(found)


def read_ladders(path: Path, language: str = "en") -> tuple[Goal, ...]:
    """The six goals of one ladder file, in its order. Raises ContentError naming file, goal and fault."""
    given, built_with = read_file(path, FILE), words(language)
    with in_file(path):
        if given["area"] != path.stem:
            raise ContentError(f"the area is '{given['area']}'")
        goals = tuple(_goal(values, given["area"], built_with) for values in given["goal"])
        with named("goal "):
            each_once(goal.id for goal in goals)
    return goals


def _goal(values: Mapping[str, Any], area: Area, words: Words) -> Goal:
    with named(f"goal {values.get('id', 'without an id')}: "):
        given = fields(values, GOAL)
        article, rungs = _rungs(words, given.pop("kind"), given.pop("foot"), given.pop("body"), given.pop("reach"))
        return Goal(area=area, kind=rungs[0].kind, rungs=rungs, article_rung=article, **given)


def _rungs(words: Words, kind: Kind, foot: Any, body: Any, reach: Any) -> tuple[int, tuple[Rung, ...]]:
    with named("'body' "):
        given = {name: value for name, value in fields(body, BODIES[kind]).items() if value is not None}
        article = given.pop("article")
        made = GENERATORS[kind](words, **given)
    low = [Rung(kind=kind, zone=Zone.FOOT, **rung) for rung in foot]
    high = [Rung(kind=kind, zone=Zone.REACH, **rung) for rung in reach]
    rungs = [replace(rung, index=index) for index, rung in enumerate((*low, *made, *high))]
    if not FEWEST_RUNGS <= len(rungs) <= MOST_RUNGS:
        raise ContentError(f"has {len(rungs)} rungs, not {FEWEST_RUNGS} to {MOST_RUNGS}")
    place = _article(rungs, article)
    rungs[place] = replace(rungs[place], article=True)
    return place, tuple(rungs)


def _article(rungs: list[Rung], article: int | str) -> int:
    body = [rung for rung in rungs if rung.zone is Zone.BODY]
    for rung in body:
        if rung.dose == article and rung.index >= LOWEST_ARTICLE_RUNG:
            return rung.index
        if rung.dose == article:
            raise ContentError(f"the article's step is rung {rung.index}, below rung {LOWEST_ARTICLE_RUNG}")
    raise ContentError(f"article {article!r} is none of the doses: {'; '.join(str(rung.dose) for rung in body)}")


RUNG: Rules = {"do": text(30), "seconds": number(1, 900), "praise": May(text()), "first": May(text(30))}

REACH: Rules = {**RUNG, "changes": word_of(Change)}

GOAL: Rules = {
    "id": text(1),
    "source": text(1),
    "kind": word_of(Kind),
    "title": text(6),
    "short": text(5),
    "done": text(30),
    "invite": text(30),
    "wonder": text(WONDER_WORDS),
    "foot": items(table(RUNG), 2, 4),
    "reach": May(items(table(REACH), 0, 3), ()),
    "materials": items(text(), 1, 3),
    "setup": text(),
    "help": items(text(), 5, 5),
    "stop": text(),
    "swap": text(),
    "praise": text(),
    "anchor": text(),
    "habit": text(),
    "spark": text(),
    "game": text(),
    "choices": items(text(), 2, 2),
    "min_age": number(1, 12),
    "teen": text(),
    "safety": items(text(), 0, 3),
    "opt_in": May(truth, False),
    "without_words": table({"ask": text(), "tell": text(), "praise": text()}, WithoutWords),
    "body": any_table,
}

FILE: Rules = {"version": number(1, 1), "area": word_of(Area), "goal": items(any_table, 6, 6)}
