"""What a small win is: two lines, either of which may be blank, and a day of the family's own (facts S145-S148)."""

import json
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from enum import StrEnum
from hashlib import sha256
from unicodedata import category

from planner.areas import Area

LONGEST_LINE = 140
FIRST_DAY = date(2000, 1, 1)
A_DAY = timedelta(days=1)
STEERING = {"Cc", "Cs", "Zl", "Zp"}


class Place(StrEnum):
    """Where a win comes from (facts S165)."""

    HOME = "home"
    SCHOOL = "school"
    THERAPY = "therapy"
    SPORT = "sport"
    ELSEWHERE = "elsewhere"


@dataclass(frozen=True, slots=True)
class Told:
    """What a family writes: what the child did, how it was helped, and if they like the branch and the place."""

    did: str = ""
    helped: str = ""
    area: Area | None = None
    place: Place = Place.HOME

    @property
    def blank(self) -> bool:
        """Whether neither line says anything."""
        return not (self.did or self.helped)

    @property
    def stamp(self) -> str:
        """A digest of all of it, by which a page knows whether what it shows still stands (trust R3)."""
        return sha256(json.dumps(asdict(self)).encode()).hexdigest()[:16]


def one_line(text: str | None) -> str:
    """The text as one line: line ends and signs that steer a machine become spaces, and none stand around it."""
    return " ".join("".join(" " if category(sign) in STEERING else sign for sign in text or "").split())


def may_hold(day: date, today: date) -> bool:
    """Whether a win may stand on this day: any day that was, today, and one more for clocks that were changed."""
    return FIRST_DAY <= day <= today + A_DAY
