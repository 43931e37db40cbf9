"""Seeing and reading: contrast, palettes, narrow screens, large letters, two equal cards (experience B, F3, H6)."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.hands import LU, PIM, SIZES, SMALL_PHONE, Tablet
from tests.browser.rounds import Round, walk

pytestmark = pytest.mark.xdist_group("browser-2")

PALETTES = ("day", "quiet", "night")
KINDS = ("begun", "done", "grown-up")
ENHANCED = "color-contrast-enhanced"
EVERYTHING = {"resultTypes": ["violations"], "rules": {ENHANCED: {"enabled": True}}}
COLOURS = {"resultTypes": ["violations"], "runOnly": ["color-contrast", ENHANCED]}
"""What can differ from palette to palette."""

SIDE_REMARKS = ".soft, .soft *, dt, small, .foot *, .button, .button *, .main-way *"
"""A grown-up's side remarks and controls may have 4.5:1; everything else has 7:1."""

HAIR = 0.1
"""Less than a pixel: a browser lays out in parts of one."""

ZOOMED = (320, 256)
"""What 400 % zoom leaves of a screen of 1280 x 1024."""

Give = Callable[..., Tablet]
Rounds = Callable[..., Round]


@pytest.fixture(scope="session")
def axe() -> Axe:
    """The checker, read once."""
    return Axe()


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("kind", KINDS)
def test_experience_b1_h6_axe_finds_nothing_on_any_page_in_any_palette(
    give: Give, rounds: Rounds, axe: Axe, kind: str, palette: str
) -> None:
    played, found = rounds(kind, palette), []
    tablet = give(storage_state=played.state)
    for place in walk(tablet, kind, played.game):
        tablet.open_folds().find("#screen, main").first.wait_for()
        tablet.page.evaluate("document.getAnimations().forEach(one => one.finish())")
        faults = axe.run(tablet.page, options=EVERYTHING if palette == "day" else COLOURS).response["violations"]
        found += [(place, *fault) for fault in told(tablet, faults)]
    assert not found


def told(tablet: Tablet, faults: list[dict[str, Any]]) -> list[tuple[str, ...]]:
    """The checker's faults in short, without the lower contrast that a side remark may have."""
    nodes = [(fault["id"], node["target"][0], node["failureSummary"]) for fault in faults for node in fault["nodes"]]
    return [node for node in nodes if node[0] != ENHANCED or not aside(tablet, node[1])]


def aside(tablet: Tablet, target: str) -> bool:
    """Whether this is a grown-up's side remark."""
    remark: bool = tablet.find(target).evaluate(f"e => e.matches({SIDE_REMARKS!r})")
    return remark and tablet.find("body.grown-up").count() > 0


@pytest.mark.parametrize("palette", PALETTES)
def test_experience_b2_a_palette_is_chosen_once_and_kept_everywhere(tablet: Tablet, palette: str) -> None:
    tablet.open("/games/new")
    tablet.tap("label:has([name=band][value='7-9'])")
    tablet.tap("details:has([name=palette]) > summary")
    tablet.tap(f"label:has([name=palette][value={palette}])")
    tablet.go("form[action='/games'] button")
    colours = {tablet.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")}
    game = tablet.game
    for place in (f"{game}/how", f"{game}/try-out", "/grown-ups", "/"):
        tablet.come_back().open(place)
        expect(tablet.find("html")).to_have_attribute("data-palette", palette)
        colours.add(tablet.page.evaluate("getComputedStyle(document.documentElement).backgroundColor"))
    paper = {"day": "rgb(250, 245, 235)", "quiet": "rgb(233, 228, 216)", "night": "rgb(20, 36, 47)"}
    assert colours == {paper[palette]}


@pytest.mark.parametrize("size", [ZOOMED, SMALL_PHONE], ids=str)
@pytest.mark.parametrize("which", [PIM, LU])
def test_experience_b3_both_cards_can_be_reached_on_the_smallest_screen(
    give: Give, size: tuple[int, int], which: str
) -> None:
    tablet = give(size).played()
    first = tablet.where
    tablet.answer(which)
    assert tablet.where != first


def test_experience_b7_a_laid_plank_and_a_picked_card_show_in_forced_colours(give: Give) -> None:
    tablet = give(forced_colors="active").played(3)
    laid, empty = tablet.find(".planks i").nth(0), tablet.find(".planks i").nth(4)
    assert laid.screenshot() != empty.screenshot()
    for which in (PIM, LU, "[value=both]"):
        edge = tablet.find(f"#screen {which}").evaluate("e => [getComputedStyle(e).borderStyle, e.offsetWidth]")
        assert edge[0] == "solid"
    calm = tablet.find(PIM).screenshot()
    tablet.find(PIM).focus()
    tablet.page.keyboard.press("Shift+Tab")
    tablet.page.keyboard.press("Tab")
    assert tablet.page.screenshot(clip=around(tablet, PIM)) != calm
    tablet.answer(PIM).go(tablet.named("Change my pick"))
    assert tablet.find(PIM).evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


def around(tablet: Tablet, what: str) -> dict[str, float]:
    """The place of a thing on the page."""
    box = tablet.find(what).bounding_box()
    assert box
    return dict(box)


@pytest.mark.parametrize(("simple", "most"), [(False, 7), (True, 4)], ids=["usual", "simple"])
def test_experience_b9_a_question_offers_two_cards_and_few_controls(tablet: Tablet, simple: bool, most: int) -> None:
    tablet.played(6, **({"simple": "y"} if simple else {}))
    controls = tablet.find("#screen :is(a, button, summary)").filter(visible=True)
    assert tablet.find("#screen .card").count() == 2
    assert 3 <= controls.count() <= most
    if simple:
        tablet.tap("summary")
        for words in ("A bit like both", "Skip this one", "Change my pick", "Rest"):
            assert tablet.named(words).is_visible(), words


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_experience_f3_the_two_cards_are_the_same_box_to_the_pixel(give: Give, size: tuple[int, int]) -> None:
    tablet = give(size).played()
    for where in ["first", *tablet.type_answers(9)]:
        if where.startswith("parts/"):
            continue
        for part in ("", " .show", " .says"):
            one, other = around(tablet, PIM + part), around(tablet, LU + part)
            assert abs(one["width"] - other["width"]) < HAIR, (where, part)
            assert abs(one["height"] - other["height"]) < HAIR, (where, part)
        one, other = around(tablet, PIM), around(tablet, LU)
        assert one["x"] == other["x"] or one["y"] == other["y"], where
