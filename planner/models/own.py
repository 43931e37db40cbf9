"""A family's own goals: a wish, and the ladder that was made from it (planner.md 2.6)."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import datetime
from secrets import choice
from string import ascii_lowercase, digits
from typing import Any, Self

from sqlalchemy import JSON, DateTime, ForeignKey, String, bindparam, false, select
from sqlalchemy.orm import Mapped, mapped_column

from family.models import Guest, one_of
from planner.areas import Area
from planner.own_goals.goal import OwnLadder
from planner.own_goals.rungs import OwnRung
from planner.rungs import Kind, Zone
from shell.database import Model, db
from shell.faults import NotYours

LONGEST_WISH, LONGEST_TITLE = 80, 60
MOST = 20
"""So many wishes and own goals a child: more is a lot to look after."""

SIGNS = ascii_lowercase + digits


class TooMany(Exception):  # noqa: N818 - a family's answer, not an error
    """There are as many own goals as one child can have."""


def new_token() -> str:
    """22 random letters and digits, for an address and for the id of a goal."""
    return "".join(choice(SIGNS) for _ in range(22))


class OwnGoal(Model):
    """A wish in a family's words; with rungs it is a ladder, and once it is confirmed a goal like any other."""

    __tablename__ = "own_goal"
    __table_args__ = (one_of("area", tuple(Area)), one_of("kind", tuple(Kind)))

    id: Mapped[int] = mapped_column(primary_key=True)
    guest_id: Mapped[int] = mapped_column(ForeignKey("guest.id", ondelete="CASCADE"), index=True)
    token: Mapped[str] = mapped_column(String(22), unique=True, default=new_token)
    wish: Mapped[str] = mapped_column(String(LONGEST_WISH))
    title: Mapped[str] = mapped_column(String(LONGEST_TITLE), default="")
    area: Mapped[str | None] = mapped_column(String(12))
    kind: Mapped[str | None] = mapped_column(String(12))
    rungs: Mapped[list[dict[str, Any]]] = mapped_column(JSON, default=list)
    works: Mapped[int | None]
    routine: Mapped[str | None] = mapped_column(String(64))
    reviewed: Mapped[bool] = mapped_column(default=False, server_default=false())
    confirmed: Mapped[bool] = mapped_column(default=False, server_default=false())
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)

    @classmethod
    def of(cls, guest: Guest | None, token: str) -> Self:
        """This guest's own goal of this token; NotYours for anything else (trust S1)."""
        found = db.session.scalar(select(cls).where(cls.token == token, cls.guest_id == guest.id)) if guest else None
        if found is None:
            raise NotYours
        return found

    @classmethod
    def all_of(cls, guest: Guest | None) -> list[Self]:
        """A guest's wishes and own goals, the first one first."""
        mine = select(cls).where(cls.guest_id == guest.id).order_by(cls.id) if guest else None
        return [] if mine is None else list(db.session.scalars(mine))

    @classmethod
    def wished(cls, guest: Guest, wish: str, now: datetime) -> Self:
        """A new wish, or the one of the same words that has no ladder yet. Raises TooMany."""
        db.session.execute(select(Guest.id).where(Guest.id == guest.id).with_for_update())
        known = cls.all_of(guest)
        same = [one for one in known if one.wish == wish and not one.rungs]
        if not same and len(known) >= MOST:
            raise TooMany
        found = same[0] if same else cls(guest_id=guest.id, wish=wish, made=now)
        db.session.add(found)
        return found

    def lay(self, title: str, area: Area, kind: Kind, rungs: Iterable[OwnRung]) -> None:
        """Gives the wish its ladder, in place of an earlier one."""
        self.title, self.area, self.kind, self.works, self.routine = title, area, kind, None, None
        self.keep(rungs)

    def keep(self, rungs: Iterable[OwnRung]) -> None:
        """Keeps the rungs in this order."""
        self.rungs = [asdict(rung) for rung in rungs]

    @property
    def ladder(self) -> OwnLadder:
        """The same as a value for the plan's rules; there are rungs."""
        rungs = tuple(OwnRung(**{**rung, "zone": Zone(rung["zone"])}) for rung in self.rungs)
        return OwnLadder(self.token, self.title, Area(self.area or ""), Kind(self.kind or ""), rungs, self.routine)


OWN_AREAS = select(OwnGoal.token, OwnGoal.area).where(OwnGoal.guest_id == bindparam("guest_id"), OwnGoal.confirmed)
"""In which area each goal stands that a family made itself."""
