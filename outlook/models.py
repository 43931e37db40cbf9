"""A grown-up's look at a child or at oneself: its answers, kept one by one, and its date (quiz.md 9)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import CheckConstraint, ColumnElement, DateTime, ForeignKey, String, UniqueConstraint, and_, or_, select
from sqlalchemy.orm import Mapped, contains_eager, mapped_column, relationship

from accounts.models import Account
from family.models import one_of
from home.acts import Act
from home.consenting import Purpose
from home.models import Child, Consent, Trail
from outlook.parting import newest
from outlook.scoring import profile_of
from outlook.statements import FORMS, OPTIONS, Form, forms
from quiz.building import PLANKS_A_PART
from quiz.models import Game
from quiz.scoring import Reading
from shell.database import Model, db
from shell.faults import NotYours


class Look(Model):
    """One filling-in of one form by one carer: about a child, or (child_id None) about oneself."""

    __tablename__ = "look"
    __table_args__ = (
        one_of("form", FORMS),
        CheckConstraint("(form = 'my-child') = (child_id IS NOT NULL)", name="about"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    account_id: Mapped[int] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"), index=True)
    form: Mapped[str] = mapped_column(String(8))
    form_version: Mapped[int]
    boundaries_version: Mapped[int]
    begun: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    finished: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    account: Mapped[Account] = relationship()
    child: Mapped[Child | None] = relationship()

    @classmethod
    def begin(cls, account: Account, form: Form, now: datetime, child: Child | None = None) -> Self:
        """The look that this carer has not finished yet, or a new one.

        The account is locked first, so that two presses at once begin one look.
        """
        db.session.execute(select(Account.id).where(Account.id == account.id).with_for_update())
        found = cls.unfinished(account, form, child)
        if found is None:
            found = cls(account_id=account.id, child_id=child.id if child else None, form=form.id, begun=now)
            found.form_version, found.boundaries_version = form.version, newest()
            db.session.add(found)
        return found

    @classmethod
    def unfinished(cls, account: Account, form: Form, child: Child | None = None) -> Self | None:
        """The look at this child, or at oneself, that waits to go on; one of an older form waits no more."""
        mine = (cls.account_id == account.id, cls.child_id == (child.id if child else None))
        open_one = (cls.form == form.id, cls.form_version == form.version, cls.finished.is_(None))
        return db.session.scalar(select(cls).where(*mine, *open_one).order_by(cls.id.desc()).limit(1))

    @classmethod
    def of(cls, account: Account, token: str, *, to_change: bool = False) -> Self:
        """This carer's own look of this token, locked if it is to change; NotYours for anything else (trust S1)."""
        asked = select(cls).where(cls.token == token, cls.account_id == account.id)
        look = db.session.scalar(asked.with_for_update() if to_change else asked)
        if look is None or (look.child and look.child.family_id != account.family_id):
            raise NotYours
        return look

    @property
    def kept(self) -> bool:
        """Whether there is a yes, at this moment, to keep what is said here (trust P3)."""
        return agreed(self.account, self.child)

    @cached_property
    def said(self) -> dict[str, int]:
        """The latest option of each statement, by its id."""
        rows = db.session.execute(select(Said.statement, Said.option).where(Said.look_id == self.id).order_by(Said.id))
        return {statement: option for statement, option in rows}

    @property
    def profile(self) -> Mapping[str, Reading]:
        """What the answers say so far, a reading a trait, with the boundaries that it began with."""
        return profile_of(self.form, self.said, self.boundaries_version)

    def say(self, options: Mapping[str, int], now: datetime) -> None:
        """Keeps these options by statement in an unfinished look, one row each; finishes it when all is said."""
        rows = {row.statement: row for row in db.session.scalars(select(Said).where(Said.look_id == self.id))}
        for statement, option in options.items():
            row = rows.setdefault(statement, Said(look_id=self.id, statement=statement))
            row.option = option
            db.session.add(row)
        self.said = {statement: row.option for statement, row in rows.items()}
        if forms()[self.form].first_open(self.said) is None:
            self.finished = now
            Trail.note(self.account, Act.LOOK_FINISHED, now, child_id=self.child_id)

    @classmethod
    def at_child(cls, child: Child) -> list["Look"]:
        """Every finished look at a child by those who care for it now, oldest first."""
        return with_answers(finished(Account.family_id == child.family_id, cls.child_id == child.id))

    @classmethod
    def at_oneself(cls, account: Account) -> list["Look"]:
        """A carer's finished looks at oneself, oldest first; none without that carer's yes (trust P3)."""
        if not agreed(account, None):
            return []
        return with_answers(finished(cls.account_id == account.id, cls.child_id.is_(None)))


class Said(Model):
    """What a carer said to one statement: the latest option, 0 to 4 as the form words them."""

    __tablename__ = "said"
    __table_args__ = (
        UniqueConstraint("look_id", "statement"),
        CheckConstraint(f"option BETWEEN 0 AND {OPTIONS - 1}", name="option"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    look_id: Mapped[int] = mapped_column(ForeignKey("look.id", ondelete="CASCADE"))
    statement: Mapped[str] = mapped_column(String(64))
    option: Mapped[int]


@dataclass(frozen=True, slots=True)
class Regard:
    """How a family sees: its carers' views of a child, the leading one first, and the reading carer's own profile."""

    of_child: tuple[Mapping[str, Reading], ...]
    of_oneself: Mapping[str, Reading] | None


def agreed(account: Account, child: Child | None) -> bool:
    """Whether there is a yes, at this moment, to keep what this carer says about a child, or (None) about oneself."""
    return child.kept if child else Consent.live(Purpose.ABOUT_ME, account_id=account.id)


def regard(child_id: int, account: Account) -> Regard:
    """The latest views of a family's child and of this carer, as far as there is a yes: three queries at most.

    The child is one that is kept; whoever asks has seen to that.
    """
    of_self = and_(Look.child_id.is_(None), Look.account_id == account.id)
    looks = finished(Account.family_id == account.family_id, or_(Look.child_id == child_id, of_self))
    known = with_answers(latest(looks))
    own = next((look.profile for look in known if look.child_id is None), None)
    of_child = tuple(look.profile for look in leading_first(known) if look.child_id)
    return Regard(of_child, own if own and agreed(account, None) else None)


def leading_first(looks: Iterable[Look]) -> list[Look]:
    """The view that a plan goes by first: the keeper's, else the newest, so that all carers get the same steps."""
    return sorted(looks, key=lambda look: (not look.account.keeper, -look.id))


def latest(looks: Iterable[Look]) -> list[Look]:
    """Of looks in the order of their days the last of each carer and form."""
    return list({(look.account_id, look.form): look for look in looks}.values())


def told(games: Sequence[Game]) -> list[Game]:
    """Of a child's games those that are a view: a first part at least was built."""
    return [game for game in games if len(game.round.counted) >= PLANKS_A_PART]


def finished(*which: ColumnElement[bool]) -> list[Look]:
    """The finished looks that fit, oldest first, each with its carer."""
    asked = select(Look).join(Look.account).options(contains_eager(Look.account))
    return list(db.session.scalars(asked.where(Look.finished.is_not(None), *which).order_by(Look.finished, Look.id)))


def with_answers(looks: list[Look]) -> list[Look]:
    """The same looks with their answers, read at once."""
    said: dict[int, dict[str, int]] = {look.id: {} for look in looks}
    if said:
        for row in db.session.scalars(select(Said).where(Said.look_id.in_(said)).order_by(Said.id)):
            said[row.look_id][row.statement] = row.option
    for look in looks:
        look.said = said[look.id]
    return looks
