"""All that stands below the page as one value; what was not ticked or was left out is nowhere in it (trust P4)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from consult.details.pace import Pace
from consult.details.smaller import Smaller
from consult.details.told import View
from consult.details.words import DetailWords
from consult.page import Line
from consult.parts import Part


@dataclass(frozen=True, slots=True)
class Worded:
    """A goal of a school's plan in the words that were written down, and the ladder that it is tied to, if any."""

    key: str
    words: str
    ladder: str = ""

    @property
    def line(self) -> Line:
        """The line that leaves it out."""
        return Line(self.key, self.words, Part.PLAN)


@dataclass(frozen=True, slots=True)
class Details:
    """Views with their answers, paces of goals, steps made smaller, what helped in chosen wins, a school's goals.

    says: the words of the reader's language.
    """

    says: DetailWords
    views: tuple[View, ...] = ()
    paces: tuple[Pace, ...] = ()
    smaller: tuple[Smaller, ...] = ()
    helped: tuple[Line, ...] = ()
    school: tuple[Worded, ...] = ()

    @property
    def lines(self) -> Iterator[Line]:
        """Every line that can be left out, in reading order."""
        for view in self.views:
            yield from view.lines
        yield from (pace.line for pace in self.paces)
        yield from (one.line for one in self.smaller)
        yield from self.helped
        yield from (one.line for one in self.school)

    @property
    def keys(self) -> frozenset[str]:
        """What can be left out."""
        return frozenset(line.key for line in self.lines)

    @property
    def blank(self) -> bool:
        """Whether there is nothing to show."""
        return not (self.views or self.paces or self.smaller or self.helped or self.school)

    def without(self, struck: Iterable[str]) -> "Details":
        """The same without the lines of these keys."""
        gone = frozenset(struck)
        views = (view.without(gone) for view in self.views)
        return replace(
            self,
            views=tuple(view for view in views if view.traits),
            paces=tuple(one for one in self.paces if one.key not in gone),
            smaller=tuple(one for one in self.smaller if one.key not in gone),
            helped=tuple(one for one in self.helped if one.key not in gone),
            school=tuple(one for one in self.school if one.key not in gone),
        )
