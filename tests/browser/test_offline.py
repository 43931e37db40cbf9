"""A room can be finished without a connection, the plan stays readable, the site can sit on the home screen."""

import json
from collections.abc import Callable
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.hands import LU, PIM, SKIP, TAPS_A_PART, Tablet
from tests.server import Server

WAITING = "JSON.parse(localStorage.getItem('tiny-rungs-outbox') || '[]').length"
NOTHING_WAITS = f"() => {WAITING} === 0"
WORKS = "navigator.serviceWorker.controller !== null"
KEPT_PAGES = "caches.open('pages').then(kept => kept.keys()).then(all => all.map(one => new URL(one.url).pathname))"
LAID = ".planks .laid"
AWAY = "Let us wait a bit. Your treehouse is still here."


def answers(tablet: Tablet) -> list[str]:
    """The cards that the site has, in the order in which they came, read off a fresh page's own way back."""
    return [url.rsplit("/", 1)[1] for url in tablet.sent if "/answers/" in url]


def ready(tablet: Tablet) -> Tablet:
    """Waits until the worker answers for this tablet's pages; one that came while it woke is opened once more."""
    tablet.page.evaluate("navigator.serviceWorker.ready.then(() => true)")
    if not tablet.page.evaluate(WORKS):
        tablet.page.reload()
    return tablet


@pytest.mark.parametrize("taps", [[PIM] * 5, [PIM, LU, "[value=both]", SKIP, LU]], ids=["one-side", "every-way"])
def test_experience_h2_a_room_is_finished_offline_and_its_answers_arrive_in_order_once_each(
    tablet: Tablet, taps: list[str]
) -> None:
    tablet.played()
    tablet.context.set_offline(True)
    asked = []
    for tap in taps:
        asked.append(tablet.where.removeprefix("cards/"))
        tablet.press(f"#screen {tap}")
        expect(tablet.find("#screen")).to_be_visible()
    assert tablet.where == "parts/1"
    assert tablet.page.evaluate(WAITING) == TAPS_A_PART
    assert len(set(asked)) == TAPS_A_PART
    tablet.sent.clear()
    tablet.context.set_offline(False)
    tablet.page.wait_for_function(NOTHING_WAITS)
    assert answers(tablet) == asked
    tablet.on()
    expect(tablet.find(LAID)).to_have_count(0)
    tablet.open(f"{tablet.game}/parts/1")
    assert tablet.where == "parts/1"


def test_experience_h2_answers_wait_through_a_shut_browser(tablet: Tablet) -> None:
    ready(tablet.played(1))
    game = tablet.game
    tablet.context.set_offline(True)
    tablet.press(f"#screen {PIM}").press(f"#screen {LU}")
    tablet.come_back().context.set_offline(False)
    tablet.open(game)
    tablet.page.wait_for_function(NOTHING_WAITS)
    expect(tablet.find(LAID)).to_have_count(3)


def test_experience_h2_without_a_connection_every_way_leads_to_a_calm_page_of_the_game(tablet: Tablet) -> None:
    ready(tablet.played(4)).press(f"#screen {PIM}")
    # An answer that still waits would go out as soon as there is a connection, and lead away by itself.
    tablet.page.wait_for_function(NOTHING_WAITS)
    tablet.context.set_offline(True)
    for _ in range(2):
        tablet.leave()
        tablet.tap(tablet.named("Go on"))
        tablet.meet()
        expect(tablet.find("h1")).to_have_text(AWAY)
    tablet.context.set_offline(False)
    tablet.tap(tablet.named("Go on"))
    expect(tablet.find("#screen .card")).to_have_count(2)


def test_experience_h2_a_room_can_be_heard_without_a_connection(tablet: Tablet) -> None:
    ready(tablet.played())
    clips = "caches.open('sounds').then(kept => kept.keys()).then(all => all.length)"
    tablet.page.wait_for_function(f"() => {clips}.then(number => number > 20)")
    tablet.context.set_offline(True)
    tablet.answer(PIM).tap("[data-say]")
    expect(tablet.find("h1.speaking")).to_be_visible()
    expect(tablet.find(".card.speaking")).to_be_visible()
    assert tablet.page.evaluate("sound.error") is None


def test_experience_f6_offline_a_pick_can_be_changed_and_the_latest_one_counts(tablet: Tablet) -> None:
    tablet.played(1)
    tablet.context.set_offline(True)
    card = tablet.page.url
    tablet.answer(PIM).go(tablet.named("Change my pick"))
    assert tablet.page.url == card
    expect(tablet.find(PIM)).to_have_attribute("aria-current", "true")
    tablet.answer(LU)
    tablet.context.set_offline(False)
    tablet.page.wait_for_function(NOTHING_WAITS)
    tablet.page.goto(card)
    expect(tablet.find(LU)).to_have_attribute("aria-current", "true")
    expect(tablet.find(LAID)).to_have_count(2)


def test_the_plan_that_was_opened_stays_readable_offline(tablet: Tablet) -> None:
    ready(tablet.open("/plan")).open("/plan")
    step = tablet.find(".step h2").inner_text()
    tablet.open("/educators")
    tablet.page.wait_for_function(f"() => {KEPT_PAGES}.then(all => all.includes('/plan'))")
    tablet.context.set_offline(True)
    tablet.open("/plan")
    expect(tablet.find(".step h2")).to_have_text(step)
    tablet.open("/plan/social")
    expect(tablet.find("h1")).to_have_text("No connection just now")


def test_the_sheet_to_colour_stays_readable_offline(tablet: Tablet) -> None:
    ready(tablet.played(15).open(f"{tablet.game}/picture")).open(f"{tablet.game}/picture")
    place = tablet.path
    tablet.page.wait_for_function(f"() => {KEPT_PAGES}.then(all => all.includes('{place}'))")
    tablet.context.set_offline(True)
    tablet.open(place)
    expect(tablet.find(".to-colour svg")).to_be_visible()


def test_trust_s6_a_childs_hands_find_no_plan_offline(tablet: Tablet) -> None:
    ready(tablet.open("/plan")).open("/plan")
    tablet.page.wait_for_function(f"() => {KEPT_PAGES}.then(all => all.includes('/plan'))")
    tablet.begin()
    tablet.page.wait_for_function(f"() => {KEPT_PAGES}.then(all => !all.includes('/plan'))")
    tablet.context.set_offline(True)
    tablet.open("/plan")
    expect(tablet.find(".step")).to_have_count(0)


def test_trust_s22_leaving_takes_along_what_was_kept_for_reading_offline(tablet: Tablet) -> None:
    tablet.played(1).take_back()
    ready(tablet.open("/plan")).open("/plan")
    tablet.open("/privacy").go("form[action='/departures'] button")
    assert tablet.page.evaluate(KEPT_PAGES) == []
    assert tablet.kept() == 0


def test_the_site_can_be_put_on_a_home_screen(server: Server, give: Callable[..., Tablet]) -> None:
    tablet = give().open("/")
    address = tablet.find("link[rel=manifest]").get_attribute("href")
    with urlopen(server.url + str(address)) as reply:
        told = json.load(reply)
    assert (told["start_url"], told["scope"], told["display"]) == ("/", "/", "standalone")
    sizes = {(icon["sizes"], icon.get("purpose")) for icon in told["icons"]}
    assert {("192x192", None), ("512x512", None), ("512x512", "maskable")} <= sizes
    for icon in told["icons"]:
        with urlopen(f"{server.url}/static/{icon['src']}") as picture:
            assert picture.headers.get_content_type() == icon["type"]
