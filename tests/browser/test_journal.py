"""A win is written, changed, added to, seen on the tree and hidden, on a phone, with and without scripts."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from tests.browser.hands import PHONE, SMALL_PHONE, Tablet
from tests.browser.homes import signed_in
from tests.server import Server

SAVE = "#leaf .main-way"
KEPT = "#kept"


@pytest.fixture(params=[(PHONE, True), (SMALL_PHONE, False)], ids=["scripts", "no-scripts"])
def journal(request: pytest.FixtureRequest, give: Callable[..., Tablet], server: Server) -> tuple[Tablet, str]:
    """A phone with today's first win written; and the journal's address."""
    size, script = request.param
    tablet = give(size, script=script)
    return tablet, f"{signed_in(tablet.device, server, 'day')}/journal"


def test_a_win_is_written_changed_added_to_seen_and_hidden(journal: tuple[Tablet, str]) -> None:
    tablet, address = journal
    day = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    tablet.open(f"{address}?day={day}").page.fill("#did", "Held the toothbrush")
    tablet.go("[name=fill][value=helped-waited]")
    expect(tablet.find("#did")).to_have_value("Held the toothbrush")
    expect(tablet.find("#helped")).to_have_value("I waited")
    tablet.page.fill("#helped", "I waited and counted")
    tablet.go(SAVE)
    expect(tablet.page.get_by_text("This leaf is on your tree now.")).to_be_visible()
    tablet.go(tablet.named("Add another leaf"))
    tablet.page.fill("#did", "Sang a song")
    tablet.go(SAVE)
    tablet.go(tablet.named("Our tree"))
    leaves = tablet.find(".leaf")
    expect(leaves).to_have_count(3 if day[:7] == datetime.now(UTC).date().isoformat()[:7] else 2)
    expect(tablet.find(".leaf:has-text('Held the toothbrush')")).to_contain_text("I waited and counted")
    assert tablet.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    tablet.find(".our-tree a[aria-label='Sang a song']").focus()
    tablet.page.keyboard.press("Enter")
    expect(tablet.find(".leaf:target")).to_contain_text("Sang a song")
    tablet.go(tablet.find(".leaf:target [name=hidden]"))
    expect(tablet.find(".leaf:has-text('Sang a song')")).to_have_count(0)
    tablet.go(tablet.named("Hidden leaves"))
    expect(tablet.find("main")).to_contain_text("Sang a song")


def test_experience_g5_what_is_typed_is_kept_without_a_tap_and_nothing_jumps(
    give: Callable[..., Tablet], server: Server
) -> None:
    tablet = give()
    address = f"{signed_in(tablet.device, server, 'day')}/journal"
    tablet.open(f"{address}?another=1")
    tablet.find("#helped").press_sequentially("I showed it")
    expect(tablet.find(KEPT)).to_have_text("Kept.")
    expect(tablet.find("#status")).to_have_text("Kept.")
    expect(tablet.find("#helped")).to_be_focused()
    scrolled = tablet.page.evaluate("scrollY")
    with tablet.page.expect_response(lambda answer: "twice" in (answer.request.post_data or "")):
        tablet.find("#helped").press_sequentially(" twice")
    assert tablet.page.evaluate("scrollY") == scrolled
    tablet.come_back().open(address)
    expect(tablet.find("#helped")).to_have_value("I showed it twice")
