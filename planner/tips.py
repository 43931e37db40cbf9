"""The lines around a step: five slots, one a trait; a pole writes into its own slot, nine pairs share one."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from planner import CONTENT
from planner.leanings import Leanings, small_only
from quiz.checks import number, template, text, word_of
from quiz.reading import ContentError, Rules, in_file, items, read_file, table
from quiz.traits import Pole, Trait


class Slot(StrEnum):
    """The places on a card that a trait writes into (planner.md 2.5)."""

    SPARK = "spark"
    TRACK = "track"
    SETTING = "setting"
    BOND = "bond"
    SIZE = "size"


SLOT_OF: Mapping[Trait, Slot] = MappingProxyType(dict(zip(Trait, Slot, strict=True)))
"""In the traits' order: the spark, the track, the setting, the bond, the size."""

STRONGEST_LAST = (Pole.TRADITIONAL, Pole.INTROVERTED, Pole.REACTIVE)
"""Where two pairs write one slot, the pair with the later of these poles wins (planner.md 2.5)."""


@dataclass(frozen=True, slots=True)
class Tip:
    """One pole's line for its slot, and why it fits."""

    pole: Pole
    slot: Slot
    says: str
    why: str


@dataclass(frozen=True, slots=True)
class Pair:
    """Two poles that share a slot, and their common line."""

    poles: frozenset[Pole]
    slot: Slot
    says: str


@dataclass(frozen=True, slots=True)
class Tips:
    """Every line of tips.toml; `general` and `small` are for traits that are not labelled.

    person: who could join in, where a family named nobody.
    """

    cut: str
    leave_it: str
    enough: str
    foot_praise: str
    foot_done: str
    general_why: str
    between_why: str
    teen_track: str
    person: str
    general: Mapping[Slot, str]
    small: str
    of: Mapping[Pole, Tip]
    pairs: tuple[Pair, ...]
    calm: tuple[str, ...]


def slot_lines(tips: Tips, leanings: Leanings, words: Mapping[str, str], teen: bool = False) -> dict[Slot, str]:
    """The five lines for this child, filled in with the goal's words; a teen's steps are marked in the teen's way."""
    lines = dict(tips.general)
    if small_only(leanings):
        lines[Slot.SIZE] = tips.small
    for pole in leanings.poles.values():
        lines[tips.of[pole].slot] = tips.of[pole].says
    for pair in tips.pairs:
        if pair.poles.issubset(leanings.poles.values()):
            lines[pair.slot] = pair.says
    if teen:
        lines[Slot.TRACK] = tips.teen_track
    return {slot: _filled(lines[slot], words) for slot in Slot}


def _filled(line: str, words: Mapping[str, str]) -> str:
    sentence = line.format_map(words)
    return sentence[:1].upper() + sentence[1:]


def tips(language: str = "en") -> Tips:
    """The lines around a step; read once. Raises ContentError naming the fault in tips.toml."""
    return _read(language)


@cache
def _read(language: str) -> Tips:
    return read_tips(CONTENT / language / "tips.toml")


def read_tips(path: Path) -> Tips:
    """The lines of one tips file: ten tips, nine pairs, four calm ideas. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        of = {tip.pole: tip for tip in given.pop("tip")}
        if len(of) != len(Pole):
            raise ContentError("the tips are not one for each of the ten poles")
    pairs = tuple(sorted(given.pop("pair"), key=_strength))
    del given["version"]
    return Tips(of=MappingProxyType(of), pairs=pairs, small=given.pop("small")["size"], **given)


def _strength(pair: Pair) -> int:
    return max((STRONGEST_LAST.index(pole) + 1 for pole in pair.poles if pole in STRONGEST_LAST), default=0)


def _tip(pole: Pole, slot: Slot, says: str, why: str) -> Tip:
    if slot is not SLOT_OF[pole.trait]:
        raise ContentError(f"the slot of {pole} is {SLOT_OF[pole.trait]}, not {slot}")
    return Tip(pole, slot, says, why)


def _pair(poles: tuple[Pole, Pole], slot: Slot, says: str) -> Pair:
    if slot not in {SLOT_OF[pole.trait] for pole in poles}:
        raise ContentError(f"the slot {slot} belongs to neither {poles[0]} nor {poles[1]}")
    return Pair(frozenset(poles), slot, says)


def _general(**lines: str) -> Mapping[Slot, str]:
    return MappingProxyType({Slot(slot): line for slot, line in lines.items()})


def _first(says: str) -> str:
    return says


LINE = template("spark", "game", "choice_a", "choice_b", "person", "anchor", "habit", needed=False)

TIP: Rules = {"pole": word_of(Pole), "slot": word_of(Slot), "says": LINE, "why": text()}

PAIR: Rules = {"poles": items(word_of(Pole), 2, 2), "slot": word_of(Slot), "says": LINE}

SENTENCES = (
    *("cut", "leave_it", "enough", "foot_praise", "foot_done"),
    *("general_why", "between_why", "teen_track", "person"),
)

FILE: Rules = {
    "version": number(1, 1),
    **dict.fromkeys(SENTENCES, text()),
    "general": table({slot.value: LINE for slot in Slot}, _general),
    "small": table({"size": LINE}),
    "tip": items(table(TIP, _tip), 10, 10),
    "pair": items(table(PAIR, _pair), 9, 9),
    "calm": items(table({"says": text()}, _first), 4, 4),
}
