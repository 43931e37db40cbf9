"""The words that praise is built with: endings by what a line tells of, and frames for a line that is quoted."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from journal import CONTENT
from quiz.checks import number, template, text, words
from quiz.reading import Check, ContentError, Rules, each_once, in_file, items, read_file, table


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said after the act: to the child, and to somebody else where the child can hear it (facts S119)."""

    to_child: str
    overheard: str


@dataclass(frozen=True, slots=True)
class Kind:
    """What a line may tell of, known by its words, and the endings that are true of it (facts S152)."""

    id: str
    words: tuple[str, ...]
    endings: tuple[Ending, ...]

    def fits(self, line: str) -> bool:
        """Whether one of its words is in the line; a kind without words fits every line."""
        return not self.words or any(re.search(rf"\b{re.escape(word)}\b", line) for word in self.words)


@dataclass(frozen=True, slots=True)
class Praises:
    """All of praise.toml."""

    quote: Mapping[str, str]
    spoken: Mapping[str, str]
    open: Mapping[str, str]
    message: Mapping[str, str]
    beside: Mapping[str, str]
    nothing: tuple[str, ...]
    kinds: tuple[Kind, ...]

    def ending(self, line: str, act: str) -> Ending:
        """The ending for what the child did in a line: the same words always end the same way."""
        endings = next(kind for kind in self.kinds if kind.fits(act.lower())).endings
        return endings[crc32(line.lower().encode()) % len(endings)]


def praises(language: str = "en") -> Praises:
    """The words of praise; read once. Raises ContentError naming the fault in praise.toml."""
    return _read(language)


@cache
def _read(language: str) -> Praises:
    return read_praises(CONTENT / language / "praise.toml")


def read_praises(path: Path) -> Praises:
    """The words of one file. Raises ContentError."""
    given = read_file(path, FILE)
    with in_file(path):
        each_once(kind.id for kind in given["kind"])
        if given["kind"][-1].words:
            raise ContentError("the last kind does not fit every line")
    del given["version"]
    return Praises(kinds=given.pop("kind"), **given)


def _frames(*places: str, **more: Check) -> Check:
    """A table of sentences, each with these places."""
    return table({**{name: template("name", "line") for name in places}, **more})


ENDING: Rules = {"to_child": text(14), "overheard": template("They", "they", needed=False)}

FILE: Rules = {
    "version": number(1, 1),
    "nothing": items(words(4), 0, 40),
    "quote": _frames("to_child", "overheard", "message"),
    "spoken": _frames("overheard"),
    "open": _frames("overheard", "message", to_child=text(20)),
    "message": _frames("helped", alone=text(14)),
    "beside": table({"like": template("like"), "show": text(20)}),
    "kind": items(
        table({"id": words(1), "words": items(words(4), 0, 60), "endings": items(table(ENDING, Ending), 1, 6)}, Kind),
        2,
        30,
    ),
}
