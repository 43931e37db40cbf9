"""What a family settled for a goal: one row a goal that was touched, remembered for the round."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, false, func, select, update
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest
from planner.household import Hold
from planner.ladders import Goal, ladders
from planner.models.own import OWN_AREAS
from planner.own_goals.goal import OWN
from planner.splits import Between, Split
from shell.database import Model, db

NOES_BEFORE_RETIRING = 3
"""After this many a step has shown that it does not fit (experience 4.4)."""
REST = timedelta(days=3)
"""So long a step rests after a "just no" (experience 4.4)."""


class Foothold(Model):
    """Where a family stands with one goal; columns are set, never counted up, so a form sent twice counts once."""

    __tablename__ = "foothold"
    __table_args__ = (UniqueConstraint("guest_id", "goal"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"))
    goal: Mapped[str] = mapped_column(String(64))
    rung: Mapped[int | None]
    most_days: Mapped[int | None]
    since: Mapped[date | None]
    anchor: Mapped[int | None]
    noes: Mapped[int] = mapped_column(default=0)
    stands: Mapped[bool] = mapped_column(default=False)
    today: Mapped[bool] = mapped_column(default=False)
    opened: Mapped[date | None]
    active: Mapped[bool] = mapped_column(default=False, server_default=false())
    hidden: Mapped[bool] = mapped_column(default=False)
    rests_until: Mapped[date | None]
    gentler: Mapped[bool] = mapped_column(default=False)
    chosen: Mapped[bool] = mapped_column(default=False)
    between: Mapped[list[dict[str, Any]] | None] = mapped_column(JSON(none_as_null=True))
    step_by_step: Mapped[int | None]
    cap: Mapped[int | None]

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

    @classmethod
    def others_active(cls, guest: Guest, goal: Goal) -> int:
        """How many other goals this guest works on."""
        others = select(func.count()).where(cls.guest_id == guest.id, cls.active, cls.goal != goal.id)
        return db.session.scalar(others) or 0

    @classmethod
    def rungs_put_in(cls, guest: Guest | None, goal: Goal) -> int:
        """How many rungs this guest put in between on a goal's ladder."""
        if guest is None:
            return 0
        return len(db.session.scalar(select(cls.between).where(cls.guest_id == guest.id, cls.goal == goal.id)) or ())

    @property
    def hold(self) -> Hold:
        """The same as a value for the plan's rules."""
        plain = {name: getattr(self, name) for name in Hold.__dataclass_fields__}
        return Hold(**plain | {"between": self.put_in})

    @property
    def put_in(self) -> tuple[Between, ...]:
        """The rungs that the family put in between, in the order in which it did."""
        return tuple(Between(one["below"], Split(one["split"])) for one in self.between or ())

    def move_to(self, rung: int, day: date) -> None:
        """Placed on a rung; the diary counts from this day on. A smaller one is a good choice, never a step back."""
        self.rung, self.since, self.rests_until = rung, day, None

    def works_on_most_days(self, rung: int, day: date) -> None:
        """What the child does on most days, by tapping the ladder; the start follows from it."""
        self.most_days, self.rung, self.since = rung, None, day

    def open_today(self, rung: int, day: date) -> None:
        """Makes this the goal of its area and its step the one that is open."""
        self.stand(rung, day)
        db.session.execute(update(type(self)).where(type(self).guest_id == self.guest_id).values(today=False))
        self.today, self.opened = True, day

    def stand(self, _number: int, _day: date) -> None:
        """Makes this the goal that stands for its area."""
        neighbours = self.neighbours()
        others = update(type(self)).where(type(self).guest_id == self.guest_id, type(self).goal.in_(neighbours))
        db.session.execute(others.values(stands=False))
        self.stands, self.hidden, self.rests_until, self.chosen, self.noes = True, False, None, True, 0

    def neighbours(self) -> list[str]:
        """The ids of all goals of its area, the family's own ones too."""
        written = {goal.id: str(area) for area, goals in ladders().items() for goal in goals}
        own = {f"{OWN}{token}": area for token, area in db.session.execute(OWN_AREAS, {"guest_id": self.guest_id})}
        area_of = written | own
        return [id for id, area in area_of.items() if area == area_of.get(self.goal)]

    def work_on(self, active: int, day: date) -> None:
        """Makes this one of the goals that the days go by, or lets it rest."""
        if active:
            self.stand(active, day)
        self.active = bool(active)

    def hide(self, hidden: int, _day: date) -> None:
        """Hides a goal for good, or brings it back."""
        self.hidden, self.today, self.stands, self.active, self.noes = bool(hidden), False, False, False, 0

    def lower_the_load(self, gentler: int, _day: date) -> None:
        """Keeps the sensory change with the step, or leaves it out again."""
        self.gentler = bool(gentler)

    def happen_at(self, anchor: int, _day: date) -> None:
        """Another moment of the day, by its place in the area's list."""
        self.anchor = anchor

    def rest(self, day: date) -> None:
        """A "just no" on this day: the step rests three days, and after the third one it is retired."""
        self.noes, self.rests_until, self.today = (self.noes or 0) + 1, day + REST, False
        self.hidden = self.hidden or self.noes >= NOES_BEFORE_RETIRING

    def wake(self) -> None:
        """A "just no" is taken back."""
        self.hidden = bool(self.hidden) and (self.noes or 0) < NOES_BEFORE_RETIRING
        self.noes, self.rests_until = max(0, (self.noes or 0) - 1), None


CHANGES: Mapping[str, Callable[[Foothold, int, date], None]] = MappingProxyType(
    {
        "rung": Foothold.move_to,
        "most-days": Foothold.works_on_most_days,
        "today": Foothold.open_today,
        "stand": Foothold.stand,
        "active": Foothold.work_on,
        "hide": Foothold.hide,
        "gentler": Foothold.lower_the_load,
        "anchor": Foothold.happen_at,
    }
)
"""What a plan's button may change, by the name it sends; each takes its number and the family's day."""
