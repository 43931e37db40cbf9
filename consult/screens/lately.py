"""The wins that were picked for a talk, and what the last weeks have in common."""

from collections import Counter
from datetime import timedelta

from consult.composing import Lived
from consult.models import Talk
from consult.models.picked import picked_of
from family.views import now
from home.days import day_of
from home.models import Child
from journal.chips import chips
from journal.looking_back import helped_again
from journal.models import Win, agreed
from planner.areas import Area
from sharing.terms import as_looked_at
from shell.pages import language

WEEKS = timedelta(weeks=6)
A_DAY = timedelta(days=1)
HOW_MANY = 40
"""So many of the newest wins can be picked, and those that were picked before."""


def picked(talk: Talk, *, as_it_stands: bool = False) -> list[tuple[str, str, str]]:
    """Each picked win: its key, what the child did, how it was helped; a line is shown as it was looked at, or not."""
    if not agreed(talk.child):
        return []
    if as_it_stands:
        return [(win.token, win.did, win.helped) for _line, win in picked_of(talk)]
    return [
        (win.token, as_looked_at(win.did, line.did), as_looked_at(win.helped, line.helped))
        for line, win in picked_of(talk)
    ]


def rewritten(talk: Talk) -> set[str]:
    """The keys of lines that say something else now than when they were looked at."""
    found = set()
    for line, win in picked_of(talk) if agreed(talk.child) else ():
        found |= {f"win.{win.token}"} if win.did and not as_looked_at(win.did, line.did) else set()
        found |= {f"how.{win.token}"} if win.helped and not as_looked_at(win.helped, line.helped) else set()
    return found


def pickable(talk: Talk) -> list[Win]:
    """The wins that can be picked, the newest first; none where the journal is shut."""
    if not agreed(talk.child):
        return []
    newest = list(Win.newest(talk.child, HOW_MANY))
    return [*newest, *(win for _line, win in picked_of(talk) if win not in newest)]


def lately(child: Child, zone: str) -> Lived | None:
    """The wins of the last six weeks; None where the journal is shut."""
    if not agreed(child):
        return None
    today = day_of(now(), zone)
    wins = [win.told for win in Win.between(child, today - WEEKS + A_DAY, today) if not win.bud]
    counted = Counter(win.area for win in wins)
    known = sorted((area for area in Area if counted[area]), key=lambda area: -counted[area])
    many = {**{str(area): counted[area] for area in known}, **({"": counted[None]} if counted[None] else {})}
    again = [(way.id, way.told) for way in chips(language()).helped if way.told and helped_again(way, wins)]
    return Lived(len(wins), many, again)
