"""The child's own card: what today's step is, and three ways to say something to it (experience 4.2; planner.md 7)."""

from flask import abort, redirect, url_for

from family.views import here, required
from planner.diary import can_be_written
from planner.forms import WishForm
from planner.household import Household
from planner.models import Entry
from planner.offers import settled
from planner.plan import Row, plan_for, row_of
from planner.screens import on, our_day, ours
from planner.views.days import shown
from planner.views.plan import found, room
from planner.wishes import Wish
from quiz.screens import child_page
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.pages import language


@room.get("/my-step")
@open_to(Door.PLAYER)
def my_step():
    if here() is None:
        raise NotYours
    household = ours()
    return child_page("my_step", row=plan_for(household, language()).open, day=household.day)


@room.get("/my-step/told")
@open_to(Door.PLAYER)
def my_step_told():
    if here() is None:
        raise NotYours
    return child_page("my_step_told")


@room.post("/my-step/<slug:id>/<day:day>")
@open_to(Door.PLAYER)
def tell_wish(id, day):
    required()
    household, form = on(day, softened=False), WishForm()
    wanted = settled(found(id), household, language())
    if not form.validate() or not can_be_written(day, our_day()):
        abort(422)

    heard(Wish(form.say.data), row_of(wanted, household, language()), household)
    db.session.commit()

    return redirect(url_for(".my_step_told"), 303)


def heard(wish: Wish, row: Row, household: Household) -> None:
    """Keeps the child's word in the diary, unless the family told already what came of the day."""
    entry = Entry.on(required(), row.goal, household.day)
    if entry.outcome is None or entry.by_child:
        smaller = row.offer.smaller if wish is Wish.SMALLER else None
        rung = row.offer.rung if smaller is None else smaller
        hard = row.offer.hard or wish is Wish.SMALLER
        entry.offer(rung, hard, shown(row.goal, rung, hard, household))
        entry.hear(refused=wish is Wish.NOT_TODAY)
