"""The words that ladders are built with: how a time is said, and the amounts of a ladder that names none."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from planner import CONTENT
from planner.rungs import Kind, Level
from planner.shapes import SERIES
from quiz.checks import number, template, text
from quiz.reading import Rules, items, read_file, table

MINUTE = 60


@dataclass(frozen=True, slots=True)
class Words:
    """One language: the end of a chain's sentence, frames for times ({n}), times by seconds, amounts by kind."""

    then: str
    seconds: str
    minutes: str
    times: Mapping[int, str]
    levels: Mapping[Kind, tuple[Level, ...]]

    def time(self, seconds: int) -> str:
        """A stretch of 1 second or more as people say it: "45 seconds", "one minute", "one and a half minutes"."""
        if seconds in self.times:
            return self.times[seconds]
        minutes, rest = divmod(seconds, MINUTE)
        return self.seconds.format(n=seconds) if rest else self.minutes.format(n=minutes)


def words(language: str = "en") -> Words:
    """The words of a language; read once. Raises ContentError naming the fault in words.toml."""
    return _read(language)


@cache
def _read(language: str) -> Words:
    return read_words(CONTENT / language / "words.toml")


def read_words(path: Path) -> Words:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    del given["version"]
    return Words(times={time["seconds"]: time["says"] for time in given.pop("times")}, **given)


def _levels(**series: Any) -> Mapping[Kind, tuple[Level, ...]]:
    return {Kind(kind): levels for kind, levels in series.items()}


TIME: Rules = {"seconds": number(1, 900), "says": text(8)}

FILE: Rules = {
    "version": number(1, 1),
    "then": text(12),
    "seconds": template("n"),
    "minutes": template("n"),
    "times": items(table(TIME), 0, 60),
    "levels": table(dict.fromkeys((Kind.SHARE, Kind.WORDS, Kind.START), SERIES), _levels),
}
