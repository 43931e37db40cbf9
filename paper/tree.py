"""Where the leaves of a printed tree hang: the same win hangs at the same place on every sheet of that length."""

from dataclasses import dataclass
from math import cos, pi, sin, sqrt

WIDTH, HEIGHT = 800, 520
"""The frame of `static/pictures/paper/tree.svg`."""

MIDDLE, CROWN = (400, 206), (346, 176)
GOLDEN = pi * (3 - sqrt(5))
"""Leaves that follow each other at this angle never lie on one line."""

BIGGEST, SMALLEST = 104, 44


@dataclass(frozen=True, slots=True)
class Place:
    """The middle of a leaf in the tree's frame, its turn in degrees, and its width."""

    x: int
    y: int
    turn: int
    size: int


def places(leaves: int) -> list[Place]:
    """A place in the crown for each of so many leaves; the more there are, the smaller each one is."""
    size = round(max(SMALLEST, min(BIGGEST, BIGGEST * sqrt(16 / max(leaves, 1)))))
    return [place(number, leaves, size) for number in range(leaves)]


def place(number: int, of: int, size: int) -> Place:
    """One place: leaves wind outwards from the middle, each with as much room as the others."""
    out, angle = sqrt((number + 0.5) / max(of, 6)), number * GOLDEN + 0.6
    x = MIDDLE[0] + CROWN[0] * out * cos(angle)
    y = MIDDLE[1] + CROWN[1] * out * sin(angle)
    return Place(round(x), round(y), (number * 47) % 60 - 30, size)
