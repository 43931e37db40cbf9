"""From the plan to a sheet of paper, on a phone, with and without scripts (experience 4.8, 4.9, G11, H1)."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.hands import Tablet
from tests.browser.rounds import GOAL, Round
from tests.browser.test_print import PAPERS, pages

FRIDGE, CARDS = "/paper/fridge", f"/paper/goals/{GOAL}/cards"


def saved(tablet: Tablet, name: str) -> PdfReader:
    """The file that a link saves on the device."""
    with tablet.page.expect_download() as download:
        tablet.tap(tablet.named(name))
    return PdfReader(Path(download.value.path()))


def test_a_sheet_for_the_fridge_is_two_taps_from_the_plan(either: Tablet) -> None:
    either.open("/plan").open_folds().go(either.named("A page for the fridge"))
    assert either.path == FRIDGE
    expect(either.find("[data-print]")).to_be_visible(visible=either.script)
    step = either.find("#step").inner_text()
    for name, width in (("PDF, A4", 595), ("PDF, US Letter", 612)):
        [page] = saved(either, name).pages
        assert round(page.mediabox.width) == width
        assert "".join(step.split()) in "".join(page.extract_text().split())
    either.go(either.named("Back to the plan"))
    assert either.path == "/plan"


def test_cards_to_cut_out_are_one_tap_from_a_goal(either: Tablet) -> None:
    either.open(f"/plan/goals/{GOAL}").go(either.named("Cards to cut out"))
    expect(either.find(".cut-cards li")).to_have_count(6)
    assert len(saved(either, "PDF, A4").pages) == 1


@pytest.mark.parametrize("script", [True, False], ids=["with scripts", "without"])
def test_a_child_picks_the_friend_on_its_certificate(
    give: Callable[..., Tablet], rounds: Callable[..., Round], script: bool
) -> None:
    home = rounds("home")
    tablet = give(storage_state=home.state, script=script).open(f"{home.game}/certificate")
    tablet.tap(tablet.find("label").filter(has_text="Pim"))
    tablet.go(tablet.named("Show this one"))
    expect(tablet.find("[name=friend][value=pim]")).to_be_checked()
    [page] = saved(tablet, "PDF, US Letter").pages
    assert "Miazippedit." in "".join(page.extract_text().split())


@pytest.mark.parametrize("paper", PAPERS)
def test_experience_g11_a_browser_prints_each_sheet_on_one_page(
    give: Callable[..., Tablet], rounds: Callable[..., Round], paper: str
) -> None:
    home = rounds("home")
    tablet = give(storage_state=home.state)
    assert {path: pages(tablet.open(path), paper) for path in (FRIDGE, CARDS, f"{home.game}/certificate")} == {
        FRIDGE: 1,
        CARDS: 1,
        f"{home.game}/certificate": 1,
    }
