"""Everything that a grown-up can do about signing in and for a family, one request after the other."""

from collections.abc import Iterator
from datetime import UTC, datetime

from flask import Flask
from sqlalchemy import select, update
from werkzeug.test import TestResponse

from accounts.models import Account
from home.consenting import MINE
from journal.models import Win
from outlook.models import Look
from outlook.statements import MY_CHILD, forms
from paper.views.notes import link_word
from planner.models import OwnGoal
from quiz.traits import Pole
from sharing.models import Share
from sharing.models.shares import word_of
from shell.database import db
from tests.carers import CHILD, Carer, account_of
from tests.families import PASSWORD
from tests.households import code_of_a_guest
from tests.journeys import Device, text_of
from tests.letterbox import link_to
from tests.looks import agree, tell
from tests.site.talking import AROUND_A_TALK, Step, Walk, app_of
from tests.site.watching import this_evening, today_of

NEW = f"{PASSWORD} and one"


def sent(device: Device, step: Step, **more: str) -> TestResponse:
    """Sends one step, and shows the answer if it has a form for the next one."""
    method, path, fields = step
    data = more | fields | {"csrf_token": device.token} if method == "POST" else None
    answer = device.client.open(path, method=method, data=data)
    assert answer.status_code in {200, 303}, step
    return device.show(answer) if 'name="csrf_token"' in text_of(answer) else answer


def somebody(site: Flask, email: str, *walks: Walk, until: str = "") -> Device:
    """A device on which these walks were gone, the last one as far as the address `until`."""
    device = Device(site.test_client())
    for walk in walks:
        for step in walk(site, device, email):
            if step[1] == until:
                break
            sent(device, step)
    return device


def everybody(site: Flask, email: str) -> Iterator[tuple[Device, Step]]:
    """All that grown-ups can do: a carer of this address and the educator of a talk, each with a device."""
    carer, educator = (Device(site.test_client()) for _ in range(2))
    around = [(educator if who == "educator" else carer, walk) for who, walk in AROUND_A_TALK]
    for device, walk in ((carer, coming_in), (carer, at_home), *around, (carer, at_the_account)):
        for step in walk(site, device, f"tom-{email}" if device is educator else email):
            yield device, step


def coming_in(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """An account is made, confirmed, gets a new password by letter, and somebody signs in.

    Whoever runs these steps shows each answer on the device, so that the next one knows what it says.
    """
    yield "GET", "/sign-up", {}
    yield "POST", "/sign-up", {"email": email, "password": PASSWORD, "called": "mum"}
    yield "GET", "/letter", {}
    yield from asked_again(site, "/confirm", email)
    yield from asked_again(site, "/new-password", email)
    yield "GET", "/sign-in", {}
    yield "POST", "/sign-in", {"email": email, "password": NEW}
    yield "GET", "/account", {}


def asked_again(site: Flask, path: str, email: str) -> Iterator[Step]:
    """A letter is asked for, and its link used."""
    yield "GET", path, {}
    yield "POST", path, {"email": email}
    link = link_to(site, f"{path}/")
    yield "GET", link, {}
    yield "POST", link, {"password": NEW}


def at_the_account(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """Everything about the own sign-in, up to signing out; whoever does this is signed in."""
    yield "POST", "/account/pin", {"pin": "2468"}
    yield "POST", "/grown-ups", {"mode": "child"}
    yield "GET", "/grown-ups/key", {}
    yield "POST", "/grown-ups/key", {"key": "2468", "after": "/account"}
    yield "GET", "/password-again", {}
    yield "POST", "/password-again", {"key": NEW, "next": "/account"}
    yield "GET", "/account/password", {}
    yield "POST", "/account/password", {"password": NEW, "new_password": PASSWORD}
    yield "GET", "/account/address", {}
    yield "POST", "/account/address", {"email": f"moved-{email}"}
    link = link_to(site, "/new-address/")
    yield "GET", link, {}
    yield "POST", link, {}
    yield from with_an_app(site, device, {"email": f"moved-{email}", "password": PASSWORD})
    yield "POST", "/account/devices", {}


def with_an_app(site: Flask, device: Device, key: dict[str, str]) -> Iterator[Step]:
    """An authenticator app is set up, and used to sign in; so is a recovery code."""
    yield "GET", "/account/authenticator", {}
    yield "POST", "/account/authenticator", {"setup": "authenticator"}
    path, app = app_of(device)
    yield "POST", path, {"code": app.generate().token}
    yield "GET", "/account/recovery-codes", {}
    yield "POST", "/account/recovery-codes", {}
    spare = device.page.select(".codes code")[0].get_text(strip=True)
    for page in ("code", "recovery-code"):
        yield "POST", "/sign-out", {}
        yield "GET", "/sign-in", {}
        yield "POST", "/sign-in", key
        yield "GET", "/sign-in/without-phone", {}
        yield "GET", f"/sign-in/{page}", {}
        half_a_minute_later(site, key["email"])
        yield "POST", f"/sign-in/{page}", {"code": app.generate().token if page == "code" else spare}
        yield "GET", "/account", {}


def half_a_minute_later(site: Flask, email: str) -> None:
    """Lets an app's code be new again, which nobody waits for here."""
    with site.app_context():
        db.session.execute(update(Account).where(Account.email == email).values(tf_counter=None))
        db.session.commit()


def at_home(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """Everything for a family: children, what it agrees to, carers, a guest's round, goals put away."""
    yield from in_anothers_family(site, email)
    yield "GET", "/family", {}
    yield "POST", "/family/zone", {"zone": "Asia/Kolkata"}
    yield "GET", "/children/new", {}
    yield "POST", "/children", {"nickname": "Mia", **CHILD}
    yield "GET", "/family", {}
    card = device.page.select_one(".child-card a")
    assert card
    child = str(card["href"])
    yield from of_a_child(site, child)
    yield "GET", "/family/agreements", {}
    yield "POST", "/family/agreements", {"purpose": "about-me", "given": "yes"}
    yield from with_a_second_carer(site, device, email)
    yield from with_a_guests_round(site, child)
    yield from as_seen(site, child)
    yield from on_paper(child)
    yield from by_mail_and_calendar(site, email)
    yield from what_is_theirs(child)


def of_a_child(site: Flask, child: str) -> Iterator[Step]:
    """What a family tells and settles of one child."""
    yield "GET", child, {}
    yield "GET", f"{child}/about", {}
    yield "POST", f"{child}/about", {"nickname": "Mimi", **CHILD}
    yield "POST", f"{child}/agreements", {"purpose": "keep-child", "given": "no"}
    yield "POST", f"{child}/agreements", {"purpose": "keep-child", "given": "yes"}
    yield from in_the_journal(site, child)
    yield from with_a_link(site, child)
    yield "POST", f"{child}/opening", {"to": "plan"}
    yield "POST", "/plan/goals/zip-the-jacket/changes", {"change": "hide-1"}
    yield from with_an_own_goal(site)
    yield from the_day_of("/plan/goals/arm-through-the-sleeve")
    yield "GET", f"{child}/put-away", {}
    yield "POST", f"{child}/brought-back/zip-the-jacket", {}
    yield "POST", "/grown-ups", {"mode": "child"}
    yield "POST", "/grown-ups/key", {"key": NEW, "after": child}


def with_an_own_goal(site: Flask) -> Iterator[Step]:
    """A wish, its ladder made twice, changed and confirmed."""
    yield from (("GET", path, {}) for path in ("/plan/own", "/plan/own/talk/eating"))
    yield "POST", "/plan/own", {"wish": "brush teeth"}
    with site.app_context():
        own = f"/plan/own/{db.session.scalars(select(OwnGoal.token).order_by(OwnGoal.id.desc())).first()}"
    yield "GET", own, {}
    yield "GET", f"{own}/sorts", {}
    yield "GET", f"{own}/sorts/duration", {}
    yield "POST", f"{own}/sorts/duration", {"what": "hold the brush", "today": "nothing", "area": "self-help"}
    yield "POST", f"{own}/routine", {"routine": "brush-teeth"}
    yield "POST", f"{own}/changes", {"change": "words-3", "text": "Hold the brush."}
    yield "POST", f"{own}/changes", {"change": "confirm"}


def the_day_of(goal: str) -> Iterator[Step]:
    """A day of a goal is told, and looked at again."""
    day = today_of(goal.rpartition("/")[2])
    yield "POST", f"{goal}/changes", {"change": "active-1"}
    yield "POST", day, {"say": "win"}
    yield from (("GET", path, {}) for path in (f"{day}/pause", day, f"{goal}/days", f"{goal}/third", "/plan/on-empty"))
    yield "POST", day, {"say": "undo"}
    yield "POST", "/plan/on-empty", {}
    yield "POST", day, {"say": "undo"}
    yield "GET", "/plan/evening", {}
    yield "POST", this_evening(), {"load": "loud"}
    yield "POST", f"{this_evening()}/taken-back", {"taken_back": "1"}


def in_the_journal(site: Flask, child: str) -> Iterator[Step]:
    """Wins are written, looked at, hidden, and one is erased."""
    today = datetime.now(UTC).date().isoformat()
    yield "GET", f"{child}/journal", {}
    yield "POST", f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"}
    yield "POST", f"{child}/journal", {"key": "a" * 22, "day": today, "did": "Zipped it", "helped": "I waited"}
    yield "POST", f"{child}/journal/quiet-days", {"day": "2026-01-31"}
    for page in ("", "/tree", "/hidden", "/old-win"):
        yield "GET", f"{child}/journal{page}", {}
    with site.app_context():
        leaf = f"{child}/journal/{db.session.scalars(select(Win.token).order_by(Win.id.desc())).first()}"
    yield "GET", f"{leaf}/praise", {}
    yield "GET", f"{child}/celebrations", {}
    yield "POST", f"{leaf}/hiding", {"hidden": "yes"}
    yield "GET", f"{leaf}/erasure", {}
    yield "POST", f"{leaf}/erasure", {}


def with_a_link(site: Flask, child: str) -> Iterator[Step]:
    """A win is shared: picked, looked at, a line left out, the link made, opened, answered and ended."""
    day = datetime.now(UTC).date().isoformat()
    yield "POST", f"{child}/journal", {"key": "b" * 22, "day": day, "did": "Sang", "helped": "I waited"}
    with site.app_context():
        win = str(db.session.scalars(select(Win.token).order_by(Win.id.desc())).first())
    yield "GET", f"{child}/shares/new", {}
    yield "POST", f"{child}/shares", {"key": "c" * 22, "wins": win, "label": "Ms Lee", "days": "14"}
    with site.app_context():
        token = str(db.session.scalars(select(Share.token).order_by(Share.id.desc())).first())
        link = f"/shared/{word_of(token)}"
    draft = f"{child}/shares/{token}"
    yield "GET", draft, {}
    yield "POST", f"{draft}/lines", {"change": "leave-helped", "win": win}
    yield "GET", draft, {}
    yield "GET", f"{draft}/link", {}
    yield "POST", f"{draft}/link", {}
    yield "GET", f"{child}/shares", {}
    yield "GET", link, {}
    yield "GET", f"{link}/line", {}
    yield "POST", f"{link}/line", {"key": "d" * 22, "words": "Sorted the shapes", "who": "Ms Lee"}
    yield "GET", f"{link}/thanks", {}
    yield "GET", f"{child}/shares", {}
    yield "POST", f"{draft}/end", {}
    yield "GET", f"{child}/shares", {}


def in_anothers_family(site: Flask, email: str) -> Iterator[Step]:
    """This grown-up joins a family for a while."""
    other = Carer(site, f"other-{email}")
    other.send("/family/invitations", {"email": email})
    link = link_to(site, "/invitations/")
    yield "GET", link, {}
    yield "POST", link, {}
    other.open("/family/carers")
    other.send(removal(other), {})


def with_a_second_carer(site: Flask, device: Device, email: str) -> Iterator[Step]:
    """Somebody is asked in, comes, and is let go again."""
    yield "GET", "/family/carers", {}
    yield "POST", "/family/invitations", {"email": f"second-{email}"}
    second = Carer(site, f"second-{email}")
    second.send(link_to(site, "/invitations/"), {})
    for purpose in MINE:
        agree(site, second.address, purpose)
    tell(site, second.address, Pole.OPEN)
    yield "GET", f"/carers/{token_of(site, second.address)}/profile", {}
    yield "GET", "/family/carers", {}
    yield "POST", removal(device), {}


def as_seen(site: Flask, child: str) -> Iterator[Step]:
    """A carer tells of a child, and looks at what everybody told."""
    form = forms()[MY_CHILD]
    yield "GET", child, {}
    yield "POST", "/looks", {"form": form.id, "child": child.split("/")[2]}
    with site.app_context():
        look = f"/looks/{db.session.scalars(select(Look.token).order_by(Look.id.desc())).first()}"
    yield "GET", look, {}
    yield "GET", f"{look}/pages/1", {}
    yield "POST", f"{look}/pages/1", {one.id: "3" for one in form.pages[0]}
    yield from (("GET", path, {}) for path in (f"{child}/profile", f"{child}/together", "/about-me"))


def what_is_theirs(child: str) -> Iterator[Step]:
    """A family looks up what is kept, takes it along, and erases a child."""
    yield "GET", "/family/kept", {}
    yield "GET", "/family/export", {}
    yield "POST", "/family/export", {}
    yield "POST", "/family/export/page", {}
    yield "GET", f"{child}/erasure", {}
    yield "POST", f"{child}/erasure", {}
    yield "GET", "/account", {}


def on_paper(child: str) -> Iterator[Step]:
    """A family's sheets, as pages and as files."""
    cards = "/paper/goals/zip-the-jacket/cards"
    certificate = f"{child}/certificate"
    yield from (("GET", path, {}) for path in ("/paper/fridge", "/paper/fridge.pdf?size=letter", cards, f"{cards}.pdf"))
    yield from (("GET", path, {}) for path in (certificate, f"{certificate}.pdf?size=letter"))


def by_mail_and_calendar(site: Flask, email: str) -> Iterator[Step]:
    """A time for the calendar, and a weekly note that is asked for, moved and ended, on the page and by its letter."""
    yield "GET", "/paper/calendar", {}
    yield "GET", "/paper/calendar.ics?time=18:30&days=MO&days=TH", {}
    yield "GET", "/account/notes", {}
    yield "POST", "/account/notes", {"weekday": "6", "hour": "18"}
    yield "POST", "/account/notes/end", {}
    whose = token_of(site, email)
    with site.app_context():
        link = f"/notes/{link_word(whose)}"
    yield "GET", link, {}
    yield "POST", link, {}


def token_of(site: Flask, address: str) -> str:
    """The word that stands for an account in an address."""
    with site.app_context():
        found = account_of(address)
        assert found
        return found.token


def removal(device: Device) -> str:
    """Where the form that lets a second carer go is sent to, on the page that this device shows."""
    form = device.page.select_one("form[action$='/removal']")
    assert form
    return str(form["action"])


def with_a_guests_round(site: Flask, child: str) -> Iterator[Step]:
    """Two rounds are kept: for this child, and for a new one."""
    code = code_of_a_guest(site)
    yield "GET", "/family/claim", {}
    yield "POST", "/family/claim", {"code": code}
    yield "POST", f"{child}/claims", {"code": code}
    yield "POST", "/family/claims", {"code": code_of_a_guest(site), "nickname": "Leo", **CHILD}
