"""What a family may let an educator see, the closed sets around a talk, and their limits (trust P4, P5, 2.8)."""

from datetime import timedelta
from enum import StrEnum


class Part(StrEnum):
    """One tick each, none ticked beforehand; what has no tick is nowhere on the page."""

    CHILD_VIEW = "child-view"
    PARENT_VIEW = "parent-view"
    PLAN = "plan"
    WINS = "wins"
    PATTERNS = "patterns"
    OWN_PROFILE = "own-profile"


class Fit(StrEnum):
    """What an educator says of a line: does it match what you see? Kept beside the family's view, never over it."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
    NOT_SEEN = "not-seen"


class Kind(StrEnum):
    """What an educator may suggest; none of it counts before the family accepts it."""

    GOAL = "goal"
    RUNG = "rung"
    CAP = "cap"
    BETWEEN = "between"
    GENTLER = "gentler"
    MOMENT = "moment"
    WRITTEN = "written"


class Answer(StrEnum):
    """What a family says to a suggestion."""

    ACCEPTED = "accepted"
    KEPT = "kept"
    ASKED = "asked"


class Turn(StrEnum):
    """What happened to a talk, line by line of its history."""

    BOOKED = "booked"
    MOVED = "moved"
    CANCELLED = "cancelled"
    HANDED_BACK = "handed-back"


class By(StrEnum):
    """Who did it."""

    FAMILY = "family"
    EDUCATOR = "educator"
    SITE = "site"


class Opened(StrEnum):
    """What of a family's page was opened, for the log that the family reads."""

    PAGE = "page"
    DETAILS = "details"
    PDF = "pdf"
    JSON = "json"


MINUTES = (20, 30, 45, 60)
"""How long a talk may be; 30 is what its agenda is made for (experience 5)."""

LONGEST = timedelta(minutes=max(MINUTES))

NOTICES = (2, 12, 24, 48, 72)
"""How many hours before a talk it can still be booked."""

AHEAD = timedelta(days=42)
"""So far ahead a family sees free times."""

STAYS_OPEN = timedelta(days=30)
"""So long after the talk the educator may still look (trust 2.8)."""

DRAFT_STAYS = timedelta(days=7)
"""What was begun and never booked is gone after a week."""

LONGEST_NAME, LONGEST_ABOUT, LONGEST_PLACE = 60, 400, 160
LONGEST_CONCERN, LONGEST_QUESTION, LONGEST_REASON = 300, 160, 200
LONGEST_NOTE, LONGEST_LINE = 500, 120
