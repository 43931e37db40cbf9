"""What a parent and an educator do on the pages of a talk, one step after the other, each on a device of their own."""

import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from email import message_from_bytes
from pathlib import Path
from urllib.parse import urlsplit

from passlib.totp import TOTP
from playwright.sync_api import expect
from sqlalchemy import select, update

from accounts.models import Account, Sitting
from accounts.people import FRESH
from shell.database import db
from tests.browser.hands import Tablet
from tests.browser.homes import Home
from tests.browser.meetings import STEP
from tests.browser.test_sharing import well_drawn
from tests.families import PASSWORD
from tests.server import ROOT, Server

LINK = re.compile(r"https?://\S+/educator-invitations/\S+")
CONCERN = "The noise at lunch is too much"
QUESTION = "How could school use the counting?"
NOTE = "The counting helped at the coat rack."


def operator(server: Server, *words: str) -> str:
    """What a command of the site's operator prints."""
    done = subprocess.run(
        server.flask("educators", *words), cwd=ROOT, env=server.environ, check=True, capture_output=True, text=True
    )
    return done.stdout


def asked_in(server: Server, address: str) -> str:
    """Asks an educator in; gives the path of the link in the newest letter to this address."""
    operator(server, "invite", address)
    letters = [message_from_bytes(file.read_bytes()) for file in Path(server.environ["MAIL_FOLDER"]).glob("*.eml")]
    [text] = [str(one.get_payload(decode=True), "utf-8") for one in letters if one["To"] == address]  # type: ignore[arg-type]
    found = LINK.search(text)
    assert found, text
    return urlsplit(found.group()).path


def comes_in(lee: Tablet, link: str, name: str) -> None:
    """An educator takes the link, makes an account with an authenticator, and says who, how and when."""
    lee.open(link)
    well_drawn(lee)
    lee.find("[name=name]").fill(name)
    lee.find("[name=password]").fill(PASSWORD)
    lee.go(lee.named("Make my account"))
    lee.tap(lee.named("Set up the app"))
    app = TOTP(lee.find(".letters").inner_text().strip().replace("-", ""))
    well_drawn(lee)
    lee.find("[name=code]").fill(app.generate().token)
    lee.go(lee.named("Use this app from now on"))
    lee.open("/educator")
    well_drawn(lee)
    lee.go(lee.named("Say who you are and how you meet"))
    lee.find("#place").fill("By video")
    lee.find("#about").fill("I like small steps.")
    lee.find("#zone").select_option("UTC")
    well_drawn(lee)
    lee.go(lee.named("Keep this"))
    for day in range(7):
        lee.tap(f"label[for=weekday-{day}]")
    lee.find("#week-begins").fill("09:00")
    lee.find("#week-ends").fill("12:00")
    lee.go(lee.named("Add these hours"))
    expect(lee.find("#next")).to_contain_text("9:00–12:00")
    well_drawn(lee)


def picks_a_time(ana: Tablet, home: Home, name: str) -> None:
    """A parent looks for a talk from the child's own page, and picks one of this educator's times."""
    ana.open(home.child).go(ana.named("Talks"))
    well_drawn(ana)
    ana.go(ana.named("Book a talk"))
    well_drawn(ana)
    if ana.find("h1").inner_text() == "With whom do you want to talk?":
        ana.go(ana.find("section").filter(has_text=name).locator("a"))
        well_drawn(ana)
    expect(ana.find("h1")).to_have_text(f"A talk with {name}")
    ana.tap(ana.find("[name=time] + span").first)
    ana.go(ana.named("Go on"))


def writes_and_ticks(ana: Tablet, parts: tuple[str, ...]) -> None:
    """A parent writes what it is about, ticks these parts, and picks the only win."""
    ana.find("#concern").fill(CONCERN)
    ana.find("#first").fill(QUESTION)
    well_drawn(ana)
    ana.go(ana.named("Keep it and go on"))
    expect(ana.find("[name=parts]:checked")).to_have_count(0)
    for part in parts:
        ana.tap(f"label[for=parts-{part}]")
    ana.tap(ana.find("summary").filter(has_text="Which wins"))
    ana.tap("label[for^=win-]")
    well_drawn(ana)
    ana.go(ana.named("See the page first"))


def a_while_later(home: Home) -> None:
    """The password was given so long ago that it is asked again, which nobody waits for here."""
    with home.site.app_context():
        whose = select(Account.id).where(Account.email == home.address)
        long_ago = datetime.now(UTC) - FRESH
        db.session.execute(update(Sitting).where(Sitting.account_id.in_(whose)).values(entered=long_ago))
        db.session.commit()


def books(ana: Tablet, home: Home) -> str:
    """A parent says yes, with the password once more; gives the address of the talk."""
    a_while_later(home)
    ana.go(ana.named("Go on to book it"))
    expect(ana.find("h1")).to_have_text("Your password, please")
    ana.find("[name=key]").fill(PASSWORD)
    ana.go(ana.named("Go on"))
    expect(ana.find("h1")).to_have_text("Book this talk?")
    well_drawn(ana)
    ana.go(ana.named("Yes, book it"))
    expect(ana.find("main")).to_contain_text("It is booked")
    well_drawn(ana)
    return ana.path


def writes_what_came_of_it(lee: Tablet) -> None:
    """An educator gives a note, suggests another step, and saves the step that was agreed."""
    lee.go(lee.named("Write down what you agree"))
    well_drawn(lee)
    lee.tap("#note > summary")
    lee.find("#note [name=words]").fill(NOTE)
    lee.go(lee.named("Give it to the family"))
    expect(lee.find("#note .box")).to_contain_text(NOTE)
    lee.tap("#suggest > summary")
    lee.go(lee.named("Another step of the same ladder"))
    lee.find("#goal").select_option("zip-the-jacket")
    lee.go(lee.named("Look at this goal"))
    well_drawn(lee)
    lee.tap(lee.find("label:has([name=value])").first)
    lee.find("[name=reason]").fill("It went well twice.")
    lee.go(lee.named("Suggest it"))
    lee.tap("#agreed > summary")
    lee.find("#step").fill(STEP)
    lee.tap(lee.named("Save it for the family"))
    expect(lee.find("#agreed")).to_contain_text("It is saved.")
    well_drawn(lee)


def shut_for(lee: Tablet, ways: dict[str, Callable[[], object]]) -> None:
    """Each of these ways leads to the kind page that says that nothing is here, whatever is open."""
    for way, go in ways.items():
        go()
        expect(lee.find("h1"), way).to_have_text("There is nothing at this address")
        well_drawn(lee)
