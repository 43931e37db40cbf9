"""What a sound is like and how it is made even: values in, values out."""

from io import BytesIO
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

Sound = NDArray[np.float32]
"""One channel, from -1 to 1."""

RATE = 24_000
"""Samples a second, as the voice speaks."""
LOUDNESS = -23.0
"""How loud every clip is made, in dB: the most at which no sharp sound is cut off."""
SMALLNESS = 0.9
"""How small a file may get, from 0 (large) to 1: about 33 kbit/s at a varying rate. Above 0.9 all over 5 kHz is lost,
and with it what tells an s from an f or an sh."""
AT_EDGES = 0.08
"""Seconds of silence kept before and after the words."""
FRAME = 0.01
STILL = -42.0
"""A frame this many dB below the loudest is silence at an edge."""
PAUSE = -30.0
"""A frame this many dB below the loudest does not count as speech."""


def read_sound(file: Path | BytesIO) -> Sound:
    """The sound of a file, one channel at RATE. Raises soundfile.LibsndfileError if it is not a sound."""
    sound, rate = soundfile.read(file, dtype="float32", always_2d=True)
    return resampled(sound.mean(axis=1), rate, RATE)


def as_mp3(sound: Sound) -> bytes:
    """The sound as an MP3 of one channel at RATE."""
    file = BytesIO()
    soundfile.write(file, sound, RATE, format="MP3", bitrate_mode="VARIABLE", compression_level=SMALLNESS)
    return file.getvalue()


def resampled(sound: Sound, rate: int, wanted: int) -> Sound:
    """The same sound with another number of samples a second."""
    if rate == wanted:
        return sound
    if wanted < rate:
        sound = np.convolve(sound, _low_pass(wanted / rate), "same")
    places = np.arange(int(len(sound) * wanted / rate)) * (rate / wanted)
    return np.interp(places, np.arange(len(sound)), sound).astype(np.float32)


def _low_pass(share: float) -> Sound:
    """A filter that keeps the given share of all frequencies."""
    taps = np.arange(-48, 49)
    return (np.sinc(taps * share) * share * np.hamming(len(taps))).astype(np.float32)


def seconds(sound: Sound) -> float:
    """How long it lasts."""
    return len(sound) / RATE


def loudness(sound: Sound) -> float:
    """How loud the speech is, in dB of full scale: the mean power of the frames in which somebody speaks."""
    levels = _levels(sound)
    spoken = levels[levels > levels.max() + PAUSE]
    return float(10 * np.log10(np.mean(10 ** (spoken / 10))))


def evened(sound: Sound) -> Sound:
    """The sound at LOUDNESS, whatever it was."""
    return (sound * 10 ** ((LOUDNESS - loudness(sound)) / 20)).astype(np.float32)


def still(sound: Sound) -> tuple[int, int]:
    """How many frames of silence there are before the first word and after the last."""
    levels = _levels(sound)
    heard = np.flatnonzero(levels > levels.max() + STILL)
    return int(heard[0]), int(len(levels) - 1 - heard[-1])


def trimmed(sound: Sound) -> Sound:
    """The sound with AT_EDGES of silence before the first word and after the last."""
    frame, edge = int(RATE * FRAME), int(RATE * AT_EDGES)
    before, after = still(sound)
    silence = np.zeros(edge, np.float32)
    wide = np.concatenate([silence, sound[: len(sound) // frame * frame], silence])
    cut = wide[before * frame : len(wide) - after * frame].copy()
    cut[:frame] *= np.linspace(0, 1, frame)
    cut[-frame:] *= np.linspace(1, 0, frame)
    return cut


def _levels(sound: Sound) -> Sound:
    """The power of each frame in dB."""
    frame = int(RATE * FRAME)
    frames = sound[: len(sound) // frame * frame].reshape(-1, frame)
    return 10 * np.log10(np.mean(frames**2, axis=1) + 1e-10)
