"""Rounds that were played before a test, and every page that each of them can reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, StorageState

from tests.browser.hands import FIRST_TAPS, Tablet, options

PATIENCE_MS = 10_000

TAPS = {"new": 0, "begun": 6, "done": FIRST_TAPS, "grown-up": FIRST_TAPS}
"""The kinds of round: just begun, after six taps, after all of them, and with the device taken back."""

GOAL = "zip-the-jacket"

PLACES = {
    "begun": ("hello", "how", "try-out", "", "parts/1", "rest", "stop"),
    "done": ("treehouse", "picture", "rooms", "rooms/porch", "parts/3"),
    "grown-up": ("profile",),
}
"""A child's screens after six taps and after all of them, and the profile behind the grown-up's door: below a game."""

GROWN_UP_PLACES = (
    "/",
    "/educators",
    "/privacy",
    "/grown-ups",
    "/games/new",
    "/plan",
    "/plan/social",
    "/plan/household",
    f"/plan/goals/{GOAL}",
    f"/plan/goals/{GOAL}/not-today",
    *(f"/plan/goals/{GOAL}/not-today/{why}" for why in ("too-big", "too-much", "wrong-moment", "just-no")),
    "/nowhere",
)


@dataclass(frozen=True)
class Round:
    """A round that was played before the test: the device's cookies and the address of its game."""

    state: StorageState
    game: str


def walk(tablet: Tablet, kind: str, game: str) -> Iterator[str]:
    """Opens, one after another, every page that this kind of round can reach; gives each address as it is shown."""
    paths = [f"{game}/{name}".rstrip("/") for name in PLACES[kind]]
    for path in [*paths, *(GROWN_UP_PLACES if kind == "grown-up" else ())]:
        tablet.open(path)
        yield path.replace(game, "…")


def tablet_of(
    chrome: Browser, url: str, size: tuple[int, int], *, script: bool = True, touch: bool = False, **more: Any
) -> Tablet:
    """A tablet of this size; `more` is what playwright can say of a context."""
    fingers = {"has_touch": True, "is_mobile": True} if touch else {}
    context = chrome.new_context(java_script_enabled=script, **options(size, {**fingers, **more}))
    context.set_default_timeout(PATIENCE_MS)
    return Tablet(context, url, script=script, touch=touch)
