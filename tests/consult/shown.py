"""A child of whom every part has something to show, and each part's own words by which it is known again."""

from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from bs4 import BeautifulSoup
from flask import Flask
from pypdf import PdfReader
from sqlalchemy import select

from consult.models import Talk, TeacherQuestion
from consult.models.picked import pick
from consult.parts import Part
from home.consenting import Purpose
from home.models import Child
from journal.models import Win
from quiz.traits import Pole
from shell.database import db
from tests.carers import Carer, account_of
from tests.looks import agree, tell
from tests.shares import agreed, written
from tests.talks import ANA, booked, change_talk, educator, talk_row

CHILD_POLES = (Pole.TRADITIONAL, Pole.INTROVERTED)
KNOWN_BY = {
    Part.CHILD_VIEW: ("answered in play", "Child:"),
    Part.PARENT_VIEW: ("Mum answered,", "Mum:", "sand to let run"),
    Part.PLAN: ("Working on:", "Zipping the jacket", "What does not", "One goal:"),
    Part.WINS: ("Canary-held", "Canary-counted"),
    Part.PATTERNS: ("3 wins in 6 weeks: self-help 1, other 2.", "Waiting has helped more than once."),
    Part.OWN_PROFILE: ("brings new ideas and a fresh way in",),
}
"""What stands on the page if a part is ticked, and nowhere else."""


class Shown:
    """Ana's child Mia, her brother Leo, and a booked talk with Tom about Mia."""

    def __init__(self, site: Flask, parts: tuple[Part, ...] = tuple(Part)) -> None:
        self.site, self.tom = site, educator(site)
        self.ana = Carer(site, ANA)
        with site.app_context():
            account = account_of(ANA)
            assert account
            account.called = "mum"
            db.session.commit()
        self.child = self.ana.add("Canary-Mia", textures="sand", sounds="rain", activities="a-book")
        self.told()
        self.talk = booked(site, self.ana, self.child, parts=parts)
        self.pick()
        self.path = f"/educator/talks/{self.talk}"
        self.own = f"{self.child}/talks/{self.talk}"

    def told(self) -> None:
        """Everything that a family can tell."""
        Carer(self.site, ANA).play(self.child, 15)
        tell(self.site, ANA, Pole.OPEN, Pole.REACTIVE, Pole.FREE_SPIRITED, child=self.child)
        agree(self.site, ANA, Purpose.ABOUT_ME)
        tell(self.site, ANA, Pole.OPEN, Pole.AGREEABLE)
        self.ana.open(self.child)
        self.ana.send(f"{self.child}/opening", {"to": "plan"})
        self.ana.send("/plan/goals/zip-the-jacket/changes", {"change": "most-days-5"})
        self.ana.send("/plan/goals/zip-the-jacket/changes", {"change": "active-1"})
        agreed(self.ana, self.child)
        written(self.ana, self.child, "Canary-held the brush", "I waited, Canary-counted")
        written(self.ana, self.child, "Canary-older", "I waited a bit")
        written(self.ana, self.child, "Canary-third", "")
        with self.site.app_context():
            win = db.session.scalars(select(Win).order_by(Win.id)).all()[0]
            win.area = "self-help"
            db.session.commit()

    def pick(self, *, all_of_them: bool = False) -> None:
        """Picks the first win for the talk, or every one."""
        with self.site.app_context():
            wins = db.session.scalars(select(Win).order_by(Win.id)).all()
            pick(self.row, wins if all_of_them else wins[:1])
            db.session.commit()

    @property
    def row(self) -> Talk:
        """The talk's row."""
        return talk_row(self.talk)

    def change(self, **columns: Any) -> None:
        """Sets columns of the talk."""
        change_talk(self.site, self.talk, **columns)

    def ask(self, words: str = "Canary-teacher", who: str = "Ms Canary-Lee") -> None:
        """A teacher's question."""
        with self.site.app_context():
            db.session.add(TeacherQuestion(talk_id=self.row.id, words=words, who=who, at=datetime.now(UTC)))
            db.session.commit()

    def ways(self) -> dict[str, str]:
        """What the educator reads, by each way to it."""
        file = self.tom.client.get(f"{self.path}/page.pdf")
        [sheet] = PdfReader(BytesIO(file.data)).pages
        return {
            "page": one_line(article(self.tom.client.get(self.path).text).get_text(" ")),
            "file": one_line(sheet.extract_text()),
            "json": one_line(self.tom.client.get(f"{self.path}/page.json").text),
        }

    def brother(self) -> str:
        """A second child of the family, with words of its own."""
        leo = self.ana.add("Canary-Leo")
        agreed(self.ana, leo)
        written(self.ana, leo, "Canary-leos", "Canary-leos-way")
        with self.site.app_context():
            account = account_of(ANA)
            assert account
            return Child.of(account, leo.split("/")[2]).nickname


def article(text: str) -> BeautifulSoup:
    """The page itself, without what is for ears alone."""
    found = BeautifulSoup(text, "html.parser").select_one(".one-page")
    assert found, text[:400]
    for heard in found.select(".only-heard, .no-print"):
        heard.extract()
    return found  # type: ignore[return-value]


def one_line(text: str) -> str:
    """The text with single spaces."""
    return " ".join(text.split())
