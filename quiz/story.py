"""The lines between the cards, for each age: a treehouse of five rooms, or for ages 10-12 an album of five stamps."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from quiz import CONTENT
from quiz.checks import number, word_of, words
from quiz.reading import ContentError, Default, Rules, each_once, in_file, items, read_file, table
from quiz.scoring import Band
from quiz.traits import Trait

TREEHOUSE, POST = "treehouse", "post"
"""The two skins of one game: the second for older children."""

FITTINGS = ("high", "low", "both")

LINES = (
    *("hello-pim", "hello-lu", "hello-both", "hello-help", "seen", "how-pim", "how-lu", "how-tap"),
    *("try-one", "try-know", "try-fish", "try-show", "try-again", "who", "thanks"),
    *("room-1", "room-2", "room-3", "room-4", "room-5", "room-next", "rest", "stop"),
    *("end", "end-look", "end-thanks", "change", "change-pick", "print", "ways", "away"),
    *("my-step", "my-step-told"),
)
"""Every line that a child's screen may ask for."""

WORDS = (
    *("start", "next", "both", "skip", "undo", "rest", "on", "stop", "show", "print"),
    *("change-room", "more", "more-ways", "back", "say"),
    *("how", "sound", "calm", "simple", "colours", "day", "quiet", "night", "switch", "slower", "faster", "no-switch"),
    *("not-today", "smaller", "another"),
)
"""Every button."""

WIDTH, HEIGHT = 800, 620


@dataclass(frozen=True, slots=True)
class Room:
    """One room of the treehouse or stamp of the album: its trait, its place, and what a child hears for each fitting.

    `frame`: x, y, width, height in the picture's 800 x 620.
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

    def spoken(self) -> Mapping[str, str]:
        """All that it says: clip -> words."""
        return {f"{self.id}-{part}": getattr(self, part) for part in ("name", *FITTINGS)}


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that a child meets between the cards, in one language and one skin.

    `own`: the lines and buttons ("rest", "word-rest") that this skin says in words of its own.
    """

    skin: str
    lines: Mapping[str, str]
    words: Mapping[str, str]
    rooms: tuple[Room, ...]
    own: frozenset[str] = frozenset()

    @property
    def art(self) -> str:
        """Where its pictures lie under `pictures/`."""
        return {TREEHOUSE: "tree", POST: "post"}[self.skin]

    def scene(self, name: str) -> str:
        """The name of a picture of its world: "hello", "rest" or "stop"."""
        return f"{'scenes' if self.skin == TREEHOUSE else self.skin}/{name}"

    def clip(self, id: str) -> str:
        """The name of the clip of a line ("rest") or a button ("word-rest")."""
        return f"{self.skin}-{id}" if id in self.own else id

    def spoken(self) -> Mapping[str, str]:
        """All that it says: clip -> words."""
        told = {**self.lines, **{f"word-{id}": says for id, says in self.words.items()}}
        clips = {self.clip(id): says for id, says in told.items()}
        return clips | {clip: says for room in self.rooms for clip, says in room.spoken().items()}

    def room(self, id: str) -> Room | None:
        """The room of this id, or None."""
        return next((room for room in self.rooms if room.id == id), None)


def story(language: str = "en", band: str = Band.MIDDLE) -> Story:
    """The checked story of a language for an age band, read once. ContentError names file, line and fault."""
    return _read(language)[POST if band == Band.OLDER else TREEHOUSE]


@cache
def _read(language: str) -> Mapping[str, Story]:
    return read_stories(CONTENT / language)


def read_stories(folder: Path) -> Mapping[str, Story]:
    """The story of each skin in a folder. Raises ContentError naming file, line and fault."""
    told = read_file(folder / "story.toml", STORY)
    treehouse = Story(TREEHOUSE, told["lines"], told["words"], read_rooms(folder / "treehouse.toml"))
    return {TREEHOUSE: treehouse, POST: read_post(folder, treehouse)}


def read_post(folder: Path, treehouse: Story) -> Story:
    """The post's story: what post.toml leaves out is said in the treehouse's words. Raises ContentError."""
    told = read_file(folder / "post.toml", POST_STORY)
    lines, buttons = ({id: says for id, says in told[part].items() if says} for part in ("lines", "words"))
    own = frozenset((*lines, *(f"word-{id}" for id in buttons)))
    rooms = read_rooms(folder / "stamps.toml")
    return Story(POST, {**treehouse.lines, **lines}, {**treehouse.words, **buttons}, rooms, own)


def read_rooms(path: Path) -> tuple[Room, ...]:
    """The five rooms of one file, in the order in which they are built. Raises ContentError."""
    rooms: tuple[Room, ...] = read_file(path, ROOMS)["room"]
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

ROOMS: Rules = {"version": VERSION, "room": items(table(ROOM, Room), 5, 5)}

STORY: Rules = {
    "version": VERSION,
    "lines": table(dict.fromkeys(LINES, words())),
    "words": table(dict.fromkeys(WORDS, words(6))),
}

POST_STORY: Rules = {
    "version": VERSION,
    "lines": table(dict.fromkeys(LINES, Default(words()))),
    "words": table(dict.fromkeys(WORDS, Default(words(6)))),
}
