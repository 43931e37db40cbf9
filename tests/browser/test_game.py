"""The child's game from the grown-up's door to the furnished treehouse, with and without scripts (experience 3)."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hands import (
    BOTH,
    CHANGE_MY_PICK,
    FIRST_TAPS,
    LU,
    MOST_TAPS,
    PIM,
    SKIP,
    TABLET,
    TAPS_A_PART,
    Tablet,
)

LAID = ".planks .laid"


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_experience_h1_a_child_plays_the_whole_game_by_single_taps(give: Callable[..., Tablet], script: bool) -> None:
    tablet = give(script=script, touch=True).begin().try_out()
    cards = [tablet.where]
    for number in range(1, FIRST_TAPS + 1):
        tablet.answer(PIM if number % 2 else LU)
        if number % TAPS_A_PART == 0:
            assert tablet.where == f"parts/{number // TAPS_A_PART}"
            tablet.on()
        cards.append(tablet.where)
    assert cards.pop() == "treehouse"
    assert len(set(cards)) == FIRST_TAPS
    assert len(tablet.sent) == FIRST_TAPS + 2
    expect(tablet.find("h1")).to_have_text("Your treehouse is done! It is just for you.")
    expect(tablet.find("svg.tree")).to_be_visible()
    assert tablet.find(".rooms li").count() == 5


def test_the_try_out_shows_what_is_asked_and_goes_on_whatever_is_tapped(either: Tablet) -> None:
    either.begin().go(".ways a, .ways button").go(".ways a, .ways button")
    either.tap("button[value=fish]")
    expect(either.find("main")).to_contain_text("Pim is a kid. You are a kid.")
    either.tap("button[value=bird]")
    expect(either.find(".card")).to_have_count(0)
    either.go(".ways a, .ways button")
    assert either.where.startswith("cards/")


def test_experience_f7_both_and_skip_are_one_tap_like_any_answer(either: Tablet) -> None:
    either.played()
    for count, which in enumerate((BOTH, SKIP, PIM, SKIP), start=1):
        either.answer(which)
        expect(either.find(LAID)).to_have_count(count)


def test_experience_f6_a_pick_can_be_changed_and_counts_once(either: Tablet) -> None:
    either.played()
    first = either.where
    either.press(f"#screen {PIM}").press(f"#screen {PIM}")
    third = either.where
    either.press(either.named(CHANGE_MY_PICK)).go(either.named(CHANGE_MY_PICK))
    assert either.where == first
    expect(either.find(".pim")).to_have_attribute("aria-current", "true")
    expect(either.find(".lu")).not_to_have_attribute("aria-current", "true")
    either.press(f"#screen {LU}")
    expect(either.find(LAID)).to_have_count(2)
    if either.script:
        either.page.wait_for_function("() => localStorage.length === 0")
    either.open(f"{either.game}/cards/{first.removeprefix('cards/')}")
    expect(either.find(".lu")).to_have_attribute("aria-current", "true")
    assert third.startswith("cards/")


def test_experience_f6_undo_stands_on_every_question_after_the_first(tablet: Tablet) -> None:
    tablet.played()
    expect(tablet.named(CHANGE_MY_PICK)).to_have_count(0)
    for where in tablet.type_answers(FIRST_TAPS - 1):
        assert where.startswith("parts/") or tablet.named(CHANGE_MY_PICK).is_visible(), where


def test_experience_f6_the_browsers_own_back_never_loses_an_answer(either: Tablet) -> None:
    either.played()
    for _ in range(3):
        either.press(f"#screen {LU}")
    fourth = either.where
    for _ in range(2):
        before = either.page.url
        either.turn(either.page.go_back).arrive(before)
    expect(either.find(".lu")).to_have_attribute("aria-current", "true")
    either.open(either.game)
    assert either.where == fourth
    expect(either.find(LAID)).to_have_count(3)


def test_experience_e2_a_child_rests_stops_and_comes_back_to_the_same_card(either: Tablet) -> None:
    either.played(2)
    card = either.where
    either.go(either.named("Rest"))
    expect(either.find("h1")).to_contain_text("Take your time. There is no clock.")
    either.go(either.named("Stop for now"))
    expect(either.find("h1")).to_contain_text("Thank you for your help.")
    either.come_back().open("/games/current")
    assert either.where == card
    expect(either.find(LAID)).to_have_count(2)


def test_a_stop_is_kept_when_the_browser_is_shut(give: Callable[..., Tablet]) -> None:
    tablet = give().played(4).press(f"#screen {PIM}")
    tablet.go(tablet.named("Stop for now"))
    lasting = [cookie for cookie in tablet.context.cookies() if cookie.get("expires", -1) > 0]
    assert lasting
    expect(tablet.find("svg.tree")).to_be_visible()
    other = give(storage_state={"cookies": lasting, "origins": []}).open("/games/current")
    assert other.where.startswith("cards/")


def test_a_child_plays_more_up_to_twenty_five_taps(either: Tablet) -> None:
    either.played(FIRST_TAPS)
    cards = set()
    while either.named("Play more").is_visible():
        either.press(either.named("Play more"))
        cards |= {either.where, *either.type_answers(TAPS_A_PART, LU)}
    assert either.where == "treehouse"
    cards = {where for where in cards if where.startswith("cards/")}
    assert len(cards) == MOST_TAPS - FIRST_TAPS
    expect(either.find("svg.tree")).to_be_visible()


def test_a_child_overrules_a_room_and_every_room_can_be_changed(either: Tablet) -> None:
    either.played(FIRST_TAPS, BOTH)
    for number, fitting in enumerate(("high", "low", "both", "high", "low")):
        on = either.press if number else either.go
        on(either.named("Change a room"))
        on(either.find(".rooms a, .rooms button").nth(number))
        chosen = either.find(f".card[value={fitting}]")
        says = chosen.locator(".says").inner_text()
        on(chosen)
        expect(either.find(".rooms li").nth(number)).to_contain_text(says)


def test_a_tap_on_a_room_finds_it_in_the_list(give: Callable[..., Tablet]) -> None:
    tablet = give(TABLET).played(FIRST_TAPS)
    tablet.tap("svg.tree a >> nth=2")
    tablet.page.wait_for_function("() => document.querySelectorAll('.rooms li')[2].matches(':target')")
    expect(tablet.find(".rooms li").nth(2)).to_be_in_viewport()


def test_the_picture_can_be_printed_and_left_again(either: Tablet) -> None:
    either.played(FIRST_TAPS)
    either.page.evaluate("window.print = () => document.body.setAttribute('data-printed', 'yes')")
    either.go(either.named("Print it"))
    expect(either.find("svg.tree")).to_be_visible()
    if either.script:
        either.page.evaluate("window.print = () => document.body.setAttribute('data-printed', 'yes')")
        either.tap("[data-print]")
        expect(either.find("body[data-printed=yes]")).to_have_count(1)
    else:
        expect(either.find("[data-print]")).to_be_hidden()
        expect(either.find("noscript p.quiet")).to_be_visible()
    assert either.go(either.named("Go back")).where == "treehouse"


def test_a_child_shows_the_grown_up_who_takes_the_device_back(either: Tablet) -> None:
    either.played(FIRST_TAPS)
    either.go(either.named("Show my grown-up"))
    assert either.path.startswith("/grown-ups")
    either.go("button[value=grown-up]")
    expect(either.find("h1")).to_have_text("What your child told us")
    assert either.find(".pair-row").count() == 5
    either.go("main a[href='/plan']")
    expect(either.find("h1")).to_have_text("One step for today")
    expect(either.page.get_by_text("This is the general plan")).to_have_count(0)
