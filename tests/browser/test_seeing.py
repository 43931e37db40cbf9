"""Seeing and reading: contrast, palettes, narrow screens, large letters, nothing red (experience B, E4, F1, H3, H6)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.colours import PALETTES
from tests.browser.hands import LU, PIM, SMALL_PHONE, Tablet
from tests.browser.measures import ALL_INK
from tests.browser.walks import ZOOMED, Walk

Give = Callable[..., Tablet]


def test_experience_b1_b2_h6_axe_finds_nothing_in_any_palette_at_any_size(seen: Walk) -> None:
    assert not [(page.place, *fault) for page in seen.pages for fault in page.faults]


def test_experience_e4_asked_for_calm_no_page_moves_but_the_unseen_arming(seen: Walk) -> None:
    assert not [(page.place, page.moving) for page in seen.pages if not page.moving <= {"arm"}]


def test_experience_f1_nothing_on_any_page_is_red(seen: Walk) -> None:
    assert not [(page.place, *red) for page in seen.pages for red in page.reds]


def test_experience_h3_a_childs_page_comes_with_the_focus_on_its_heading(seen: Walk) -> None:
    assert not seen.child or {page.focus for page in seen.pages} == {"H1"}


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


@pytest.mark.parametrize("band", ["7-9", "10-12"])
def test_experience_b7_a_laid_plank_and_a_picked_card_show_in_forced_colours(give: Give, band: str) -> None:
    tablet = give(forced_colors="active").played(3, band=band)
    assert laid_and_empty_differ(tablet)
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


def laid_and_empty_differ(tablet: Tablet) -> bool:
    """Whether a plank that is laid looks unlike an empty one in its middle; edges differ by a fraction of a pixel."""
    return middle_of(tablet, 0) != middle_of(tablet, 4)


def middle_of(tablet: Tablet, plank: int) -> bytes:
    """A small square in the middle of a plank, as it is drawn."""
    box = tablet.find(".planks i").nth(plank).bounding_box()
    assert box
    left, top = round(box["x"] + box["width"] / 2) - 4, round(box["y"] + box["height"] / 2) - 4
    return tablet.page.screenshot(clip={"x": left, "y": top, "width": 8, "height": 8})


@pytest.mark.parametrize("band", ["7-9", "10-12"])
def test_experience_b7_without_colour_a_plank_and_a_friend_are_told_apart_by_shape(give: Give, band: str) -> None:
    tablet = give().played(3, band=band)
    tablet.page.evaluate(ALL_INK)
    assert laid_and_empty_differ(tablet)
    friends = [tablet.find(f"{one} .show svg").first for one in (PIM, LU)]
    shapes = [friend.evaluate("e => [e.querySelectorAll('circle').length, e.innerHTML]") for friend in friends]
    assert shapes[0] != shapes[1]
    assert len({friend.screenshot() for friend in friends}) == 2


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
