"""The page on which a win is written, and what it says of the words that were kept."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe

from flask import render_template
from flask.typing import ResponseReturnValue

from home.models import Child
from journal.chips import chips
from journal.forms import WinForm
from journal.models import Win
from journal.old_wins import newest_old_day, old_win
from journal.wins import A_DAY
from shell.pages import language, wants_fragment


@dataclass(frozen=True, slots=True)
class Writing:
    """One day of a child's journal: what stands there, and the leaf that is written in, None for a new one."""

    child: Child
    today: date
    day: date
    wins: Sequence[Win]
    win: Win | None

    @property
    def yesterday(self) -> date:
        """The day before the family's today."""
        return self.today - A_DAY

    @property
    def others(self) -> list[Win]:
        """The day's other leaves."""
        return [win for win in self.wins if win is not self.win and not win.bud]

    @property
    def quiet(self) -> bool:
        """Whether this day has a bud."""
        return any(win.bud for win in self.wins)


def writing_page(shown: Writing, form: WinForm, *, stands: Win | None = None) -> str:
    """The page on which a win is written; `stands` is what was changed meanwhile."""
    return render_template(
        "journal/write.html",
        who=shown.child,
        shown=shown,
        form=form,
        chips=chips(language()),
        stands=stands,
        old=offered(shown.child, shown.today) if shown.quiet else None,
    )


def keeping_part(win: Win | None, form: WinForm, *, apart: bool = False) -> str:
    """The line below the form that says what happened to the words; `apart`: somebody else changed the leaf."""
    leaf, stamp = (win.token, win.told.stamp) if win else (form.leaf.data or "", form.stamp.data or "")
    return render_template("journal/_kept.html", leaf=leaf, stamp=stamp, form=form, kept=win, apart=apart)


def changed_meanwhile(child: Child, today: date, win: Win, form: WinForm) -> ResponseReturnValue:
    """Somebody changed this leaf since the page was opened: both are shown, and nothing is lost (trust R3)."""
    if wants_fragment():
        return keeping_part(None, form, apart=True), 409
    form.leaf.data, form.stamp.data, form.day.data, form.key.data = (win.token, win.told.stamp, win.day, new_key())
    shown = Writing(child, today, win.day, Win.on(child, win.day), win)
    return writing_page(shown, form, stands=win), 409


def new_key() -> str:
    """The random word of one page with a form."""
    return token_urlsafe(16)


def offered(child: Child, today: date) -> Win | None:
    """The old win of this day, if there is one (facts S149)."""
    token = old_win(Win.old_of(child, newest_old_day(today)), today)
    return Win.known(child, token) if token else None
