"""What an educator may suggest of a plan, and how each suggestion reads: as it is now, and as it would be (R22)."""

from collections.abc import Collection, Container, Mapping
from dataclasses import dataclass
from hashlib import sha256

from consult.details.pace import PACE
from consult.details.smaller import SMALLER
from consult.parts import Kind
from consult.scaling import KEY
from planner.areas import Area, areas
from planner.household import Household
from planner.ladders import Goal
from planner.offers import ruled_of, settled
from planner.plan import card_of, goals_of, offered
from planner.splits import MOST, Between, Split, as_settled, splits

LONGEST_WISH = 80
"""A goal in the educator's words becomes a wish of the family's, which is as long as this."""

SPLITS = tuple(Split)
PICKED = {Kind.RUNG, Kind.CAP, Kind.BETWEEN, Kind.MOMENT}
"""The kinds for which something of a goal is picked, by its number."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A suggestion in words: the goal's title, what stands now, and what would stand then.

    stamp: a digest of what would stand then, by which a yes is known to be to what was read (trust R3).
    """

    title: str
    now: str
    then: str

    @property
    def stamp(self) -> str:
        """The digest."""
        return sha256(f"{self.title}\n{self.then}".encode()).hexdigest()[:16]


def goals_open(household: Household, language: str, gone: Container[str] = ()) -> Mapping[Area, tuple[Goal, ...]]:
    """The goals that may be suggested: those of the family's plan, none that was put away or waits for its yes.

    gone: the goals of which the family left something out (`left_out`).
    """
    every = {area: offered(area, household, language) for area in Area}
    found = {area: tuple(goal for goal in goals if goal.id not in gone) for area, goals in every.items()}
    return {area: goals for area, goals in found.items() if goals}


def left_out(struck: Collection[str], shown: Goal | None) -> frozenset[str]:
    """The goals of which a family left a line out, by its key: their steps are not read in another place either (P5).

    shown: the goal whose levels stand on the page. A school's goal is told in words of its own, and hides no ladder.
    """
    paces = {key.removeprefix(PACE) for key in struck if key.startswith(PACE)}
    smaller = {key.removeprefix(SMALLER).rpartition(":")[0] for key in struck if key.startswith(SMALLER)}
    levels = {shown.id} if shown and KEY in struck else set()
    return frozenset(paces | smaller | levels)


def goal_with(id: str | None, household: Household, language: str = "en") -> Goal | None:
    """This family's goal of this id with its rungs in between, put away or not; None where there is none."""
    every = [goal for area in Area for goal in goals_of(area, household, language)]
    found = next((goal for goal in every if goal.id == id), None)
    return settled(found, household, language) if found else None


def usual(goal: Goal, household: Household) -> int:
    """Where the child stands on a ladder by its earlier days; a hard day or a smaller step is for one day alone."""
    return ruled_of(goal, household).rung


def picks(kind: Kind, goal: Goal, household: Household, language: str = "en") -> dict[int, str]:
    """What can be picked of a goal for this kind, by its number: rungs, ways to split, or moments of the day."""
    now = usual(goal, household)
    if kind in {Kind.RUNG, Kind.CAP}:
        shown = {rung.index: card_of(goal, household, language, rung.index).this_time for rung in goal.rungs}
        shown.pop(now if kind is Kind.RUNG else len(goal.rungs) - 1)
        return shown
    if kind is Kind.BETWEEN:
        return ways(goal, household, language)
    if kind is Kind.MOMENT:
        anchors = areas(language)[goal.area].anchors
        return {place: words for place, words in enumerate(anchors) if place != household.hold(goal).anchor}
    return {}


def ways(goal: Goal, household: Household, language: str) -> dict[int, str]:
    """The ways to put a rung in just below the step now, each with its name and the step that it gives."""
    rung = usual(goal, household)
    if not rung or len(household.hold(goal).between) >= MOST:
        return {}
    said = splits(language)
    tried = {place: as_settled(goal, (Between(rung, split),), said) for place, split in enumerate(SPLITS)}
    return {
        place: f"{said.of[SPLITS[place]].name}: {card_of(with_it, household, language, rung).this_time}"
        for place, with_it in tried.items()
    }


def reading(kind: Kind, goal: Goal | None, value: int | None, household: Household, language: str) -> Reading | None:
    """How a suggestion about a goal reads today; None where it does not fit this ladder any more."""
    if goal is None or (kind in PICKED and value not in every_pick(kind, goal, household, language)):
        return None
    card = card_of(goal, household, language, usual(goal, household))
    now = {Kind.MOMENT: card.when, Kind.GOAL: standing(goal, household, language)}.get(kind, card.this_time)
    then = {Kind.GOAL: card.this_time, Kind.GENTLER: goal.swap}
    said = then[kind] if kind in then else every_pick(kind, goal, household, language)[value or 0]
    return Reading(goal.title, now, said)


def every_pick(kind: Kind, goal: Goal, household: Household, language: str) -> dict[int, str]:
    """The same as can be picked, and what stands already: the family may read it after its yes too."""
    if kind in {Kind.RUNG, Kind.CAP}:
        return {rung.index: card_of(goal, household, language, rung.index).this_time for rung in goal.rungs}
    if kind is Kind.MOMENT:
        return dict(enumerate(areas(language)[goal.area].anchors))
    return picks(kind, goal, household, language)


def standing(goal: Goal, household: Household, language: str) -> str:
    """What the family works on now, by its titles; nothing where it works on no goal."""
    every = [one for area in Area for one in goals_of(area, household, language)]
    return ", ".join(one.title for one in every if household.hold(one).active and one.id != goal.id)


def change_of(kind: Kind, value: int | None, rung: int) -> tuple[str, int]:
    """The plan's own change for a suggestion, by its name and number; `rung`: where the child stands now."""
    return {
        Kind.GOAL: ("active", 1),
        Kind.RUNG: ("rung", value or 0),
        Kind.CAP: ("cap", value or 0),
        Kind.BETWEEN: (f"between-{SPLITS[(value or 0) % len(SPLITS)]}", rung),
        Kind.GENTLER: ("gentler", 1),
        Kind.MOMENT: ("anchor", value or 0),
    }[kind]
