"""A certificate put together: a win that the child picked, the friend beside it, and the leaves of that month."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import format_date

from accounts.models import Account
from home.models import Child
from home.words import FRIENDS
from journal.models import Win
from journal.months import Month
from journal.praise import told_of
from paper.sheets import Sheet, Told, certificate
from paper.words import words
from planner.areas import Area
from shell.database import db
from shell.pages import language


@dataclass(frozen=True, slots=True)
class Keepsake:
    """A certificate, which win it tells, and the wins of that month, the newest first, to pick another one."""

    sheet: Sheet
    win: Win
    friend: str
    wins: Sequence[Win]


def keepsake_of(child: Child, picked: str | None, friend: str | None) -> Keepsake | None:
    """The certificate of a win of this child, or of the newest; None as long as there is none."""
    win = asked(child, picked)
    if win is None:
        return None
    beside = friend if friend in FRIENDS else child.friend
    month = Month.of(win.day)
    wins = [one for one in Win.between(child, month.first, month.last) if not one.bud]
    leaves = [Area(one.area) if one.area else None for one in reversed(wins)]
    sheet = certificate(child.nickname, told(win, child), leaves, beside, words(language()), language())
    return Keepsake(sheet, win, beside, wins)


def asked(child: Child, picked: str | None) -> Win | None:
    """The win of this word, else the newest one; hidden ones are not shown here, and a quiet day is none."""
    win = Win.known(child, picked) if picked else None
    if win and not win.hidden and not win.bud:
        return win
    leaves = [row for row in Win.outline(child) if not row.bud]
    return db.session.get(Win, leaves[-1].id) if leaves else None


def told(win: Win, child: Child) -> Told:
    """A win as a certificate tells it, in the words that the praise has for it."""
    sentence = told_of(win.did, child.nickname, language()) if win.did else ""
    return Told(sentence, helper_of(win), win.helped, format_date(win.day, "d MMMM"))


def helper_of(win: Win) -> str:
    """Who helped: whoever sent it, else how the children call the carer who wrote it."""
    writer = db.session.get(Account, win.account_id) if win.account_id else None
    return win.sent_by or (words(language()).helpers[writer.called] if writer else "")
