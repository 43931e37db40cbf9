"""Every word on a page as a family sees it, and where a child's screen can lead (experience C7, C8, F9, F10)."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.hands import Tablet
from tests.browser.rounds import GOAL, Round, walk

pytestmark = pytest.mark.xdist_group("browser-2")

BANNED = re.compile(
    r"\b(wrong\w*|fail\w*|oops|behind|delay\w*|normal\w*|should\w*|only|just a|late|missed|overdue|streaks?"
    r"|laz\w+|bad(ly)?|scor\w+|(?<!not a )tests?|deficits?|problem child|(low|high)[ -]functioning"
    r"|clever|good (boy|girl)|best|percent\w*|neurotic\w*|rank(ed|ing))\b|%|!!",
    re.I,
)
ALLOWED = ("You can not get it wrong",)
FLAT = re.compile(r"^(ok|okay|submit|click here|here|yes|no|more|continue|send)?$", re.I)
NAMES = "all => all.map(one => (one.getAttribute('aria-label') || one.textContent).trim())"
WORDS = """() => {
  document.querySelectorAll('details').forEach(one => { one.open = true; });
  const said = [...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'));
  return [document.title, document.body.innerText, ...said].join('\\n');
}"""


@pytest.mark.parametrize("kind", ["begun", "done", "grown-up"])
def test_experience_c7_c8_f9_no_page_shames_or_compares_and_buttons_say_what_they_do(
    give: Callable[..., Tablet], rounds: Callable[..., Round], kind: str
) -> None:
    played, found, flat = rounds(kind), [], []
    tablet = give(storage_state=played.state)
    for place in walk(tablet, kind, played.game):
        found += [(place, *said) for said in banned(tablet)]
        flat += [(place, name) for name in tablet.find("button, a, summary").evaluate_all(NAMES) if FLAT.match(name)]
    assert not found
    assert not flat


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


@pytest.mark.parametrize("kind", ["begun", "done"])
def test_experience_f10_a_childs_screen_leads_to_its_own_game_or_the_grown_ups_door(
    give: Callable[..., Tablet], rounds: Callable[..., Round], kind: str
) -> None:
    played, out = rounds(kind), []
    tablet = give(storage_state=played.state)
    places = {place: led_to(tablet) for place in walk(tablet, kind, played.game)}
    for place, addresses in places.items():
        for address in addresses:
            end = urlsplit(tablet.context.request.get(address).url)
            inside = end.path.startswith(played.game) or end.path == "/grown-ups"
            out += [] if inside and f"http://{end.netloc}" == tablet.url else [(place, address)]
    assert len(set().union(*places.values())) >= 4
    assert not out


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
