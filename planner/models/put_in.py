"""What a family changes on a ladder: a rung in between, one taken out, one skipped (planner.md 1, row 16; 3)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date
from types import MappingProxyType

from sqlalchemy import update

from planner.models.diary import Entry
from planner.models.footholds import Foothold
from planner.splits import MOST, Between, Split, places, without
from shell.database import db

TENS = 10


def put_in(foothold: Foothold, split: Split, below: int, day: date) -> None:
    """A rung in between just below this one, on which the child stands from now on; said twice, it is one."""
    new = Between(below, split)
    if new in foothold.put_in or len(foothold.put_in) >= MOST:
        return
    _keep(foothold, (*foothold.put_in, new))
    if foothold.most_days is not None and foothold.most_days >= below:
        foothold.most_days += 1
    if foothold.cap is not None and foothold.cap >= below:
        foothold.cap += 1
    foothold.rung, foothold.since = below, day


def take_out(foothold: Foothold, which: int, _day: date) -> None:
    """Takes a rung out again; which: 10 times how many there are, and its place among them."""
    many, taken = divmod(which, TENS)
    if many != len(foothold.put_in) or taken >= many:
        return
    place = places(foothold.put_in)[taken]
    _keep(foothold, without(foothold.put_in, taken))
    foothold.rung = _lower(foothold.rung, place - 1)
    foothold.most_days = _lower(foothold.most_days, place - 1)
    foothold.cap = _lower(foothold.cap, place - 1)


def skip_to(foothold: Foothold, rung: int, day: date) -> None:
    """The parent agrees to leave one rung out, now that two tries were easy (planner.md 1, row 10)."""
    foothold.rung, foothold.since = rung, day


def go_step_by_step(foothold: Foothold, rung: int, _day: date) -> None:
    """No rung is left out before this one; the question is not asked again."""
    foothold.step_by_step = rung


def go_no_higher(foothold: Foothold, rung: int, _day: date) -> None:
    """For now no step above this one is offered, as it was agreed in a talk."""
    foothold.cap = rung


def let_go_on(foothold: Foothold, rung: int, day: date) -> None:
    """Steps above are offered again, from this rung on: the days below were not lived higher up than they were."""
    foothold.cap, foothold.rung, foothold.since = None, rung, day


def open_again(foothold: Foothold, rung: int, day: date) -> None:
    """The family opens this step, also where the child has asked for another one on this day."""
    foothold.open_today(rung, day)
    asked = update(Entry).where(Entry.guest_id == foothold.guest_id, Entry.goal == foothold.goal, Entry.day == day)
    db.session.execute(asked.where(Entry.outcome.is_(None)).values(by_child=False))


def _lower(rung: int | None, below: int) -> int | None:
    """The rung once the one just above `below` is gone: whoever stood on that one stands on the lower one."""
    return rung - 1 if rung is not None and rung > below else rung


def _keep(foothold: Foothold, rungs: tuple[Between, ...]) -> None:
    foothold.between = [asdict(one) for one in rungs]


def _by(split: Split) -> Callable[[Foothold, int, date], None]:
    return lambda foothold, below, day: put_in(foothold, split, below, day)


LADDER_CHANGES: Mapping[str, Callable[[Foothold, int, date], None]] = MappingProxyType(
    {
        **{f"between-{split}": _by(split) for split in Split},
        "today": open_again,
        "take-out": take_out,
        "skip": skip_to,
        "step-by-step": go_step_by_step,
        "cap": go_no_higher,
        "uncap": let_go_on,
    }
)
"""What a plan's button may change on a ladder, by the name it sends."""

PLACES_ANEW = frozenset({"rung", "most-days", "skip", "uncap", *(f"between-{split}" for split in Split)})
"""The changes that place the child anew: where something came of the day already, they count from the next one on."""
