"""A grown-up and a child side by side: what each pair of poles gives, and one line for the grown-up (facts S41-S56)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner import CONTENT
from quiz.checks import number, text, word_of
from quiz.reading import ContentError, Default, Rules, in_file, items, read_file, table
from quiz.traits import POLES, Pole, Trait

Poles = Mapping[Trait, Pole]
"""Labelled poles of one person; a trait that is in between or unknown is left out."""

WATCH_OUT: Mapping[Pole, str] = MappingProxyType(
    {pole: f"S{43 + place}" for place, pole in enumerate(pole for trait in Trait for pole in POLES[trait])}
)
"""Which fact says what a grown-up of this pole may look out for (facts S43-S52)."""

CALM_FIRST = (Pole.REACTIVE, Pole.REACTIVE)
"""Where both feel things strongly, calm and the smallest step come before anything else (facts S55)."""

WORDS = 20
"""The most words of a line: a tired parent reads it at one glance."""


@dataclass(frozen=True, slots=True)
class Pair:
    """One trait of both: what the two poles bring each other, what the grown-up may look out for, and its fact."""

    trait: Trait
    carer: Pole
    child: Pole
    gift: str
    watch_out: str
    fact: str | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence or two beside a step, for a grown-up of this pole; with `child`, for that child's pole alone."""

    carer: Pole
    says: str
    child: Pole | None = None

    def suits(self, child: Poles, carer: Poles) -> bool:
        """Whether both have the poles that the line is about."""
        return self.carer in carer.values() and (self.child is None or self.child in child.values())


@dataclass(frozen=True, slots=True)
class Together:
    """Every line of together.toml: pairs by (grown-up's pole, child's pole), and lines in the order they are tried."""

    pairs: Mapping[tuple[Pole, Pole], Pair]
    lines: tuple[Line, ...]


def fit(child: Poles, carer: Poles, language: str = "en") -> tuple[Pair, ...]:
    """The pairs of this child and this grown-up, in the traits' order; a trait that either leaves open has none."""
    pairs = together(language).pairs
    return tuple(pairs[carer[trait], child[trait]] for trait in Trait if trait in carer and trait in child)


def line_for(child: Poles, carer: Poles, language: str = "en") -> str | None:
    """The one line for this grown-up beside this child's step: the first that suits, or None (planner.md 2.5)."""
    return next((line.says for line in together(language).lines if line.suits(child, carer)), None)


def both_reactive(child: Poles, carer: Poles) -> bool:
    """Whether both are known to feel things strongly (facts S55, S56)."""
    return (carer.get(Trait.REACTIVITY), child.get(Trait.REACTIVITY)) == CALM_FIRST


def softened(rung: int, child: Poles, carer: Poles) -> int:
    """The rung (from 0) on which these two start: one lower where both are reactive, never below 0 (facts S55)."""
    return max(0, rung - both_reactive(child, carer))


def together(language: str = "en") -> Together:
    """What two people bring each other; read once. Raises ContentError naming the fault in together.toml."""
    return _read(language)


@cache
def _read(language: str) -> Together:
    return read_together(CONTENT / language / "together.toml")


def read_together(path: Path) -> Together:
    """The twenty pairs and the lines of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        pairs = _by_poles(given["pair"])
        _all_there(pairs)
        _in_order(given["lines"])
    return Together(MappingProxyType(pairs), given["lines"])


def _by_poles(pairs: Sequence[Pair]) -> dict[tuple[Pole, Pole], Pair]:
    found: dict[tuple[Pole, Pole], Pair] = {}
    for pair in pairs:
        if (pair.carer, pair.child) in found:
            raise ContentError(f"the pair {pair.carer} and {pair.child} stands twice")
        found[pair.carer, pair.child] = pair
    return found


def _all_there(pairs: Mapping[tuple[Pole, Pole], Pair]) -> None:
    """Every pole of a grown-up meets both poles of a child, and its own watch-out is in one of the two at least."""
    for carer, fact in WATCH_OUT.items():
        for child in POLES[carer.trait]:
            if (carer, child) not in pairs:
                raise ContentError(f"the pair {carer} and {child} is missing")
        if fact not in {pairs[carer, child].fact for child in POLES[carer.trait]}:
            raise ContentError(f"no pair of {carer} is marked {fact}")


def _in_order(lines: Sequence[Line]) -> None:
    """The child's needs come first, and no line stands where an earlier one always answers."""
    if (lines[0].carer, lines[0].child) != CALM_FIRST:
        raise ContentError("the first of the lines is not the one for Reactive and Reactive")
    tried: set[tuple[Pole, Pole | None]] = set()
    for line in lines:
        if line.child and any(child is None for _carer, child in tried):
            raise ContentError(f"the line for {line.carer} and {line.child} comes after one for a single pole")
        if (line.carer, line.child) in tried:
            raise ContentError(f"the line for {line.carer} stands twice")
        tried.add((line.carer, line.child))


def _pair(carer: Pole, child: Pole, fact: str | None, **says: str) -> Pair:
    if carer.trait is not child.trait:
        raise ContentError(f"{carer} and {child} are not poles of one trait")
    if fact not in {None, WATCH_OUT[carer]}:
        raise ContentError(f"the fact of {carer} is {WATCH_OUT[carer]}, not {fact}")
    return Pair(carer.trait, carer, child, fact=fact, **says)


PAIR: Rules = {
    "carer": word_of(Pole),
    "child": word_of(Pole),
    "gift": text(WORDS),
    "watch_out": text(WORDS),
    "fact": Default(word_of(WATCH_OUT.values())),
}

LINE: Rules = {"carer": word_of(Pole), "child": Default(word_of(Pole)), "says": text(WORDS)}

FILE: Rules = {
    "version": number(1, 1),
    "pair": items(table(PAIR, _pair), 1, 40),
    "lines": items(table(LINE, Line), 1, 40),
}
