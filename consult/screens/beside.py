"""The lines of a page with what the educator sees beside each, and who opened what (experience 5, trust P6)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from consult.details.words import detail_words
from consult.models import Talk, fits_of, looks_at
from consult.page import Line, OnePage, TraitLine
from consult.parts import Fit
from family.models import aware
from shell.pages import language

UNDER = ("strengths", "matters", "traits", "works", "does_not", "now")
"""The parts of a page whose lines can match what somebody sees; who answered and when is a fact."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the family's page, and what the educator says of it beside; None where nothing was said.

    under: the part of the page under which it stands. views: on a pair of ends, each view of it in words.
    """

    under: str
    line: Line
    views: str
    fit: Fit | None
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The educator opened something, by the family's clock."""

    words: str
    at: datetime


def to_match(page: OnePage) -> dict[str, tuple[str, Line]]:
    """The lines of a page that can match what somebody sees, by key, each with the part under which it stands."""
    under = {one.key: name for name in UNDER for one in getattr(page, name)}
    under |= {page.scale.key: "scale"} if page.scale else {}
    return {line.key: (under[line.key], line) for line in page.lines if line.key in under}


def seen_on(talk: Talk, page: OnePage) -> tuple[Seen, ...]:
    """Each line of this page with what the educator says of it; a line that went takes that along."""
    fits, words = fits_of(talk), detail_words(language()).fit
    views = {trait.key: views_of(trait) for trait in page.traits}
    both = ((under, line, fits.get(line.key)) for under, line in to_match(page).values())
    return tuple(
        Seen(under, line, views.get(line.key, ""), fit, words[fit] if fit else "") for under, line, fit in both
    )


def views_of(trait: TraitLine) -> str:
    """Whose view lies where, and how sure it is."""
    return " · ".join(f"{mark.whose}: {', '.join(filter(None, (mark.towards, mark.sure)))}" for mark in trait.marks)


def openings_of(talk: Talk, zone: str) -> Iterator[Opening]:
    """What the educator opened, by the clock of this zone, the newest first."""
    words, clock = detail_words(language()).opened, ZoneInfo(zone)
    for look in looks_at(talk):
        yield Opening(words[look.opened], aware(look.at).astimezone(clock))
