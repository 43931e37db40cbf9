"""The wins of a share, line by line."""

from collections.abc import Sequence

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from journal.models import Win
from sharing.showing import Picked
from shell.database import Model, db


class SharedLine(Model):
    """One win of a share. Of each line that is shown a digest is kept: other words are never shown in its place."""

    __tablename__ = "shared_line"
    __table_args__ = (UniqueConstraint("share_id", "win_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    share_id: Mapped[int] = mapped_column(ForeignKey("share.id", ondelete="CASCADE"))
    win_id: Mapped[int] = mapped_column(ForeignKey("win.id", ondelete="CASCADE"), index=True)
    did: Mapped[str | None] = mapped_column(String(32))
    helped: Mapped[str | None] = mapped_column(String(32))


def lines_of(share_id: int) -> Sequence[SharedLine]:
    """The wins of a share, hidden ones too."""
    return db.session.scalars(select(SharedLine).where(SharedLine.share_id == share_id)).all()


def picked(line: SharedLine, win: Win) -> Picked:
    """A picked win as a value."""
    return Picked(win.token, win.day, win.did, win.helped, line.did, line.helped)
