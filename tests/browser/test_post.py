"""Children of 10 to 12 get letters, stamps and an album, from the door to the note about them (experience 3)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hands import BOTH, FIRST_TAPS, LU, PIM, TAPS_A_PART, Tablet
from tests.browser.rounds import Round
from tests.browser.test_print import PAPERS, pages
from tests.browser.walks import Walk

TREEHOUSE = re.compile(r"\b(tree ?house|planks?|rooms?|porch|kitchen|kids?)\b", re.IGNORECASE)
ALBUM = re.compile(r"\b(album|stamps?|notes?|island|letters?)\b", re.IGNORECASE)
PICKED = ".stamps .laid"
SEEN_IN = "all => all.map(i => [...i.children].filter(e => e.checkVisibility()).map(e => e.outerHTML).join())"
WORDS = """() => [document.title, document.body.innerText, document.querySelector('main').dataset.status || '',
  ...[...document.querySelectorAll('[aria-label]')].map(one => one.getAttribute('aria-label'))].join('\\n')"""


def said(tablet: Tablet, banned: re.Pattern[str]) -> list[str]:
    """What the screen says that it should not."""
    return banned.findall(tablet.page.evaluate(WORDS))


def older(tablet: Tablet) -> Tablet:
    """Through the grown-up's door to the hello for ages 10 to 12."""
    tablet.open("/games/new")
    tablet.tap("label:has([name=band][value='10-12'])")
    return tablet.go("form[action='/games'] button")


def test_an_older_child_plays_from_the_door_to_the_album_and_never_meets_the_treehouse(either: Tablet) -> None:
    older(either)
    for _ in range(2):
        assert not said(either, TREEHOUSE), either.where
        either.go(".ways a, .ways button")
    either.tap("button[value=kid]")
    either.find(".card").first.wait_for(state="hidden")
    either.go(".ways a, .ways button")
    for _ in either.type_answers(FIRST_TAPS):
        assert not said(either, TREEHOUSE), either.where
    expect(either.find("h1")).to_have_text("Your album is done. It is about you.")
    expect(either.find("h2")).to_have_text("A note about me")
    assert either.find(".rooms li").count() == 5
    assert all(re.match(r"(I|My) ", says) for says in either.find(".rooms li").all_inner_texts())


@pytest.mark.parametrize("kind", ["older begun", "older done"], ids="past {}".format)
def test_no_screen_of_the_album_speaks_of_a_treehouse(seen: Walk) -> None:
    assert not [(page.place, said) for page in seen.pages if (said := TREEHOUSE.findall(page.words))]


@pytest.mark.parametrize("kind", ["begun", "done"], ids="past {}".format)
def test_no_screen_of_the_treehouse_speaks_of_an_album(seen: Walk) -> None:
    assert not [(page.place, said) for page in seen.pages if (said := ALBUM.findall(page.words))]


def test_the_treehouse_does_without_the_sheet_of_the_album(tablet: Tablet) -> None:
    assert not tablet.played().find("link[href*='post']").count()


def test_the_older_try_out_shows_what_is_asked(either: Tablet) -> None:
    older(either).go(".ways a, .ways button").go(".ways a, .ways button")
    expect(either.find(".pim .says")).to_have_text("I am a person.")
    either.tap("button[value=fish]")
    expect(either.find("main")).to_contain_text("You are a person. So that note is more like you.")
    assert not said(either, TREEHOUSE)


def test_each_pick_brings_one_stamp_and_all_stamps_are_the_same(either: Tablet) -> None:
    either.played(0, band="10-12")
    for count, which in enumerate((PIM, LU, BOTH), start=1):
        either.press(f"#screen {which}")
        expect(either.find(PICKED)).to_have_count(count)
    drawn = either.find(".stamps i").evaluate_all(SEEN_IN)
    assert len(set(drawn[:3])) == len(set(drawn[3:])) == 1
    assert drawn[0] != drawn[4]


def test_an_older_child_changes_a_stamp_and_the_note_follows(either: Tablet) -> None:
    either.played(FIRST_TAPS, BOTH, band="10-12")
    either.go(either.named("Change a stamp")).go(either.find(".rooms button").nth(1))
    either.go(".card[value=high]")
    expect(either.find(".rooms li").nth(1)).to_have_text("I like to plan before I start.")
    assert either.find("textarea, input:not([type=hidden])").count() == 0


def test_a_question_with_letters_fits_a_phone_without_scrolling(tablet: Tablet) -> None:
    tablet.played(1, band="10-12").in_its_letters()
    for where in tablet.type_answers(FIRST_TAPS - 2):
        assert "parts/" in where or tablet.page.evaluate("document.documentElement.scrollHeight <= innerHeight"), where


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("place", ["treehouse", "picture"])
def test_experience_g11_the_album_prints_on_one_page(
    give: Callable[..., Tablet], rounds: Callable[..., Round], place: str, paper: str
) -> None:
    played = rounds("older done")
    assert pages(give(storage_state=played.state).open(f"{played.game}/{place}"), paper) == 1


def test_experience_h2_a_row_of_the_album_is_filled_without_a_connection(tablet: Tablet) -> None:
    tablet.played(band="10-12").context.set_offline(True)
    for _ in range(TAPS_A_PART):
        tablet.press(f"#screen {LU}")
        assert not said(tablet, TREEHOUSE)
    assert tablet.where == "parts/1"
    tablet.context.set_offline(False)
    tablet.page.wait_for_function("() => localStorage.length === 0")
    tablet.open(f"{tablet.game}/parts/1")
    assert tablet.where == "parts/1"
