"""Writing a win: two lines, kept as they are typed; and a quiet day, of which nothing is asked (experience 4.5)."""

from datetime import date

from flask import abort, redirect, request, url_for
from flask.typing import ResponseReturnValue

from accounts.views import carer
from family.views import now
from home.models import Child
from journal.chips import chips
from journal.forms import BOTH, MENDS, DayForm, WinForm
from journal.models import Win, agreed
from journal.screens import Writing, changed_meanwhile, keeping_part, new_key, writing_page
from journal.views.table import question, room, shut, today
from journal.wins import LONGEST_LINE, may_hold, one_line
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language, wants_fragment


@room.get("/children/<token:token>/journal")
@open_to(Door.CARER)
def write(token):
    child = Child.of(carer(), token)
    if child.kept and not agreed(child):
        return question(child)
    if way_out := shut(child):
        return way_out

    day = asked_day()
    wins = Win.on(child, day)
    win = shown_of(wins)
    return writing_page(Writing(child, today(), day, wins, win), form_for(day, win))


@room.post("/children/<token:token>/journal")
@open_to(Door.CARER)
def save(token):
    child, form = Child.of(carer(), token), WinForm()
    if way_out := shut(child):
        return way_out
    line = form.take(chips(language()))
    if not good(form):
        return once_more(child, form)

    win = Win.meant(child, form.day.data, form.key.data, form.leaf.data if form.way.data != BOTH else None)
    if win and not win.open_to(form.told, form.key.data, form.stamp.data or ""):
        return changed_meanwhile(child, today(), win, form)
    win = win or Win.begin(child, carer(), form.day.data, form.key.data, now())
    win.tell(form.told, form.key.data, now())
    db.session.commit()

    return keeping_part(win, form) if wants_fragment() else redirect(following(child, win, line), 303)


@room.post("/children/<token:token>/journal/quiet-days")
@open_to(Door.CARER)
def rest(token):
    child, form = Child.of(carer(), token), DayForm()
    if way_out := shut(child):
        return way_out
    if not form.validate() or not may_hold(form.day.data, today()):
        abort(422)

    Win.rest(child, carer(), form.day.data, now())
    db.session.commit()

    return redirect(url_for(".write", token=token, day=form.day.data), 303)


def asked_day() -> date:
    """The day that the address names, if a win may stand there; else the family's today."""
    try:
        day = date.fromisoformat(request.args.get("day", ""))
    except ValueError:
        return today()
    return day if may_hold(day, today()) else today()


def shown_of(wins) -> Win | None:
    """Of a day's leaves the one that the address names, or the last one; none where another one is begun."""
    leaves = [win for win in wins if not (win.bud or win.sent_by)]
    if "another" in request.args or not leaves:
        return None
    return next((win for win in leaves if win.token == request.args.get("leaf")), leaves[-1])


def form_for(day: date, win: Win | None) -> WinForm:
    """The form as the page first shows it: what stands, or the words that the address brings along."""
    begun = {name: one_line(request.args.get(name))[:LONGEST_LINE] for name in ("did", "helped", "area")}
    told = vars_of(win) if win else begun
    return WinForm(formdata=None, key=new_key(), day=day, **told)


def vars_of(win: Win) -> dict[str, str | None]:
    """What the form holds of a leaf."""
    lines = {name: getattr(win, name) for name in ("did", "helped", "place")}
    return lines | {"area": win.area or "", "leaf": win.token, "stamp": win.told.stamp}


def good(form: WinForm) -> bool:
    """Whether all of it can be kept; what needs another look is said beside it."""
    if not form.validate():
        return False
    if may_hold(form.day.data, today()):
        return True
    form.day.errors = [MENDS["day"]]
    return False


def once_more(child: Child, form: WinForm) -> ResponseReturnValue:
    """What was typed, with what needs another look: the page, or the line below the form."""
    if wants_fragment():
        return keeping_part(None, form), 422
    if form.day.errors or form.key.errors:
        form.day.data, form.key.data = today(), new_key()
    win = Win.known(child, form.leaf.data) if form.leaf.data and not form.leaf.errors else None
    return writing_page(Writing(child, today(), form.day.data, Win.on(child, form.day.data), win), form), 422


def following(child: Child, win: Win, line: str | None) -> str:
    """Where a kept leaf leads: to words for the child, or back to the line that a chip was tapped for."""
    if line:
        return url_for(".write", token=child.token, day=win.day, leaf=win.token, _anchor=line)
    return url_for(".praise", token=child.token, leaf=win.token)
