"""A talk for somebody's own calendar: one entry that is renewed when it moves and leaves when it is off (issue 6)."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from icalendar import Calendar, Event, vCalAddress

PRODUCT = "-//Tiny Rungs//A talk//EN"
NAME = "talk.ics"
"""What the file is called: no child's name stands in it, nor in the file."""


class Method(StrEnum):
    """What a calendar does with the file."""

    PUBLISH = "PUBLISH"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Entry:
    """A talk as a calendar knows it: `uid` names it for good, `turn` counts its changes, moments are in UTC.

    sender: the site's own address, whom calendars take for the one who asks in.
    """

    uid: str
    turn: int
    title: str
    place: str
    begins: datetime
    ends: datetime
    off: bool
    sender: str

    @property
    def method(self) -> Method:
        """Whether the entry comes or leaves."""
        return Method.CANCEL if self.off else Method.PUBLISH

    @property
    def kind(self) -> str:
        """What the file is, for a letter or an answer."""
        return f"text/calendar; method={self.method}"


def file_of(entry: Entry, made: datetime) -> bytes:
    """The calendar file, in UTC: every calendar shows it by its reader's own clock."""
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.turn)
    event.add("dtstamp", made.astimezone(UTC))
    event.add("dtstart", entry.begins.astimezone(UTC))
    event.add("dtend", entry.ends.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("location", entry.place)
    event.add("organizer", vCalAddress(f"mailto:{entry.sender}"))
    event.add("status", "CANCELLED" if entry.off else "CONFIRMED")
    return whole(event, entry.method)


def whole(event: Event, method: Method) -> bytes:
    """The file around an entry."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", str(method))
    calendar.add_component(event)
    return calendar.to_ical()
