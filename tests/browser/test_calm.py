"""Nothing moves by itself, every answer gets the same reply, focus goes where the words are (experience E, F, H)."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.hands import BOTH, FIRST_TAPS, LU, PIM, SIZES, Tablet
from tests.browser.measures import MOTION, SHIFT, WATCH

pytestmark = pytest.mark.xdist_group("browser-1")

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "static"
IDLE_MS, LONGEST_MS = 3000, 400
THANKS = "Thank you. One more plank."
ACTIVE = "document.activeElement.tagName"


def test_experience_e1_no_script_of_ours_waits_for_a_clock() -> None:
    ours = [path for path in SCRIPTS.rglob("*.js") if "vendor" not in path.parts]
    assert ours
    assert not [path.name for path in ours if re.search(r"setTimeout|setInterval|Date\b|requestAnim", path.read_text())]


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_experience_e3_after_a_room_three_equal_buttons(give: Callable[..., Tablet], size: tuple[int, int]) -> None:
    tablet = give(size).played(4).answer()
    looks = [look(tablet.named(words)) for words in ("Go on", "Rest", "Stop for now")]
    assert looks[0] == looks[1] == looks[2]


def look(button: Locator) -> list[str]:
    """Size and paint of a button."""
    found: list[str] = button.evaluate(
        "e => { const s = getComputedStyle(e), b = e.getBoundingClientRect(); return [b.width, b.height,"
        " s.backgroundColor, s.color, s.borderColor, s.borderWidth, s.fontWeight].map(String) }"
    )
    return found


@pytest.mark.parametrize("calm", ["reduced motion", "calm mode"])
def test_experience_e4_asked_for_calm_nothing_moves_but_the_unseen_arming(
    give: Callable[..., Tablet], calm: str
) -> None:
    asked = {"reduced_motion": "reduce"} if calm == "reduced motion" else {}
    tablet = give(**asked).played(**({} if asked else {"calm": "y"}))
    for _ in tablet.type_answers(4):
        assert {one["name"] for one in tablet.page.evaluate(MOTION)} <= {"arm"}


def test_experience_e4_what_moves_is_short_and_moves_once(tablet: Tablet) -> None:
    tablet.played()
    for _ in tablet.type_answers(4):
        moving = [one for one in tablet.page.evaluate(MOTION) if one["name"] != "arm"]
        assert all(one["duration"] <= LONGEST_MS for one in moving)
        assert {one["name"] for one in moving} <= {"transform", "opacity", "slide"}


@pytest.mark.parametrize("where", ["question", "plan"])
def test_experience_e5_left_alone_a_page_stays_as_it_is(tablet: Tablet, where: str) -> None:
    tablet.played(2) if where == "question" else tablet.open("/plan")
    assert tablet.page.evaluate(SHIFT) == 0
    tablet.page.evaluate(WATCH)
    tablet.page.wait_for_timeout(IDLE_MS)
    assert tablet.page.evaluate("window.changes") == []
    assert tablet.page.evaluate("window.before === window.boxesNow()")
    assert tablet.page.evaluate(SHIFT) == 0


def test_experience_e5_an_answer_shifts_nothing_that_stays(tablet: Tablet) -> None:
    tablet.played(1)
    before = tablet.find(PIM).bounding_box()
    tablet.press(f"#screen {LU}")
    after = tablet.find(PIM).bounding_box()
    assert before
    assert after
    assert (before["x"], before["y"], before["width"]) == (after["x"], after["y"], after["width"])


def test_experience_f2_whatever_is_picked_the_reply_is_the_same(give: Callable[..., Tablet]) -> None:
    replies = [list(told(give().played(), which)) for which in (PIM, LU, BOTH)]
    assert len(replies[0]) == FIRST_TAPS
    assert replies[0] == replies[1] == replies[2]


def told(tablet: Tablet, which: str) -> list[str]:
    """Each screen after an answer of this kind, without the card that it asks and without addresses."""
    return [shown(tablet) for _ in tablet.type_answers(FIRST_TAPS, which)]


def shown(tablet: Tablet) -> str:
    """The child's screen and its status line, drawn to the words and shapes that do not depend on the card."""
    screen: str = tablet.find("#screen").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('.cards, input').forEach(x => x.remove());"
        " c.querySelectorAll('[href], [action], [hx-post]').forEach(x => ['href', 'action', 'hx-post']"
        ".forEach(name => x.removeAttribute(name))); c.removeAttribute('class'); return c.outerHTML }"
    )
    return f"{screen}{tablet.find('#status').text_content()}"


def test_experience_h3_after_each_swap_the_focus_is_on_the_heading_and_one_line_is_said(tablet: Tablet) -> None:
    tablet.played()
    tablet.page.evaluate("window.stays = true")
    for where in tablet.type_answers(5):
        expect(tablet.find("#screen h1")).to_be_focused()
        said = "You made a room!" if where.startswith("parts/") else THANKS
        expect(tablet.find("#status")).to_have_text(re.compile(f"^{re.escape(said)}$"))
        assert tablet.find("[role=status], [aria-live]").count() == 1
        assert tablet.page.evaluate("window.stays")


def test_experience_h3_the_plan_keeps_the_focus_too(tablet: Tablet) -> None:
    tablet.open("/plan").page.evaluate("window.stays = true")
    before = tablet.find(".step h2").inner_text()
    tablet.tap(tablet.named("Smaller"))
    expect(tablet.find(".step h2")).not_to_have_text(before)
    expect(tablet.find("#plan :is(h1, h2)").first).to_be_focused()
    expect(tablet.find("#status")).not_to_be_empty()
    assert tablet.page.evaluate("window.stays")


def test_experience_h4_a_heading_shows_no_ring_when_a_script_focuses_it(either: Tablet) -> None:
    either.played(1).press(f"#screen {PIM}")
    expect(either.find("h1")).to_be_focused()
    assert either.find("h1").evaluate("e => getComputedStyle(e).outlineStyle") == "none"
