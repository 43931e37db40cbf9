"""A child's talks: what comes, what was, what was begun; and one talk with everything about it (issue 6, part 2)."""

from flask import redirect, render_template, request, url_for

from accounts.views import carer
from consult.models import Talk
from consult.models.drafting import again as begin_again
from consult.models.drafting import locked
from consult.models.history import turns_of
from consult.models.meeting import bookable
from consult.models.teachers import can_ask, question_of
from consult.models.turning import close as take_back
from consult.screens.booking import can_open_again, next_step, sorted_by_time, ticked
from consult.views.table import room, shut
from consult.views.table import words as agreement
from family.views import now
from home.models import Child
from shell.database import db
from shell.doors import Door, open_to


@room.get("/children/<token:token>/talks")
@open_to(Door.CARER)
def talks(token):
    child = Child.of(carer(), token)
    sorts = sorted_by_time(Talk.all_of(child), now())
    return shut(child) or render_template("consult/talks.html", who=child, **sorts, met=bool(bookable()))


@room.get("/children/<token:token>/talks/<token:talk>")
@open_to(Door.CARER)
def talk(token, talk):
    child = Child.of(carer(), token)
    found = Talk.of(child, talk)
    if way_out := shut(child):
        return way_out
    return render_template(
        "consult/talk.html",
        who=child,
        talk=found,
        turns=turns_of(found),
        ticked=ticked(found),
        on=next_step(found, now()),
        coming=found.begins is not None and now() < found.start,
        looks=found.open_at(now()),
        again=can_open_again(found, now()),
        question=question_of(found),
        can_ask=can_ask(found, now()),
        no_letter=request.args.get("letter") == "none",
    )


@room.post("/children/<token:token>/talks/<token:talk>/closing")
@open_to(Door.CARER)
def close(token, talk):
    found = locked(Child.of(carer(), token), talk)

    # Closing needs no other yes: it works for a child that is not kept, too.
    take_back(found, carer(), agreement(), now())
    db.session.commit()

    return redirect(url_for(".talk", token=token, talk=talk), 303)


@room.post("/children/<token:token>/talks/<token:talk>/again")
@open_to(Door.CARER)
def again(token, talk):
    child = Child.of(carer(), token)
    found = locked(child, talk)
    if way_out := shut(child):
        return way_out
    if found.off is None:
        return redirect(url_for(".talk", token=token, talk=talk), 303)

    new = begin_again(found, carer(), now())
    db.session.commit()

    if new.booked is not None or new.begins is not None:
        return redirect(url_for(".talk", token=token, talk=new.token), 303)
    return redirect(next_step(new, now()), 303)
