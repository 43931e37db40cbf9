"""A family and an educator with a talk, by their rows: what both of them see of it in a real browser."""

from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from flask import Flask
from sqlalchemy import select

from consult.models import SchoolGoal, Talk, TeacherQuestion
from consult.models.drafting import begun, put
from consult.models.picked import pick
from consult.parts import LONGEST_CONCERN, LONGEST_QUESTION, Part
from home.models import Child
from journal.models import Win
from shell.database import db
from tests.browser.homes import NICKNAME, Home, enter, new_address, rows_of, settled
from tests.carers import Carer, account_of
from tests.consult.outcomes import ZIP, Meeting
from tests.journeys import Device
from tests.server import Server
from tests.talks import booked, educator, educator_row

DESK = ("/educator", "/educator/about", "/educator/hours")
"""What an educator reaches beside a talk."""

CONCERN = "The noise at lunch is too much, and then nothing works for a while. "
STEP = "Count to three at the door"
QUESTION = "How could school use the counting when the bell rings and it gets loud? "


class Table(NamedTuple):
    """A family, the address of its educator, and what they met about."""

    home: Home
    tom: str
    met: Meeting


def at_one_table(server: Server, family: Device, palette: str = "day", tom: str = "") -> Table:
    """A family on this device with a booked talk of which every part is shown, and much came of it."""
    home = settled(family, rows_of(server), palette)
    ana, tom = Carer(home.site, home.address), tom or new_address()
    met = meet(home, ana, tom)
    fill(home, met.talk)
    met.change("rung-6")
    met.change("active-1")
    met.note("The counting helped at the coat rack.\nShe looked up twice.")
    met.agree(step=STEP)
    met.answer(met.suggest("rung", "It went well twice.", value="3"), "accepted")
    met.answer(met.suggest("cap", "Let it settle.", value="4"), "asked", question="For how long?")
    met.suggest("written", "It is the next thing at school.", words="pack the school bag")
    ana.open(home.child)
    return Table(home, tom, met)


def meet(home: Home, ana: Carer, tom: str, parts: tuple[Part, ...] = tuple(Part)) -> Meeting:
    """A booked talk of this family with the educator of this address; words of the greatest length."""
    device = educator(home.site, tom)
    concern = (CONCERN * 9)[:LONGEST_CONCERN].strip()
    talk = booked(home.site, ana, home.child, address=tom, parts=parts, concern=concern)
    return Meeting.about(home.site, ana, home.child, device, talk)


def fill(home: Home, token: str) -> None:
    """All that a talk can hold: long questions, picked wins, a teacher's line, and a goal of the school's plan."""
    pick_wins(home, token)
    now = datetime.now(UTC)
    with home.site.app_context():
        talk = row_of(token)
        talk.questions = [(QUESTION * 3)[:LONGEST_QUESTION].strip()] * 2
        words = (QUESTION * 9)[:LONGEST_CONCERN].strip()
        db.session.add(TeacherQuestion(talk_id=talk.id, words=words, who="Ms Lee, class teacher", at=now))
        db.session.add(SchoolGoal(child_id=talk.child_id, key="s", words="Gets ready alone", goal=ZIP, made=now))
        db.session.commit()


def pick_wins(home: Home, token: str) -> None:
    """Picks every win of the child."""
    with home.site.app_context():
        talk = row_of(token)
        pick(talk, db.session.scalars(select(Win).where(Win.child_id == talk.child_id)).all())
        db.session.commit()


def row_of(token: str) -> Talk:
    """The talk of this word."""
    return db.session.scalars(select(Talk).where(Talk.token == token)).one()


def meeting(device: Device, server: Server, palette: str) -> str:
    """A carer before whom a talk lies, and what came of it; gives the talk's address."""
    table = at_one_table(server, device, palette)
    table.met.tom.open(f"/educator/talks/{table.met.talk}/fits")
    lines = table.met.tom.page.select(".fits [name=line]")
    for line, fit in zip(lines, ("yes", "partly", "no", "not-seen"), strict=False):
        table.met.tom.send(f"/educator/talks/{table.met.talk}/fits", {"line": line["value"], "fit": fit})
    return table.met.here


def drafting(device: Device, server: Server, palette: str) -> str:
    """A carer who has begun a talk with few words, so that all else has room; gives the draft's address."""
    home, tom, key = settled(device, rows_of(server), palette), new_address(), "d" * 22
    educator(home.site, tom)
    with home.site.app_context():
        account, now = account_of(home.address), datetime.now(UTC)
        assert account
        who, whom = Child.of(account, home.child.split("/")[2]), educator_row(tom)
        draft = begun(who, account, key, now)
        put(draft, whom, (now + timedelta(days=3)).replace(hour=10, minute=0, second=0, microsecond=0))
        draft.concern, draft.questions, draft.parts = CONCERN.strip(), [QUESTION.strip()], list(Part)
        db.session.commit()
        token = draft.token
    pick_wins(home, token)
    return f"{home.child}/talks/{token}"


def educating(device: Device, server: Server, palette: str) -> str:
    """An educator with a desk and a page to read; gives the address of the page."""
    return f"/educator/talks/{at_a_desk(device, server, palette).met.talk}"


def at_a_desk(device: Device, server: Server, palette: str = "day") -> Table:
    """Signs an educator in on this device, who has a talk with a family."""
    site = rows_of(server)
    device.begin(palette=palette).take_back()
    tom = enter(device, site)
    table = at_one_table(server, Device(site.test_client()), tom=tom)
    device.open("/educator")
    return table


def with_next_to_nothing(device: Device, site: Flask) -> str:
    """Signs an educator in on this device; a family has booked a talk and ticked nothing. Gives the page's address."""
    tom = enter(device, site)
    ana = Carer(site, new_address())
    educator(site, tom)
    return f"/educator/talks/{booked(site, ana, ana.add(NICKNAME), address=tom, parts=())}"
