"""Every page at every size: targets, air, letters, nothing cut, nothing sideways (experience A1, A2, B3-B6, B9)."""

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from playwright.sync_api import Browser

from tests.browser.hands import SMALL_PHONE
from tests.browser.measures import crowded
from tests.browser.rounds import PLACES, Round, is_child, tablet_of, walk
from tests.browser.walks import Look, Walk, looked
from tests.server import Server

CHILD, GROWN_UP, CARD, AIR, EDGE, LONE, MOST_CHOICES = 60, 44, 120, 8, 16, 250, 5
WITHOUT_SCRIPTS = ("begun", "older done", "grown-up")
"""Kinds that are walked once more without scripts: the voice is then a fold of plain players."""
WALKS = [*((True, kind) for kind in PLACES), *((False, kind) for kind in WITHOUT_SCRIPTS)]

pytestmark = pytest.mark.parametrize(
    ("script", "kind"), WALKS, ids=[f"{'' if script else 'no-'}scripts-past {kind}" for script, kind in WALKS]
)


@pytest.fixture(scope="module")
def plain(chrome: Browser, server: Server, rounds: Callable[..., Round]) -> Callable[[str], Walk]:
    """Every page of a kind at every size without scripts, walked once."""

    @cache
    def of(kind: str) -> Walk:
        played = rounds(kind)
        tablet = tablet_of(chrome, server.url, SMALL_PHONE, script=False, storage_state=played.state)
        looks = [one for place in walk(tablet, kind, played.game) for one in looked(place, tablet.open_folds())]
        tablet.context.close()
        return Walk(is_child(kind), server.url, played.game, [], looks, {}, [*tablet.complaints, *tablet.strangers])

    return of


@pytest.fixture
def seen(kind: str, script: bool, walked: Callable[[str], Walk], plain: Callable[[str], Walk]) -> Walk:
    """What there is to see of each kind."""
    return walked(kind) if script else plain(kind)


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
