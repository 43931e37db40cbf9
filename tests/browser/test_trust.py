"""What a family cannot see: nobody else is told, nothing is kept, nothing is lost on the way (trust S18-S23, R1)."""

from playwright.sync_api import expect

from tests.browser.hands import FIRST_TAPS, LU, PIM, Tablet
from tests.browser.walks import Walk

LAID = ".planks .laid"
WHOLE = "document.doctype !== null && document.styleSheets.length >= 1 && document.title !== ''"


def test_trust_s18_s20_s22_no_page_breaks_the_policy_calls_elsewhere_or_keeps_anything(seen: Walk) -> None:
    assert seen.behind == []
    assert {page.place: page.kept for page in seen.pages if page.kept} == {}


def test_trust_s18_s20_s22_hold_through_a_whole_round(either: Tablet) -> None:
    either.played(FIRST_TAPS - 2).answer(LU).answer(PIM).on().take_back()
    either.open("/plan").tap(either.named("Smaller"))
    expect(either.find(".step")).to_be_visible()
    assert (either.complaints, either.strangers, either.kept()) == ([], [], 0)
    assert {cookie["name"] for cookie in either.context.cookies()} == {"tiny-rungs"}


def test_trust_s18_what_the_policy_forbids_is_noticed(tablet: Tablet) -> None:
    tablet.open("/")
    forbidden = {
        "style-src": "document.body.setAttribute('style', 'color: red')",
        "img-src": "new Image().src = 'http://127.0.0.2:9/x.png'",
    }
    for policy, breach in forbidden.items():
        with tablet.page.expect_console_message(lambda message, policy=policy: policy in message.text):
            tablet.page.evaluate(breach)
    assert any("style-src" in complaint for complaint in tablet.complaints)
    assert any("img-src" in complaint for complaint in tablet.complaints)
    tablet.complaints.clear()
    tablet.strangers.clear()


def test_trust_s23_back_forward_and_reload_never_show_a_bare_piece(either: Tablet) -> None:
    either.played()
    for _ in either.type_answers(4, LU):
        pass
    for move in (either.page.go_back, either.page.go_back, either.page.go_forward, either.page.reload):
        either.turn(move)
        expect(either.find("main#screen")).to_have_count(1)
        expect(either.find("#screen .card")).to_have_count(2)
        assert either.page.evaluate(WHOLE), move
        expect(either.find("body.child > #status")).to_have_count(1)
    either.open("/").page.go_back()
    expect(either.find("#screen .card")).to_have_count(2)
    assert either.page.evaluate(WHOLE)


def test_trust_s23_the_plan_comes_back_whole_and_as_it_was_left(tablet: Tablet) -> None:
    tablet.open("/plan")
    before = tablet.find(".step h2").inner_text()
    tablet.tap(tablet.named("Smaller"))
    expect(tablet.find(".step h2")).not_to_have_text(before)
    now = tablet.find(".step h2").inner_text()
    tablet.go("nav a >> nth=2")
    tablet.page.go_back()
    expect(tablet.find(".step h2")).to_have_text(now)
    expect(tablet.find("body.grown-up > #status")).to_have_count(1)
    expect(tablet.find("header.top")).to_be_visible()


def test_trust_r1_a_lost_connection_shows_the_next_card_and_loses_no_answer(tablet: Tablet) -> None:
    tablet.played(2)
    card = tablet.where
    tablet.context.set_offline(True)
    tablet.answer(PIM)
    expect(tablet.find("#screen .card")).to_have_count(2)
    expect(tablet.find(LAID)).to_have_count(3)
    assert tablet.where != card
    assert tablet.kept() == 1
    tablet.context.set_offline(False)
    tablet.page.wait_for_function("() => localStorage.length === 0")
    tablet.open(f"{tablet.game}/{card}")
    expect(tablet.find(PIM)).to_have_attribute("aria-current", "true")


def test_trust_r1_a_lost_connection_keeps_the_plan(tablet: Tablet) -> None:
    tablet.open("/plan")
    before = tablet.find(".step h2").inner_text()
    tablet.context.set_offline(True)
    tablet.tap(tablet.named("Smaller"))
    expect(tablet.find("#trouble")).to_be_visible()
    expect(tablet.find(".step h2")).to_have_text(before)
    tablet.context.set_offline(False)
    tablet.tap(tablet.named("Smaller"))
    expect(tablet.find(".step h2")).not_to_have_text(before)


def test_trust_r2_two_tabs_answer_the_same_card_and_the_latest_tap_stays(tablet: Tablet) -> None:
    tablet.played(1)
    card = tablet.page.url
    other = tablet.context.new_page()
    other.goto(card)
    tablet.answer(PIM)
    other.locator(LU).click()
    expect(other).not_to_have_url(card)
    other.wait_for_function("() => localStorage.length === 0")
    other.goto(card)
    expect(other.locator(LU)).to_have_attribute("aria-current", "true")
    tablet.open(tablet.game)
    expect(tablet.find(LAID)).to_have_count(2)
    assert tablet.page.url != card


def test_trust_s6_a_child_who_goes_back_after_the_hand_over_meets_the_door(either: Tablet) -> None:
    either.open("/plan")
    either.begin()
    either.open("/plan")
    assert either.path.startswith("/grown-ups")
    either.page.go_back()
    either.open("/games/new")
    assert either.path.startswith("/grown-ups")
