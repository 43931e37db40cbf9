"""Nothing moves by itself, every answer gets the same reply, focus goes where the words are (experience E, F, H)."""

import re
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.hands import BOTH, FIRST_TAPS, LU, PIM, SIZES, TAPS_A_PART, Tablet
from tests.browser.measures import MOTION, PALETTE, SHIFT, WATCH
from tests.browser.rounds import Round

SCRIPTS = Path(__file__).resolve().parent.parent.parent / "static"
IDLE_MS, LONGEST_MS = 10_000, 400
LEAST_SEEN = 0.05
"""Half of the layout shift that still counts as good: a busy machine draws a page in pieces."""
LEFT_ALONE = {
    "begun": ("", "hello", "parts/1", "rest"),
    "older begun": ("", "ways"),
    "done": ("treehouse",),
    "simple": ("",),
    "grown-up": ("/", "/plan", "profile"),
}
"""Pages that are left alone; a ring that a grown-up asked for goes on, so one switch is not among them."""

CLOCK = re.compile(r"setTimeout|setInterval|Date\b|requestAnim")
THANKS, MADE = "Thank you. One more plank.", "You made a room!"
STAMPED, FILLED = "Thank you. One more stamp.", "You filled a row. Your album has its first big stamp."


def test_experience_e1_no_script_of_ours_waits_for_a_clock() -> None:
    ours = [path for path in SCRIPTS.rglob("*.js") if "vendor" not in path.parts]
    clocks = {path.name: set(CLOCK.findall(path.read_text())) for path in ours}
    asked_for = {"scanning.js": {"setInterval"}, "speaking.js": {"requestAnim"}}
    assert len(clocks) > len(asked_for)
    assert {name: found for name, found in clocks.items() if found} == asked_for


@pytest.mark.parametrize("band", ["7-9", "10-12"])
def test_experience_e3_after_a_room_three_equal_buttons(tablet: Tablet, band: str) -> None:
    tablet.played(4, band=band).press(f"#screen {PIM}")
    for size, palette in product(SIZES, ("day", "quiet", "night")):
        tablet.page.set_viewport_size({"width": size[0], "height": size[1]})
        tablet.page.evaluate(PALETTE, palette)
        one, other, third = [look(tablet.named(words)) for words in ("Go on", "Rest", "Stop for now")]
        assert one == other == third, (size, palette)


def look(button: Locator) -> list[str]:
    """Size and paint of a button."""
    found: list[str] = button.evaluate(
        "e => { const s = getComputedStyle(e), b = e.getBoundingClientRect(); return [b.width, b.height,"
        " s.backgroundColor, s.color, s.borderColor, s.borderWidth, s.fontWeight].map(String) }"
    )
    return found


@pytest.mark.parametrize("band", ["7-9", "10-12"])
@pytest.mark.parametrize("calm", ["reduced motion", "calm mode"])
def test_experience_e4_asked_for_calm_nothing_moves_but_the_unseen_arming(
    give: Callable[..., Tablet], calm: str, band: str
) -> None:
    asked = {"reduced_motion": "reduce"} if calm == "reduced motion" else {}
    tablet = give(**asked).played(band=band, **({} if asked else {"calm": "y"}))
    for _ in tablet.type_answers(TAPS_A_PART):
        assert {one["name"] for one in tablet.page.evaluate(MOTION)} <= {"arm"}


def test_experience_e4_what_moves_is_short_and_moves_once(tablet: Tablet) -> None:
    tablet.played()
    for _ in tablet.type_answers(4):
        moving = [one for one in tablet.page.evaluate(MOTION) if one["name"] != "arm"]
        assert all(one["duration"] <= LONGEST_MS for one in moving)
        assert {one["name"] for one in moving} <= {"transform", "opacity", "slide"}


def test_experience_e5_left_alone_for_ten_seconds_every_page_stays_as_it_is(
    give: Callable[..., Tablet], rounds: Callable[..., Round]
) -> None:
    pages = [page for kind, places in LEFT_ALONE.items() for page in opened(give, rounds(kind), places)]
    for page in pages:
        page.evaluate(WATCH)
    pages[-1].wait_for_timeout(IDLE_MS)
    for page in pages:
        page.evaluate(f"() => {{ window.shift = ({SHIFT})(); }}")
    for page in pages:
        assert (page.url, page.evaluate("window.changes")) == (page.url, [])
        assert page.evaluate("window.before === window.boxesNow()"), page.url
        assert page.evaluate("window.shift") == 0, page.url


@pytest.mark.parametrize("place", ["", "/plan"], ids=["question", "plan"])
def test_experience_e5_a_page_that_comes_hardly_jumps(tablet: Tablet, place: str) -> None:
    tablet.open(place) if place else tablet.played(2)
    assert tablet.page.evaluate(SHIFT) < LEAST_SEEN


def opened(give: Callable[..., Tablet], played: Round, places: tuple[str, ...]) -> list[Page]:
    """Pages of one round, side by side in one browser, so that one wait serves them all."""
    tablet = give(storage_state=played.state)
    pages = [tablet.context.new_page() for _ in places]
    for page, place in zip(pages, places, strict=True):
        page.goto(tablet.url + (place if place.startswith("/") else f"{played.game}/{place}".rstrip("/")))
    return pages


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


def test_experience_f2_an_older_child_too_gets_the_same_reply_on_either_side(give: Callable[..., Tablet]) -> None:
    left, right = (list(told(give().played(band="10-12"), which, TAPS_A_PART + 1)) for which in (PIM, LU))
    assert len(left) == TAPS_A_PART + 1
    assert left == right


def told(tablet: Tablet, which: str, taps: int = FIRST_TAPS) -> list[str]:
    """Each screen after an answer of this kind, without the card that it asks and without addresses."""
    return [shown(tablet) for _ in tablet.type_answers(taps, which)]


def shown(tablet: Tablet) -> str:
    """The child's screen and its status line, drawn to the words and shapes that do not depend on the card."""
    screen: str = tablet.find("#screen").evaluate(
        "e => { const c = e.cloneNode(true); c.querySelectorAll('.cards, input').forEach(x => x.remove());"
        " c.querySelectorAll('*').forEach(x => ['href', 'action', 'data-card']"
        ".forEach(name => x.removeAttribute(name)));"
        " ['data-game', 'class'].forEach(name => c.removeAttribute(name)); return c.outerHTML }"
    )
    return f"{screen}{tablet.find('#status').text_content()}"


@pytest.mark.parametrize(("band", "thanks", "made"), [("7-9", THANKS, MADE), ("10-12", STAMPED, FILLED)])
def test_experience_h3_after_each_swap_the_focus_is_on_the_heading_and_one_line_is_said(
    tablet: Tablet, band: str, thanks: str, made: str
) -> None:
    tablet.played(band=band)
    tablet.page.evaluate("window.stays = true")
    for where in tablet.type_answers(TAPS_A_PART):
        expect(tablet.find("#screen h1")).to_be_focused()
        said = made if where.startswith("parts/") else thanks
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
