"""The clip of every line: its words, its length, and when each word begins (experience D1, D3)."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from quiz import CONTENT
from quiz.checks import measure, number, words
from quiz.lines import lines
from quiz.reading import ContentError, Rules, any_table, each_once, in_file, items, read_file, table

LONGEST = 20
"""Seconds; a line that takes longer is no line for a child."""

HUNDREDTHS = 100


@dataclass(frozen=True, slots=True)
class Clip:
    """A line, spoken. `times`: when each word (parted by spaces) begins, in hundredths of a second.

    No times: the whole sentence is marked (experience D3). `seconds`: the clip's length. `sha256`: of its file.
    """

    id: str
    words: str
    voice: str
    sha256: str
    seconds: float
    times: tuple[int, ...]

    @property
    def file(self) -> str:
        """The sound's name in `static/sounds/<language>/`."""
        return f"{self.id}.mp3"


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks: the licence under which the sound may be used, and where it comes from."""

    licence: str
    source: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """All clips of one language, in the order of the lines, and the voices they name."""

    version: int
    language: str
    voices: Mapping[str, Voice]
    clips: tuple[Clip, ...]


def clips(language: str = "en") -> Mapping[str, Clip]:
    """Line id -> clip, read once. Raises ContentError for a line without a clip, other words, or a clip too many."""
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, Clip]:
    path = CONTENT / language / "clips.toml"
    return matching(read_manifest(path).clips, lines(language), path)


def matching(spoken: tuple[Clip, ...], written: Mapping[str, str], path: Path) -> Mapping[str, Clip]:
    """Line id -> clip, if each line has its clip and each clip its line. Raises ContentError naming the line."""
    by_id = {clip.id: clip for clip in spoken}
    with in_file(path):
        for id, sentence in written.items():
            if id not in by_id:
                raise ContentError(f"{id}: no clip says '{sentence}'; 'make voices' makes one")
            if by_id[id].words != sentence:
                raise ContentError(f"{id}: the clip says '{by_id[id].words}', the line '{sentence}'")
        for id in by_id:
            if id not in written:
                raise ContentError(f"{id}: there is a clip and no line")
    return by_id


def read_manifest(path: Path) -> Manifest:
    """One file's clips, whatever the lines say. Raises ContentError naming file, clip and fault."""
    given = read_file(path, FILE)
    spoken = given.pop("clip")
    with in_file(path):
        each_once(clip.id for clip in spoken)
        for clip in spoken:
            if clip.voice not in given["voices"]:
                raise ContentError(f"{clip.id}: the voice '{clip.voice}' is not among the voices")
    return Manifest(clips=spoken, **given)


def _clip(words: str, seconds: float, times: tuple[int, ...], **rest: Any) -> Clip:
    if times and len(times) != len(words.split()):
        raise ContentError(f"'times' has {len(times)} items for {len(words.split())} words")
    if any(late <= early for early, late in zip(times, times[1:], strict=False)):
        raise ContentError("'times' do not rise")
    if times and times[-1] >= seconds * HUNDREDTHS:
        raise ContentError(f"'times' go past the end of {seconds} seconds")
    return Clip(words=words, seconds=seconds, times=times, **rest)


def _shaped(shape: str, what: str) -> Callable[[Any], str]:
    """A check: a text of this shape."""
    pattern = re.compile(shape)

    def check(value: Any) -> str:
        if not isinstance(value, str) or not pattern.fullmatch(value):
            raise ContentError(f"is {value!r}, not {what}")
        return value

    return check


def _voices(value: Any) -> Mapping[str, Voice]:
    return {name: table(VOICE, Voice)(voice) for name, voice in any_table(value).items()}


VOICE: Rules = {"licence": words(), "source": words()}

CLIP: Rules = {
    "id": _shaped(r"[A-Za-z0-9-]+", "an id"),
    "words": words(),
    "voice": words(1),
    "sha256": _shaped(r"[0-9a-f]{64}", "a SHA-256"),
    "seconds": measure(0, LONGEST),
    "times": items(number(0, LONGEST * HUNDREDTHS), 0, 60),
}

FILE: Rules = {
    "version": number(1, 9999),
    "language": words(1),
    "voices": _voices,
    "clip": items(table(CLIP, _clip), 0, 5000),
}
