"""Ana's family with something in every part that can be ticked, by its rows: for what stands below a page."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from sqlalchemy import select

from consult.details.whole import Details
from consult.models import SchoolGoal, Talk, TalkWin
from consult.parts import Part
from consult.screens.details import details_of
from home.models import Child
from journal.models import Win
from planner.models import Entry, Foothold, goal_for
from planner.splits import Between, Split
from quiz.traits import Pole
from sharing.terms import digest
from shell.database import db
from tests.carers import Carer, account_of
from tests.looks import tell
from tests.shares import agreed, written
from tests.talks import ANA, booked, change_talk, educator, talk_row

GOAL, OTHER = "zip-the-jacket", "put-on-a-sock"
STEP, SMALL, SCHOOL, HELPED = "Canary-step", "Canary-small", "Canary-school", "Canary-helped"
BETWEEN = "Half of it is enough."
DAY = timedelta(days=1)


@dataclass
class AtTalk:
    """Ana, her child's page, Tom's device, and the word that stands for their talk."""

    site: Flask
    ana: Carer
    child: str
    tom: Carer
    talk: str

    @property
    def page(self) -> str:
        """Where the educator reads what stands below the page."""
        return f"/educator/talks/{self.talk}/details"

    @property
    def beside(self) -> str:
        """Where the family reads what the educator sees."""
        return f"{self.child}/talks/{self.talk}/beside"

    def read(self) -> BeautifulSoup:
        """What the educator reads; the page opens."""
        answer = self.tom.open(self.page)
        assert answer.status_code == 200, answer.status
        return self.tom.page

    def details(self, **asked: Any) -> Details:
        """The same as a value."""
        with self.site.test_request_context():
            return details_of(self.row(), **asked)

    def row(self) -> Talk:
        """The talk's row, within a context of the site."""
        return talk_row(self.talk)

    def change(self, **columns: Any) -> None:
        """Sets columns of the talk."""
        change_talk(self.site, self.talk, **columns)


def at_talk(site: Flask, parts: tuple[Part, ...] = tuple(Part), *, days: int = 6) -> AtTalk:
    """The whole family, with a talk of which these parts are ticked, and so many days in its diary."""
    ana, tom = Carer(site, ANA), educator(site)
    child = ana.add("Canary-Mia")
    tell(site, ANA, Pole.OPEN, child=child)
    Carer(site, ANA).play(child, 6)
    agreed(ana, child)
    written(ana, child, "Canary-did", HELPED)
    talk = AtTalk(site, ana, child, tom, booked(site, ana, child, parts=parts))
    with site.app_context():
        row = talk.row()
        lived(row.child, days)
        db.session.add(SchoolGoal(child_id=row.child_id, key="s", words=SCHOOL, goal=GOAL, made=datetime.now(UTC)))
        win = db.session.scalars(select(Win)).one()
        db.session.add(TalkWin(talk_id=row.id, win_id=win.id, did=digest(win.did), helped=digest(win.helped)))
        db.session.commit()
    return talk


def lived(child: Child, days: int) -> None:
    """A diary of so many days of one goal: done, tried, not that day, done in a smaller way, and so on."""
    goal = goal_for(child.guest, GOAL)
    foothold = Foothold.on(child.guest, goal)
    foothold.between = [{"below": one.below, "split": one.split} for one in (Between(4, Split.HOW_MUCH),)]
    came = ({"outcome": "win"}, {"outcome": "miss"}, {"outcome": "refused"}, {"outcome": "refused", "small_won": True})
    for number in range(days):
        told: dict[str, Any] = {**came[number % 4], "hard_day": number % 4 == 0}
        row = Entry(guest_id=child.guest.id, goal=GOAL, day=datetime.now(UTC).date() - (days - number) * DAY)
        row.rung = number % 3 + number // 4
        row.shown = {"step": f"{STEP} {number}", "seconds": 5, "reason": "", "small": SMALL}
        for name, value in told.items():
            setattr(row, name, value)
        db.session.add(row)


def another_look(site: Flask, child: str) -> None:
    """Ben, the family's other carer, says how he sees the child."""
    Carer(site, "ben@example.org", family_of=ANA)
    tell(site, "ben@example.org", Pole.TRADITIONAL, child=child)
    with site.app_context():
        ben = account_of("ben@example.org")
        assert ben
        ben.called = "grandparent"
        db.session.commit()
