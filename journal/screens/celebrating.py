"""Words for the child out of a win, and the page on which a child picks a win to enjoy again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from flask import render_template

from accounts.models import Account
from home.forms import FRIEND_NAMES
from home.models import Child
from journal.celebrations import NOTHING, Taste, Way, celebrations, for_day, for_month, for_week
from journal.hollow import hollow
from journal.models import Win
from journal.praise import praise
from planner.models import household_of
from shell.pages import language

WEEK, MONTH = timedelta(days=7), timedelta(days=31)
A_FEW, MOST = 3, 31


@dataclass(frozen=True, slots=True)
class Picking:
    """Ways to celebrate as big equal buttons, with what each kind is called; `picked` is the one in the address."""

    ways: Sequence[Way]
    how: str

    @property
    def kinds(self) -> list[tuple[str, str]]:
        """Each kind and its name; to add nothing is one of them (experience 4.6)."""
        names = celebrations(language()).names
        return [(kind, names[kind]) for kind in (*(way.kind for way in self.ways), NOTHING)]

    @property
    def says(self) -> str:
        """What to do, of the kind that was picked; empty where none was."""
        told = {way.kind: way.says for way in self.ways} | {NOTHING: celebrations(language()).nothing}
        return told.get(self.how, "")


def praise_page(child: Child, win: Win, account: Account, how: str) -> str:
    """What to say to the child, near the child and to others, and how the child may like it (facts S150-S153)."""
    taste = taste_of(child, account)
    return render_template(
        "journal/praise.html",
        who=child,
        win=win,
        praise=praise(win.did, win.helped, child.nickname, taste.speech, taste.likes, taste.left_out, language()),
        hollow=hollow(win.did, child.nickname, language()),
        picking=Picking(for_day(taste, language()), how),
    )


def celebrations_page(child: Child, account: Account, today: date, leaf: str, how: str) -> str:
    """This week and this month, by wins that the child picks; one is enough (facts S158, S159, D14)."""
    taste = taste_of(child, account)
    wins = Win.newest(child, MOST)
    picked = next((win for win in wins if win.token == leaf), None)
    return render_template(
        "journal/celebrations.html",
        who=child,
        week=since(wins, today - WEEK),
        month=since(wins, today - MONTH),
        picked=picked,
        again=praise(picked.did, picked.helped, child.nickname, language=language()) if picked else None,
        picking=Picking(for_week(taste, language()), how),
        month_ways=for_month(taste, language()),
        friends=FRIEND_NAMES,
    )


def since(wins: Sequence[Win], day: date) -> Sequence[Win]:
    """The wins after a day; where there is none, the newest few: a win does not grow old."""
    return [win for win in wins if win.day > day] or wins[:A_FEW]


def taste_of(child: Child, account: Account) -> Taste:
    """How this child likes to celebrate, by what the family told and by the poles that are labelled."""
    household = household_of(child.guest, account)
    return Taste(
        poles=frozenset(household.leanings.poles.values()),
        likes=tuple(child.likes),
        left_out=frozenset(child.left_out),
        speech=household.speech,
        band=household.band,
    )
