"""The fields of a goal's [goal.body] table, one shape a kind of ladder."""

from collections.abc import Mapping
from enum import StrEnum

from planner.rungs import Kind, Level, Step
from quiz.checks import number, rising, template, text, word_of
from quiz.reading import Default, Rules, items, table


class Direction(StrEnum):
    """Where the child's share of a chain grows from: its end (the grown-up begins), or its start."""

    BACKWARD = "backward"
    FORWARD = "forward"


SECONDS = number(1, 900)

STEP: Rules = {
    "do": text(20),
    "seconds": SECONDS,
    "parts": Default(items(text(12), 1, 6), ()),
    "first": Default(text(30)),
    "praise": Default(text()),
}

LEVEL: Rules = {"dose": text(30), "seconds": SECONDS, "first": Default(text(30)), "praise": Default(text())}

SERIES = items(table(LEVEL, Level), 1, 14)

LEVELS: Rules = {
    "ask": Default(template("dose")),
    "levels": Default(SERIES),
    "article": text(30),
}

BODIES: Mapping[Kind, Rules] = {
    Kind.DURATION: {
        "ask": template("n", "time"),
        "long": Default(template("n", "time")),
        "bites": template("n", "times"),
        "open": template("n"),
        "seconds": Default(rising(1, 900)),
        "article": SECONDS,
    },
    Kind.COUNT: {
        "ask": template("dose"),
        "one": text(20),
        "many": template("n"),
        "counts": Default(rising(1, 50)),
        "article": number(1, 50),
        "each": Default(SECONDS),
        "first": Default(text(30)),
    },
    Kind.CHAIN: {
        "ask": template("dose"),
        "whole": text(30),
        "steps": items(table(STEP, Step), 1, 12),
        "direction": word_of(Direction),
        "then": Default(text(12)),
        "first": Default(text(30)),
        "article": text(30),
    },
    Kind.SET: {
        "ask": template("n"),
        "single": Default(text(30)),
        "alike": Default(text(30)),
        "sizes": Default(rising(1, 50)),
        "article": number(1, 50),
        "each": Default(SECONDS),
        "first": Default(text(30)),
    },
    Kind.EXPOSURE: {**LEVELS, "levels": SERIES},
    Kind.SHARE: LEVELS,
    Kind.WORDS: LEVELS,
    Kind.START: LEVELS,
}
"""The checked body goes to the kind's generator (doses.py), but for `article`, which marks one of its rungs."""
