"""An own goal as a goal like any other: its ladder, and every sentence of its card (planner.md 2.6)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from planner.areas import Area, areas
from planner.ladders import Goal
from planner.own_goals.routines import routines
from planner.own_goals.rungs import OwnRung
from planner.own_goals.sorts import Sort, Sorts, sorts
from planner.rungs import Kind, Rung, Zone

OWN = "own-"
"""How the id of an own goal begins; none in the ladder files does."""

SOURCE = "own"
YOUNGEST = 4


@dataclass(frozen=True, slots=True)
class OwnLadder:
    """What a family made: a name, an area, rungs in their order, and the routine they came from, if any."""

    token: str
    title: str
    area: Area
    kind: Kind
    rungs: tuple[OwnRung, ...]
    routine: str | None = None

    @property
    def id(self) -> str:
        """The id of its goal."""
        return f"{OWN}{self.token}"


def goal_of(own: OwnLadder, language: str = "en") -> Goal:
    """The goal of an own ladder, with the general sentences of its sort around the family's rungs."""
    said = sorts(language)
    sort = said.of[own.kind]
    article = usual_start(own.rungs)
    return Goal(
        id=own.id,
        area=own.area,
        source=SOURCE,
        kind=own.kind,
        title=own.title,
        short=own.title,
        rungs=tuple(rung_of(rung, own.kind, index, article) for index, rung in enumerate(own.rungs)),
        article_rung=article,
        anchor=areas(language)[own.area].anchors[0],
        safety=(*safety_of(own, language), *said.common.safety),
        min_age=YOUNGEST,
        opt_in=False,
        **of_the_sort(sort, said),
    )


def of_the_sort(sort: Sort, said: Sorts) -> dict[str, Any]:
    """The sentences of a sort, and those that fit any goal."""
    own = {name: getattr(sort, name) for name in SORT_SAYS}
    return own | {name: getattr(said.common, name) for name in COMMON_SAYS}


SORT_SAYS = ("done", "invite", "setup", "swap", "praise", "spark", "game", "choices", "teen")
COMMON_SAYS = ("materials", "help", "stop", "habit", "without_words")


def usual_start(rungs: Sequence[OwnRung]) -> int:
    """The rung that stands for "works on most days" until the family tells: the first one that asks for the thing."""
    body = [index for index, rung in enumerate(rungs) if rung.zone is not Zone.FOOT]
    return body[0] if body else len(rungs) - 1


def rung_of(rung: OwnRung, kind: Kind, index: int, article: int) -> Rung:
    """A rung as cards know it."""
    return Rung(rung.do, rung.seconds, kind, zone=rung.zone, index=index, article=index == article)


def safety_of(own: OwnLadder, language: str) -> tuple[str, ...]:
    """What a routine asks a grown-up to mind."""
    routine = routines(language).get(own.routine or "")
    return routine.safety if routine else ()
