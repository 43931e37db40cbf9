"""A talk from the first letter to an educator to the last word about it, one request after the other."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from flask import Flask
from passlib.totp import TOTP
from sqlalchemy import select

from consult.models import Educator, SchoolGoal, Suggestion, Talk, TalkNote
from consult.models.teachers import word_of
from consult.parts import Kind, Part
from journal.models import Win
from shell.database import db
from tests.educators import asked_in
from tests.families import PASSWORD
from tests.journeys import Device

Step = tuple[str, str, dict[str, Any]]
"""A request: method, path, and what its form sends besides the token of the page that is shown."""

Walk = Callable[[Flask, Device, str], Iterator[Step]]
ZIP = "zip-the-jacket"
KEYS = iter(f"{number:022}" for number in range(10**6))
"""Random words of forms, as far as a test needs them."""


def coming_in_by_a_letter(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """Somebody is asked in as an educator, makes an account and an app, and says who one is and when one can be met."""
    link = asked_in(site, email)
    yield "GET", link, {}
    yield "POST", link, {"name": "Tom", "password": PASSWORD}
    yield "GET", "/account/authenticator", {}
    yield "POST", "/account/authenticator", {"setup": "authenticator"}
    path, app = app_of(device)
    yield "POST", path, {"code": app.generate().token}
    yield "GET", "/educator/about", {}
    told = {"name": "Tom", "place": "By video", "zone": "UTC", "minutes": "30", "notice": "24", "languages": "en"}
    yield "POST", "/educator/about", told
    yield "GET", "/educator/hours", {}
    for begins, ends in (("09:00", "12:00"), ("13:00", "17:00")):
        yield "POST", "/educator/hours/week", {"weekdays": ["0", "2"], "begins": begins, "ends": ends}
    yield "POST", "/educator/hours/week/removal", {"weekday": "2", "begins": "13:00"}
    day = (datetime.now(UTC) + timedelta(days=60)).date().isoformat()
    yield "POST", "/educator/hours/days", {"day": day, "how": "away"}
    yield "POST", "/educator/hours/days/removal", {"day": day}


def app_of(device: Device) -> tuple[str, TOTP]:
    """Where the code of an app is sent to, on the page that this device shows, and the app."""
    letters, form = device.page.select_one(".letters"), device.page.select_one("form[action*='/authenticator/']")
    assert letters
    assert form
    return str(form["action"]), TOTP(letters.get_text(strip=True).replace("-", ""))


def booking(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """A family books a talk about its first child, moves it, and lets a teacher bring a question."""
    yield "GET", "/family", {}
    card = device.page.select_one(".child-card a")
    assert card
    child = str(card["href"])
    day = datetime.now(UTC).date().isoformat()
    yield "POST", f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"}
    yield "POST", f"{child}/journal", {"key": next(KEYS), "day": day, "did": "Sang", "helped": "I waited"}
    yield "GET", f"{child}/talks", {}
    yield from to_a_time(site, device, f"{child}/talks/new?educator={newest(site, Educator)}", child)
    draft = f"{child}/talks/{newest(site, Talk)}"
    yield "GET", f"{draft}/words", {}
    yield "POST", f"{draft}/words", {"concern": "The noise at lunch", "first": "Why?", "second": ""}
    yield "GET", f"{draft}/parts", {}
    every = [str(part) for part in Part]
    yield "POST", f"{draft}/parts", {"parts": every, "goal": ZIP, "wins": newest(site, Win)}
    yield "GET", f"{draft}/preview", {}
    yield "POST", f"{draft}/lines", {"leave": "name"}
    yield "GET", f"{draft}/booking", {}
    yield "POST", f"{draft}/booking", {"given": "yes"}
    yield "GET", draft, {}
    yield "GET", f"{draft}/time", {}
    yield "POST", f"{draft}/time", {"time": last_time(device), "reason": "We are away"}
    yield "GET", f"{draft}/calendar.ics", {}
    yield from by_a_teacher(site, draft)
    yield from at_school(site, child)


def to_a_time(site: Flask, device: Device, page: str, child: str) -> Iterator[Step]:
    """A time is picked on the page of an educator's free times."""
    yield "GET", page, {}
    told = {name: str(field["value"]) for name in ("key", "educator") for field in device.page.select(f"[name={name}]")}
    yield "POST", f"{child}/talks", told | {"time": str(device.page.select("[name=time]")[0]["value"])}


def last_time(device: Device) -> str:
    """The last time that can be picked on the page that this device shows."""
    return str(device.page.select("[name=time]")[-1]["value"])


def by_a_teacher(site: Flask, talk: str) -> Iterator[Step]:
    """A link for a teacher is made, used, and its question removed."""
    yield "POST", f"{talk}/teacher-link", {}
    with site.app_context():
        link = f"/talk-questions/{word_of(talk.split('/')[-1])}"
    yield "GET", link, {}
    yield "POST", link, {"words": "How does Leo begin?", "who": "Ms Lee"}
    yield "GET", talk, {}
    yield "POST", f"{talk}/teacher-question/removal", {}


def at_school(site: Flask, child: str) -> Iterator[Step]:
    """Goals of a school's plan are written down, tied to a ladder, and one is taken out."""
    yield "GET", f"{child}/school-goals", {}
    for words in ("Zips the coat", "Waits for a turn"):
        yield "POST", f"{child}/school-goals", {"key": next(KEYS), "words": words, "goal": ZIP}
    aim = f"{child}/school-goals/{newest(site, SchoolGoal)}"
    yield "GET", f"{child}/school-goals", {}
    yield "POST", aim, {"goal": ""}
    yield "POST", f"{aim}/removal", {}


def at_the_desk(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """The educator reads the page, says what matches, and writes: a note, suggestions, the step agreed."""
    there = f"/educator/talks/{newest(site, Talk)}"
    result = f"{there}/result"
    yield "GET", "/educator", {}
    yield from (("GET", f"{there}{page}", {}) for page in ("", "/page.pdf", "/page.json", "/details", "/fits"))
    yield "POST", f"{there}/fits", {"line": "scale", "fit": "yes"}
    yield "GET", result, {}
    for words in ("Well done", "One more thing"):
        yield "POST", f"{result}/notes", {"key": next(KEYS), "words": words}
    yield "POST", f"{result}/notes/{newest(site, TalkNote)}/removal", {}
    for kind, meant in ((Kind.GOAL, {"goal": ZIP}), (Kind.WRITTEN, {"words": "Wash hands"})):
        where = f"{result}/suggestions/{kind}"
        yield "GET", where, {}
        yield "POST", where, {"key": next(KEYS), "reason": "Because it fits"} | meant
    yield "POST", f"{result}/suggestions/{newest(site, Suggestion)}/removal", {}
    day = (datetime.now(UTC) + timedelta(weeks=4)).date().isoformat()
    yield "POST", f"{result}/agreed", {"step": "One sleeve", "place": "Hall", "who": "Leo", "look_again": day}


def asking_back(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """The family reads what came of it, and asks."""
    here = talk_of(site)
    yield "GET", f"{here}/outcome", {}
    yield "POST", f"{here}/suggestions/{newest(site, Suggestion)}", {"answer": "asked", "question": "Why this?"}


def replying(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """The educator answers."""
    result = f"/educator/talks/{newest(site, Talk)}/result"
    yield "GET", result, {}
    yield "POST", f"{result}/suggestions/{newest(site, Suggestion)}/reply", {"words": "It is close"}


def answering(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """The family says yes and takes it back, looks at the step again, closes the talk, and begins one more."""
    here = talk_of(site)
    one = f"{here}/suggestions/{newest(site, Suggestion)}"
    yield "GET", f"{here}/outcome", {}
    stamp = device.page.select_one("[name=stamp]")
    assert stamp
    yield "POST", one, {"answer": "accepted", "stamp": str(stamp["value"])}
    yield "POST", f"{one}/undoing", {}
    yield "POST", one, {"answer": "kept"}
    yield from (("GET", f"{here}/{page}", {}) for page in ("agreed", "agreed.pdf", "beside"))
    yield "POST", f"{here}/agreed/looked", {}
    yield "POST", f"{here}/agreed/later", {"weeks": "4"}
    yield "GET", here, {}
    yield "POST", f"{here}/closing", {}
    yield "GET", f"{here}/cancellation", {}
    yield "POST", f"{here}/cancellation", {"reason": "We are ill"}
    yield "POST", f"{here}/again", {}
    words = f"draft={newest(site, Talk)}&educator={newest(site, Educator)}"
    yield from to_a_time(site, device, f"{child_of(here)}/talks/new?{words}", child_of(here))
    yield "GET", f"{talk_of(site)}/booking", {}
    yield "POST", f"{talk_of(site)}/booking", {"given": "yes"}
    yield "GET", f"{child_of(here)}/talks", {}


def giving_back(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """The educator gives a talk back."""
    there = f"/educator/talks/{newest(site, Talk)}/handing-back"
    yield "GET", there, {}
    yield "POST", there, {"reason": "I am ill"}
    yield "GET", "/educator", {}


AROUND_A_TALK: tuple[tuple[str, Walk], ...] = (
    ("educator", coming_in_by_a_letter),
    ("carer", booking),
    ("educator", at_the_desk),
    ("carer", asking_back),
    ("educator", replying),
    ("carer", answering),
    ("educator", giving_back),
)
"""Who walks when, around one talk."""


def newest(site: Flask, kind: Any) -> str:
    """The word of the newest row of this kind."""
    with site.app_context():
        return str(db.session.scalars(select(kind.token).order_by(kind.id.desc())).first())


def talk_of(site: Flask) -> str:
    """The address at which a family finds its newest talk."""
    with site.app_context():
        talk = db.session.scalars(select(Talk).order_by(Talk.id.desc())).first()
        assert talk
        return f"/children/{talk.child.token}/talks/{talk.token}"


def child_of(talk: str) -> str:
    """The address of the child that a talk is about."""
    return talk.partition("/talks/")[0]
