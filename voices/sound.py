"""A sound as numbers: read, trimmed, evened, slowed to the listener's rate, and written as MP3."""

from dataclasses import dataclass
from functools import cache
from io import BytesIO
from pathlib import Path

import numpy as np
import soundfile
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float64]

SILENCE = 0.08
"""Seconds of silence before the first and after the last sound."""

QUIET = 10 ** (-45 / 20)
"""A moment this much softer than the loudest one is silence."""

MOMENT = 0.01
LOUDNESS = -20.0
"""LUFS of every clip: one clip is never the nicer or the more startling one (experience D4)."""

HIGHEST_PEAK = 0.85
"""Leaves room for what MP3 adds to a peak."""

EASE = 0.005
"""Seconds over which a peak is turned down and up again, too short to be heard as a change."""

BLOCK, STEP = 0.4, 0.1
GATE = 10.0
"""ITU-R BS.1770: blocks of 0.4 s every 0.1 s; what is 10 LU under the mean of all does not count."""


@dataclass(frozen=True, slots=True)
class Sound:
    """One channel of samples from -1 to 1, `rate` of them a second."""

    samples: Samples
    rate: int

    @property
    def seconds(self) -> float:
        """Its length."""
        return len(self.samples) / self.rate


def read_sound(source: Path | bytes) -> Sound:
    """A sound file of any kind that libsndfile knows, its channels mixed to one."""
    samples, rate = soundfile.read(BytesIO(source) if isinstance(source, bytes) else source, dtype="float64")
    return Sound(samples if samples.ndim == 1 else samples.mean(axis=1), rate)


def mp3(sound: Sound, compression: float) -> bytes:
    """The sound as MP3; `compression` from 0 (finest) to 1 (smallest), with a rate that follows the sound."""
    target = BytesIO()
    soundfile.write(
        target,
        sound.samples,
        sound.rate,
        format="MP3",
        subtype="MPEG_LAYER_III",
        bitrate_mode="VARIABLE",
        compression_level=compression,
    )
    return target.getvalue()


def trimmed(sound: Sound) -> Sound:
    """The sound with 80 ms of silence at each end. Raises ValueError for one that is all silence."""
    moment, padding = int(MOMENT * sound.rate), np.zeros(int(SILENCE * sound.rate))
    moments = sound.samples[: len(sound.samples) // moment * moment].reshape(-1, moment)
    power = np.sqrt((moments**2).mean(axis=1))
    heard = np.flatnonzero(power > power.max(initial=0) * QUIET)
    if not len(heard):
        raise ValueError("there is nothing to hear")
    kept = sound.samples[heard[0] * moment : (heard[-1] + 1) * moment]
    return Sound(np.concatenate([padding, kept, padding]), sound.rate)


def evened(sound: Sound) -> Sound:
    """The sound at the loudness that all clips share, the few peaks that would be cut off turned down."""
    louder = Sound(sound.samples * 10 ** ((LOUDNESS - loudness(sound)) / 20), sound.rate)
    return Sound(louder.samples * _ceiling(louder), sound.rate)


def _ceiling(sound: Sound) -> Samples:
    """For each sample a factor of at most 1 that keeps it under the highest peak and changes smoothly."""
    reach = int(EASE * sound.rate)
    factors = np.minimum(1, HIGHEST_PEAK / np.maximum(np.abs(sound.samples), HIGHEST_PEAK))
    lowest = sliding_window_view(np.pad(factors, 2 * reach, constant_values=1), 2 * reach + 1).min(axis=1)
    return np.convolve(lowest, np.full(2 * reach + 1, 1 / (2 * reach + 1)), mode="valid")


def loudness(sound: Sound) -> float:
    """How loud the sound is to an ear, in LUFS (ITU-R BS.1770, gated; a sound below 0.4 s is one block)."""
    powers = _block_powers(sound)
    counted = powers[powers >= powers.mean() * 10 ** (-GATE / 10)]
    return float(10 * np.log10(counted.mean()) - 0.691)


def _block_powers(sound: Sound) -> Samples:
    size, step = min(int(BLOCK * sound.rate), len(sound.samples)), int(STEP * sound.rate)
    weights = _ear(size, sound.rate)
    starts = range(0, len(sound.samples) - size + 1, step)
    spectra = (np.abs(np.fft.rfft(sound.samples[start : start + size])) ** 2 for start in starts)
    return np.array([2 * (weights * spectrum).sum() / size**2 for spectrum in spectra])


@cache
def _ear(size: int, rate: int) -> Samples:
    """How much the ear makes of each frequency: the two K filters of BS.1770, given at 48 kHz, as power."""
    turn = np.exp(-2j * np.pi * np.fft.rfftfreq(size, 1 / rate) / 48_000)
    head = (1.53512485958697 - 2.69169618940638 * turn + 1.19839281085285 * turn**2) / (
        1 - 1.69065929318241 * turn + 0.73248077421585 * turn**2
    )
    low = (1 - 2 * turn + turn**2) / (1 - 1.99004745483398 * turn + 0.99007225036621 * turn**2)
    return np.asarray(np.abs(head * low) ** 2)


def at_rate(sound: Sound, rate: int) -> Sound:
    """The same sound with another number of samples a second."""
    size = round(len(sound.samples) * rate / sound.rate)
    spectrum = np.fft.rfft(sound.samples)
    wanted = np.zeros(size // 2 + 1, dtype=complex)
    shared = min(len(spectrum), len(wanted))
    wanted[:shared] = spectrum[:shared]
    return Sound(np.fft.irfft(wanted, size) * size / len(sound.samples), rate)
