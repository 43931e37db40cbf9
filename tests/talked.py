"""A family's talk with an educator and all that comes of it, by the pages, so that each table has a row."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe
from typing import Any

from flask import Flask

from consult.models import EducatorInvitation
from consult.parts import Kind, Part
from shell.database import db
from tests.bookings import times
from tests.carers import Carer
from tests.journeys import Device
from tests.site.watching import rows
from tests.talks import booked, educator

REED, INVITED = "reed@example.org", "lee@example.org"
"""An educator's own things are no canaries: they stay when a family is erased."""

ZIP = "zip-the-jacket"


@dataclass(frozen=True)
class Talked:
    """The words that stand for a booked talk, for a draft, and for what hangs on the first; Tom's device."""

    tom: Carer
    educator: str
    talk: str
    draft: str
    time: str
    question: str
    note: str
    suggestion: str
    aim: str
    invitation: str


def talked(site: Flask, ana: Carer, child: str, win: str) -> Talked:
    """Ana books Tom for a talk about this child, shows all of it and this win; Tom reads it and writes."""
    tom = educator(site, REED, name="Tom Reed", about="", place="By video")
    talk = booked(site, ana, child, address=REED)
    here, there = f"{child}/talks/{talk}", f"/educator/talks/{talk}"
    ana.open(f"{here}/parts")
    ana.send(f"{here}/parts", {"parts": [str(part) for part in Part], "goal": "", "wins": win})
    question = asked_by_a_teacher(site, ana, here)
    settled(tom)
    read(tom, there)
    written(tom, there)
    note, suggestion = (last(site, table) for table in ("talk_note", "suggestion"))
    ana.open(f"{here}/outcome")
    ana.send(f"{here}/suggestions/{suggestion}", {"answer": "asked", "question": "Canary-why"})
    ana.open(f"{child}/school-goals")
    ana.send(f"{child}/school-goals", {"key": token_urlsafe(16), "words": "Canary-aim", "goal": ZIP})
    draft, time = drafted(ana, child)
    invitation, who = invited(site), last(site, "educator")
    return Talked(tom, who, talk, draft, time, question, note, suggestion, last(site, "school_goal"), invitation)


def asked_by_a_teacher(site: Flask, ana: Carer, here: str) -> str:
    """Ana makes the link for a teacher, who sends a question by it; gives the link's word."""
    ana.open(here)
    ana.send(f"{here}/teacher-link", {})
    shown = ana.page.select_one("#link")
    assert shown
    word = shown.get_text(strip=True).rsplit("/", 1)[1]
    lee = Device(site.test_client())
    lee.open(f"/talk-questions/{word}")
    lee.send(f"/talk-questions/{word}", {"words": "Canary-asked", "who": "Canary-Lee"})
    return word


def settled(tom: Carer) -> None:
    """Tom is away on one day."""
    tom.open("/educator/hours")
    day = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()
    tom.send("/educator/hours/days", {"day": day, "how": "away"})


def read(tom: Carer, there: str) -> None:
    """Tom opens the page, and says of its first line that it matches."""
    tom.open(there)
    tom.open(f"{there}/fits")
    line = tom.page.select_one("[name=line]")
    assert line
    tom.send(f"{there}/fits", {"line": str(line["value"]), "fit": "yes"})


def written(tom: Carer, there: str) -> None:
    """Tom writes a note, a suggestion, and the step agreed."""
    tom.open(f"{there}/result")
    tom.send(f"{there}/result/notes", {"key": token_urlsafe(16), "words": "Canary-note"})
    where = f"{there}/result/suggestions/{Kind.WRITTEN}"
    tom.open(where)
    tom.send(where, {"key": token_urlsafe(16), "words": "Canary-wish", "reason": "Canary-reason"})
    day = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()
    tom.open(f"{there}/result")
    tom.send(f"{there}/result/agreed", {"step": "Canary-step", "look_again": day, "who": "Canary-who"})


def drafted(ana: Carer, child: str) -> tuple[str, str]:
    """Ana begins another talk and leaves it a draft; gives its word, and a time that stays free for long."""
    found = times(ana, child)
    who = ana.page.select_one("[name=educator]")
    assert who
    fields = {"key": token_urlsafe(16), "educator": str(who["value"]), "time": found[-1]}
    ana.send(f"{child}/talks", fields)
    draft = ana.path.removesuffix("/words")
    ana.send(ana.path, {"concern": "Canary-worry", "first": "", "second": ""})
    return draft.split("/")[-1], found[-2]


def invited(site: Flask) -> str:
    """An educator is asked in, who has not come yet; gives the link's word."""
    with site.app_context():
        word = EducatorInvitation.write(INVITED, datetime.now(UTC))
        db.session.commit()
        return word


def last(site: Flask, table: str) -> str:
    """The word of the newest row of a table."""
    found: dict[int, dict[str, Any]] = rows(site)[table]
    return str(found[max(found)]["token"])
