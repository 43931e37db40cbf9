"""The lines between the cards and the rooms of the treehouse, with a place for a clip a line."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quiz import CONTENT
from quiz.checks import number, word_of, words
from quiz.reading import ContentError, Rules, each_once, in_file, items, read_file, table
from quiz.traits import Trait

FITTINGS = ("high", "low", "both")

LINES = (
    *("hello-pim", "hello-lu", "hello-both", "hello-help", "seen", "how-pim", "how-lu", "how-tap"),
    *("try-one", "try-know", "try-fish", "try-show", "try-again", "who", "thanks"),
    *("room-1", "room-2", "room-3", "room-4", "room-5", "room-next", "rest", "stop"),
    *("end", "end-look", "end-thanks", "change", "change-pick", "print", "trouble"),
)
"""Every line that a child's screen may ask for."""

WORDS = (
    *("start", "next", "both", "skip", "undo", "rest", "on", "stop", "show", "print"),
    *("change-room", "more", "more-ways", "back", "say"),
)
"""Every button."""

WIDTH, HEIGHT = 800, 620


@dataclass(frozen=True, slots=True)
class Room:
    """One room of the treehouse: the trait it stands for, its place, and what a child hears for each fitting.

    `frame`: x, y, width, height in the tree's 800 x 620.
    """

    id: str
    trait: Trait
    frame: tuple[int, int, int, int]
    name: str
    high: str
    low: str
    both: str

    def says(self, fitting: str) -> str:
        """The sentence of a fitting: "high", "low" or "both"."""
        return {"high": self.high, "low": self.low, "both": self.both}[fitting]


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that a child meets between the cards, in one language."""

    lines: Mapping[str, str]
    words: Mapping[str, str]
    rooms: tuple[Room, ...]

    def room(self, id: str) -> Room | None:
        """The room of this id, or None."""
        return next((room for room in self.rooms if room.id == id), None)


def story(language: str = "en") -> Story:
    """The checked story of a language, read once. Raises ContentError naming file, line and fault."""
    return _read(language)


@cache
def _read(language: str) -> Story:
    return read_story(CONTENT / language)


def read_story(folder: Path) -> Story:
    """The story in a folder: story.toml and treehouse.toml. Raises ContentError naming file, line and fault."""
    told = read_file(folder / "story.toml", STORY)
    return Story(told["lines"], told["words"], read_rooms(folder / "treehouse.toml"))


def read_rooms(path: Path) -> tuple[Room, ...]:
    """The five rooms of one file, in the order in which they are built. Raises ContentError."""
    rooms: tuple[Room, ...] = read_file(path, TREEHOUSE)["room"]
    with in_file(path):
        each_once(room.id for room in rooms)
        if {room.trait for room in rooms} != set(Trait):
            raise ContentError("each trait needs one room")
    return rooms


def _frame(value: object) -> tuple[int, ...]:
    x, y, width, height = items(number(0, WIDTH), 4, 4)(value)
    if not (0 < width <= WIDTH - x and 0 < height <= HEIGHT - y):
        raise ContentError(f"is {value}, not inside {WIDTH} x {HEIGHT}")
    return x, y, width, height


ROOM: Rules = {
    "id": words(1),
    "trait": word_of(Trait),
    "frame": _frame,
    **dict.fromkeys(("name", *FITTINGS), words()),
}

VERSION = number(1, 9999)

TREEHOUSE: Rules = {"version": VERSION, "room": items(table(ROOM, Room), 5, 5)}

STORY: Rules = {
    "version": VERSION,
    "lines": table(dict.fromkeys(LINES, words())),
    "words": table(dict.fromkeys(WORDS, words(6))),
}
