"""A wish becomes a ladder and the ladder a goal, on a phone, with and without scripts (planner.md 2.6)."""

from playwright.sync_api import expect

from tests.browser.hands import Tablet

WORDS = "Hold the dog's brush with me."


def test_a_wish_in_a_familys_own_words_becomes_todays_step(either: Tablet) -> None:
    either.open("/plan").open_folds().go(either.named("A goal of our own"))
    either.find("#wish").fill("walk the dog")
    either.go(either.named("Look for a ladder")).go(either.named("Something else"))
    either.go(either.find("a.way").filter(has_text="A job with several steps"))
    for number, step in enumerate(("fetch the lead", "clip it on", "open the door")):
        either.find(f"#steps-{number}").fill(step)
    for label in ("The start: your child begins, you go on", "Does a part of it"):
        either.find(".option").filter(has_text=label).click()
    either.go(either.named("Make the ladder"))
    expect(either.find("main h1")).to_have_text("Walk the dog")
    either.find("#title").fill("Out with the dog")
    either.tap(either.named("Keep this name"))
    expect(either.find("main h1")).to_have_text("Out with the dog")
    rung = either.find("#rung-3")
    rung.locator("summary").click()
    rung.locator("input[name=text]").fill(WORDS)
    either.go(rung.get_by_text("One up"))
    assert either.page.locator("main summary").nth(4).inner_text() == WORDS
    either.go(either.named("This is our ladder")).go(either.named("Open this step today"))
    expect(either.find(".step")).to_contain_text("Out with the dog")
    assert not either.kept()
