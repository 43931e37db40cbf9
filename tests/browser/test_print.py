"""What comes out of a printer: one page each, on A4 and on Letter, without the buttons (experience G11)."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Tablet
from tests.browser.rounds import Round

PAPERS = ("A4", "Letter")
MARGINS = {side: "12mm" for side in ("top", "bottom", "left", "right")}
CONTROLS = ":is(button, summary::after, nav, .skip-link, .foot)"


def pages(tablet: Tablet, paper: str) -> int:
    """How many pages the shown page fills on this paper, with the margins that printers use."""
    printed = tablet.page.pdf(format=paper, margin=MARGINS)
    return len(re.findall(rb"/Type\s*/Page\b", printed))


@pytest.mark.parametrize("paper", PAPERS)
def test_experience_g11_the_general_plan_prints_on_one_page(tablet: Tablet, paper: str) -> None:
    assert pages(tablet.open("/plan"), paper) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_experience_g11_a_childs_plan_prints_on_one_page(
    give: Callable[..., Tablet], rounds: Callable[..., Round], paper: str
) -> None:
    tablet = give(storage_state=rounds("grown-up").state).open("/plan")
    assert pages(tablet, paper) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_experience_g11_the_plan_of_any_area_prints_on_one_page(tablet: Tablet, paper: str) -> None:
    full = []
    for area in ("speech", "social", "self-help", "academic", "sensory", "executive"):
        tablet.open(f"/plan/{area}").go("[name=change][value^='today-'] >> nth=-1")
        count = pages(tablet, paper)
        full += [(area, count)] if count > 1 else []
    assert not full


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("place", ["treehouse", "picture"])
def test_experience_g11_the_treehouse_prints_on_one_page(
    give: Callable[..., Tablet], rounds: Callable[..., Round], place: str, paper: str
) -> None:
    played = rounds("done")
    assert pages(give(storage_state=played.state).open(f"{played.game}/{place}"), paper) == 1


@pytest.mark.parametrize("paper", PAPERS)
def test_experience_g11_the_profile_prints_without_a_page_too_many(
    give: Callable[..., Tablet], rounds: Callable[..., Round], paper: str
) -> None:
    played = rounds("grown-up")
    assert pages(give(storage_state=played.state).open(f"{played.game}/profile"), paper) <= 3


@pytest.mark.parametrize("palette", ["day", "night"])
def test_experience_g11_paper_shows_the_step_in_dark_ink_and_no_buttons(
    give: Callable[..., Tablet], rounds: Callable[..., Round], palette: str
) -> None:
    tablet = give(storage_state=rounds("grown-up", palette).state).open("/plan")
    tablet.page.emulate_media(media="print")
    expect(tablet.find(".step h2")).to_be_visible()
    expect(tablet.find("button").filter(visible=True)).to_have_count(0)
    expect(tablet.find("details b").filter(visible=True)).to_have_count(6)
    ink = tablet.find(".step h2").evaluate("e => getComputedStyle(e).color")
    assert max(int(part) for part in re.findall(r"\d+", ink)[:3]) < 100, ink


def test_experience_g11_the_picture_to_colour_prints_the_tree_alone(
    give: Callable[..., Tablet], rounds: Callable[..., Round]
) -> None:
    played = rounds("done")
    tablet = give(storage_state=played.state).open(f"{played.game}/picture")
    tablet.page.emulate_media(media="print")
    expect(tablet.find("svg.tree")).to_be_visible()
    expect(tablet.find("#screen :is(a, button)").filter(visible=True)).to_have_count(0)
