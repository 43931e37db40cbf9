"""A family changes the ladder that was made for it, and confirms it (planner.md 2.6)."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from flask import abort, redirect, url_for
from flask.typing import ResponseReturnValue

from family.views import here
from planner.models import Foothold, OwnGoal, erase
from planner.own_goals.goal import goal_of
from planner.own_goals.reshaping import place_of, placed, reworded, without
from planner.screens import our_day
from planner.views.own_forms import ReshapeForm
from planner.views.own_pages import ladder_page
from planner.views.plan import guest, room
from shell.database import db
from shell.doors import Door, open_to
from shell.pages import language


@room.post("/plan/own/<token:token>/changes")
@open_to(Door.GROWN_UP)
def reshape(token):
    found, form = OwnGoal.of(here(), token), ReshapeForm()
    if not form.validate():
        return mend(found, form)

    name, numbers = form.asked
    if name == "erase":
        erase(found)
    elif found.rungs:
        CHANGES[name](found, numbers, form.text.data or "")
    db.session.commit()

    return redirect(after(found, name, numbers), 303)


def mend(found: OwnGoal, form: ReshapeForm) -> ResponseReturnValue:
    """The ladder with what was typed, and what is said beside it."""
    if form.change.errors or not found.rungs:
        abort(422)
    return ladder_page(found, form), 422


def rename(found: OwnGoal, _numbers: list[int], text: str) -> None:
    """Another name for the goal."""
    found.title = text


def reword(found: OwnGoal, numbers: list[int], text: str) -> None:
    """Other words on a rung; what stands beside another button of that rung is kept too."""
    if text:
        found.keep(reworded(found.ladder.rungs, numbers[0], text))


def move(found: OwnGoal, numbers: list[int], text: str) -> None:
    """A rung stands at another place; once days were written for it, the order stays."""
    reword(found, numbers, text)
    if not found.confirmed:
        found.keep(placed(found.ladder.rungs, *numbers))


def take_out(found: OwnGoal, numbers: list[int], _text: str) -> None:
    """The ladder has a rung less, as long as it is not confirmed."""
    if not found.confirmed:
        found.keep(without(found.ladder.rungs, numbers[0]))


def works(found: OwnGoal, numbers: list[int], text: str) -> None:
    """The rung that works on most days."""
    reword(found, numbers, text)
    if not found.confirmed:
        found.works = numbers[0]


def begin(found: OwnGoal, _numbers: list[int], _text: str) -> None:
    """The ladder is confirmed; its first day begins below the rung that works on most days."""
    place = place_of(found.ladder.rungs, found.works)
    foothold = Foothold.on(guest(), goal_of(found.ladder, language()))
    if not found.confirmed and place is not None:
        foothold.works_on_most_days(place, our_day())
    found.confirmed = True


CHANGES: Mapping[str, Callable[[OwnGoal, list[int], str], None]] = MappingProxyType(
    {"title": rename, "words": reword, "place": move, "out": take_out, "works": works, "confirm": begin}
)
"""What a button may change on a ladder, by the name it sends."""


def after(found: OwnGoal, name: str, numbers: list[int]) -> str:
    """Where a change leads: back to the rung that was changed, to the new goal, or to the next wish."""
    if name == "erase":
        return url_for(".own")
    if name == "confirm":
        return url_for(".step", id=found.ladder.id) if found.rungs else url_for(".own_goal", token=found.token)
    if not numbers or name == "out":
        return url_for(".own_goal", token=found.token)
    return url_for(".own_goal", token=found.token, rung=numbers[0], _anchor=f"rung-{numbers[0]}")
