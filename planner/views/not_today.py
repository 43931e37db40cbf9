"""Not today: four answers, each of them fine; and a day on which nothing is left to give (experience 4.1, 4.4)."""

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from planner.areas import areas
from planner.care import care
from planner.diary import No, often_empty
from planner.forms import DayForm
from planner.models import Entry
from planner.offers import settled
from planner.plan import card_of, plan_for, row_of
from planner.screens import on, our_day, ours, small_card, ways_between
from planner.tips import tips
from planner.views.days import show
from planner.views.plan import found, guest, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language, page


@room.get("/plan/goals/<slug:id>/not-today")
@open_to(Door.GROWN_UP)
def not_today(id):
    return answered(id, "not_today")


@room.get("/plan/goals/<slug:id>/not-today/<any('too-big', 'too-much', 'wrong-moment', 'just-no'):why>")
@open_to(Door.GROWN_UP)
def because(id, why):
    return answered(id, why.replace("-", "_"))


@room.get("/plan/on-empty")
@open_to(Door.GROWN_UP)
def on_empty():
    household = ours()
    often = often_empty(household.entries, household.day)
    return page("planner/on_empty.html", "planner/_on_empty.html", care=care(language()), often=often)


@room.post("/plan/on-empty")
@open_to(Door.GROWN_UP)
def end_the_day():
    household, form = on(our_day(), softened=False), DayForm(formdata=None, say=str(No.EMPTY))
    row = plan_for(household, language()).open
    if row and not (row.noted and row.noted.ended):
        entry = Entry.on(guest(), row.goal, household.day)
        show(entry, form, row.goal, household)
        entry.run_on_empty(form.told)
        db.session.commit()

    return redirect(url_for(".on_empty"), 303)


def answered(id: str, template: str) -> ResponseReturnValue:
    """One of the answers to "not today", as a page or in the place of the step."""
    household = ours()
    wanted = settled(found(id), household, language())
    row = row_of(wanted, household, language())
    lower = card_of(wanted, household, language(), row.card.rung - 1) if row.card.rung else None
    return page(
        "planner/answer.html",
        f"planner/_{template}.html",
        part=f"planner/_{template}.html",
        row=row,
        goal=wanted,
        card=row.card,
        hold=row.hold,
        day=household.day,
        lower=lower,
        small=small_card(row, household),
        anchors=areas(language())[wanted.area].anchors,
        tips=tips(language()),
        between=ways_between(wanted, household, row.card.rung) if template == "too_big" else (),
    )
