"""A family's answer to a suggestion: nothing of it counts before its yes, and a yes can be undone (issue, part 4)."""

from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from accounts.models import Account
from consult.models.holding import hold
from consult.models.outcome import Suggestion
from consult.models.talks import Talk
from consult.models.undoing import difference, put_back, settled_by, stands
from consult.models.writing import one_of_them
from consult.parts import Answer, Kind
from consult.suggesting import LONGEST_WISH, change_of, usual
from family.models import Guest
from home.acts import Act
from home.models import Child, Trail
from planner.household import Household
from planner.ladders import Goal
from planner.models import CHANGES, PLACES_ANEW, Entry, Foothold, OwnGoal
from planner.turns import ENOUGH_ACTIVE
from shell.database import db

A_DAY = timedelta(days=1)


class ChangedSince(Exception):  # noqa: N818 - a family's answer, not an error
    """The family has settled something else since, and that stays."""


class TwoAreEnough(Exception):  # noqa: N818 - a family's answer, not an error
    """The family works on as many goals as go well side by side."""


def in_force(suggestion: Suggestion) -> bool:
    """Whether a suggestion counts at this moment."""
    return suggestion.answer == Answer.ACCEPTED and suggestion.undone is None


def held(child: Child, talk: Talk, token: str) -> Suggestion:
    """This talk's suggestion, for which nobody else answers until the commit; NotYours for anything else."""
    hold(child.guest)
    return one_of_them(Suggestion, talk, token)


def accept(suggestion: Suggestion, guest: Guest, goal: Goal, household: Household, now: datetime) -> None:
    """Changes the plan as its own buttons would, and keeps what stood before. Raises TwoAreEnough."""
    kind, rung = Kind(suggestion.kind), usual(goal, household)
    if kind is Kind.GOAL and Foothold.others_active(guest, goal) >= ENOUGH_ACTIVE:
        raise TwoAreEnough
    name, number = change_of(kind, suggestion.value, rung)
    before, offer = settled_by(guest), open_offer(guest, goal, household.day)
    CHANGES[name](Foothold.on(guest, goal), number, counts_from(name, guest, goal, household.day))
    changed = difference(before, settled_by(guest))
    _say(suggestion, Answer.ACCEPTED, now)
    suggestion.before = changed | {"rung": rung, "offer": offer}


def take_up(suggestion: Suggestion, guest: Guest, now: datetime) -> None:
    """A goal in the educator's words becomes a wish, of which the family makes its own ladder. Raises TooMany."""
    known = {one.token for one in OwnGoal.all_of(guest)}
    wish = OwnGoal.wished(guest, suggestion.words[:LONGEST_WISH], now)
    db.session.flush()
    _say(suggestion, Answer.ACCEPTED, now)
    suggestion.before = {"own": wish.token, "new": wish.token not in known}


def undo(suggestion: Suggestion, guest: Guest, now: datetime) -> None:
    """Puts back what stood before a yes. Raises ChangedSince, and then leaves everything as it is."""
    kept = suggestion.before or {}
    if "own" in kept:
        _drop_wish(guest, kept)
    elif not stands(guest, kept):
        raise ChangedSince
    else:
        put_back(guest, kept)
    suggestion.undone, suggestion.before = now, None


def open_offer(guest: Guest, goal: Goal, day: date) -> dict[str, Any] | None:
    """What stood on the day's card without a word on it yet, a child's own wish too; its words are not kept here."""
    asked = (Entry.guest_id == guest.id, Entry.goal == goal.id, Entry.day == day, Entry.outcome.is_(None))
    found = db.session.execute(select(Entry.rung, Entry.hard_day, Entry.by_child).where(*asked)).mappings().first()
    return dict(found) | {"day": day.isoformat()} if found else None


def stay_down(suggestion: Suggestion, guest: Guest, kept: dict[str, Any], goal: Goal, household: Household) -> None:
    """After a step was held, the days below are not lived higher up: the child goes on from where it stands."""
    stood = max(int(kept["rung"]), suggestion.value or 0)
    if suggestion.kind == Kind.CAP and usual(goal, household) > stood:
        foothold = Foothold.on(guest, goal)
        foothold.move_to(stood, counts_from("rung", guest, goal, household.day))


def keep(suggestion: Suggestion, now: datetime) -> None:
    """It stays as it is."""
    _say(suggestion, Answer.KEPT, now)


def ask(suggestion: Suggestion, question: str, now: datetime) -> None:
    """A question back; an earlier answer of the educator was to an earlier question."""
    if suggestion.question != question:
        suggestion.question, suggestion.reply = question, ""
    if not in_force(suggestion):
        _say(suggestion, Answer.ASKED, now)


def told(account: Account, child: Child, now: datetime) -> None:
    """A line of the trail."""
    Trail.note(account, Act.SUGGESTION_ANSWERED, now, child_id=child.id)


def counts_from(name: str, guest: Guest, goal: Goal, day: date) -> date:
    """From which day on a change counts: a rung that is set after the day's word counts from the next day on."""
    placed = name in PLACES_ANEW and Entry.forget_offer(guest, goal, day)
    return day + A_DAY if placed else day


def _say(suggestion: Suggestion, answer: Answer, now: datetime) -> None:
    suggestion.answer, suggestion.answered, suggestion.undone = answer, now, None


def _drop_wish(guest: Guest, kept: dict[str, Any]) -> None:
    wish = next((one for one in OwnGoal.all_of(guest) if one.token == kept["own"]), None)
    if wish and wish.rungs:
        raise ChangedSince
    if wish and kept["new"]:
        db.session.delete(wish)
