"""Sheets of paper as plain values: fridge sheet, step cards, certificate (experience 4.8, 4.9)."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from paper.letters import on_paper, printable
from paper.tree import places
from paper.words import Words
from planner.areas import Area
from planner.leanings import Leanings
from quiz.traits import Trait

MOST_WORDS = 8
"""A step on the fridge is as short as this (experience 4.9)."""

HELPS = 3
CARDS = 6
BELOW = 2
"""So many of the cards stand below today's rung."""

POSES = ("hold", "point", "greet", "build", "think", "wave")


class Size(StrEnum):
    """The two papers of the world's printers."""

    A4 = "a4"
    LETTER = "letter"


class Kind(StrEnum):
    """The kinds of sheet; each has its template in `typst/`."""

    FRIDGE = "fridge"
    CARDS = "cards"
    CERTIFICATE = "certificate"
    AGREED = "agreed"
    TALK = "talk"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page: its kind, its title, the words and names on it, and the drawings it needs by name."""

    kind: Kind
    title: str
    language: str
    shows: Mapping[str, Any]
    pictures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One rung as paper tells it: the sentence, the short name of its goal, and how it counts."""

    sentence: str
    short: str
    counts: str


@dataclass(frozen=True, slots=True)
class Told:
    """What a certificate tells: the sentence, who helped and how (either may be empty), and the day in words."""

    sentence: str
    helper: str
    how: str
    day: str


def fridge(step: Step, area: Area, leanings: Leanings, friend: str, words: Words, language: str) -> Sheet:
    """Today's step in a picture and a few words, three lines of what helps, a bare tree (experience 4.9)."""
    shows = {
        "step": in_few_words(step),
        "area": f"areas/{area}",
        "friend": f"friends/{friend}-point",
        "helps": what_helps(leanings, words),
        "words": words.fridge,
        "says": {"area": words.pictures[area], "friend": words.pictures[friend], "tree": words.pictures["bare"]},
    }
    drawn = (f"areas/{area}", "paper/leaf", f"friends/{friend}-point", "paper/tree")
    return Sheet(Kind.FRIDGE, words.fridge["title"], language, shows, drawn)


def cards(goal: str, steps: Sequence[Step], now: int, area: Area, friend: str, words: Words, language: str) -> Sheet:
    """As many rungs as fit one page, those near today's, to be cut apart. `now`: today's rung among `steps`."""
    shown = near(now, len(steps))
    poses = [f"friends/{friend}-{pose}" for pose in POSES]
    shows = {
        "cards": [
            {"step": steps[rung].sentence, "counts": steps[rung].counts, "friend": poses[place], "place": place}
            for place, rung in enumerate(shown)
        ],
        "area": f"areas/{area}",
        "words": words.cards,
        "says": {"area": words.pictures[area]},
    }
    drawn = (f"areas/{area}", "paper/leaf", *poses[: len(shown)])
    return Sheet(Kind.CARDS, words.cards["title"].format(goal=goal), language, shows, drawn)


def certificate(name: str, win: Told, leaves: Sequence[Area | None], friend: str, words: Words, language: str) -> Sheet:
    """A win, who helped, and the tree with this month's leaves; the child picks win and friend (experience 4.8)."""
    said = words.certificate
    shows = {
        "sentence": win.sentence,
        "way": said["way"].format(name=name) if on_paper(name) and printable(name) else said["way_without_name"],
        "helped": helped(win, said),
        "day": win.day,
        "friend": f"friends/{friend}-wave",
        "leaves": [
            {"area": leaf_of(area), "x": at.x, "y": at.y, "turn": at.turn, "size": at.size}
            for area, at in zip(leaves, places(len(leaves)), strict=True)
        ],
        "says": {"friend": words.pictures[friend], "tree": words.pictures["leaves" if leaves else "bare"]},
    }
    drawn = ("paper/tree", "paper/leaf", f"friends/{friend}-wave", *sorted(set(map(leaf_of, leaves))))
    return Sheet(Kind.CERTIFICATE, said["title"], language, shows, drawn)


def leaf_of(area: Area | None) -> str:
    """The drawing of a leaf: its area's own, or a plain one."""
    return f"areas/{area}" if area else "paper/plain"


def helped(win: Told, said: Mapping[str, str]) -> str:
    """Who helped, and how if that was written; empty where nobody was named."""
    frame = said["helped"] if win.helper and win.how else said["how"] if win.how else said["helped_by"]
    return frame.format(helper=win.helper, how=win.how) if win.helper or win.how else ""


def in_few_words(step: Step) -> str:
    """The step as its own words if these are few enough, else by the short name of its goal; never half of it."""
    return step.sentence if len(step.sentence.split()) <= MOST_WORDS else step.short


def what_helps(leanings: Leanings, words: Words) -> list[str]:
    """Three lines, big feelings first, then the strongest traits; lines for anybody where less is known."""
    order = sorted(leanings.order, key=lambda trait: trait is not Trait.REACTIVITY)
    known = [words.helps[leanings.poles[trait]] for trait in order]
    return [*known, *words.anybody][:HELPS]


def near(now: int, rungs: int) -> range:
    """The rungs that stand on one page: today's, two below it and the next ones above, as far as there are any."""
    first = max(0, min(now - BELOW, rungs - CARDS))
    return range(first, min(rungs, first + CARDS))


def all_printable(sheet: Sheet) -> bool:
    """Whether our fonts have the letters of every sentence on a sheet."""
    return all(printable(sentence) for sentence in sentences([sheet.title, sheet.shows]))


def sentences(shown: Any) -> list[str]:
    """Every text in a value."""
    if isinstance(shown, str):
        return [shown]
    if isinstance(shown, Mapping):
        return sentences(list(shown.values()))
    return [text for one in shown for text in sentences(one)] if isinstance(shown, list | tuple) else []


def with_texts(shown: Any, change: Callable[[str], str]) -> Any:
    """The same value with every text changed."""
    if isinstance(shown, str):
        return change(shown)
    if isinstance(shown, Mapping):
        return {name: with_texts(value, change) for name, value in shown.items()}
    return [with_texts(one, change) for one in shown] if isinstance(shown, list | tuple) else shown
