"""The words for what feels good to a child, from the closed lists in which a family tells of it (facts S160)."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from home.words import LIKES
from journal import CONTENT
from quiz.checks import number, text
from quiz.reading import Rules, read_file, table


def likes_words(language: str = "en") -> Mapping[str, str]:
    """What each like is called; read once. Raises ContentError naming the fault in likes.toml."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, str]:
    return read_likes(CONTENT / language / "likes.toml")


def read_likes(path: Path) -> Mapping[str, str]:
    """The likes of one file, each with its words. Raises ContentError."""
    return MappingProxyType(read_file(path, FILE)["like"])


FILE: Rules = {"version": number(1, 1), "like": table(dict.fromkeys(LIKES, text(8)))}
