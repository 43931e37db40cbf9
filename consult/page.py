"""The one page as a value: what an educator reads before a talk, in the order in which it is read (experience 5)."""

from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from typing import Any

from consult.parts import Part

MOST_WORDS = 300
MOST_SUPPORTS = 4
"""More than this and a page is put aside unread (experience R20)."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line that a family can leave out. `key` names it for good (at most 64 signs), whatever its words become.

    part: the tick that shows it; None stands on every page.
    """

    key: str
    words: str
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """One person's view on a trait: whose, the shares from the low end (0) to the high one (1), how sure in words.

    towards: the end that it names; empty for a bit of both and for what is still open.
    """

    whose: str
    at: float
    reach: tuple[float, float]
    sure: str
    part: Part
    towards: str = ""


@dataclass(frozen=True, slots=True)
class TraitLine:
    """One pair of equal ends, the views of it side by side, never averaged, and what it means where children learn."""

    key: str
    high: str
    low: str
    marks: tuple[Mark, ...]
    means: str


@dataclass(frozen=True, slots=True)
class Level:
    """One of the five levels of a goal, from -2 (where it stood) to +2; `here`: where it stands now."""

    value: int
    words: str
    here: bool


@dataclass(frozen=True, slots=True)
class Scale:
    """The goal whose ladder is shown, as a goal attainment scale (planner.md 1, row 18)."""

    key: str
    title: str
    levels: tuple[Level, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """One part of the talk: how many minutes, and for what."""

    minutes: int
    words: str


@dataclass(frozen=True, slots=True)
class OnePage:
    """All that stands on the page. `name` and `band` are None where the family left them out.

    told: who answered and when. concern, questions, teacher: verbatim, the last one with who it is from. works and
    does_not: at most four supports. foot: until when it is shared.
    """

    name: str | None
    band: str | None
    told: tuple[Line, ...]
    strengths: tuple[Line, ...]
    matters: tuple[Line, ...]
    traits: tuple[TraitLine, ...]
    works: tuple[Line, ...]
    does_not: tuple[Line, ...]
    now: tuple[Line, ...]
    scale: Scale | None
    concern: str
    questions: tuple[str, ...]
    teacher: tuple[str, str] | None
    agenda: tuple[Stretch, ...]
    foot: str = ""

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that can be left out, the traits and the scale among them, in reading order."""
        yield from (*self.told, *self.strengths, *self.matters)
        yield from (Line(trait.key, f"{trait.high} – {trait.low}") for trait in self.traits)
        yield from (*self.works, *self.does_not, *self.now)
        if self.scale:
            yield Line(self.scale.key, self.scale.title, Part.PLAN)

    def without(self, keys: Container[str]) -> "OnePage":
        """The page without the lines of these keys; "name", "band" and "teacher" are keys too."""
        kept: dict[str, Any] = {
            field: tuple(one for one in getattr(self, field) if one.key not in keys)
            for field in ("told", "strengths", "matters", "traits", "works", "does_not", "now")
        }
        return replace(
            self,
            name=None if "name" in keys else self.name,
            band=None if "band" in keys else self.band,
            teacher=None if "teacher" in keys else self.teacher,
            scale=None if self.scale and self.scale.key in keys else self.scale,
            **kept,
        )
