"""The family's own page with what the educator sees beside each line, and who opened what (experience 5, trust P6)."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from consult.details.words import detail_words
from consult.models import Talk, fits_of, looks_at
from consult.page import Line, OnePage
from consult.parts import Fit
from family.models import aware
from shell.pages import language


@dataclass(frozen=True, slots=True)
class Seen:
    """One line of the family's page, and what the educator says of it beside; None where nothing was said."""

    line: Line
    fit: Fit | None
    words: str


@dataclass(frozen=True, slots=True)
class Opening:
    """The educator opened something, by the family's clock."""

    words: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Beside:
    """All of it. `marked`: whether the educator said something of any line that still stands."""

    lines: tuple[Seen, ...]
    openings: tuple[Opening, ...]

    @property
    def marked(self) -> bool:
        """Whether anything stands beside a line."""
        return any(seen.fit for seen in self.lines)


def beside_of(talk: Talk, page: OnePage, zone: str) -> Beside:
    """The lines of this page with what is said of each, and the looks at it in this zone, the newest first."""
    fits, words, clock = fits_of(talk), detail_words(language()), ZoneInfo(zone)
    lines = tuple(
        Seen(line, fit, words.fit[fit] if fit else "") for line in page.lines for fit in (fits.get(line.key),)
    )
    openings = (Opening(words.opened[look.opened], aware(look.at).astimezone(clock)) for look in looks_at(talk))
    return Beside(lines, tuple(openings))
