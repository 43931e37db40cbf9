"""The figures beside their bars."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Line:
    """One figure and its bar: `figure` is to be at most `bar`, or at least that if `at_least`."""

    what: str
    site: str
    reference: str
    figure: float
    bar: float
    unit: str = "x"
    at_least: bool = False

    @property
    def met(self) -> bool:
        """Whether the bar is met."""
        return self.figure >= self.bar if self.at_least else self.figure <= self.bar

    @property
    def cells(self) -> tuple[str, ...]:
        """The line as it is printed."""
        sign = ">=" if self.at_least else "<="
        bar = f"{sign} {self.bar:g} {self.unit}"
        return (
            self.what,
            self.site,
            self.reference,
            f"{self.figure:.2f} {self.unit}",
            bar,
            "" if self.met else "NOT MET",
        )


HEAD = ("what", "site", "reference", "figure", "bar", "")


def printed(lines: Sequence[Line]) -> str:
    """The table, one line a figure."""
    rows = [HEAD, *(line.cells for line in lines)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    return "\n".join("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in rows)


def more(what: str, site: Sequence[float], reference: Sequence[float], bar: float, unit: str) -> Line:
    """A figure of which the site needs at least so many times the reference's; both as they were measured in turn."""
    return Line(what, *middles(site, reference, unit), ratio(site, reference), bar, at_least=True)


def less(what: str, site: Sequence[float], reference: Sequence[float], bar: float, unit: str) -> Line:
    """A figure of which the site may have at most so many times the reference's."""
    return Line(what, *middles(site, reference, unit), ratio(site, reference), bar)


def ratio(site: Sequence[float], reference: Sequence[float]) -> float:
    """The median of the pairs' ratios: what else the machine does changes slowly and falls on both of a pair."""
    return median(ours / theirs for ours, theirs in zip(site, reference, strict=True))


def middles(site: Sequence[float], reference: Sequence[float], unit: str) -> tuple[str, str]:
    """The medians of both, as they are printed."""
    return f"{median(site):.2f} {unit}", f"{median(reference):.2f} {unit}"


def within(what: str, site: float, bar: float, unit: str) -> Line:
    """A figure with a bar of its own."""
    return Line(what, f"{site:.2f} {unit}", "", site, bar, unit)
