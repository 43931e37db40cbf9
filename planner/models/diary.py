"""One goal on one of the family's own days: what was offered, and the last word on what came of it (trust R2, R7)."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, Self

from sqlalchemy import JSON, ForeignKey, String, UniqueConstraint, bindparam, delete, false, select
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest, one_of
from planner.diary import Diary, Felt, No, Noted
from planner.ladders import Goal
from planner.stones import Outcome
from shell.database import Model, db


@dataclass(frozen=True, slots=True)
class Shown:
    """The words of an offer as the family saw them, whatever the card says later on."""

    step: str
    seconds: int
    reason: str
    small: str | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """What the ticks beside a button add: the step was tried, and it ended in an upset."""

    tried: bool = False
    upset: bool = False


class Entry(Model):
    """What was offered for a goal on a day, and what came of it; a later word of the same day replaces the earlier."""

    __tablename__ = "diary"
    __table_args__ = (
        UniqueConstraint("guest_id", "goal", "day"),
        one_of("outcome", tuple(Outcome)),
        one_of("why", tuple(No)),
        one_of("felt", tuple(Felt)),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"))
    goal: Mapped[str] = mapped_column(String(64))
    day: Mapped[date]
    rung: Mapped[int] = mapped_column(default=0)
    shown: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    hard_day: Mapped[bool] = mapped_column(default=False, server_default=false())
    outcome: Mapped[str | None] = mapped_column(String(8))
    why: Mapped[str | None] = mapped_column(String(16))
    upset: Mapped[bool] = mapped_column(default=False, server_default=false())
    felt: Mapped[str | None] = mapped_column(String(8))
    small_won: Mapped[bool] = mapped_column(default=False, server_default=false())
    by_child: Mapped[bool] = mapped_column(default=False, server_default=false())

    @classmethod
    def on(cls, guest: Guest, goal: Goal, day: date) -> Self:
        """This guest's entry for a goal on a day, made at the first word.

        The guest is locked first, as for a foothold: two words at once make one entry.
        """
        db.session.execute(select(Guest.id).where(Guest.id == guest.id).with_for_update())
        found = db.session.scalar(select(cls).where(cls.guest_id == guest.id, cls.goal == goal.id, cls.day == day))
        if found is None:
            found = cls(guest_id=guest.id, goal=goal.id, day=day)
            db.session.add(found)
        return found

    @classmethod
    def words_of(cls, guest: Guest | None, goal: Goal, day: date) -> Mapping[str, Any]:
        """What the family saw of this goal on this day; empty where nothing was said."""
        if guest is None:
            return {}
        asked = select(cls.shown).where(cls.guest_id == guest.id, cls.goal == goal.id, cls.day == day)
        return db.session.scalar(asked) or {}

    @classmethod
    def forget_offer(cls, guest: Guest, goal: Goal, day: date) -> bool:
        """Drops an offer of which nothing came yet, since another follows; whether something did come of it."""
        mine = (cls.guest_id == guest.id, cls.goal == goal.id, cls.day == day)
        db.session.execute(delete(cls).where(*mine, cls.outcome.is_(None)))
        return db.session.scalar(select(cls.id).where(*mine)) is not None

    def offer(self, rung: int, hard_day: bool, shown: Shown) -> None:
        """Keeps the offer as it was shown."""
        self.rung, self.hard_day, self.shown = rung, hard_day, asdict(shown)

    def win(self, told: Told) -> None:
        """It was done; how it felt can be said afterwards."""
        felt = self.felt if self.outcome == Outcome.WIN else None
        self._came(Outcome.WIN, upset=told.upset)
        self.felt = felt

    def miss(self, told: Told) -> None:
        """It was tried and did not come about."""
        self._came(Outcome.MISS, upset=told.upset)

    def refuse(self, told: Told) -> None:
        """Not on that day."""
        self._came(Outcome.REFUSED, upset=told.upset)

    def pass_by(self, _told: Told) -> None:
        """Nobody got to it, which is nothing at all."""
        self._came(Outcome.NO_TRY)

    def run_on_empty(self, _told: Told) -> None:
        """Nothing left to give: the day ends, and that is fine (facts S161)."""
        self._came(Outcome.NO_TRY, No.EMPTY)

    def say_no(self, why: No, told: Told) -> None:
        """One of the four answers to "not today"."""
        self._came(Outcome.MISS if told.tried else Outcome.REFUSED, why, told.upset)

    def win_the_small_one(self, _told: Told) -> None:
        """The smaller step ended the day well; it lays no stone (planner.md 3)."""
        if self.outcome not in {Outcome.MISS, Outcome.REFUSED}:
            self._came(Outcome.REFUSED)
        self.small_won = True

    def hear(self, refused: bool) -> None:
        """The child's own word on the step: not today, or another one; it is kept as the child's (planner.md 7)."""
        self._came(Outcome.REFUSED if refused else None)
        self.by_child = True

    def feel(self, felt: Felt) -> None:
        """How a win was."""
        self.felt = felt if self.outcome == Outcome.WIN else None

    def take_back(self, _told: Told) -> None:
        """As if nothing had been said; the offer stays."""
        self._came(None)

    def _came(self, outcome: Outcome | None, why: No | None = None, upset: bool = False) -> None:
        self.outcome, self.why, self.upset = outcome, why, upset
        self.felt, self.small_won, self.by_child = None, False, False


def _feeling(felt: Felt) -> Callable[[Entry, Told], None]:
    return lambda entry, told: entry.feel(felt)


def _answer(why: No) -> Callable[[Entry, Told], None]:
    return lambda entry, told: entry.say_no(why, told)


SAYS: Mapping[str, Callable[[Entry, Told], None]] = MappingProxyType(
    {
        "win": Entry.win,
        "miss": Entry.miss,
        "refused": Entry.refuse,
        "no-try": Entry.pass_by,
        "empty": Entry.run_on_empty,
        "small-won": Entry.win_the_small_one,
        "undo": Entry.take_back,
        **{f"felt-{felt}": _feeling(felt) for felt in Felt},
        **{str(why): _answer(why) for why in No if why is not No.EMPTY},
    }
)
"""What a button may say of a day, by the word it sends."""

DIARY = (
    select(*(getattr(Entry, name) for name in Noted.__dataclass_fields__))
    .where(Entry.guest_id == bindparam("guest_id"))
    .order_by(Entry.day, Entry.id)
)
"""Every entry of a guest but the words shown; built once, it runs at every look at the plan."""


def diary_of(guest: Guest) -> dict[str, Diary]:
    """A guest's diary, goal by goal, the oldest day first; the goal with the newest entry stands last."""
    diary: dict[str, list[Noted]] = {}
    for row in db.session.execute(DIARY, {"guest_id": guest.id}):
        noted = Noted(*row)
        days = diary.pop(noted.goal, [])
        days.append(noted)
        diary[noted.goal] = days
    return {goal: tuple(days) for goal, days in diary.items()}
