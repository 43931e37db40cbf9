"""How long each kind of thing is kept, and which safety copies are too old (trust 2.10, P10)."""

from datetime import UTC, datetime, timedelta
from enum import StrEnum

TRAIL_STAYS = timedelta(days=366)
"""Twelve months, and a day for clocks that differ: the database refuses to drop a younger line (trust P6)."""

TAKEN_BACK_STAYS = timedelta(days=30)
"""What a family took its yes back for waits so long, in case it says yes again."""

QUIET = timedelta(days=731)
"""After 24 months without a sign-in a family gets a letter."""

NOTICE = timedelta(days=30)
"""So long after that letter all of it is erased."""

WISHES_STAY = timedelta(days=30)
"""A wish that was never confirmed as a goal of the plan."""

LETTERS_STAY = timedelta(days=7)
"""Letters that lie as files on one's own machine."""

COPIES_STAY = timedelta(days=30)
"""Safety copies; what was erased is gone from the last one after this (trust 2.9)."""

STAMP = "tiny-rungs-%Y%m%d-%H%M%S-%f"
"""The name of a safety copy tells when it was made, whatever happens to the file."""


class Term(StrEnum):
    """Until when something is kept; the words stand in `content/en/map.toml`."""

    PLAY = "play"
    OWN_GOAL = "own-goal"
    CLAIM = "claim"
    INVITATION = "invitation"
    SITTING = "sitting"
    TRIES = "tries"
    TRAIL = "trail"
    ACCOUNT = "account"
    CHILD = "child"
    SHARE = "share"
    EDUCATOR = "educator"
    TALK = "talk"
    LOOK = "look"
    CONSENT = "consent"
    FAMILY = "family"
    NOTE = "note"
    ERASURE = "erasure"


class Sees(StrEnum):
    """Who may see something; the words stand in `content/en/map.toml`."""

    FAMILY = "family"
    SELF = "self"
    SHOWN = "shown"
    TALK = "talk"
    MEETS = "meets"
    SITE = "site"


def copy_name(now: datetime, ending: str) -> str:
    """What a safety copy of this moment (UTC) is called: "tiny-rungs-20260328-120000-000000.sqlite3"."""
    return f"{now.strftime(STAMP)}.{ending}"


def too_old(name: str, now: datetime) -> bool:
    """Whether the file of this name is a safety copy whose time is over; any other file is none."""
    try:
        made = datetime.strptime(name.partition(".")[0], STAMP).replace(tzinfo=UTC)
    except ValueError:
        return False
    return made <= now - COPIES_STAY
