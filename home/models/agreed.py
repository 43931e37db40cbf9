"""What was agreed, and who did what: added to, never changed; triggers of the database refuse it (trust P3, P6)."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import DateTime, ForeignKey, String, Text, select
from sqlalchemy.orm import Mapped, mapped_column

from accounts.models import Account
from family.models import one_of
from home.acts import Act
from home.agreements import Agreement
from home.consenting import MINE, SIGNED_IN, Purpose
from shell.database import Model, db


class Consent(Model):
    """One yes or one no, never changed: the last one of a purpose counts (trust P3; a trigger refuses changes).

    `about` is the random word of the one thing that it is about, where a purpose is agreed to more than once.
    """

    __tablename__ = "consent"
    __table_args__ = (one_of("purpose", tuple(Purpose)),)

    id: Mapped[int] = mapped_column(primary_key=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), index=True)
    child_id: Mapped[int | None] = mapped_column(ForeignKey("child.id", ondelete="CASCADE"), index=True)
    about: Mapped[str | None] = mapped_column(String(32))
    account_id: Mapped[int] = mapped_column(index=True)
    purpose: Mapped[str] = mapped_column(String(16))
    given: Mapped[bool]
    words: Mapped[str] = mapped_column(Text)
    words_version: Mapped[int]
    words_hash: Mapped[str] = mapped_column(String(64))
    method: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True))

    @classmethod
    def say(
        cls,
        account: Account,
        agreement: Agreement,
        given: bool,
        now: datetime,
        child_id: int | None = None,
        about: str | None = None,
    ) -> None:
        """Adds this account's yes or no, with the exact words, and a line of the trail; said again it stands once."""
        if cls.live(agreement.purpose, account_id=account.id, child_id=child_id, about=about) == given:
            return
        words = {"words": agreement.words, "words_version": agreement.version, "words_hash": agreement.hash}
        db.session.add(
            cls(
                **words,
                family_id=account.family_id,
                account_id=account.id,
                child_id=child_id,
                about=about,
                purpose=agreement.purpose,
                given=given,
                method=SIGNED_IN,
                at=now,
            )
        )
        Trail.note(account, act_of(agreement.purpose, given), now, child_id=child_id)

    @classmethod
    def live(
        cls,
        purpose: Purpose,
        *,
        account_id: int | None = None,
        child_id: int | None = None,
        about: str | None = None,
    ) -> bool:
        """Whether the last word on a purpose is yes; asked whenever something is read, never copied (trust P3).

        A child's purposes are the family's: any carer's last word counts. A carer's own are that carer's.
        """
        whose = cls.account_id == account_id if purpose in MINE else cls.child_id == child_id
        said = select(cls.given).where(cls.purpose == purpose, cls.about == about, whose)
        last = said.order_by(cls.id.desc()).limit(1)
        return bool(db.session.scalar(last))

    @classmethod
    def last_words(
        cls, purposes: Collection[Purpose], children: Collection[int]
    ) -> dict[tuple[Purpose, int | None, str | None], bool]:
        """The last word on these purposes of many children, asked for at once: (purpose, child, about) -> yes or no."""
        said = select(cls.purpose, cls.child_id, cls.about, cls.given).order_by(cls.id)
        rows = db.session.execute(said.where(cls.child_id.in_(children), cls.purpose.in_(purposes)))
        return {(Purpose(purpose), child, about): given for purpose, child, about, given in rows}

    @classmethod
    def last(cls, purpose: Purpose, **whose: int) -> "Consent | None":
        """The last word on a purpose: `account_id` of a carer, or `child_id`."""
        return db.session.scalar(select(cls).filter_by(purpose=purpose, **whose).order_by(cls.id.desc()).limit(1))


class Trail(Model):
    """Who did what and when: ids only, added and never changed (trust P6; a trigger refuses changes)."""

    __tablename__ = "trail"

    id: Mapped[int] = mapped_column(primary_key=True)
    family_id: Mapped[int] = mapped_column(ForeignKey("family.id", ondelete="CASCADE"), index=True)
    account_id: Mapped[int | None]
    child_id: Mapped[int | None]
    act: Mapped[str] = mapped_column(String(32))
    at: Mapped[datetime] = mapped_column(DateTime(timezone=True), index=True)

    @classmethod
    def note(cls, account: Account, act: Act, now: datetime, *, child_id: int | None = None) -> None:
        """Adds one line: this account did `act`, with which child."""
        db.session.add(cls(family_id=account.family_id, account_id=account.id, child_id=child_id, act=act, at=now))


def act_of(purpose: Purpose, given: bool) -> Act:
    """What the trail calls a yes or a no: a link or a talk has words of its own."""
    if purpose == Purpose.SHARE:
        return Act.SHARE_MADE if given else Act.SHARE_ENDED
    if purpose == Purpose.CONSULT:
        return Act.TALK_BOOKED if given else Act.TALK_CLOSED
    return Act.CONSENT_GIVEN if given else Act.CONSENT_WITHDRAWN
