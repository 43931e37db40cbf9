"""Every page at every size: targets, air, letters, nothing cut, nothing sideways (experience A1, A2, B3-B6)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.hands import SIZES, SMALL_PHONE
from tests.browser.measures import CLIPPED, LENGTH, LETTERS, SIDEWAYS, SPACED, Target, crowded, targets
from tests.browser.rounds import Round, tablet_of, walk
from tests.server import Server

pytestmark = pytest.mark.xdist_group("browser-1")

CHILD, GROWN_UP, CARD, AIR, EDGE, LONE = 60, 44, 120, 8, 16, 250
ZOOMED = (320, 256)
"""What 400 % zoom leaves of a screen of 1280 x 1024."""


@dataclass(frozen=True)
class Look:
    """One page as it is drawn: what can be tapped, its length, its letters, and what is cut or too wide.

    spaced: what is cut or too wide once the reader spaces the text.
    """

    place: str
    targets: list[Target]
    length: float
    letters: list[dict[str, Any]]
    cut: list[str]
    spaced: list[str]


@dataclass(frozen=True)
class Walk:
    """Every page of one kind of round at one size."""

    kind: str
    size: tuple[int, int]
    looks: list[Look]

    @property
    def child(self) -> bool:
        """Whether these are a child's screens."""
        return self.kind != "grown-up"


@pytest.fixture(
    scope="module",
    params=[(kind, size) for kind in ("begun", "done", "grown-up") for size in (ZOOMED, *SIZES)],
    ids=lambda param: f"{param[0]} {param[1][0]}x{param[1][1]}",
)
def seen(request: pytest.FixtureRequest, chrome: Browser, server: Server, rounds: Callable[..., Round]) -> Walk:
    """One walk for all the tests of this file: pytest runs those of one kind and size after one another."""
    kind, size = request.param
    played = rounds(kind)
    tablet = tablet_of(chrome, server.url, size, storage_state=played.state)
    looks = [look(place, tablet.open_folds().page) for place in walk(tablet, kind, played.game)]
    tablet.context.close()
    return Walk(kind, size, looks)


def look(place: str, page: Any) -> Look:
    """Measures a page, then spaces its text and measures what that does."""
    plain = Look(place, targets(page), page.evaluate(LENGTH), page.evaluate(LETTERS), cut(page), [])
    page.evaluate(SPACED)
    return Look(**{**vars(plain), "spaced": cut(page)})


def cut(page: Any) -> list[str]:
    """The words that are cut off, and by how much the page is too wide."""
    over = page.evaluate(SIDEWAYS)
    return page.evaluate(CLIPPED) + ([f"{over} px too wide"] if over > 0 else [])


def test_experience_a1_every_target_is_large_enough(seen: Walk) -> None:
    least = CHILD if seen.child else GROWN_UP
    small = [
        (look.place, one["name"], round(one["width"]), round(one["height"]))
        for look in seen.looks
        for one in look.targets
        if one["width"] < least - 0.5 or one["height"] < (CARD if one["card"] else least) - 0.5
    ]
    assert not small


def test_experience_a2_targets_have_air_between_them_and_below(seen: Walk) -> None:
    close = [(look.place, *pair) for look in seen.looks for pair in crowded(look.targets, AIR - 0.5)]
    low = [
        (look.place, one["name"])
        for look in seen.looks
        for one in look.targets
        if one["y"] + one["height"] > look.length - EDGE and one["width"] < LONE
    ]
    assert (close, low) == ([], [])


def test_experience_b3_nothing_is_cut_and_nothing_scrolls_sideways(seen: Walk) -> None:
    assert [(look.place, look.cut) for look in seen.looks if look.cut] == []


def test_experience_b4_wider_text_spacing_cuts_nothing(seen: Walk) -> None:
    assert [(look.place, look.spaced) for look in seen.looks if look.spaced] == []


def test_experience_b5_letters_are_large_and_lines_are_apart(seen: Walk) -> None:
    narrow = seen.size[0] == SMALL_PHONE[0]
    least = (20 if narrow else 22) if seen.child else 18
    small = [
        (look.place, one["words"], one["size"], round(one["height"], 2))
        for look in seen.looks
        for one in look.letters
        if one["size"] < least or (one["running"] and one["height"] < 1.395)
    ]
    assert not small


def test_experience_b6_text_stands_left_upright_and_plain(seen: Walk) -> None:
    assert all(look.letters for look in seen.looks)
    assert [(look.place, one) for look in seen.looks for one in look.letters if odd(one)] == []


def odd(one: dict[str, Any]) -> bool:
    """Whether a piece of text slants, shouts, or stands anywhere but left (a control's own words may be centred)."""
    plain = one["slant"] == "normal" and one["caps"] == "none" and (one["link"] or "underline" not in one["line"])
    return not (plain and (one["control"] or one["align"] in {"left", "start"}))
