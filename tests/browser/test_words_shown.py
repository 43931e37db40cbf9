"""Every word on a page as a family sees it, and where a child's screen can lead (experience C7, C8, F9, F10)."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser

from tests.browser.hands import PHONE, Tablet
from tests.browser.rounds import GOAL, PLACES, Round, is_child, tablet_of, walk
from tests.server import Server

BANNED = re.compile(
    r"\b(wrong\w*|fail\w*|oops|behind|delay\w*|normal\w*|should\w*|only|just a|late|missed|overdue|streaks?"
    r"|laz\w+|bad(ly)?|scor(?!esbysund)\w+|(?<!not a )tests?|deficits?|problem child|(low|high)[ -]functioning"
    r"|clever|good (boy|girl)|best|percent\w*|neurotic\w*|rank(ed|ing))\b|%|!!",
    re.I,
)
ALLOWED = ("You can not get it wrong",)
FLAT = re.compile(r"^(ok|okay|submit|click here|here|yes|no|more|continue|send)?$", re.I)
FOLDS = "summary:not(.simple .answer summary)"
"""In the simple view one fold holds the other ways and says "More"."""
NAMES = "all => all.map(one => (one.getAttribute('aria-label') || one.textContent).trim())"
WORDS = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true; });
  const said = [...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
  return [document.title, document.body.innerText, ...said].join('\\n');
}"""


@dataclass(frozen=True)
class Page:
    """One page: its banned words, its names that say nothing, and where it leads to, as whole addresses."""

    place: str
    banned: list[tuple[str, str]]
    flat: list[str]
    ways: set[str]


@dataclass(frozen=True)
class Seen:
    """Every page of one kind of round, opened once for all tests of this file, and the tablet that showed them."""

    tablet: Tablet
    game: str
    pages: list[Page]


@pytest.fixture(scope="module")
def seen(chrome: Browser, server: Server, rounds: Callable[..., Round]) -> Iterator[Callable[[str], Seen]]:
    """Gives the pages of a kind of round; on none of them the browser may have misbehaved behind the family's back."""
    walked: dict[str, Seen] = {}

    def of(kind: str) -> Seen:
        if kind not in walked:
            played = rounds(kind)
            tablet = tablet_of(chrome, server.url, PHONE, storage_state=played.state)
            pages = [page(place, tablet) for place in walk(tablet, kind, played.game)]
            walked[kind] = Seen(tablet, played.game, pages)
        return walked[kind]

    yield of
    behind = [(one.tablet.complaints, one.tablet.strangers) for one in walked.values()]
    for one in walked.values():
        one.tablet.context.close()
    assert behind == [([], [])] * len(walked)


def page(place: str, tablet: Tablet) -> Page:
    """Reads the page that is shown: where it leads first, since folds are opened for the words."""
    ways = led_to(tablet)
    said = banned(tablet)
    names = tablet.find(f"button, a, {FOLDS}").evaluate_all(NAMES)
    return Page(place, said, [name for name in names if FLAT.match(name)], ways)


@pytest.mark.parametrize("kind", PLACES)
def test_experience_c7_c8_f9_no_page_shames_or_compares_and_buttons_say_what_they_do(
    seen: Callable[[str], Seen], kind: str
) -> None:
    assert not [(page.place, *said) for page in seen(kind).pages for said in page.banned]
    assert not [(page.place, name) for page in seen(kind).pages for name in page.flat]


@pytest.mark.parametrize("area", ["speech", "social", "self-help", "academic", "sensory", "executive"])
def test_experience_c7_no_area_and_no_ladder_of_it_shames(tablet: Tablet, area: str) -> None:
    tablet.open(f"/plan/{area}")
    ladders = tablet.find("a[href^='/plan/goals/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(ladders) >= 5
    found = banned(tablet)
    for ladder in ladders:
        found += banned(tablet.open(ladder))
    assert not found


def banned(tablet: Tablet) -> list[tuple[str, str]]:
    """The banned words on the page that is shown, each with its line."""
    text = tablet.page.evaluate(WORDS)
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [(hit.group(), line) for line in text.splitlines() for hit in BANNED.finditer(line)]


def test_the_ban_list_bites() -> None:
    for sentence in ("You failed.", "a 5 day streak", "80%", "The test", "just a child", "That was late"):
        assert BANNED.search(sentence), sentence
    assert not BANNED.search("It is not a test. Come later, with the latest picture.")


@pytest.mark.parametrize("kind", [kind for kind in PLACES if is_child(kind)])
def test_experience_f10_a_childs_screen_leads_to_its_own_game_or_the_grown_ups_door(
    seen: Callable[[str], Seen], kind: str
) -> None:
    walked = seen(kind)
    ways = sorted({way for page in walked.pages for way in page.ways})
    ends = {way: walked.tablet.context.request.get(way).url for way in ways}
    out = {way: end for way, end in ends.items() if not inside(end, walked)}
    assert all(page.ways for page in walked.pages)
    assert not out


def inside(address: str, walked: Seen) -> bool:
    """Whether an address belongs to the game that is played, is the child's own card, or the grown-up's door."""
    end = urlsplit(address)
    return f"http://{end.netloc}" == walked.tablet.url and (
        end.path.startswith(walked.game) or end.path in {"/my-step", "/grown-ups"}
    )


def led_to(tablet: Tablet) -> set[str]:
    """Where links and forms that only look lead to, as whole addresses."""
    return set(
        tablet.find("a, form:not([method=post])").evaluate_all(
            "all => all.map(one => one.tagName === 'FORM' ? one.action : one.href.baseVal"
            " === undefined ? one.href : new URL(one.href.baseVal, location).href)"
        )
    )


def test_a_fault_page_in_a_childs_hands_leads_back_to_the_game(give: Callable[..., Tablet], rounds: Callable) -> None:
    tablet = give(storage_state=rounds("begun").state).open(f"/plan/goals/{GOAL}x/nothing")
    tablet.go("main .ways :is(a, button) >> nth=0")
    assert tablet.where.startswith("cards/")
