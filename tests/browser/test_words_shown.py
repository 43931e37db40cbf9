"""Every word on a page as a family sees it, and where a child's screen can lead (experience C7, C8, F9, F10)."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest

from tests.browser.hands import Tablet
from tests.browser.rounds import GOAL, PLACES, is_child
from tests.browser.walks import WORDS, Walk

BANNED = re.compile(
    r"\b(wrong\w*|fail\w*|oops|behind|delay\w*|normal\w*|should\w*|only|just a|late|missed|overdue|streaks?"
    r"|laz\w+|bad(ly)?|scor(?!esbysund)\w+|(?<!not a )tests?|deficits?|problem child|(low|high)[ -]functioning"
    r"|clever|good (boy|girl)|best|percent\w*|neurotic\w*|rank(ed|ing))\b|%|!!",
    re.I,
)
ALLOWED = ("You can not get it wrong",)
FLAT = re.compile(r"^(ok|okay|submit|click here|here|yes|no|more|continue|send)?$", re.I)


def test_experience_c7_c8_f9_no_page_shames_or_compares_and_buttons_say_what_they_do(seen: Walk) -> None:
    assert not [(page.place, *said) for page in seen.pages for said in banned(page.words)]
    assert not [(page.place, name) for page in seen.pages for name in page.names if FLAT.match(name)]


@pytest.mark.parametrize("area", ["speech", "social", "self-help", "academic", "sensory", "executive"])
def test_experience_c7_no_area_and_no_ladder_of_it_shames(tablet: Tablet, area: str) -> None:
    tablet.open(f"/plan/{area}")
    ladders = tablet.find("a[href^='/plan/goals/']").evaluate_all("all => all.map(one => one.getAttribute('href'))")
    assert len(ladders) >= 5
    found = banned(words(tablet))
    for ladder in ladders:
        found += banned(words(tablet.open(ladder)))
    assert not found


def words(tablet: Tablet) -> str:
    """Every word on the page that is shown."""
    said: str = tablet.open_folds().page.evaluate(WORDS)
    return said


def banned(text: str) -> list[tuple[str, str]]:
    """The banned words of a page, each with its line."""
    for allowed in ALLOWED:
        text = text.replace(allowed, "")
    return [(hit.group(), line) for line in text.splitlines() for hit in BANNED.finditer(line)]


def test_the_ban_list_bites() -> None:
    for sentence in ("You failed.", "a 5 day streak", "80%", "The test", "just a child", "That was late"):
        assert BANNED.search(sentence), sentence
    assert not BANNED.search("It is not a test. Come later, with the latest picture.")


@pytest.mark.parametrize("kind", [kind for kind in PLACES if is_child(kind)])
def test_experience_f10_a_childs_screen_leads_to_its_own_game_or_the_grown_ups_door(seen: Walk) -> None:
    assert all(page.ways for page in seen.pages)
    assert not {way: end for way, end in seen.ends.items() if not inside(end, seen)}


def inside(address: str, seen: Walk) -> bool:
    """Whether an address belongs to the game that is played, is the child's own card, or the grown-up's door."""
    end = urlsplit(address)
    own = end.path.startswith(seen.game) or end.path in {"/my-step", "/grown-ups"}
    return f"http://{end.netloc}" == seen.home and own


def test_a_fault_page_in_a_childs_hands_leads_back_to_the_game(give: Callable[..., Tablet], rounds: Callable) -> None:
    tablet = give(storage_state=rounds("begun").state).open(f"/plan/goals/{GOAL}x/nothing")
    tablet.go("main .ways :is(a, button) >> nth=0")
    assert tablet.where.startswith("cards/")
