"""Every page of a kind, opened once: all that the tests of layout, seeing, touch, words and trust ask about it.

What is asked first changes nothing for what is asked later: the page as it came, its rings by the Tab key, then with
every fold open its words, its boxes at every size, and at last its colours.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser

from tests.browser.colours import AXE, PALETTES, Fault, faults, reds
from tests.browser.hands import PHONE, SIZES, SMALL_PHONE, Tablet
from tests.browser.measures import LISTEN, MOTION, PALETTE, RING, SIGHT, Target
from tests.browser.rounds import Round, is_child, tablet_of, walk

ZOOMED = (320, 256)
"""What 400 % zoom leaves of a screen of 1280 x 1024."""
MOST_TABS = 12
FOCUSED = "document.activeElement.tagName"
RINGED = f"window.met = []; window.ring = {RING}"
MEET = "() => { met.push(document.activeElement); return ring(); }"
RINGS_AGAIN = f"""names => names.flatMap(name => {{
  ({PALETTE})(name);
  return met.map(one => {{ one.focus(); return [name, ring()]; }});
}})"""
"""The rings in the palettes that the page did not come in, on everything that the Tab key met."""
LET_GO = f"([name]) => {{ ({PALETTE})(name); document.activeElement.blur(); scrollTo(0, 0); }}"

SAY = "[data-say]"
FOLDS = "summary:not(.simple .answer summary)"
"""In the simple view one fold holds the other ways and says "More"."""
NAMES = "all => all.map(one => (one.getAttribute('aria-label') || one.textContent).trim())"
WAYS = """all => all.map(one => one.tagName === 'FORM' ? one.action
  : one.href.baseVal === undefined ? one.href : new URL(one.href.baseVal, location).href)"""
WORDS = """() => {
  const said = [...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
  return [document.title, document.body.innerText, document.querySelector('main').dataset.status || '', ...said]
    .join('\\n');
}"""

Ring = tuple[str, dict[str, Any]]
"""A palette and the focus ring of one thing in it."""


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
class Page:
    """One page: what has the focus and what moves when it comes, where it leads, its rings, its words.

    names: what its controls are called; faults: the checker's; reds: all that is red. speakers: ways to hear it said;
    players: of sound. At the end, kept: things in the browser's stores; heard: what was played.
    """

    place: str
    focus: str
    moving: set[str]
    ways: set[str]
    rings: list[Ring]
    words: str
    names: list[str]
    faults: list[Fault]
    reds: list[tuple[str, str]]
    kept: int
    speakers: int
    players: int
    heard: list[str]


@dataclass(frozen=True)
class Walk:
    """Every page of one kind of round and what the browser did behind the family's back.

    looks: each page at each size; ends: where each of the ways from a child's screens leads in the end.
    """

    child: bool
    home: str
    game: str
    pages: list[Page]
    looks: list[Look]
    ends: dict[str, str]
    behind: list[str]


PICTURED = "new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Until the page has been drawn."""


def walk_past(chrome: Browser, url: str, kind: str, played: Round) -> Walk:
    """Opens every page of a kind on a device that asks for calm."""
    tablet = tablet_of(chrome, url, PHONE, reduced_motion="reduce", storage_state=played.state)
    tablet.context.add_init_script(LISTEN + AXE)
    shown = [seen(place, tablet) for place in walk(tablet, kind, played.game)]
    pages, looks = [page for page, _ in shown], [look for _, looks in shown for look in looks]
    ways = {way for page in pages for way in page.ways} if is_child(kind) else set()
    ends = {way: tablet.context.request.get(way).url for way in sorted(ways)}
    tablet.context.close()
    return Walk(is_child(kind), url, played.game, pages, looks, ends, [*tablet.complaints, *tablet.strangers])


def seen(place: str, tablet: Tablet) -> tuple[Page, list[Look]]:
    """Everything about the page that is shown, and its looks."""
    tablet.find("#screen, main").first.wait_for()
    page = tablet.page
    page.set_viewport_size({"width": PHONE[0], "height": PHONE[1]})
    # A browser gives the focus that a page asks for with its first picture, which comes late on a busy machine.
    page.evaluate(PICTURED)
    came = page.evaluate(FOCUSED), {one["name"] for one in page.evaluate(MOTION)}, led_to(tablet)
    rung = rings(tablet)
    words = tablet.open_folds().page.evaluate(WORDS)
    names = tablet.find(f"button, a, {FOLDS}").evaluate_all(NAMES)
    page.evaluate("document.getAnimations().forEach(one => one.cancel())")
    looks = list(looked(place, tablet))
    found = faults(page), reds(page)
    return Page(place, *came, rung, words, names, *found, tablet.kept(), *sounds(tablet)), looks


def sounds(tablet: Tablet) -> tuple[int, int, list[str]]:
    """How many ways there are to hear a page, how many players of sound, and what was played so far."""
    speakers = tablet.find(SAY).filter(visible=True).count()
    return speakers, tablet.find("audio").count(), tablet.page.evaluate("heard")


def led_to(tablet: Tablet) -> set[str]:
    """Where links and forms that only look lead to, as whole addresses."""
    return set(tablet.find("a, form:not([method=post])").evaluate_all(WAYS))


def rings(tablet: Tablet) -> list[Ring]:
    """The focus ring of what the Tab key comes to, in each palette; nothing has the focus afterwards."""
    page = tablet.page
    came_in = page.evaluate("document.documentElement.dataset.palette")
    page.evaluate(RINGED)
    met = [(came_in, ring) for ring in tabbed(tablet)]
    others = page.evaluate(RINGS_AGAIN, [palette for palette in PALETTES if palette != came_in])
    page.evaluate(LET_GO, [came_in])
    return met + [(palette, ring) for palette, ring in others]


def tabbed(tablet: Tablet) -> Iterator[dict[str, Any]]:
    """Presses the Tab key as often as there are things to come to, though not for ever."""
    for _ in range(min(len(tablet.page.evaluate(SIGHT)["targets"]), MOST_TABS)):
        tablet.page.keyboard.press("Tab")
        yield tablet.page.evaluate(MEET)


def looked(place: str, tablet: Tablet) -> Iterator[Look]:
    """The page that is shown, at every size."""
    for size in (ZOOMED, *SIZES):
        tablet.page.set_viewport_size({"width": size[0], "height": size[1]})
        yield Look((place, size), **tablet.page.evaluate(SIGHT))
