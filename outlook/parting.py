"""Where the poles part in grown-ups' answers: a look is read with the version it began with (quiz.md 4)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from outlook import CONTENT
from outlook.statements import FORMS
from quiz.boundaries import Boundaries
from quiz.checks import number
from quiz.parting import LIMITS
from quiz.reading import ContentError, Default, Rules, in_file, items, read_file, table


@dataclass(frozen=True, slots=True)
class Version:
    """One version: form -> boundaries (trait -> -3..3), and form -> how many looks they rest on."""

    number: int
    looks: Mapping[str, int]
    by_form: Mapping[str, Boundaries]


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
    """The version that a look beginning now is read with."""
    return len(versions())


def boundaries(version: int, form: str) -> Mapping[str, float]:
    """Trait -> boundary on the trait scale for one form; a trait parts at 0 until earlier looks have moved it."""
    return versions()[version - 1].by_form[form].by_trait


def _version(number: int, looks: Mapping[str, int], **by_form: Mapping[str, float]) -> Version:
    return Version(number, looks, {form: Boundaries(number, limits) for form, limits in by_form.items()})


VERSION: Rules = {
    "number": number(1, 9999),
    "looks": table(dict.fromkeys(FORMS, Default(number(0, 10**9), 0))),
    **dict.fromkeys(FORMS, Default(LIMITS, {})),
}

FILE: Rules = {"version": items(table(VERSION, _version), 1, 9999)}
