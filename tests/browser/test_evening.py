"""The evening and the child's own card in a real browser, with and without scripts (facts S111-S115; planner.md 7)."""

from playwright.sync_api import expect

from tests.browser.hands import Tablet
from tests.browser.rounds import GOAL


def test_an_evening_is_three_taps(either: Tablet) -> None:
    either.open(f"/plan/goals/{GOAL}").go("[value^='today-']")
    either.go("a[href='/plan/evening']")
    for question, answer in (("natural", GOAL), ("feeling", "unsure"), ("load", "words")):
        button = f"[name={question}][value={answer}]"
        either.tap(button)
        expect(either.find(button)).to_have_attribute("aria-pressed", "true")
    expect(either.find("[aria-pressed=true]")).to_have_count(3)
    assert not either.complaints


def test_a_child_gets_the_card_says_something_and_the_plan_tells(either: Tablet) -> None:
    either.open(f"/plan/goals/{GOAL}").go("[value^='today-']")
    either.open_folds().go(either.named("Show it to my child"))
    boxes = [one.bounding_box() for one in either.find("button[name=say]").all()]
    assert len({(box["width"], box["height"]) for box in boxes if box}) == 1
    assert all(box and box["height"] >= 60 for box in boxes)
    either.go("button[value=not-today]")
    expect(either.find("h1")).to_have_text("Thank you for telling.")
    either.go(either.named("Show my grown-up"))
    either.go("main button")
    expect(either.find("main").get_by_text("Your child said: not today.")).to_be_visible()
    assert not either.complaints
