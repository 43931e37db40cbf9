"""The tree with every leaf, and of one month the leaves with their words."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from flask import render_template
from markupsafe import Markup

from home.models import Child
from journal.chips import chips
from journal.looking_back import Found, Sentences, looked_back, sentences
from journal.models import Win
from journal.months import Month
from journal.tree import HEIGHT, WIDTH, Kind, Spot, kind_of, spots
from planner.areas import Area
from shell.pages import language


@dataclass(frozen=True, slots=True)
class Grove:
    """A child's tree. `months` are those with leaves, the newest first; `wins` those of the shown one, and `hung` is
    where each of them hangs; `foliage` are all other leaves, drawn; `newest` is the leaf that was written last.
    """

    months: Sequence[Month]
    month: Month | None
    area: Area | None
    kinds: Sequence[Kind]
    wins: Sequence[Win]
    hung: Sequence[tuple[Win, Spot]]
    foliage: Markup
    newest: int | None
    found: Found
    sentences: Sentences
    width: int = WIDTH
    height: int = HEIGHT

    def beside(self, step: int) -> Month | None:
        """The month with leaves that comes before (1) or after (-1) the shown one."""
        place = self.months.index(self.month) + step if self.month else -1
        return self.months[place] if 0 <= place < len(self.months) else None


def grove_of(child: Child, month: Month | None, area: Area | None) -> Grove:
    """The tree of this child as far as it is not hidden, with the leaves of one month, or of the newest."""
    rows = Win.outline(child)
    kinds = tuple(kind_of(row.area, row.bud) for row in rows)
    places = dict(zip((row.id for row in rows), spots(kinds), strict=True))
    months = sorted({Month.of(row.day) for row in rows}, reverse=True)
    shown = month if month in months else next(iter(months), None)
    wins = Win.between(child, shown.first, shown.last, area) if shown else ()
    here = {win.id for win in wins}
    return Grove(
        months=months,
        month=shown,
        area=area,
        kinds=[kind for kind in Kind if kind in kinds],
        wins=wins,
        hung=[(win, places[win.id]) for win in reversed(wins)],
        foliage=foliage(tuple(spot for id, spot in places.items() if id not in here)),
        newest=max((row.id for row in rows if not row.bud), default=None),
        found=looked_back([win.told for win in wins if not win.bud], chips(language()).helped),
        sentences=sentences(language()),
    )


@lru_cache(maxsize=256)
def foliage(leaves: tuple[Spot, ...]) -> Markup:
    """Leaves without words, drawn once for the same places; no family's text stands in them."""
    return Markup(render_template("journal/_foliage.html", leaves=leaves))  # noqa: S704 - our own template
