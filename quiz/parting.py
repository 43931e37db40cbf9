"""The versions of the boundaries: a game is read with the one that it began with, so no profile moves (quiz.md 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quiz import CONTENT
from quiz.boundaries import Boundaries
from quiz.checks import measure, number
from quiz.reading import ContentError, Default, Rules, in_file, items, read_file, table
from quiz.scoring import Band
from quiz.traits import Trait


@dataclass(frozen=True, slots=True)
class Version:
    """One version: age band -> boundaries (trait -> -3..3), and age band -> how many children they rest on."""

    number: int
    children: Mapping[str, int]
    by_band: Mapping[str, Boundaries]


@cache
def versions() -> tuple[Version, ...]:
    """Every version, oldest first, read once. Raises ContentError naming file, version and fault."""
    return read_versions(CONTENT / "boundaries.toml")


def read_versions(path: Path) -> tuple[Version, ...]:
    """The versions of one file, oldest first. Raises ContentError, also if the numbers do not count up from 1."""
    found: tuple[Version, ...] = read_file(path, FILE)["version"]
    with in_file(path):
        if [version.number for version in found] != list(range(1, len(found) + 1)):
            raise ContentError("the versions do not count up from 1")
    return found


def newest() -> int:
    """The version that a game beginning now is read with."""
    return len(versions())


def boundaries(version: int, band: str) -> Mapping[str, float]:
    """Trait -> boundary on the trait scale for one age band; a trait parts at 0 until children have moved it."""
    return versions()[version - 1].by_band[band].by_trait


def children_behind(version: int, band: str) -> int:
    """How many children the boundaries rest on: below 30 we say "the middle of our questions"."""
    return versions()[version - 1].children[band]


def _version(number: int, children: Mapping[str, int], **by_band: Mapping[str, float]) -> Version:
    return Version(number, children, {band: Boundaries(number, limits) for band, limits in by_band.items()})


def _each_band(check: Any, value: Any) -> Rules:
    return dict.fromkeys(Band, Default(check, value))


LIMITS = table(dict.fromkeys(Trait, Default(measure(-3, 3), 0.0)))

VERSION: Rules = {
    "number": number(1, 9999),
    "children": table(_each_band(number(0, 10**9), 0)),
    **_each_band(LIMITS, {}),
}

FILE: Rules = {"version": items(table(VERSION, _version), 1, 9999)}
