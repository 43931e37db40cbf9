"""The clips: a sound for every line that a child can meet, and when each of its words begins (experience D)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from quiz import CONTENT
from quiz.checks import measure, number, truth, words
from quiz.lines import lines
from quiz.reading import ContentError, Default, Rules, each_once, in_file, items, named, read_file, table

SOUNDS = Path(__file__).parent.parent / "static" / "sounds"
"""The clips: a folder a language, a file a line."""
MEND = "run make voices"
MOST_CLIPS = 2000
LONGEST = 30
"""Seconds that a clip lasts at most."""


@dataclass(frozen=True, slots=True)
class Clip:
    """The sound of one line: `says` word for word, `sha256` of its file, and how long and loud it is (s, dB).

    `times`: when each word begins, in hundredths of a second; empty where the whole line is marked at once.
    `recorded`: a person spoke it; else the manifest's voice did.
    """

    id: str
    says: str
    sha256: str
    seconds: float
    loudness: float
    times: tuple[int, ...]
    recorded: bool = False

    @property
    def file(self) -> str:
        """The name of its file in the language's folder."""
        return f"{self.id}.mp3"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The clips of one language by their ids, with the voice that speaks them; `language` names their folder."""

    language: str
    voice: str
    licence: str
    clips: Mapping[str, Clip]


def clips(language: str = "en") -> Manifest:
    """The checked clips of a language, read once. Raises ContentError naming the line, the fault and its cure."""
    return _read(language)


@cache
def _read(language: str) -> Manifest:
    path = CONTENT / language / "clips.toml"
    manifest = read_clips(path)
    with in_file(path):
        check_clips(manifest, lines(language), SOUNDS)
    return manifest


def read_clips(path: Path) -> Manifest:
    """The clips of one manifest, their files not yet looked at. Raises ContentError naming file, clip and fault."""
    given = read_file(path, FILE)
    listed = given.pop("clip")
    with in_file(path):
        each_once(clip.id for clip in listed)
    return Manifest(clips={clip.id: clip for clip in listed}, **given)


def check_clips(manifest: Manifest, told: Mapping[str, str], sounds: Path) -> None:
    """Raises ContentError unless each line told has a clip of exactly its words, and each clip its file and line."""
    for id, says in told.items():
        with named(f"{id}: "):
            _check_line(manifest.clips.get(id), says, sounds / manifest.language)
    for id in manifest.clips:
        if id not in told:
            raise ContentError(f"{id}: a clip without a line; {MEND}")


def _check_line(clip: Clip | None, says: str, folder: Path) -> None:
    if clip is None:
        raise ContentError(f"a line without a clip; {MEND}")
    if clip.says != says:
        raise ContentError(f"the clip says '{clip.says}', the line '{says}'; {MEND}")
    file = folder / clip.file
    if not file.is_file():
        raise ContentError(f"there is no {file.name}; {MEND}")
    if sha256(file.read_bytes()).hexdigest() != clip.sha256:
        raise ContentError(f"{file.name} is another sound than the one that was checked; {MEND}")


def _clip(says: str, times: tuple[int, ...], seconds: float, **rest: Any) -> Clip:
    """The clip, if its words and their times fit together."""
    if times and len(times) != len(says.split()):
        raise ContentError(f"'times' has {len(times)} items, and the line {len(says.split())} words")
    if list(times) != sorted(set(times)):
        raise ContentError(f"'times' does not rise: {', '.join(map(str, times))}")
    if times and times[-1] > seconds * 100:
        raise ContentError(f"'times' ends after the clip's {seconds} seconds")
    return Clip(says=says, times=times, seconds=seconds, **rest)


def _digest(value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch("[0-9a-f]{64}", value):
        raise ContentError(f"is {value!r}, not a sha256")
    return value


CLIP: Rules = {
    "id": words(1),
    "says": words(),
    "sha256": _digest,
    "seconds": measure(0, LONGEST),
    "loudness": measure(-60, 0),
    "times": items(number(0, LONGEST * 100), 0, 60),
    "recorded": Default(truth, False),
}

FILE: Rules = {
    "language": words(1),
    "voice": words(),
    "licence": words(),
    "clip": items(table(CLIP, _clip), 1, MOST_CLIPS),
}
