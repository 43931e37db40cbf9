"""A parent shares a win and a teacher sends a line back, on two devices, with and without scripts (experience 4.10)."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from tests.browser.hands import PHONE, SMALL_PHONE, Tablet
from tests.browser.homes import signed_in
from tests.browser.measures import CLIPPED, TARGETS
from tests.server import Server


def well_drawn(tablet: Tablet) -> None:
    """Nothing is cut off or wider than a small phone, and every target is large enough for a grown-up's thumb."""
    for size in (SMALL_PHONE, PHONE):
        tablet.page.set_viewport_size({"width": size[0], "height": size[1]})
        assert tablet.page.evaluate("document.documentElement.scrollWidth") <= size[0], tablet.path
        assert tablet.page.evaluate(CLIPPED) == [], tablet.path
        small = [one for one in tablet.page.evaluate(TARGETS) if min(one["width"], one["height"]) < 44]
        assert not small, tablet.path


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_a_win_goes_to_a_teacher_and_a_line_comes_back(
    give: Callable[..., Tablet], server: Server, script: bool
) -> None:
    ana, lee = give(script=script), give(script=script)
    child = signed_in(ana.device, server, "day")
    ana.open(f"{child}/journal/tree").go(ana.named("Share a win"))
    ana.tap("label:has([name=wins])")
    ana.find("#label").fill("Ms Lee")
    well_drawn(ana)
    ana.go("main form.apart button.main-way")
    expect(ana.find("#preview")).to_contain_text("How it was helped: I waited")
    well_drawn(ana)
    ana.tap("[name=change][value=leave-helped]")
    expect(ana.find("#preview section.box")).not_to_contain_text("I waited")
    expect(ana.find("#out + .box")).to_contain_text("I waited")
    ana.go(ana.named("Make a link"))
    well_drawn(ana)
    ana.tap(ana.named("Yes, make the link"))
    expect(ana.find("#link")).to_be_visible()
    well_drawn(ana)
    link = urlsplit(ana.find("#link").input_value()).path

    lee.open(link)
    expect(lee.find("main")).to_contain_text("Zipped it")
    expect(lee.find("main")).not_to_contain_text("I waited")
    well_drawn(lee)
    lee.go(lee.named("Send one line back"))
    lee.find("#words").fill("Sorted all the shapes by colour")
    well_drawn(lee)
    lee.go(lee.named("Send it to the family"))
    expect(lee.find("h1")).to_have_text("Thank you")
    well_drawn(lee)

    ana.open(f"{child}/journal/tree")
    expect(ana.find("main")).to_contain_text("Sent by Ms Lee")
    ana.go(ana.named("What you share"))
    expect(ana.find("main")).to_contain_text("Opened 1 time")
    well_drawn(ana)
    ana.tap(ana.named("End it now"))
    expect(ana.find("main")).to_contain_text("It is ended.")
    lee.page.go_back()
    lee.page.reload()
    lee.open(link)
    expect(lee.find("h1")).to_have_text("This has ended")
    well_drawn(lee)
    assert ana.sent
    assert lee.kept() == 0 if script else True
