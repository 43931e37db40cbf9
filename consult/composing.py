"""The one page out of what was ticked: plain values in, the page out (experience 5, trust P5)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from consult.agenda import agenda
from consult.page import MOST_SUPPORTS, Line, OnePage
from consult.parts import Part
from consult.scaling import Ladder, scale_of
from consult.seen import View, of_views, strengths, trait_lines
from consult.trimming import shortened
from consult.words import PageWords
from quiz.portrait import Pair
from quiz.traits import Pole

MOST_STRENGTHS, MOST_LIKES, MOST_HELPED, MOST_OWN = 3, 3, 2, 2
EACH = MOST_SUPPORTS // 2
"""So many of what works, and so many of what does not (experience R20)."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What the plan says: what is worked on, whether it is taken more gently, and the ladder of one goal."""

    goals: Sequence[str]
    gentler: bool
    ladder: Ladder | None


@dataclass(frozen=True, slots=True)
class Lived:
    """The last weeks: how many wins, of which areas, and what helped again, each with the id of the way."""

    count: int
    areas: Mapping[str, int]
    helped: Sequence[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the page is made of. A part that was not ticked is not in here at all: it is empty or None (trust P5).

    small: whether steps stay under ten seconds. That is a rule for safety, so every view of the child counts for it;
    it tells of none of them. views: the child's and the booking carer's. likes and wins: key, then words.
    """

    name: str
    band: str
    minutes: int
    concern: str
    questions: Sequence[str]
    until: str | None = None
    teacher: tuple[str, str] | None = None
    small: bool = True
    views: Sequence[View] = ()
    likes: Sequence[tuple[str, str]] = ()
    plan: Planned | None = None
    wins: Sequence[tuple[str, str, str]] = ()
    lived: Lived | None = None
    own: tuple[str, Sequence[Pole]] | None = None


def compose(
    given: Gathered, words: PageWords, pairs: Sequence[Pair], struck: Collection[str] = (), *, whole: bool = False
) -> OnePage:
    """The page without what the family left out, cut to its length; `whole`: all of it, for the family's own look."""
    if whole:
        return in_full(given, words, pairs)
    asked = replace(given, teacher=None) if "teacher" in struck else given
    return shortened(in_full(asked, words, pairs).without(struck), words)


def in_full(given: Gathered, words: PageWords, pairs: Sequence[Pair]) -> OnePage:
    """Everything that was ticked, however long."""
    seen = of_views(given.views, given.band)
    works, does_not = supports(tuple(seen.poles), words) if given.plan else ((), ())
    ladder = given.plan.ladder if given.plan else None
    return OnePage(
        name=given.name,
        band=words.bands[given.band],
        told=told(given, words),
        strengths=strengths(seen, words)[:MOST_STRENGTHS],
        matters=tuple(Line(f"like.{id}", said, Part.PARENT_VIEW) for id, said in given.likes[:MOST_LIKES]),
        traits=trait_lines(seen, pairs, words, small=given.small),
        works=works,
        does_not=does_not,
        now=(*planned(given, words), *won(given, words), *lived(given, words), *own(given, words)),
        scale=scale_of(ladder, words.general.beyond) if ladder else None,
        concern=given.concern,
        questions=tuple(given.questions),
        teacher=given.teacher,
        agenda=agenda(given.minutes, given.concern, given.teacher is not None, words.agenda),
        foot=words.lines["foot"].format(day=given.until) if given.until else words.lines["foot_draft"],
    )


def told(given: Gathered, words: PageWords) -> tuple[Line, ...]:
    """Who answered, and when."""
    said = {Part.CHILD_VIEW: words.lines["told_child"], Part.PARENT_VIEW: words.lines["told_carer"]}
    return tuple(
        Line(f"told.{view.part}", said[view.part].format(who=words.whose[view.whose], day=view.day), view.part)
        for view in given.views
    )


def supports(poles: Sequence[Pole], words: PageWords) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """What works and what does not, by the poles that were shown, the strongest first; else what suits many."""
    told, general = [words.of[pole] for pole in poles[:EACH]], words.general
    works = [*((f"works.{one.pole.trait}", one.works) for one in told), *rest("works.", general.works)][:EACH]
    does_not = [*((f"does_not.{one.pole.trait}", one.does_not) for one in told), *rest("does_not.", general.does_not)]
    return as_lines(works, Part.PLAN), as_lines(does_not[:EACH], Part.PLAN)


def rest(begins: str, lines: Sequence[str]) -> list[tuple[str, str]]:
    """General lines with their keys."""
    return [(f"{begins}{place}", line) for place, line in enumerate(lines, start=1)]


def as_lines(found: Sequence[tuple[str, str]], part: Part) -> tuple[Line, ...]:
    """Keys and words as lines of a part."""
    return tuple(Line(key, said, part) for key, said in found)


def planned(given: Gathered, words: PageWords) -> tuple[Line, ...]:
    """What is worked on, and how."""
    if given.plan is None:
        return ()
    goals = [("plan.goals", words.lines["goals"].format(goals=", ".join(given.plan.goals)))] if given.plan.goals else []
    gentler = [("plan.gentler", words.lines["gentler"])] if given.plan.gentler else []
    small = [("plan.small", words.lines["small"])] if given.small else []
    return as_lines([*goals, *gentler, *small], Part.PLAN)


def won(given: Gathered, words: PageWords) -> tuple[Line, ...]:
    """The wins that were picked, as they were written, each with how it was helped."""
    both = [((f"win.{key}", "win", did), (f"how.{key}", "how", how)) for key, did, how in given.wins]
    return tuple(
        Line(key, words.lines[frame].format(line=line), Part.WINS) for pair in both for key, frame, line in pair if line
    )


def lived(given: Gathered, words: PageWords) -> tuple[Line, ...]:
    """The last weeks: how many wins and of what, and what helped more than once; a day without is not told of."""
    found = given.lived
    if found is None or not found.count:
        return ()
    said = words.lines["count_one" if found.count == 1 else "count"].format(count=found.count)
    if any(found.areas):
        of = (f"{words.areas.get(area, words.lines['other'])} {many}" for area, many in found.areas.items())
        said = f"{said}: {', '.join(of)}"
    helped = [(f"patterns.{id}", line) for id, line in found.helped[:MOST_HELPED]]
    return as_lines([("patterns.count", f"{said}."), *helped], Part.PATTERNS)


def own(given: Gathered, words: PageWords) -> tuple[Line, ...]:
    """What the booking carer brings, by the two clearest poles of the own profile."""
    if given.own is None:
        return ()
    who, poles = given.own
    said = [
        (f"own.{pole.trait}", words.lines["own"].format(who=words.whose[who], own=words.of[pole].own))
        for pole in poles[:MOST_OWN]
    ]
    return as_lines(said, Part.OWN_PROFILE)
