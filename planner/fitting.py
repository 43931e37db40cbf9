"""One goal's ladder and what is known of a child become the card of a step (planner.md 2.5, facts S33-S35, D3)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from planner.areas import Area
from planner.ladders import Goal, WithoutWords
from planner.leanings import NOT_PLAYED, Leanings, leanings_from, small_only
from planner.rungs import FIRST_BIT, ULTRA_TINY_SECONDS, Rung, Zone, bites_of
from planner.tips import SLOT_OF, Slot, Tips, slot_lines
from quiz.traits import Pole, Trait

__all__ = ["NOT_PLAYED", "Card", "Leanings", "card", "leanings_from", "small_only", "start_rung"]

BELOW = {Pole.REACTIVE: 3, None: 2, Pole.STEADY: 1}
"""Rungs below what works on most days, where a child starts (planner.md 3)."""

MOST_HELP, SHOW, WAIT = 0, 1, 3
"""Places in a goal's five kinds of start help (planner.md 2.5)."""

LINES_ON_THE_FACE = 2

SAME = ("area", "title", "short", "invite", "without_words", "materials", "setup", "stop", "swap", "safety", "choices")
"""What a card takes over from its goal as it is."""


@dataclass(frozen=True, slots=True)
class Card:
    """One step as a family reads it: every sentence ready, nothing left to fill in.

    rung: index from 0 of `rungs`. step: the sentence on top; this_time: the rung's own sentence (the same, unless the
    top holds the teen's wording). seconds: the longest stretch asked in one go. ten_seconds: the form under ten
    seconds, offered beside a longer step while nobody has played. delivery: at most two of the slot lines, the
    strongest trait's first; folded: the other ones but size. smaller: the next lower rung's sentence, None at rung 0.
    teen_line, game, for_you (a line for the grown-up who reads this): None where they do not apply.
    """

    goal_id: str
    area: Area
    title: str
    short: str
    rung: int
    rungs: int
    zone: Zone
    step: str
    this_time: str
    seconds: int
    ten_seconds: str | None
    when: str
    invite: str
    help: str
    size: str
    setting: str
    bond: str
    track: str
    spark: str
    delivery: tuple[str, ...]
    folded: tuple[str, ...]
    why: str
    speech: bool
    without_words: WithoutWords
    materials: tuple[str, ...]
    setup: str
    stop: str
    swap: str
    praise: str
    done: str
    smaller: str | None
    safety: tuple[str, ...]
    choices: tuple[str, ...]
    game: str | None
    teen_line: str | None
    for_you: str | None = None


def start_rung(goal: Goal, leanings: Leanings, most_days: int | None) -> int:
    """The rung a child starts on: 3, 2 or 1 below the one that works on most days (None: the article's own step)."""
    pole = leanings.poles.get(Trait.REACTIVITY)
    if pole is None and leanings.toward_reactive:
        pole = Pole.REACTIVE
    known = goal.article_rung if most_days is None else min(most_days, len(goal.rungs) - 1)
    return max(0, known - BELOW[pole])


def card(
    goal: Goal,
    rung_index: int,
    leanings: Leanings,
    *,
    tips: Tips,
    speech: bool = True,
    teen: bool = False,
    person: str | None = None,
    anchor: str | None = None,
) -> Card:
    """The card of one rung (0 to len(goal.rungs) - 1, else IndexError) for this child.

    speech: the child uses speech. teen: 13 or older. person: who could join in. anchor: the family's own moment.
    """
    when = anchor or goal.anchor
    lines = slot_lines(tips, leanings, _words(goal, person or tips.person, when), teen)
    return Card(
        **_goal_part(goal, teen),
        **_rung_part(goal, rung_index, leanings, tips, teen),
        **_slot_part(leanings, lines),
        when=when,
        help=goal.help[_help(leanings)],
        why=_why(leanings, tips, teen),
        speech=speech,
    )


def _words(goal: Goal, person: str, anchor: str) -> dict[str, str]:
    first, second = goal.choices
    own = {"spark": goal.spark, "game": goal.game, "habit": goal.habit}
    return {**own, "choice_a": first, "choice_b": second, "person": person, "anchor": anchor}


def _slot_part(leanings: Leanings, lines: Mapping[Slot, str]) -> dict[str, Any]:
    """Reactivity writes size and does not count among the lines on the face (facts D3)."""
    strongest = [SLOT_OF[trait] for trait in leanings.order if trait is not Trait.REACTIVITY][:LINES_ON_THE_FACE]
    rest = [slot for slot in lines if slot is not Slot.SIZE and slot not in strongest]
    return {
        **{slot.value: line for slot, line in lines.items()},
        "delivery": tuple(lines[slot] for slot in strongest),
        "folded": tuple(lines[slot] for slot in rest),
    }


def _help(leanings: Leanings) -> int:
    if small_only(leanings):
        return MOST_HELP
    return WAIT if leanings.poles.get(Trait.REACTIVITY) is Pole.STEADY else SHOW


def _why(leanings: Leanings, tips: Tips, teen: bool) -> str:
    """A teen's step has no game and no box to tick, so that trait gives no reason."""
    if not leanings.played:
        return tips.general_why
    reasons = [trait for trait in leanings.order if not (teen and trait is Trait.CONSCIENTIOUSNESS)]
    return tips.of[leanings.poles[reasons[0]]].why if reasons else tips.between_why


def _goal_part(goal: Goal, teen: bool) -> dict[str, Any]:
    return {
        **{name: getattr(goal, name) for name in SAME},
        "goal_id": goal.id,
        "rungs": len(goal.rungs),
        "game": None if teen else goal.game,
    }


def _rung_part(goal: Goal, index: int, leanings: Leanings, tips: Tips, teen: bool) -> dict[str, Any]:
    rung, small = _rung(goal, index), small_only(leanings)
    asks_little = rung.zone is Zone.FOOT
    this_time = _asked(rung, small, tips)
    teen_line = _teen_line(goal, small, tips) if teen else None
    return {
        "rung": index,
        "zone": rung.zone,
        "step": this_time if asks_little or teen_line is None else teen_line,
        "this_time": this_time,
        "seconds": _seconds(rung, small),
        "ten_seconds": None if leanings.played or not _long(rung) else _cut(rung, tips),
        "teen_line": teen_line,
        "praise": rung.praise or (tips.foot_praise if asks_little else goal.praise),
        "done": tips.foot_done if asks_little else goal.done,
        "smaller": _asked(goal.rungs[index - 1], small, tips) if index else None,
    }


def _rung(goal: Goal, index: int) -> Rung:
    if index < 0:
        raise IndexError(f"{goal.id} has no rung {index}")
    return goal.rungs[index]


def _asked(rung: Rung, small: bool, tips: Tips) -> str:
    return _cut(rung, tips) if small and _long(rung) else rung.do


def _cut(rung: Rung, tips: Tips) -> str:
    """A long rung in under ten seconds: in bites, open-ended, its first bit, or with the general line (S33)."""
    return rung.bites or rung.open or rung.first or f"{rung.do} {tips.cut}"


def _seconds(rung: Rung, small: bool) -> int:
    if not (small and _long(rung)):
        return rung.seconds
    return bites_of(rung.seconds)[1] if rung.bites else FIRST_BIT


def _teen_line(goal: Goal, small: bool, tips: Tips) -> str:
    """A teen's wording is the same on every rung and may be long by itself, so small steps always cut it (S33)."""
    return f"{goal.teen} {tips.cut}" if small else goal.teen


def _long(rung: Rung) -> bool:
    return rung.seconds >= ULTRA_TINY_SECONDS
