"""A parent books a talk, an educator reads one page, and one step comes of it: two devices at once (experience 5)."""

from collections.abc import Callable
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from tests.browser.hands import Tablet
from tests.browser.homes import NICKNAME, new_address, rows_of, settled
from tests.browser.meetings import STEP, at_a_desk, with_next_to_nothing
from tests.browser.rounds import Round
from tests.browser.talking import (
    CONCERN,
    NOTE,
    QUESTION,
    asked_in,
    books,
    comes_in,
    operator,
    picks_a_time,
    shut_for,
    writes_and_ticks,
    writes_what_came_of_it,
)
from tests.browser.test_print import PAPERS, pages
from tests.browser.test_sharing import well_drawn
from tests.server import Server

Give = Callable[..., Tablet]
HOLDS = {"": "class teacher", "/preview": "One goal:", "/agreed": STEP}
TICKED = ("child-view", "plan", "wins")


@pytest.mark.parametrize("script", [True, False], ids=["scripts", "no-scripts"])
def test_a_family_and_an_educator_go_through_all_of_a_talk(give: Give, server: Server, script: bool) -> None:
    ana, lee, name, address = give(script=script), give(script=script), f"Lee {token_hex(3)}", new_address()
    comes_in(lee, asked_in(server, address), name)
    home = settled(ana.device, rows_of(server))
    picks_a_time(ana, home, name)
    writes_and_ticks(ana, TICKED)
    leaves_a_line_out(ana)
    talk = books(ana, home)

    reads_the_page(lee)
    says_what_fits(lee)
    writes_what_came_of_it(lee)

    answers(ana, talk)
    reads_who_looked(ana, talk, name)
    the_look_ends(ana, lee, talk)


def leaves_a_line_out(ana: Tablet) -> None:
    """The exact page, and the way of helping is struck from it."""
    expect(ana.find(".one-page")).to_contain_text("I waited")
    expect(ana.find(".one-page")).to_contain_text("Zipped it")
    expect(ana.find(".one-page")).to_contain_text(CONCERN)
    well_drawn(ana)
    ana.tap(".one-page [name=leave][value^='how.']")
    expect(ana.find("#out + .box")).to_contain_text("I waited")
    expect(ana.find(".one-page")).not_to_contain_text("I waited")
    well_drawn(ana)


def reads_the_page(lee: Tablet) -> None:
    """An educator finds it on the desk: what was ticked, and neither what was not nor what was struck."""
    lee.open("/educator")
    expect(lee.find("main")).to_contain_text(f"A talk about {NICKNAME}.")
    well_drawn(lee)
    lee.go(lee.named("Read the page"))
    expect(lee.find("h1")).to_contain_text(NICKNAME)
    for words in (CONCERN, QUESTION, "Zipped it", "answered in play"):
        expect(lee.find(".one-page")).to_contain_text(words)
    for words in ("I waited", "Mum answered"):
        expect(lee.find(".one-page")).not_to_contain_text(words)
    well_drawn(lee)
    lee.go(lee.named("More detail"))
    expect(lee.find("main")).to_contain_text("What the child told us")
    expect(lee.find("main")).not_to_contain_text("I waited")
    expect(lee.find("main")).not_to_contain_text("how they see it")
    well_drawn(lee)
    lee.go(lee.named("Back to the page"))


def says_what_fits(lee: Tablet) -> None:
    """A tick beside the first line."""
    lee.go(lee.named("Does this match what you see?"))
    well_drawn(lee)
    lee.tap(lee.find("[name=fit][value=partly]").first)
    expect(lee.find(".fits").first.locator("[aria-pressed=true]")).to_have_text("Partly")
    lee.go(lee.named("Back to the page"))


def answers(ana: Tablet, talk: str) -> None:
    """A parent reads everything at once, says yes, sees the plan change, and takes the yes back."""
    before = todays_step(ana)
    ana.open(talk).go(ana.named("What comes of this talk"))
    for words in (NOTE, STEP, "It went well twice."):
        expect(ana.find("main")).to_contain_text(words)
    well_drawn(ana)
    assert todays_step(ana) == before
    ana.open(f"{talk}/outcome").tap(ana.named("Accept"))
    expect(ana.find("main")).to_contain_text("You said yes, and the plan goes by it.")
    well_drawn(ana)
    assert todays_step(ana) != before
    ana.open(f"{talk}/outcome").tap(ana.named("Undo"))
    expect(ana.find("main")).to_contain_text("You took it back. The plan is as it was.")
    assert todays_step(ana) == before
    ana.open(f"{talk}/outcome").go(ana.named("See it and print it"))
    expect(ana.find("h2").first).to_have_text(STEP)
    well_drawn(ana)


def todays_step(ana: Tablet) -> str:
    """The step of the ladder that it is about, as the plan shows it."""
    return ana.open("/plan/goals/zip-the-jacket").find(".rung.here").inner_text()


def reads_who_looked(ana: Tablet, talk: str, name: str) -> None:
    """What the educator says of a line beside the family's own, and everything that was opened."""
    ana.open(talk).go(ana.named("Who looked, and what the educator sees the same way"))
    expect(ana.find("[data-fit=partly]")).to_have_count(1)
    expect(ana.find("section[aria-labelledby=looks] li").filter(has_text=name)).not_to_have_count(0)
    well_drawn(ana)


def the_look_ends(ana: Tablet, lee: Tablet, talk: str) -> None:
    """With the page open before the educator, the parent ends the look: each next request finds nothing."""
    lee.open("/educator").go(lee.named("Read the page"))
    page, first = lee.page.url, lee.page
    lee.page = lee.context.new_page()
    lee.open("/educator").go(lee.named("Read the page")).go(lee.named("Does this match what you see?"))
    ana.open(talk).tap(ana.named("End it now"))
    expect(ana.find("main")).to_contain_text("Nothing any more: the look is ended.")
    well_drawn(ana)

    shut_for(lee, {"fit": lambda: lee.tap(lee.find("[name=fit][value=yes]").first)})
    for file in ("page.pdf", "page.json", "details", "fits", "result"):
        assert lee.context.request.get(f"{page}/{file}").status == 404, file
    lee.page = first
    details = lee.named("More detail")
    shut_for(lee, {"details": lambda: lee.tap(details), "again": lambda: lee.page.goto(page)})
    lee.open("/educator")
    expect(lee.find("main")).to_contain_text("The family has closed its page.")
    expect(lee.find("main")).not_to_contain_text(NICKNAME)


def test_an_educator_who_is_switched_off_sees_nothing_more(give: Give, server: Server) -> None:
    lee = give()
    table = at_a_desk(lee.device, server)
    lee.open(f"/educator/talks/{table.met.talk}")
    expect(lee.find("h1")).to_contain_text(NICKNAME)
    operator(server, "switch-off", table.tom)
    for way in ("", "/details", "/fits", "/result"):
        lee.open(f"/educator/talks/{table.met.talk}{way}")
        expect(lee.find("body")).not_to_contain_text(NICKNAME)
        expect(lee.find("h1")).to_have_text("Sign in")


@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize(("kind", "place"), [("educator", ""), ("draft", "/preview"), ("talk", "/agreed")])
def test_experience_g11_the_fullest_page_of_a_talk_prints_on_one_sheet(
    give: Give, rounds: Callable[..., Round], kind: str, place: str, paper: str
) -> None:
    played = rounds(kind)
    tablet = give(storage_state=played.state).open(f"{played.game}{place}")
    expect(tablet.find("main")).to_contain_text(HOLDS[place])
    assert pages(tablet, paper) == 1


def test_experience_g11_the_emptiest_page_of_a_talk_prints_on_one_sheet(tablet: Tablet, server: Server) -> None:
    tablet.open(with_next_to_nothing(tablet.device, rows_of(server)))
    expect(tablet.find("main .one-page")).to_be_visible()
    assert [pages(tablet, paper) for paper in PAPERS] == [1, 1]
