"""Every page at every size: targets, air, letters, nothing cut, nothing sideways (experience A1, A2, B3-B6, B9)."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.hands import SIZES, SMALL_PHONE, Tablet
from tests.browser.measures import (
    CHOICES,
    CLIPPED,
    LENGTH,
    LETTERS,
    SIDEWAYS,
    SPACED,
    UNSPACED,
    Target,
    crowded,
    targets,
)
from tests.browser.rounds import PLACES, Round, is_child, tablet_of, walk
from tests.server import Server

CHILD, GROWN_UP, CARD, AIR, EDGE, LONE, MOST_CHOICES = 60, 44, 120, 8, 16, 250, 5
ZOOMED = (320, 256)
"""What 400 % zoom leaves of a screen of 1280 x 1024."""
WITHOUT_SCRIPTS = ("begun", "older done", "grown-up")
"""Kinds that are walked once more without scripts: the voice is then a fold of plain players."""
WALKS = [*((kind, True) for kind in PLACES), *((kind, False) for kind in WITHOUT_SCRIPTS)]


@dataclass(frozen=True)
class Look:
    """One page as it is drawn at one size: what can be tapped, its letters, and what is cut or too wide.

    choices: how many things it offers; length: how long the whole page is; spaced: what is cut or too wide once the
    reader spaces the text.
    """

    place: tuple[str, tuple[int, int]]
    targets: list[Target]
    choices: int
    length: float
    letters: list[dict[str, Any]]
    cut: list[str]
    spaced: list[str]

    @property
    def narrow(self) -> bool:
        """Whether it was seen on the smallest phone."""
        return self.place[1][0] == SMALL_PHONE[0]


@dataclass(frozen=True)
class Walk:
    """Every page of one kind of round at every size, and what the browser did behind the family's back."""

    child: bool
    looks: list[Look]
    behind: list[str]


@pytest.fixture(
    scope="module", params=WALKS, ids=lambda walked: f"{walked[0]} {'scripts' if walked[1] else 'no-scripts'}"
)
def seen(request: pytest.FixtureRequest, chrome: Browser, server: Server, rounds: Callable[..., Round]) -> Walk:
    """One walk for all the tests of this file: pytest runs those of one kind after one another."""
    kind, script = request.param
    played = rounds(kind)
    tablet = tablet_of(chrome, server.url, SMALL_PHONE, script=script, storage_state=played.state)
    looks = [one for place in walk(tablet, kind, played.game) for one in looked(place, tablet.open_folds())]
    tablet.context.close()
    return Walk(is_child(kind), looks, [*tablet.complaints, *tablet.strangers])


def looked(place: str, tablet: Tablet) -> Iterator[Look]:
    """The page that is shown, at every size."""
    for size in (ZOOMED, *SIZES):
        tablet.page.set_viewport_size({"width": size[0], "height": size[1]})
        yield look((place, size), tablet.page)


def look(place: tuple[str, tuple[int, int]], page: Any) -> Look:
    """Measures a page, then spaces its text and measures what that does."""
    plain = (targets(page), page.evaluate(CHOICES), page.evaluate(LENGTH), page.evaluate(LETTERS), cut(page))
    page.evaluate(SPACED)
    spaced = cut(page)
    page.evaluate(UNSPACED)
    return Look(place, *plain, spaced)


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
    assert all(look.targets for look in seen.looks)
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
    small = [
        (look.place, one["words"], one["size"], round(one["height"], 2))
        for look in seen.looks
        for one in look.letters
        if one["size"] < least(seen, look) or (one["running"] and one["height"] < 1.395)
    ]
    assert not small


def least(seen: Walk, look: Look) -> int:
    """The smallest letters that this page may have at this size."""
    return (20 if look.narrow else 22) if seen.child else 18


def test_experience_b6_text_stands_left_upright_and_plain(seen: Walk) -> None:
    assert all(look.letters for look in seen.looks)
    assert [(look.place, one) for look in seen.looks for one in look.letters if odd(one)] == []


def odd(one: dict[str, Any]) -> bool:
    """Whether a piece of text slants, shouts, or stands anywhere but left (a control's own words may be centred)."""
    plain = one["slant"] == "normal" and one["caps"] == "none" and (one["link"] or "underline" not in one["line"])
    return not (plain and (one["control"] or one["align"] in {"left", "start"}))


def test_experience_b9_a_childs_screen_offers_few_things(seen: Walk) -> None:
    offered = {look.place: look.choices for look in seen.looks if look.choices > MOST_CHOICES}
    assert not offered
    assert seen.child == any(look.choices for look in seen.looks)


def test_nobody_else_is_asked_and_nothing_forbidden_is_tried(seen: Walk) -> None:
    assert not seen.behind
