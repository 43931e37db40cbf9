"""How a page about a child, or about oneself, is put together from everything that was said."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from accounts.models import Account
from home.consenting import Purpose
from home.models import Child, Consent
from outlook.comparing import Course, course, differing
from outlook.leading import View, gone_by, leading, sure_of_steady
from outlook.models import Look, latest, leading_first, told
from quiz.models import Game
from quiz.portrait import Pair, Row, Words, poles, row, words_for
from quiz.scoring import Reading
from quiz.traits import Trait
from shell.pages import language

CHILD = "child"

Dated = tuple[datetime | None, Mapping[str, Reading]]


@dataclass(frozen=True, slots=True)
class Side:
    """One person's view of a child. `who`: "child", "you", or what the carer is called; times: oldest first."""

    key: str
    who: str
    times: tuple[Dated, ...]

    @property
    def day(self) -> datetime | None:
        """When the latest view was given; None where that was not noted."""
        return self.times[-1][0]

    @property
    def profile(self) -> Mapping[str, Reading]:
        """What the latest view says."""
        return self.times[-1][1]

    @property
    def course(self) -> Course:
        """How this view went over time."""
        return course([profile for _day, profile in self.times])


@dataclass(frozen=True, slots=True)
class Compared:
    """One trait on the page: a row a view, the views that differ, and what helps by the view that is gone by."""

    pair: Pair
    rows: tuple[tuple[Side, Row], ...]
    apart: tuple[tuple[Side, Side], ...]
    helps: Words


@dataclass(frozen=True, slots=True)
class Compare:
    """A child's profile page: the views, the trait rows, which view leads, and whether every step stays small."""

    sides: tuple[Side, ...]
    traits: tuple[Compared, ...]
    leads: View
    lead: Side | None
    small: bool


def compare(child: Child, reader: Account) -> Compare:
    """Everything that the page of this child shows to this carer; the child is one that is kept."""
    sides = (*child_side(child), *carer_sides(child, reader))
    own = next((side.profile for side in sides if side.key == CHILD), None)
    carers = [side for side in sides if side.key != CHILD]
    lead, band = next(iter(carers), None), child.guest.band
    led = lead.profile if lead else None
    used = gone_by(own, led, band)
    small = not sure_of_steady(side.profile for side in sides)
    traits = tuple(compared(pair, sides, used, small) for pair in poles(language()).trait) if sides else ()
    return Compare(sides, traits, leading(own, led, band), lead, small)


def child_side(child: Child) -> list[Side]:
    """The child's own view, once a first part of a game was built; replays keep their dates."""
    games = told(Game.all_of(child.guest))
    return [Side(CHILD, CHILD, tuple((game.begun, game.round.profile) for game in games))] if games else []


def carer_sides(child: Child, reader: Account) -> list[Side]:
    """The views of the carers, the leading one first."""
    looks = Look.at_child(child)
    return [
        Side(
            key=one.account.token,
            who="you" if one.account_id == reader.id else one.account.called,
            times=dated([look for look in looks if look.account_id == one.account_id]),
        )
        for one in leading_first(latest(looks))
    ]


def dated(looks: Sequence[Look]) -> tuple[Dated, ...]:
    """Looks as views with their days."""
    return tuple((look.finished, look.profile) for look in looks)


def compared(pair: Pair, sides: Sequence[Side], used: Mapping[Any, Any], small: bool) -> Compared:
    """One trait of all views. Where one of them is not sure of Steady, what helps is what suits small steps."""
    by_key = {side.key: side for side in sides}
    apart = differing({side.key: side.profile for side in sides}, Trait(pair.id))
    helps = words_for(pair, used[pair.id])
    if small and pair.id == Trait.REACTIVITY and helps is pair.low:
        helps = pair.unsure
    return Compared(
        pair=pair,
        rows=tuple((side, row(pair, side.profile[pair.id], ())) for side in sides),
        apart=tuple((by_key[one], by_key[other]) for one, other in apart),
        helps=helps,
    )


def shown_to_others(account: Account) -> list[Look]:
    """This carer's finished looks at oneself, if the family's other carers may see them at this moment; else none."""
    shown = Consent.live(Purpose.SHOW_MINE, account_id=account.id)
    return Look.at_oneself(account) if shown else []
