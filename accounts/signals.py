"""What this room tells the rooms above: who came in, and what changed (they connect; it never imports them)."""

from enum import StrEnum

from blinker import signal


class Change(StrEnum):
    """What a grown-up changed about signing in."""

    PASSWORD = "password"  # noqa: S105 - a word, not a password
    PIN = "pin"
    ADDRESS = "address"
    APP_ADDED = "app-added"
    APP_REMOVED = "app-removed"


came_in = signal("came-in")
"""Sent with the new `Sitting` once a grown-up has signed in on this device, before the commit."""

joined = signal("joined")
"""Sent with the new `Account` when somebody signs up, before the commit; its family is new too."""

changed = signal("changed")
"""Sent with the `Account` and its `change`, a `Change`, before the commit."""
