"""Rounds that were played before a test, and every page that each of them can reach."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, StorageState

from tests.browser.hands import FIRST_TAPS, Tablet, options
from tests.browser.homes import HOME, WAY_IN, looking, signed_in, wishing
from tests.browser.meetings import DESK, drafting, educating, meeting
from tests.journeys import Device
from tests.server import Server
from tests.site.watching import today_of

PATIENCE_MS = 10_000

TAPS = {
    "new": 0,
    "begun": 6,
    "done": FIRST_TAPS,
    "grown-up": FIRST_TAPS,
    "older begun": 6,
    "older done": FIRST_TAPS,
    "simple": 6,
    "one switch": 6,
    "way in": 0,
}
"""The kinds of round: just begun, after six taps, after all of them, and with the device taken back; two at 10-12,
one with little to see, one for a switch and without sound. The others stand before their try-out."""

WAYS = {"simple": {"simple": "y", "calm": "y"}, "one switch": {"switch": "8", "sound": ""}}
"""How a kind of round is played, where that is not the usual way."""

AT_HOME = {
    "home": signed_in,
    "look": looking,
    "wish": wishing,
    "draft": drafting,
    "talk": meeting,
    "educator": educating,
}
"""What a carer sees once signed in, a wish of a guest, and what an educator sees: these are no rounds of play."""

TRIED = {"untried": (), "tried": ("fish",), "older untried": (), "older tried": ("fish",)}
"""What was tapped before the try-out that these kinds of round show."""

GOAL = "zip-the-jacket"

PLACES = {
    "begun": ("hello", "how", "try-out", "", "parts/1", "rest", "stop"),
    "done": ("treehouse", "picture", "rooms", "rooms/porch", "parts/3"),
    "grown-up": ("profile",),
    "older begun": ("hello", "how", "try-out", "", "parts/1", "rest", "stop", "ways"),
    "older done": ("treehouse", "picture", "rooms", "rooms/sea", "parts/3"),
    "simple": ("hello", "", "ways", "stop"),
    "one switch": ("how", "", "ways", "parts/1"),
    **dict.fromkeys(TRIED, ("try-out",)),
    "way in": (),
    "home": (),
    "look": ("pages/1",),
    "wish": ("", "sorts", "sorts/chain"),
    "draft": ("", "words", "parts", "preview", "booking"),
    "talk": ("", "time", "cancellation", "parts", "preview", "beside", "outcome", "agreed"),
    "educator": ("", "details", "fits", "result", "result/suggestions/rung", "handing-back"),
}
"""A child's screens after six taps and after all of them, and the profile behind the grown-up's door: below a game."""

MY_STEP = ("/my-step", "/my-step/told")
"""A child's own card of the plan, which its grown-up shows it."""

GROWN_UP_PLACES = (
    "/",
    "/educators",
    "/privacy",
    "/grown-ups",
    "/games/new",
    "/plan",
    "/plan/social",
    "/plan/household",
    "/plan/own",
    "/plan/own/talk/hurting",
    "/plan/evening",
    f"/plan/goals/{GOAL}",
    f"/plan/goals/{GOAL}/not-today",
    *(f"/plan/goals/{GOAL}/not-today/{why}" for why in ("too-big", "too-much", "wrong-moment", "just-no")),
    f"/plan/goals/{GOAL}/third",
    f"/plan/goals/{GOAL}/days",
    today_of(GOAL),
    f"{today_of(GOAL)}/pause",
    "/plan/on-empty",
    "/away/grown-up",
    "/nowhere",
)
ELSEWHERE = {
    "begun": ("/away/child", *MY_STEP),
    "older begun": ("/away/child", *MY_STEP),
    "simple": MY_STEP,
    "one switch": MY_STEP,
    "grown-up": GROWN_UP_PLACES,
    "way in": WAY_IN,
    "home": HOME,
    "talk": ("{child}/..", "{child}/../../school-goals"),
    "educator": DESK,
}
"""What the same device can reach outside of its game."""


@dataclass(frozen=True)
class Round:
    """A round that was played before the test: the device's cookies and the address of its game."""

    state: StorageState
    game: str


def is_child(kind: str) -> bool:
    """Whether this kind of round shows a child's screens."""
    return kind not in {"grown-up", "way in", *AT_HOME}


def play(device: Device, server: Server, kind: str, palette: str = "day") -> str:
    """Plays a round of this kind on a device; gives the address of its game, or at home that of a child or a look."""
    if kind in AT_HOME:
        return AT_HOME[kind](device, server, palette)
    chosen = {"palette": palette, **WAYS.get(kind, {})}
    band = "10-12" if kind.startswith("older") else "7-9"
    if kind in TRIED:
        device.hand_over(band, **chosen).open(f"{device.game}/try-out")
        for value in TRIED[kind]:
            device.press(f"button[value={value}]")
        return device.game
    game = device.begin(band, **chosen).play(TAPS[kind]).game
    if not is_child(kind):
        device.take_back()
    return game


def walk(tablet: Tablet, kind: str, game: str) -> Iterator[str]:
    """Opens, one after another, every page that this kind of round can reach; gives each address as it is shown."""
    paths = [f"{game}/{name}".rstrip("/") for name in PLACES[kind]]
    for path in [*paths, *(place.format(child=game) for place in ELSEWHERE.get(kind, ()))]:
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
