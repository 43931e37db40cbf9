"""Keeping a guest's round: a code on the device that played, typed once by a carer who agrees (trust 2.4)."""

from secrets import token_urlsafe
from typing import Any

from flask import abort, redirect, render_template, url_for
from sqlalchemy import Table, UniqueConstraint, func, select, update

from accounts.views import carer
from family.models import Guest, hashed
from family.views import now, required
from home.acts import Act
from home.agreements import agreements
from home.consenting import Purpose
from home.forms import CodeForm, NewChildForm
from home.models import Child, Claim, Trail
from home.views.children import agree_to_keep, put_open
from home.views.table import room
from shell.database import db
from shell.doors import Door, open_to
from shell.limits import count_try
from shell.pages import language


@room.post("/claims")
@open_to(Door.GROWN_UP)
def write_code():
    guest = required()
    if guest.child_id is not None:
        abort(404)

    code = Claim.write(guest, now())
    db.session.commit()

    return render_template("home/code.html", code=code)


@room.get("/family/claim")
@open_to(Door.CARER)
def claim():
    return render_template("home/claim.html", form=CodeForm())


@room.post("/family/claim")
@open_to(Door.CARER)
def look_up():
    form = CodeForm()
    count_try("key", f"code of {carer().id}")
    guest = Claim.guest_of(form.code.data, now()) if form.validate() else None
    if guest is None:
        return render_template("home/claim.html", form=form, unknown=not form.errors), 422

    place = {name: getattr(guest, name) for name in ("band", "speech", "wondering")}
    return keep_page(guest, NewChildForm(formdata=None, **place), form.code.data)


@room.post("/family/claims")
@open_to(Door.CARER)
def keep_round():
    code, form = CodeForm(), NewChildForm()
    guest = Claim.guest_of(code.code.data, now()) if code.validate() else None
    if guest is None:
        return render_template("home/claim.html", form=code, unknown=True), 422
    if not form.validate():
        return keep_page(guest, form, code.code.data), 422

    child = Child.welcome(carer(), now(), **form.told)
    taken_by(child, guest, form.place)
    agree_to_keep(child)
    Trail.note(carer(), Act.ROUND_CLAIMED, now(), child_id=child.id)
    put_open(child)
    db.session.commit()

    return redirect(url_for(".child", token=child.token), 303)


@room.post("/children/<token:token>/claims")
@open_to(Door.CARER)
def add_round(token):
    code, child = CodeForm(), Child.of(carer(), token)
    guest = Claim.guest_of(code.code.data, now()) if code.validate() else None
    if guest is None or not child.kept:
        return render_template("home/claim.html", form=code, unknown=True), 422

    moved(guest, child.guest)
    Trail.note(carer(), Act.ROUND_CLAIMED, now(), child_id=child.id)
    put_open(child)
    db.session.commit()

    return redirect(url_for(".child", token=token), 303)


def keep_page(guest: Guest, form: NewChildForm, code: str) -> str:
    """What would be kept, and for whom: a new child, or one of the family."""
    children = [child for child in Child.all_of(carer()) if child.kept]
    agreement = agreements(language())[Purpose.KEEP_CHILD]
    shown = {"children": children, "agreement": agreement, "counts": counts(guest), "code": code}
    return render_template("home/keep.html", form=form, **shown)


def counts(guest: Guest) -> dict[str, int]:
    """How many rows of each table hang on this guest."""
    asked = {table.name: select(func.count()).where(table.c.guest_id == guest.id) for table in belonging()}
    return {name: db.session.scalar(one) or 0 for name, one in asked.items()}


def taken_by(child: Child, guest: Guest, place: dict[str, Any]) -> None:
    """The guest's place becomes the child's: no device's token opens it any more, and no code finds it."""
    guest.child_id, guest.token_hash = child.id, hashed(token_urlsafe(32))
    for column, value in place.items():
        setattr(guest, column, value)
    db.session.delete(db.session.scalars(select(Claim).where(Claim.guest_id == guest.id)).one())
    db.session.flush()
    db.session.refresh(child)


def moved(guest: Guest, home: Guest) -> None:
    """Games join the child's own; what was settled in the plan stays as the child's own plan has it."""
    for table in belonging():
        if not one_a_guest(table):
            db.session.execute(update(table).where(table.c.guest_id == guest.id).values(guest_id=home.id))
    db.session.delete(guest)


def belonging() -> list[Table]:
    """The tables whose rows hang on a guest, but for the codes; rooms above this one are reached by their tables."""
    tables = Guest.metadata.tables.values()
    return [table for table in tables if "guest_id" in table.c and table.name != Claim.__tablename__]


def one_a_guest(table: Table) -> bool:
    """Whether this table keeps one row a guest and thing, so that two guests' rows could meet."""
    return any("guest_id" in rule.columns for rule in table.constraints if isinstance(rule, UniqueConstraint))
