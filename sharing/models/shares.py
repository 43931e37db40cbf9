"""A link for somebody outside: scoped, named, over by itself, ended at once, counted (trust P4, 2.8)."""

from base64 import urlsafe_b64encode
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from secrets import token_urlsafe
from typing import Self

from sqlalchemy import CheckConstraint, Date, DateTime, ForeignKey, String, UniqueConstraint, delete, false, or_, select
from sqlalchemy.orm import Mapped, mapped_column, relationship

from accounts.models import Account, Family
from family.models import hashed
from home.agreements import Agreement
from home.consenting import Purpose
from home.models import Child, Consent, Erasure
from journal.models import Win, agreed
from sharing.models.lines import SharedLine, lines_of, picked
from sharing.showing import Sheet
from sharing.terms import DAYS, DRAFT_STAYS, LONGEST_LABEL, digest, last_day, over_at, over_everywhere
from shell.database import Model, db
from shell.faults import NotYours
from shell.limits import keyed


class Share(Model):
    """A few wins for somebody outside. As long as nobody made its link it is a draft, which leaves after a day.

    `token` stands for it in a carer's address; the link holds another word, of which `token_hash` is kept. `last_day`
    is the last whole day, by the family's own clock, on which the link opens.
    """

    __tablename__ = "share"
    __table_args__ = (
        UniqueConstraint("child_id", "key"),
        CheckConstraint(f"days IN ({', '.join(map(str, DAYS))})", name="days"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(String(32), unique=True, default=lambda: token_urlsafe(16))
    child_id: Mapped[int] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"))
    key: Mapped[str] = mapped_column(String(32))
    label: Mapped[str] = mapped_column(String(LONGEST_LABEL))
    days: Mapped[int]
    named: Mapped[bool] = mapped_column(default=False, server_default=false())
    token_hash: Mapped[str | None] = mapped_column(String(64), unique=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)
    opened: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    last_day: Mapped[date | None] = mapped_column(Date, index=True)
    ended: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    looks: Mapped[int] = mapped_column(default=0, server_default="0")
    seen: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    child: Mapped[Child] = relationship(lazy="joined", innerjoin=True)

    @classmethod
    def of(cls, child: Child, token: str) -> Self:
        """This child's share of this token; NotYours for anything else (trust S1)."""
        share = db.session.scalar(select(cls).where(cls.token == token, cls.child_id == child.id))
        if share is None:
            raise NotYours
        return share

    @classmethod
    def all_of(cls, child: Child) -> Sequence[Self]:
        """What is shared of this child, and the drafts, the newest first."""
        return db.session.scalars(select(cls).where(cls.child_id == child.id).order_by(cls.id.desc())).all()

    @classmethod
    def meant(cls, child: Child, key: str) -> Self | None:
        """What a form made before; the child is locked first, so that a form sent twice at once makes one."""
        db.session.execute(select(Child.id).where(Child.id == child.id).with_for_update())
        return db.session.scalar(select(cls).where(cls.child_id == child.id, cls.key == key))

    @classmethod
    def begin(cls, child: Child, key: str, now: datetime) -> Self:
        """A new draft; what is told comes next."""
        share = cls(child=child, key=key, made=now)
        db.session.add(share)
        return share

    @classmethod
    def held(cls, word: str, now: datetime) -> Self:
        """What this link opens at this moment; NotYours where it is over, was ended, or never was (trust S1, P4)."""
        asked = select(cls, Family.zone).join(cls.child).join(Family, Family.id == Child.family_id)
        found = db.session.execute(asked.where(cls.token_hash == hashed(word))).first()
        if found is None or not found[0].open_at(now, found[1]):
            raise NotYours
        share: Self = found[0]
        return share

    @classmethod
    def sweep(cls, now: datetime) -> int:
        """Removes drafts of yesterday, and links whose last day is over wherever one is; gives how many."""
        drafts = cls.opened.is_(None) & (cls.made <= now - DRAFT_STAYS)
        over = cls.last_day <= over_everywhere(now)
        return len(db.session.scalars(delete(cls).where(or_(drafts, over)).returning(cls.id)).all())

    def tell(self, label: str, days: int, wins: Iterable[Win]) -> None:
        """Keeps what was picked; a line that was left out before stays left out."""
        self.label, self.days = label, days
        db.session.flush()
        known, picked = {line.win_id: line for line in lines_of(self.id)}, {win.id: win for win in wins}
        for gone in known.keys() - picked.keys():
            db.session.delete(known[gone])
        new = [win for id, win in picked.items() if id not in known]
        db.session.add_all(
            SharedLine(share_id=self.id, win_id=win.id, did=digest(win.did), helped=digest(win.helped)) for win in new
        )

    def change(self, what: str, shows: bool, win: str) -> None:
        """Leaves a line of a picked win out or shows it as it stands now; or the nickname."""
        if what == "name":
            self.named = shows
            return
        asked = select(SharedLine, Win).join(Win).where(SharedLine.share_id == self.id, Win.token == win)
        found = db.session.execute(asked).first()
        if found is None:
            raise NotYours
        setattr(found[0], what, digest(getattr(found[1], what)) if shows else None)

    def open(self, account: Account, agreement: Agreement, today: date, now: datetime) -> str:
        """Opens the link with this carer's yes, and gives its word; pressed again it is the same (trust R2)."""
        word = word_of(self.token)
        if self.opened is None:
            self.token_hash, self.opened, self.last_day = hashed(word), now, last_day(today, self.days)
            Consent.say(account, agreement, True, now, child_id=self.child_id, about=self.token)
        return word

    def end(self, account: Account, agreement: Agreement, now: datetime) -> None:
        """Takes the yes back: no address of this link opens from the next request on, nor after a safety copy."""
        if self.opened is None or self.ended is not None:
            return
        self.ended, self.token_hash = now, None
        Erasure.note(self.token, now)
        Consent.say(account, agreement, False, now, child_id=self.child_id, about=self.token)

    def open_at(self, now: datetime, zone: str) -> bool:
        """Whether the link opens at this moment: each yes is asked for anew (trust P3)."""
        if self.ended is not None or self.last_day is None or now >= over_at(self.last_day, zone):
            return False
        yes = Consent.live(Purpose.SHARE, child_id=self.child_id, about=self.token)
        return yes and self.child.kept and agreed(self.child)

    @property
    def sheet(self) -> Sheet:
        """What the link shows."""
        return sheets([self])[self.id]


def sheets(shares: Sequence[Share]) -> dict[int, Sheet]:
    """What each of these shares shows, by its number, the newest win first; a hidden win is not shown."""
    asked = (
        select(SharedLine, Win).join(Win).where(SharedLine.share_id.in_([share.id for share in shares]), ~Win.hidden)
    )
    rows = db.session.execute(asked.order_by(Win.day.desc(), Win.id.desc())).all()
    return {
        share.id: Sheet(
            share.label,
            share.child.nickname if share.named else None,
            share.last_day,
            [picked(line, win) for line, win in rows if line.share_id == share.id],
        )
        for share in shares
    }


def word_of(token: str) -> str:
    """The word that only the link holds: 128 bits that nobody can tell without the site's own key (trust S3, P4)."""
    return urlsafe_b64encode(bytes.fromhex(keyed(f"link of {token}"))[:16]).decode().rstrip("=")
