"""The library of routines that families often wish for, each with the steps of its ladder (planner.md 2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from planner.areas import Area
from planner.rungs import Kind
from planner.shapes import SECONDS, Direction
from quiz.checks import number, template, text, word_of
from quiz.reading import ContentError, Default, Rules, each_once, in_file, items, read_file, table

FEWEST = 40
STEP_WORDS = 12


@dataclass(frozen=True, slots=True)
class Routine:
    """One routine: by which words it is found, and what its ladder is made of.

    act: what the grown-up does first, after "I". thing: what the child may touch first. seconds: one a step, or none,
    which means the usual time of its kind. ask, long, one, many: the wording of a routine without steps.
    """

    id: str
    area: Area
    kind: Kind
    direction: Direction
    title: str
    act: str
    thing: str
    keys: tuple[str, ...]
    steps: tuple[str, ...]
    seconds: tuple[int, ...]
    first: str | None
    ask: str | None
    long: str | None
    one: str | None
    many: str | None
    safety: tuple[str, ...]

    @property
    def begins(self) -> str:
        """The move that child and grown-up do together first: at the end of the chain that a child finishes."""
        if self.first:
            return self.first
        return self.steps[-1 if self.direction is Direction.BACKWARD else 0]


def routines(language: str = "en") -> Mapping[str, Routine]:
    """All routines by their id; read once. Raises ContentError naming the fault in routines.toml."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, Routine]:
    return read_routines(CONTENT / language / "routines.toml")


def read_routines(path: Path) -> Mapping[str, Routine]:
    """The routines of one file, in its order. Raises ContentError."""
    found: tuple[Routine, ...] = read_file(path, FILE)["routine"]
    with in_file(path):
        each_once(routine.id for routine in found)
    return MappingProxyType({routine.id: routine for routine in found})


def _routine(**given: Any) -> Routine:
    routine = Routine(**given)
    if not routine.steps and not (routine.ask and routine.first):
        raise ContentError("has neither steps nor 'ask' and 'first'")
    if routine.seconds and len(routine.seconds) != len(routine.steps):
        raise ContentError(f"has {len(routine.seconds)} 'seconds' for {len(routine.steps)} steps")
    return routine


def _key(value: Any) -> str:
    said: str = text(1)(value)
    if not (said.isalpha() and said.islower()):
        raise ContentError(f"is {said!r}, not one word in small letters")
    return said


ROUTINE: Rules = {
    "id": text(1),
    "area": word_of(Area),
    "kind": word_of(Kind),
    "direction": Default(word_of(Direction), Direction.FORWARD),
    "title": text(6),
    "act": text(STEP_WORDS),
    "thing": text(8),
    "keys": items(_key, 1, 12),
    "steps": Default(items(text(STEP_WORDS), 4, 10), ()),
    "seconds": Default(items(SECONDS, 4, 10), ()),
    "first": Default(text(STEP_WORDS)),
    "ask": Default(template("n", "dose")),
    "long": Default(template("time")),
    "one": Default(text(6)),
    "many": Default(template("n")),
    "safety": Default(items(text(), 1, 2), ()),
}

FILE: Rules = {"version": number(1, 1), "routine": items(table(ROUTINE, _routine), FEWEST, 200)}
