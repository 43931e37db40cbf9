"""What a family settled for a goal: one row a goal that was touched, remembered for the round."""

from collections.abc import Mapping
from typing import Self

from sqlalchemy import ForeignKey, String, UniqueConstraint, bindparam, select, update
from sqlalchemy.orm import Mapped, mapped_column

from accounts.models import Account
from family.models import Guest
from outlook.models import regard, told
from planner.ladders import Goal, ladders
from planner.leanings import NOT_PLAYED, leanings_from, of_two_views
from planner.plan import Hold, Household
from quiz.models import Game
from quiz.scoring import Reading
from shell.database import Model, db

GENERAL_BAND, GENERAL_SPEECH = "7-9", "speaks"
NOES_BEFORE_RETIRING = 3
"""After this many a step has shown that it does not fit (experience 4.4)."""


class Foothold(Model):
    """Where a family stands with one goal; columns are set, never counted up, so a form sent twice counts once."""

    __tablename__ = "foothold"
    __table_args__ = (UniqueConstraint("guest_id", "goal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"))
    goal: Mapped[str] = mapped_column(String(64))
    rung: Mapped[int | None]
    most_days: Mapped[int | None]
    anchor: Mapped[int | None]
    noes: Mapped[int] = mapped_column(default=0)
    stands: Mapped[bool] = mapped_column(default=False)
    today: Mapped[bool] = mapped_column(default=False)
    hidden: Mapped[bool] = mapped_column(default=False)
    resting: Mapped[bool] = mapped_column(default=False)
    gentler: Mapped[bool] = mapped_column(default=False)
    chosen: Mapped[bool] = mapped_column(default=False)
    done: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def on(cls, guest: Guest, goal: Goal) -> Self:
        """This guest's foothold on a goal, made at the first touch.

        The guest is locked first: two changes at once neither make it twice nor wait for each other in a ring.
        """
        db.session.execute(select(Guest.id).where(Guest.id == guest.id).with_for_update())
        found = db.session.scalar(select(cls).where(cls.guest_id == guest.id, cls.goal == goal.id))
        if found is None:
            found = cls(guest_id=guest.id, goal=goal.id)
            db.session.add(found)
        return found

    @property
    def hold(self) -> Hold:
        """The same as a value for the plan's rules."""
        return Hold(**{name: getattr(self, name) for name in Hold.__dataclass_fields__})

    def move_to(self, rung: int) -> None:
        """Stands on another rung; a smaller one is a good choice, never a step back."""
        self.rung, self.resting = rung, False

    def works_on_most_days(self, rung: int) -> None:
        """What the child does on most days, by tapping the ladder; the start follows from it."""
        self.most_days, self.rung = rung, None

    def open_today(self, rung: int) -> None:
        """Makes this the goal of its area and its step the one that is open."""
        self.stand(rung)
        db.session.execute(update(type(self)).where(type(self).guest_id == self.guest_id).values(today=False))
        self.today = True

    def stand(self, _number: int) -> None:
        """Makes this the goal that stands for its area."""
        neighbours = [
            goal.id for goal in next(goals for goals in ladders().values() if self.goal in {g.id for g in goals})
        ]
        others = update(type(self)).where(type(self).guest_id == self.guest_id, type(self).goal.in_(neighbours))
        db.session.execute(others.values(stands=False))
        self.stands, self.hidden, self.resting, self.chosen, self.noes = True, False, False, True, 0

    def rest(self, noes: int) -> None:
        """The `noes`-th "just no": the step rests, and after the third it is retired."""
        self.noes, self.resting, self.today = noes, True, False
        self.hidden = self.hidden or noes >= NOES_BEFORE_RETIRING

    def hide(self, hidden: int) -> None:
        """Hides a goal for good, or brings it back."""
        self.hidden, self.today, self.stands, self.noes = bool(hidden), False, False, 0

    def win(self, done: int) -> None:
        """The family did it, or takes that back."""
        self.done = bool(done)

    def lower_the_load(self, gentler: int) -> None:
        """Keeps the sensory change with the step, or leaves it out again."""
        self.gentler = bool(gentler)

    def happen_at(self, anchor: int) -> None:
        """Another moment of the day, by its place in the area's list."""
        self.anchor = anchor


CHANGES = {
    "rung": Foothold.move_to,
    "most-days": Foothold.works_on_most_days,
    "today": Foothold.open_today,
    "stand": Foothold.stand,
    "rest": Foothold.rest,
    "hide": Foothold.hide,
    "win": Foothold.win,
    "gentler": Foothold.lower_the_load,
    "anchor": Foothold.happen_at,
}
"""What a plan's button may change, by the name it sends."""


FOOTHOLDS = select(Foothold).where(Foothold.guest_id == bindparam("guest_id"))


def household_of(guest: Guest | None, account: Account | None = None) -> Household:
    """Who the plan is for: nobody yet, or this guest's band, leanings and footholds.

    A family's child is seen in two views, its own and its carers'; `account` is the carer who reads the plan. The
    child is one that is kept; a carer's word about oneself counts as long as there is a yes to it (trust P3).
    """
    if guest is None:
        return Household(GENERAL_BAND, GENERAL_SPEECH, NOT_PLAYED)
    holds = {row.goal: row.hold for row in db.session.scalars(FOOTHOLDS, {"guest_id": guest.id})}
    if guest.child_id is None or account is None:
        return Household(guest.band, guest.speech, leanings_from(own_view(Game.latest(guest))), holds)
    seen = regard(guest.child_id, account)
    own = own_view(next(reversed(told(Game.all_of(guest))), None))
    leanings, view = of_two_views(own, next(iter(seen.of_child), None), guest.band, *seen.of_child[1:])
    carer = leanings_from(seen.of_oneself or {}).poles
    return Household(guest.band, guest.speech, leanings, holds, carer, view if leanings.played else None)


def own_view(game: Game | None) -> Mapping[str, Reading]:
    """What the plan may lean on of a game: nothing before a first part of the treehouse was built."""
    return game.round.profile if game and told([game]) else {}
