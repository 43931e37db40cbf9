"""Sheets as a family could have them, and their pages as grey pictures."""

import zlib
from struct import unpack
from typing import Any

import numpy as np
import pytest

from paper.sheets import Sheet, Step, Told, cards, certificate, fridge
from paper.words import words
from planner.areas import Area
from planner.ladders import Goal, ladders
from planner.leanings import NOT_PLAYED, Leanings
from planner.plan import Household, card_of
from quiz.traits import Pole, Trait

MIA = Leanings(
    {
        Trait.OPENNESS: Pole.TRADITIONAL,
        Trait.AGREEABLENESS: Pole.SELF_GOVERNING,
        Trait.REACTIVITY: Pole.REACTIVE,
        Trait.EXTROVERSION: Pole.INTROVERTED,
    },
    (Trait.OPENNESS, Trait.AGREEABLENESS, Trait.REACTIVITY, Trait.EXTROVERSION),
    played=True,
)
WIN = Told("Mia held her toothbrush while Mum counted to five.", "Mum", "waited and counted slowly", "21 November")
LEAVES = [list(Area)[number % 6] for number in range(20)]
GOALS = [goal for goals in ladders().values() for goal in goals]


def steps_of(goal: Goal, leanings: Leanings = NOT_PLAYED) -> list[Step]:
    """All rungs of a goal as paper tells them."""
    household = Household("7-9", "speaks", leanings)
    shown = [card_of(goal, household, "en", rung.index) for rung in goal.rungs]
    return [Step(card.this_time, card.short, card.done) for card in shown]


def fridge_of(goal: Goal, rung: int = 3, leanings: Leanings = MIA, friend: str = "pim") -> Sheet:
    """A fridge sheet of one rung."""
    return fridge(steps_of(goal, leanings)[rung], goal.area, leanings, friend, words(), "en")


def cards_of(goal: Goal, now: int = 3, friend: str = "lu") -> Sheet:
    """The cards of a goal."""
    return cards(goal.title, steps_of(goal), now, goal.area, friend, words(), "en")


def certificate_of(win: Told = WIN, name: str = "Mia", leaves: list[Any] = LEAVES) -> Sheet:
    """A certificate."""
    return certificate(name, win, leaves, "lu", words(), "en")


@pytest.fixture(params=["fridge", "cards", "certificate"])
def sheet(request: pytest.FixtureRequest) -> Sheet:
    """One sheet of each kind."""
    made = {"fridge": lambda: fridge_of(GOALS[16]), "cards": lambda: cards_of(GOALS[16]), "certificate": certificate_of}
    return made[request.param]()


def grey(page: bytes) -> Any:
    """A page as a printer without colours sees it: rows of 0 (black) to 255 (white)."""
    red, green, blue = (rows_of(page)[:, :, channel].astype(float) for channel in range(3))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def rows_of(page: bytes) -> Any:
    """The dots of a PNG file with 8 bits a channel and no interlacing, which is what typst writes."""
    width, height, _depth, kind = unpack(">IIBB", page[16:26])
    channels = {2: 3, 6: 4}[kind]
    lines = np.frombuffer(zlib.decompress(b"".join(chunks(page))), np.uint8).reshape(height, 1 + width * channels)
    dots = np.zeros((height + 1, width + 1, channels), np.int64)
    for row, line in enumerate(lines):
        dots[row + 1, 1:] = unfiltered(line[0], line[1:].reshape(width, channels).astype(np.int64), dots, row)
    return dots[1:, 1:]


def chunks(page: bytes) -> list[bytes]:
    """The packed dots of a PNG file."""
    found, place = [], 8
    while place < len(page):
        (length,) = unpack(">I", page[place : place + 4])
        if page[place + 4 : place + 8] == b"IDAT":
            found.append(page[place + 8 : place + 8 + length])
        place += length + 12
    return found


def unfiltered(kind: int, line: Any, dots: Any, row: int) -> Any:
    """One line of a PNG file as it was before it was packed."""
    above = dots[row, 1:]
    if kind in {0, 2}:
        return (line + (above if kind else 0)) % 256
    if kind == 1:
        return np.cumsum(line, axis=0) % 256
    out = np.zeros((len(line) + 1, line.shape[1]), np.int64)
    for place in range(len(line)):
        out[place + 1] = (line[place] + guess(kind, out[place], above[place], dots[row, place])) % 256
    return out[1:]


def guess(kind: int, left: Any, above: Any, corner: Any) -> Any:
    """What a PNG file expects at a dot, from its neighbours."""
    if kind == 3:
        return (left + above) // 2
    near = [abs(above - corner), abs(left - corner), abs(left + above - 2 * corner)]
    return np.where((near[0] <= near[1]) & (near[0] <= near[2]), left, np.where(near[1] <= near[2], above, corner))
