"""A family's children: adding one, changing what is told, opening the plan, handing the device over."""

from flask import g, redirect, render_template, request, url_for

from accounts.views import carer, seat
from family.models import Guest
from family.views import now
from home.acts import Act
from home.agreements import agreements
from home.consenting import Purpose
from home.forms import ChildForm, NewChildForm, ZoneForm
from home.models import Child, Consent, Trail
from home.views.table import room
from home.words import ACTIVITIES, SOUNDS, TEXTURES
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.get("/family")
@open_to(Door.CARER)
def family():
    shown = [(child, child.kept) for child in Child.all_of(carer())]
    return render_template("home/family.html", children=shown, form=ZoneForm(zone=carer().family.zone))


@room.get("/children/new")
@open_to(Door.CARER)
def new():
    return new_page(NewChildForm())


@room.post("/children")
@open_to(Door.CARER)
def add():
    form = NewChildForm()
    if not form.validate():
        return new_page(form), 422

    child = Child.welcome(carer(), now(), **form.told)
    Guest.of_child(child.id, now(), **form.place)
    agree_to_keep(child)
    db.session.commit()

    return redirect(url_for(".child", token=child.token), 303)


@room.get("/children/<token:token>")
@open_to(Door.CARER)
def child(token):
    found = mine(token)
    return render_template(
        "home/child.html",
        who=found,
        kept=found.kept,
        agreement=agreements(language())[Purpose.KEEP_CHILD],
        said=Consent.last(Purpose.KEEP_CHILD, child_id=found.id),
        journal=agreements(language())[Purpose.KEEP_JOURNAL],
        of_journal=Consent.last(Purpose.KEEP_JOURNAL, child_id=found.id),
    )


@room.get("/children/<token:token>/about")
@open_to(Door.CARER)
def about(token):
    found = mine(token)
    likes = {name: [like for like in found.likes if like in of] for name, of in LISTS.items()}
    form = ChildForm(obj=found, band=found.guest.band, speech=found.guest.speech, **likes)
    return render_template("home/about.html", who=found, form=form)


@room.post("/children/<token:token>/about")
@open_to(Door.CARER)
def tell(token):
    found, form = mine(token), ChildForm()
    if not form.validate():
        return render_template("home/about.html", who=found, form=form), 422

    for column, value in form.told.items():
        setattr(found, column, value)
    for column, value in form.place.items():
        setattr(found.guest, column, value)
    Trail.note(carer(), Act.CHILD_CHANGED, now(), child_id=found.id)
    db.session.commit()

    return redirect(url_for(".child", token=token), 303)


@room.post("/children/<token:token>/opening")
@open_to(Door.CARER)
def open_plan(token):
    put_open(mine(token))
    db.session.commit()
    return redirect(url_for(DOORWAYS.get(request.form.get("to", ""), "planner.plan")), 303)


LISTS = {"textures": TEXTURES, "sounds": SOUNDS, "activities": ACTIVITIES}
DOORWAYS = {"plan": "planner.plan", "play": "quiz.new"}


def new_page(form: NewChildForm) -> str:
    """The page on which a family tells of a new child and agrees that it is kept."""
    return render_template("home/new.html", form=form, agreement=agreements(language())[Purpose.KEEP_CHILD])


def agree_to_keep(child: Child) -> None:
    """Records the yes that the form brought, and the new child."""
    Trail.note(carer(), Act.CHILD_ADDED, now(), child_id=child.id)
    Consent.say(carer(), agreements(language())[Purpose.KEEP_CHILD], True, now(), child_id=child.id)


def put_open(child: Child) -> None:
    """Opens this child's play and plan on this device."""
    seat().child_id, g.child, g.guest = child.id, child, child.guest


def mine(token: str) -> Child:
    """This family's child; NotYours for a stranger's."""
    return Child.of(carer(), token)
