"""Why today's step is the one it is, in one sentence for the parent (planner.md 3)."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from planner import CONTENT
from quiz.checks import number, text
from quiz.reading import ContentError, Rules, read_file, table

WORDS = 20


class Why(StrEnum):
    """What the diary says about today's step; each has its sentence in pacing.toml."""

    START = "start"
    START_SMALL = "start_small"
    CHOSEN = "chosen"
    UP = "up"
    SAME = "same"
    EFFORT = "effort"
    SETTLING = "settling"
    A_LOT = "a_lot"
    TOP = "top"
    ONCE_MORE = "once_more"
    SMALLER = "smaller"
    TOO_MUCH = "too_much"
    NOT_TODAY = "not_today"
    TWICE_NOT_TODAY = "twice_not_today"
    FOOT = "foot"
    HARD_DAY = "hard_day"
    AFTER_A_HARD_DAY = "after_a_hard_day"
    AFTER_A_WHILE = "after_a_while"
    GENTLE_WEEK = "gentle_week"
    CAP = "cap"


def reasons(language: str = "en") -> Mapping[Why, str]:
    """The sentence of each reason; read once. Raises ContentError naming the fault in pacing.toml."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[Why, str]:
    return read_reasons(CONTENT / language / "pacing.toml")


def read_reasons(path: Path) -> Mapping[Why, str]:
    """The reasons of one file, each one kind sentence. Raises ContentError."""
    given = read_file(path, FILE)["why"]
    return MappingProxyType({why: given[why] for why in Why})


def _sentence(value: Any) -> str:
    said: str = text(WORDS)(value)
    if said.count(".") != 1 or not said.endswith("."):
        raise ContentError("is not one sentence that ends with a full stop")
    return said


FILE: Rules = {"version": number(1, 1), "why": table(dict.fromkeys(Why, _sentence))}
