"""Eight sorts of goals: what a family is asked, and every sentence that its own ladder needs (planner.md 2.1, 2.6)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner import CONTENT
from planner.areas import Area
from planner.ladders import WithoutWords
from planner.rungs import Kind, Level
from planner.shapes import SECONDS, Direction
from quiz.checks import number, template, text, word_of
from quiz.reading import ContentError, Default, Rules, in_file, items, read_file, table


@dataclass(frozen=True, slots=True)
class Sort:
    """One sort. label, hint: the question and an example of its answer. The rest: the wording of ladder and cards."""

    kind: Kind
    area: Area
    name: str
    example: str
    label: str
    hint: str
    first: str
    ask: str | None
    long: str | None
    one: str | None
    many: str | None
    single: str | None
    alike: str | None
    levels: tuple[Level, ...]
    title: str
    done: str
    invite: str
    setup: str
    swap: str
    praise: str
    spark: str
    game: str
    choices: tuple[str, ...]
    teen: str


@dataclass(frozen=True, slots=True)
class Foot:
    """The three rungs that ask little or nothing, for any verb (planner.md 2.6)."""

    watch: str
    touch: str
    together: str


@dataclass(frozen=True, slots=True)
class Chain:
    """The wording of a chain: from its start, from its end, what follows a part, and the whole."""

    forward: str
    backward: str
    then: str
    whole: str

    def ask(self, direction: Direction) -> str:
        """The wording of one part."""
        return self.forward if direction is Direction.FORWARD else self.backward


@dataclass(frozen=True, slots=True)
class Common:
    """The sentences of a card that fit any goal."""

    materials: tuple[str, ...]
    help: tuple[str, ...]
    stop: str
    habit: str
    safety: tuple[str, ...]
    without_words: WithoutWords


@dataclass(frozen=True, slots=True)
class Sorts:
    """All sentences that an own goal is made with, in one language."""

    routine_foot: Foot
    own_foot: Foot
    place: str
    person: str
    chain: Chain
    common: Common
    of: Mapping[Kind, Sort]


def sorts(language: str = "en") -> Sorts:
    """The eight sorts; read once. Raises ContentError naming the fault in sorts.toml."""
    return _read(language)


@cache
def _read(language: str) -> Sorts:
    return read_sorts(CONTENT / language / "sorts.toml")


def read_sorts(path: Path) -> Sorts:
    """The sorts of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        of = {sort.kind: sort for sort in given.pop("sort")}
        if list(of) != list(Kind):
            raise ContentError(f"the sorts are not {', '.join(Kind)}, in this order")
    del given["version"]
    return Sorts(of=MappingProxyType(of), **given.pop("reach"), **given)


def foot(*places: str) -> Rules:
    """The rules of three foot rungs, the first two of which may name these."""
    named = template(*places, needed=False)
    return {"watch": named, "touch": named, "together": template("first")}


LEVEL: Rules = {"dose": template("what"), "seconds": SECONDS}

SORT: Rules = {
    "kind": word_of(Kind),
    "name": text(6),
    "example": text(14),
    "label": text(14),
    "hint": text(10),
    "area": word_of(Area),
    "first": template("what", "first", needed=False),
    "ask": Default(template("what", "n", "dose")),
    "long": Default(template("what", "time")),
    "one": Default(text(4)),
    "many": Default(template("n")),
    "single": Default(template("what")),
    "alike": Default(template("what")),
    "levels": Default(items(table(LEVEL, Level), 5, 10), ()),
    "title": text(6),
    "done": text(30),
    "invite": text(30),
    "setup": text(),
    "swap": text(),
    "praise": text(),
    "spark": text(),
    "game": text(),
    "choices": items(text(), 2, 2),
    "teen": text(),
}

COMMON: Rules = {
    "materials": items(text(), 1, 3),
    "help": items(text(), 5, 5),
    "stop": text(),
    "habit": text(),
    "safety": items(text(), 0, 3),
    "without_words": table({"ask": text(), "tell": text(), "praise": text()}, WithoutWords),
}

FILE: Rules = {
    "version": number(1, 1),
    "routine_foot": table(foot("act", "thing"), Foot),
    "own_foot": table(foot(), Foot),
    "reach": table({"place": text(), "person": text()}),
    "chain": table(
        {"forward": template("dose"), "backward": template("dose"), "then": text(12), "whole": text(30)}, Chain
    ),
    "common": table(COMMON, Common),
    "sort": items(table(SORT, Sort), len(Kind), len(Kind)),
}
