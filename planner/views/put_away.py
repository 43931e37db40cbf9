"""The goals that were put away for good, child by child, and the way back for each (experience 4.4)."""

from flask import redirect, render_template, url_for
from sqlalchemy import select

from accounts.views import carer
from home.models import Child
from planner.areas import areas
from planner.ladders import Goal, ladders
from planner.models import Foothold
from planner.screens import our_day
from planner.views.plan import found, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.get("/children/<token:token>/put-away")
@open_to(Door.CARER)
def put_away(token):
    child = Child.of(carer(), token)
    if not child.kept:
        return redirect(url_for("home.child", token=token), 303)

    return render_template("planner/put_away.html", who=child, goals=goals_away(child), areas=areas(language()))


@room.post("/children/<token:token>/brought-back/<slug:id>")
@open_to(Door.CARER)
def bring_back(token, id):
    child, wanted = Child.of(carer(), token), found(id)
    if not child.kept:
        return redirect(url_for("home.child", token=token), 303)

    if wanted in goals_away(child):
        Foothold.on(child.guest, wanted).hide(0, our_day())
        db.session.commit()

    return redirect(url_for(".put_away", token=token), 303)


def goals_away(child: Child) -> list[Goal]:
    """What this child's family has put away, in the order of the areas."""
    hidden = select(Foothold.goal).where(Foothold.guest_id == child.guest.id, Foothold.hidden)
    away = set(db.session.scalars(hidden))
    return [goal for goals in ladders(language()).values() for goal in goals if goal.id in away]
