"""Fingers and keys: large targets with air between them, one tap, no haste (experience A)."""

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.colours import PALETTES
from tests.browser.hands import FIRST_TAPS, LU, PIM, Tablet
from tests.browser.walks import Walk

ROOT = Path(__file__).resolve().parent.parent.parent
FREEZE = """at => {
  const still = new CSSStyleSheet();
  still.replaceSync('* { animation: none !important }');
  document.adoptedStyleSheets = [still];
  document.body.getBoundingClientRect();
  document.getAnimations();
  document.adoptedStyleSheets = [];
  document.getAnimations().forEach(one => { one.pause(); one.currentTime = at; });
}"""
"""Sets the clock of a card that has just come to a moment (ms), however long ago it came."""


def test_experience_a3_nothing_waits_for_a_drag_a_hold_or_a_double_tap() -> None:
    files = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "static").glob("*.js")]
    gestures = re.compile(r"dblclick|draggable|dragstart|touchmove|touchstart|pointermove|contextmenu|long-?press")
    assert len(files) > 20
    assert not [file.name for file in files if gestures.search(file.read_text())]


def test_experience_a4_a_new_card_takes_no_tap_for_a_moment(either: Tablet) -> None:
    either.played()
    box = either.find(PIM).bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    for moment in (0, 590):
        either.page.evaluate(FREEZE, moment)
        either.page.mouse.click(x, y)
    assert not either.sent
    either.page.evaluate(FREEZE, 700)
    before = either.page.url
    either.page.mouse.click(x, y)
    either.arrive(before)
    assert len(either.sent) == 1


def test_experience_a4_a_double_click_counts_once_and_leaves_the_next_card_alone(either: Tablet) -> None:
    either.played().find(PIM).dblclick()
    expect(either.find(".planks .laid")).to_have_count(1)
    if either.script:
        either.page.wait_for_function("() => localStorage.length === 0")
    either.open(either.game)
    expect(either.find(".planks .laid")).to_have_count(1)
    expect(either.find("[aria-current=true]")).to_have_count(0)


@pytest.mark.parametrize("which", [PIM, LU, "[value=both]", "[value=skip]"])
def test_experience_a5_a_press_shows_at_once_and_not_by_colour_alone(tablet: Tablet, which: str) -> None:
    tablet.played()
    button = tablet.find(f"#screen {which}")
    button.click(trial=True)
    shape = "e => { const s = getComputedStyle(e); return [s.boxShadow, s.borderWidth, s.transform, s.outlineWidth]; }"
    calm, drawn = button.evaluate(shape), button.screenshot()
    button.hover()
    tablet.page.mouse.down()
    pressed, drawn_pressed = button.evaluate(shape), button.screenshot()
    tablet.page.mouse.move(0, 0)
    tablet.page.mouse.up()
    assert drawn != drawn_pressed
    assert calm != pressed
    assert not tablet.sent


@pytest.mark.parametrize(("key", "band"), [("Enter", "7-9"), ("Space", "10-12")])
def test_experience_a6_the_whole_game_with_two_keys(either: Tablet, key: str, band: str) -> None:
    either.begin(band)
    for _ in range(60):
        if either.where.startswith("treehouse"):
            break
        expect(either.find("h1")).to_be_focused()
        before = either.leave()
        either.page.keyboard.press("Tab")
        either.page.keyboard.press(key)
        either.meet()
        either.arrive(before)
    assert either.where == "treehouse", f"stuck at {either.where}"
    assert len([one for one in either.sent if "/answers/" in one]) == FIRST_TAPS


def test_a_screen_that_is_still_on_its_way_can_take_the_focus(tablet: Tablet) -> None:
    tablet.played()
    tablet.page.evaluate("document.querySelector('#status').remove(); document.activeElement.blur()")
    tablet.find("h1").evaluate("heading => heading.focus()")
    assert tablet.find("#screen").evaluate("screen => getComputedStyle(screen).opacity") == "0"
    expect(tablet.find("h1")).to_be_focused()


@pytest.mark.parametrize("band", ["7-9", "10-12"])
def test_experience_a7_the_first_tab_is_the_left_card_and_the_second_the_right_one(either: Tablet, band: str) -> None:
    either.played(band=band)
    for _ in range(2):
        expect(either.find("h1")).to_be_focused()
        for which in (PIM, LU):
            either.page.keyboard.press("Tab")
            expect(either.find(f"#screen {which}")).to_be_focused()
        either.press("#screen .lu")


@pytest.mark.parametrize("chosen", [{}, {"simple": "y"}, {"switch": "8"}, {"band": "10-12"}], ids=str)
def test_experience_a8_each_answer_is_a_button_of_its_own(tablet: Tablet, chosen: dict[str, str]) -> None:
    tablet.played(**chosen)
    assert tablet.find("#screen .card").evaluate_all("all => all.map(one => one.tagName)") == ["BUTTON", "BUTTON"]
    assert not tablet.find("#screen :is([type=radio], [role=radio], [role=radiogroup], [tabindex='1'])").count()


def test_experience_a10_every_focus_ring_is_wide_and_clear_and_never_hidden(seen: Walk) -> None:
    assert all({palette for palette, _ in page.rings} == set(PALETTES) for page in seen.pages)
    assert not [(page.place, *ring) for page in seen.pages for ring in page.rings if faint(ring[1])]


def faint(ring: dict[str, Any]) -> bool:
    """Whether something that has the focus shows it too little, or out of sight."""
    clear = ring["style"] == "solid" and ring["width"] >= 3 and ring["contrast"] >= 3
    return ring["tag"] != "BODY" and (not clear or ring["hidden"])
