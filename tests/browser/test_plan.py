"""The grown-up's plan, with and without scripts: one step open, and every button does what it says (experience 4)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.hands import FIRST_TAPS, PHONE, SIZES, Tablet

STEP = ".step h2"
CHOOSERS = ("Traditional", "Free-Spirited", "Introverted", "Self-Governing", "Steady")
AREAS = ("speech", "social", "self-help", "academic", "sensory", "executive")


def step(tablet: Tablet) -> Locator:
    """The heading of the step that is open."""
    return tablet.find(STEP)


def test_the_general_plan_is_one_tap_from_the_front_door(either: Tablet) -> None:
    either.open("/").go("main a[href='/plan']")
    expect(either.find(STEP)).to_be_visible()
    expect(either.page.get_by_text("This is the general plan")).to_be_visible()
    assert either.find("details.fold:has(.badge)").count() == 6


def test_experience_g2_two_taps_from_opening_the_site_to_done_for_today(either: Tablet) -> None:
    either.open("/").go("main a[href='/plan']")
    either.tap(either.named("We did it"))
    expect(either.find("main h1")).to_contain_text("Take a breath together.")
    expect(either.find("main button")).to_have_count(0)
    either.tap(either.named("Go on when you like"))
    expect(step(either)).to_contain_text("Say it out loud:")
    expect(either.named("We did it")).to_have_count(0)
    either.tap(either.named("It was easy"))
    expect(either.find("[aria-pressed=true]")).to_have_text("It was easy")
    either.come_back().open("/plan")
    expect(either.find("[aria-pressed=true]")).to_have_text("It was easy")
    either.tap(either.named("Take it back"))
    expect(either.named("We did it")).to_be_visible()


def test_experience_4_1_one_tap_ends_a_day_on_empty(either: Tablet) -> None:
    either.open("/plan").tap(either.named("I'm running on empty today"))
    expect(either.find("main")).to_contain_text("You did something hard today, and you didn't give up.")
    either.tap(either.named("Not even that today"))
    expect(step(either)).to_have_text("See you when you like.")


def test_a_hard_day_shows_the_small_step_until_it_is_taken_back(either: Tablet) -> None:
    either.open("/plan")
    usual = step(either).inner_text()
    either.tap(either.named("A hard day"))
    expect(step(either)).not_to_have_text(usual)
    expect(either.find(".step")).to_contain_text("it counts fully")
    either.tap(either.named("A hard day"))
    expect(step(either)).to_have_text(usual)


def test_yesterday_can_be_told_today(either: Tablet) -> None:
    either.open("/plan").go(either.named("Another day")).go(either.named("Yesterday"))
    either.tap(either.named("We did it"))
    expect(either.named("We did it")).to_have_attribute("aria-pressed", "true")
    either.open("/plan")
    expect(either.named("We did it")).to_be_visible()


@pytest.mark.parametrize("size", SIZES[1:], ids=str)
def test_experience_g1_one_step_is_open_and_its_done_button_needs_no_scrolling(
    give: Callable[..., Tablet], size: tuple[int, int]
) -> None:
    tablet, low = give(size), []
    for area in AREAS:
        tablet.open(f"/plan/{area}").go("[name=change][value^='today-'] >> nth=0")
        assert tablet.find(".step").count() == 1
        low += below(tablet, size[1])
    assert not low


def below(tablet: Tablet, height: int) -> list[tuple[str, float]]:
    """The open step or its done button, with where it ends, if that is out of sight without scrolling."""
    assert tablet.page.evaluate("scrollY") == 0
    boxes = [(step(tablet).inner_text(), seen.bounding_box()) for seen in (step(tablet), tablet.named("We did it"))]
    return [(words, box["y"] + box["height"]) for words, box in boxes if box and box["y"] + box["height"] > height]


def test_experience_g1_holds_when_a_child_likes_to_choose(give: Callable[..., Tablet]) -> None:
    tablet = self_governing(give())
    assert not below(tablet, PHONE[1])


def self_governing(tablet: Tablet) -> Tablet:
    """A plan after a game that was answered as a child who likes to choose would."""
    device = tablet.device.begin("10-12")
    for _ in range(FIRST_TAPS):
        pole = next(pole for pole in CHOOSERS if device.page.select_one(f"[value='{pole}']"))
        device.play(1, f"[value='{pole}']")
    device.take_back()
    tablet.open("/plan")
    expect(tablet.page.get_by_text("Which step first?")).to_be_visible()
    return tablet


def test_which_first_lets_a_child_choose_between_two_steps(give: Callable[..., Tablet]) -> None:
    tablet = self_governing(give())
    offered = tablet.find(".step [name=change][value^='today-']")
    assert offered.count() == 2
    before = step(tablet).inner_text()
    offered.nth(1).click()
    expect(step(tablet)).not_to_have_text(before)


def test_smaller_and_bigger_move_one_rung_at_once(either: Tablet) -> None:
    either.open("/plan")
    start = step(either).inner_text()
    either.tap(either.named("Smaller"))
    expect(step(either)).not_to_have_text(start)
    either.tap(either.named("Bigger"))
    expect(step(either)).to_have_text(start)
    either.come_back().open("/plan")
    expect(step(either)).to_have_text(start)


def test_at_the_foot_of_the_ladder_the_plan_says_leave_it_and_be_together(either: Tablet) -> None:
    either.open("/plan")
    for _ in range(16):
        before = step(either).inner_text()
        either.tap(either.named("Smaller"))
        expect(step(either)).not_to_have_text(before)
        if not either.whole().named("Smaller").count():
            break
    expect(either.find(".step")).to_contain_text("Being near each other counts too.")
    expect(either.named("Bigger")).to_be_visible()


def test_a_goal_is_put_away_and_brought_back(either: Tablet) -> None:
    either.open("/plan/social")
    goals = either.find("main > ul").first.locator("h2, h3")
    away, count = goals.nth(1).inner_text(), goals.count()
    either.tap(either.find("main > ul").first.locator("[name=change][value='hide-1']").nth(1))
    expect(goals).to_have_count(count - 1)
    assert away not in goals.all_inner_texts()
    back = either.find("main > ul").last.locator("li").filter(has_text=away)
    either.tap(back.locator("button"))
    expect(goals).to_have_count(count)
    assert away in goals.all_inner_texts()


def test_eye_contact_is_offered_to_nobody_who_did_not_choose_it(either: Tablet) -> None:
    either.open("/plan/social")
    offered, waiting = either.find("main > ul").first, either.find("main > ul").last
    goal = waiting.locator("li").first
    title = goal.locator("h2, h3").inner_text()
    expect(goal).to_contain_text("Looking is never asked for.")
    assert title not in offered.inner_text()
    either.tap(goal.locator("button"))
    expect(either.find("main > ul").first).to_contain_text(title)


def test_the_rung_of_most_days_decides_where_the_plan_starts(either: Tablet) -> None:
    either.open("/plan/goals/zip-the-jacket")
    rungs, here = either.find(".ladder .rung"), either.find(".rung.here")
    count = rungs.count()
    before = here.inner_text().splitlines()[0]
    either.tap(rungs.first)
    expect(rungs.first).to_contain_text("works on most days")
    expect(here).not_to_contain_text(before)
    started = rungs.nth(2 if count > 2 else count - 1)
    expect(started).to_have_class("rung here")


def test_who_the_plan_is_for_changes_its_words(either: Tablet) -> None:
    either.open("/plan").open_folds().go(either.named("Who is this plan for?"))
    either.tap("label:has([value=no-words])")
    either.go("form[action='/plan/household'] button")
    expect(either.find(".step dt").filter(has_text=re.compile("^Without words$"))).to_have_count(1)
    expect(either.find(".step dt").filter(has_text="You can say")).to_have_count(0)


def test_everything_settled_is_there_when_the_page_is_opened_anew(either: Tablet) -> None:
    either.open("/plan/goals/zip-the-jacket")
    either.go("[name=change][value^='today-']")
    opened = step(either).inner_text()
    either.come_back().open("/plan")
    expect(step(either)).to_have_text(opened)
