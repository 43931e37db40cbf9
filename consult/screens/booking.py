"""What the pages of booking are put together from: educators, free times by a family's own days, and the next step."""

import hmac
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from babel import Locale
from flask import current_app, url_for
from flask_babel import get_locale
from flask_babel import lazy_gettext as _

from accounts.authenticator import drawn
from accounts.screens import public
from consult.models import Educator, Talk
from consult.models.meeting import bookable
from consult.parts import Part
from consult.slots import Day, by_day

SHOWN = 7
"""So many days with free times stand on a page at once."""

PART_NAMES = {
    Part.CHILD_VIEW: _("what your child picked in play"),
    Part.PARENT_VIEW: _("how you see your child"),
    Part.PLAN: _("the plan"),
    Part.WINS: _("wins that you chose"),
    Part.PATTERNS: _("what went well in the last weeks"),
    Part.OWN_PROFILE: _("your own profile"),
}
"""What each tick shows, in a few words."""


@dataclass(frozen=True, slots=True)
class Times:
    """Some days of free times: which page of days it is, and which come before and after it, if any."""

    days: tuple[Day, ...]
    window: int
    before: int | None
    after: int | None


def times_of(starts: Sequence[datetime], zone: str, window: int = 0) -> Times:
    """The free times of one page of days, by the reader's own days; the last page for one that is not there."""
    days = by_day(starts, zone)
    last = max(0, (len(days) - 1) // SHOWN)
    here = min(window, last)
    shown = days[here * SHOWN : (here + 1) * SHOWN]
    return Times(shown, here, here - 1 if here else None, here + 1 if here < last else None)


def window_asked(given: str | None) -> int:
    """Which page of days is asked for; anything else is the first one."""
    return int(given) if given and re.fullmatch(r"[0-9]", given) else 0


def educator_of(token: str | None) -> Educator | None:
    """The educator of this word whom a family can meet."""
    return next((one for one in bookable() if one.token == token), None)


def languages_of(educator: Educator) -> str:
    """The languages of an educator, by their names."""
    names = (get_locale() or Locale("en")).languages
    return ", ".join(names.get(code, code) for code in educator.languages)


def needs_code(talks: Sequence[Talk]) -> bool:
    """Whether the code of a package is asked for: once for all drafts of a child that still stand."""
    return bool(current_app.config["BOOKING_CODE"]) and not any(talk.booked is None for talk in talks)


def known_code(given: str) -> bool:
    """Whether it is one of the operator's codes, in small letters or capitals; each is compared in the same time."""
    typed = given.casefold().encode()
    same = [hmac.compare_digest(code.casefold().encode(), typed) for code in current_app.config["BOOKING_CODE"]]
    return any(same)


def missing(talk: Talk, now: datetime) -> str | None:
    """The address of the step that is still missing before a draft can be booked; None if nothing is (trust S5)."""
    if talk.begins is None or talk.educator is None or talk.start <= now:
        return url_for("consult.new", token=talk.child.token, draft=talk.token)
    return None if talk.concern else at("consult.words", talk)


def can_open_again(talk: Talk, now: datetime) -> bool:
    """Whether a look that the family ended could go on: the talk stands, and its educator is still there."""
    stands = talk.booked is not None and talk.off is None and talk.educator is not None and talk.educator.active
    return stands and now < talk.until and not talk.agreed


def at(endpoint: str, talk: Talk) -> str:
    """An address of a talk."""
    return url_for(endpoint, token=talk.child.token, talk=talk.token)


def next_step(talk: Talk, now: datetime) -> str:
    """Where a draft goes on."""
    return missing(talk, now) or at("consult.ask", talk)


def after_words(talk: Talk) -> str:
    """Where it goes on when concern and questions are told: to the ticks, as long as nothing is booked."""
    if talk.booked is not None:
        return at("consult.talk", talk)
    return at("consult.parts", talk)


def ticked(talk: Talk) -> list[str]:
    """What was ticked, in words."""
    return [str(name) for part, name in PART_NAMES.items() if talk.shows(part)]


def sorted_by_time(talks: Sequence[Talk], now: datetime) -> dict[str, list[Talk]]:
    """A child's talks: drafts, those to come with the next one first, and those that are over or off."""
    stands = [talk for talk in talks if talk.booked is not None and talk.off is None]
    return {
        "drafts": [talk for talk in talks if talk.booked is None],
        "coming": sorted((talk for talk in stands if now < talk.end), key=lambda talk: talk.start),
        "past": [talk for talk in talks if talk.off is not None or (talk in stands and talk.end <= now)],
    }


def teachers_link(address: str) -> tuple[str, str]:
    """A link for a teacher, whole and as a picture code."""
    link = public(address)
    return link, drawn(link)
