""" "Not today", its four answers, and what each of them leaves behind, with and without scripts (experience 4.4)."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Tablet
from tests.browser.rounds import GOAL

STEP = ".step h2"
NOTHING_LOST = "Nothing is lost."
ANSWERS = ("Too big", "Too loud, too bright, too touchy", "The moment did not suit", "No reason, simply no")


def not_today(tablet: Tablet, answer: str) -> None:
    """Two taps: "Not today" and one of its answers."""
    tablet.open("/plan").go(tablet.named("Not today"))
    expect(tablet.find("main h1")).to_contain_text(NOTHING_LOST)
    tablet.go(tablet.named(answer))
    expect(tablet.find("main h1")).to_contain_text(NOTHING_LOST)


@pytest.mark.parametrize("answer", ANSWERS)
def test_experience_g9_not_today_ends_in_two_taps_and_nothing_is_lost(either: Tablet, answer: str) -> None:
    not_today(either, answer)
    either.go(either.find("main a[href='/plan']").last)
    expect(either.find(STEP)).to_be_visible()


def test_too_big_keeps_a_smaller_step(either: Tablet) -> None:
    not_today(either, ANSWERS[0])
    smaller = either.find("main p > b").last.inner_text()
    either.go(either.named("Keep this"))
    expect(either.find(STEP)).to_have_text(smaller)


def test_the_small_one_is_offered_once_and_ends_the_day_well(either: Tablet) -> None:
    not_today(either, ANSWERS[0])
    either.go(either.named("We did the small one"))
    expect(either.find(".step")).to_contain_text("The small one counts. Nothing is lost.")
    expect(either.named("We did the small one")).to_have_count(0)


def test_after_an_upset_being_calm_comes_first(either: Tablet) -> None:
    either.open("/plan").go(either.named("Not today"))
    either.tap("label:has([name=upset])")
    either.go(either.named(ANSWERS[0]))
    expect(either.find("#answer")).to_contain_text("Being calm together comes first.")
    expect(either.named("We did the small one")).to_have_count(0)


def test_too_much_keeps_the_gentler_form(either: Tablet) -> None:
    not_today(either, ANSWERS[1])
    either.go(either.named("Keep this"))
    expect(either.find(".step dt").filter(has_text="Gentler")).to_have_count(1)


def test_the_wrong_moment_finds_another_anchor(either: Tablet) -> None:
    not_today(either, ANSWERS[2])
    moment = either.find("#answer [name=change]").last
    words = moment.inner_text()
    either.go(moment)
    expect(either.find(".step dd").first).to_contain_text(words)


def test_a_simple_no_opens_another_step(either: Tablet) -> None:
    either.open("/plan")
    before = either.find(STEP).inner_text()
    not_today(either, ANSWERS[3])
    either.open("/plan")
    assert either.find(STEP).inner_text() != before


def test_three_simple_noes_show_that_a_goal_does_not_fit(either: Tablet) -> None:
    title = either.open(f"/plan/goals/{GOAL}").find("h1").inner_text()
    today = datetime.now(UTC).date()
    for days_ago in (2, 1):
        either.device.open("/plan")
        either.device.send(f"/plan/goals/{GOAL}/days/{today - timedelta(days=days_ago)}", {"say": "just-no"})
    either.open(f"/plan/goals/{GOAL}/not-today").go(either.named(ANSWERS[3]))
    expect(either.find("main").get_by_text("It is put away.")).to_be_visible()
    either.open("/plan/self-help")
    assert title not in either.find("main > ul").first.inner_text()
    expect(either.find("main > ul").last).to_contain_text(title)
