"""How a carer sees a child, and oneself: a few statements a page, and the profiles that come of them."""

from flask import Blueprint, abort, redirect, render_template, url_for
from sqlalchemy import select

from accounts.models import Account
from accounts.views import carer
from family.views import now
from home.agreements import agreements
from home.consenting import MINE
from home.models import Child, Consent
from outlook.comparing import course
from outlook.forms import BACK, ON, REST, BeginForm, PageForm, WayForm
from outlook.models import Look, agreed
from outlook.own import own_rows, own_words
from outlook.screens import compare, dated, shown_to_others
from outlook.statements import ABOUT_ME, MY_CHILD, Form, Statement, forms
from quiz.portrait import poles
from quiz.traits import POLES, Pole, Trait
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.pages import language

room = Blueprint("outlook", __name__)


@room.post("/looks")
@open_to(Door.CARER)
def begin():
    asked = BeginForm()
    if not asked.validate():
        abort(422)

    child = Child.of(carer(), asked.child.data or "") if asked.form.data == MY_CHILD else None
    if not agreed(carer(), child):
        return redirect(ground_of(child), 303)

    look = Look.begin(carer(), forms()[asked.form.data], now(), child)
    db.session.commit()

    return redirect(url_for(".look", token=look.token), 303)


@room.get("/looks/<token:token>")
@open_to(Door.CARER)
def look(token):
    found = Look.of(carer(), token)
    return redirect(place(found) if found.kept else ground_of(found.child), 303)


@room.get("/looks/<token:token>/pages/<int:number>")
@open_to(Door.CARER)
def page(token, number):
    found = Look.of(carer(), token)
    asked = statements_of(found, number)
    if not found.kept or found.finished:
        return redirect(ground_of(found.child), 303)
    return page_of(found, number, PageForm.of(asked, form_of(found).options, found.said))


@room.post("/looks/<token:token>/pages/<int:number>")
@open_to(Door.CARER)
def save(token, number):
    found, way = Look.of(carer(), token, to_change=True), WayForm()
    asked = statements_of(found, number)
    if not found.kept or found.finished:
        return redirect(ground_of(found.child), 303)
    form = PageForm.of(asked, form_of(found).options, {}, every=way.way.data == ON)
    if not (way.validate() and form.validate()):
        return page_of(found, number, form), 422

    found.say(form.options_of(asked), now())
    db.session.commit()

    return redirect(following(found, number, way.way.data), 303)


@room.get("/children/<token:token>/profile")
@open_to(Door.CARER)
def profile(token):
    child = Child.of(carer(), token)
    if not child.kept:
        return redirect(url_for("home.child", token=token), 303)
    waiting = Look.unfinished(carer(), forms()[MY_CHILD], child)
    ends = {end.pole: end.name for pair in poles(language()).trait for end in (pair.high, pair.low)}
    shown = {"compared": compare(child, carer()), "wording": poles(language()), "names": names(ends)}
    return render_template("outlook/profile.html", who=child, waiting=waiting, **shown)


@room.get("/about-me")
@open_to(Door.CARER)
def about_me():
    said = {one: Consent.last(one, account_id=carer().id) for one in MINE}
    looks = Look.at_oneself(carer())
    return render_template(
        "outlook/about_me.html",
        consents=[(agreements(language())[one], last) for one, last in said.items()],
        agreed=agreed(carer(), None),
        waiting=Look.unfinished(carer(), forms()[ABOUT_ME]),
        others=[one for one in carer().family.accounts if one.id != carer().id and shown_to_others(one)],
        **own_page(looks),
    )


@room.get("/carers/<token:token>/profile")
@open_to(Door.CARER)
def carer_profile(token):
    asked = select(Account).where(Account.token == token, Account.family_id == carer().family_id)
    found = db.session.scalar(asked)
    looks = shown_to_others(found) if found else []
    if not found or not looks:
        raise NotYours
    return render_template("outlook/carer.html", one=found, **own_page(looks))


def own_page(looks: list[Look]) -> dict[str, object]:
    """What a page about a grown-up shows: the latest profile in words, and how it went over time."""
    rows = own_rows(looks[-1].profile, language()) if looks else ()
    ends, times = {pole: own.name for pole, own in own_words(language()).of.items()}, dated(looks)
    return {"rows": rows, "times": times, "course": course([seen for _day, seen in times]), "names": names(ends)}


def names(ends: dict[Pole, str]) -> dict[str, str | tuple[str, ...]]:
    """What each pole is called, and for each trait both of its ends."""
    both_ends = {str(trait): tuple(ends[pole] for pole in POLES[trait]) for trait in Trait}
    return {**{str(pole): name for pole, name in ends.items()}, **both_ends}


def page_of(look: Look, number: int, form: PageForm) -> str:
    """One page of a look."""
    asked = statements_of(look, number)
    return render_template("outlook/look.html", look=look, number=number, form=form, asked=asked, whole=form_of(look))


def form_of(look: Look) -> Form:
    """The form of a look in this language."""
    return forms(language())[look.form]


def statements_of(look: Look, number: int) -> tuple[Statement, ...]:
    """The statements of a page, counted from 1; NotYours where there is none."""
    pages = form_of(look).pages
    if not 1 <= number <= len(pages):
        raise NotYours
    return pages[number - 1]


def place(look: Look) -> str:
    """Where a look goes on: its first page with an answer missing, or what came of it."""
    number = form_of(look).first_open(look.said)
    done = look.finished or number is None
    return ground_of(look.child) if done else url_for(".page", token=look.token, number=number)


def following(look: Look, number: int, way: str) -> str:
    """Where a page's button leads once its answers are kept."""
    if way == REST and not look.finished:
        return url_for("home.child", token=look.child.token) if look.child else url_for(".about_me")
    if look.finished or number == len(form_of(look).pages) and way == ON:
        return place(look)
    return url_for(".page", token=look.token, number=max(1, number - 1) if way == BACK else number + 1)


def ground_of(child: Child | None) -> str:
    """The page on which what comes of a look is shown, or its yes is asked for."""
    return url_for(".profile", token=child.token) if child else url_for(".about_me")
