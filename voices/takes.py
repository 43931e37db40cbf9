"""Takes: a line is spoken until the ear hears it, and the two lines of a card until they are alike in length."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Protocol

from soundfile import LibsndfileError

from voices.hearing import plain
from voices.sound import Sound, as_mp3, evened, loudness, read_sound, seconds, trimmed

SLOWEST, FASTEST = 0.85, 1.0
STEPS = (0.0, -0.04, 0.04, -0.06)
"""How far from the wanted speed it is tried until the ear hears the line."""
ALIKE = 1.2
"""The longer of two lines may be this many times as long; the check allows 1.25."""
AIM = 1.1


class Speaker(Protocol):
    """Speaks a line at a speed."""

    def say(self, says: str, speed: float) -> Sound: ...


class Listener(Protocol):
    """Hears when each word begins, and which of all lines it is."""

    def times(self, sound: Sound, says: str) -> tuple[int, ...] | None: ...
    def hears(self, sound: Sound) -> str | None: ...


@dataclass(frozen=True)
class Take:
    """A sound that says its line: its file, its measures, and whether the ear is sure that it is this line."""

    mp3: bytes
    seconds: float
    loudness: float
    times: tuple[int, ...]
    sure: bool


def take(mp3: bytes, says: str, ear: Listener) -> Take | None:
    """What a file holds, or None if it does not say these words or is no sound at all."""
    try:
        sound = read_sound(BytesIO(mp3))
    except LibsndfileError:
        return None
    times, heard = ear.times(sound, says), ear.hears(sound)
    # Words can be found in a sound that does not say them, so it must not be like another line either.
    if times is None or heard not in {None, plain(says)}:
        return None
    return Take(mp3, round(seconds(sound), 2), round(loudness(sound), 1), times, heard is not None)


def spoken_take(says: str, speed: float, speaker: Speaker, ear: Listener) -> Take | None:
    """The first take of a line of which the ear is sure, else the first that says its words, else None."""
    doubtful = None
    for made in _takes(says, speed, speaker, ear):
        if made.sure:
            return made
        doubtful = doubtful or made
    return doubtful


def _takes(says: str, speed: float, speaker: Speaker, ear: Listener) -> Iterator[Take]:
    for words, tried in _tries(says, speed):
        made = take(as_mp3(evened(trimmed(speaker.say(words, tried)))), says, ear)
        if made:
            yield made


def _tries(says: str, speed: float) -> Iterator[tuple[str, float]]:
    """The line at one speed after the other, and then in a livelier tone unless it is a question."""
    lively = [] if says.endswith("?") else [says.rstrip(".!") + "!"]
    for words in [says, *lively]:
        for tried in dict.fromkeys(held(speed + step) for step in STEPS):
            yield words, tried


def twin_takes(pair: Mapping[str, str], speed: float, speaker: Speaker, ear: Listener) -> dict[str, Take | None]:
    """Takes of the two lines of a card (id -> says), the longer one spoken faster and the shorter one slower."""
    takes = {id: spoken_take(says, speed, speaker, ear) for id, says in pair.items()}
    by_length = sorted((made.seconds, id) for id, made in takes.items() if made)
    if len(by_length) < len(pair) or by_length[-1][0] <= by_length[0][0] * ALIKE:
        return takes
    (short, shorter), (long, longer) = by_length
    slow, fast = bent(speed, long / short)
    return {
        shorter: spoken_take(pair[shorter], slow, speaker, ear),
        longer: spoken_take(pair[longer], fast, speaker, ear),
    }


def bent(speed: float, ratio: float) -> tuple[float, float]:
    """The speeds of the shorter and the longer line that bring their lengths together."""
    bend = (ratio / AIM) ** 0.5
    return held(speed / bend), held(speed * bend)


def held(speed: float) -> float:
    """The speed, neither too slow nor too fast for a child."""
    return round(min(max(speed, SLOWEST), FASTEST), 3)
