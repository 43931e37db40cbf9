"""A sound is made even, short and small, and what it says stays in place."""

from io import BytesIO

import numpy as np
import pytest

from voices.sound import (
    AT_EDGES,
    LOUDNESS,
    RATE,
    as_mp3,
    evened,
    loudness,
    read_sound,
    resampled,
    seconds,
    still,
    trimmed,
)


def tone(length: float, level: float = 0.5, pitch: float = 440) -> np.ndarray:
    """A tone of this many seconds."""
    return (level * np.sin(2 * np.pi * pitch * np.arange(int(length * RATE)) / RATE)).astype(np.float32)


def silence(length: float) -> np.ndarray:
    """Nothing, for this many seconds."""
    return np.zeros(int(length * RATE), np.float32)


@pytest.mark.parametrize("level", [0.01, 0.1, 0.9])
def test_a_soft_and_a_loud_sound_end_up_alike(level: float):
    assert loudness(evened(tone(1, level))) == pytest.approx(LOUDNESS, abs=0.01)


def test_pauses_do_not_make_a_sound_softer():
    paused = np.concatenate([tone(0.5), silence(1), tone(0.5)])

    assert loudness(paused) == pytest.approx(loudness(tone(1)), abs=0.01)


@pytest.mark.parametrize(("before", "after"), [(0.5, 0.7), (0.02, 0.3), (0, 0)])
def test_silence_at_the_edges_is_made_the_same(before: float, after: float):
    cut = trimmed(np.concatenate([silence(before), tone(1), silence(after)]))

    assert seconds(cut) == pytest.approx(1 + 2 * AT_EDGES, abs=0.001)
    assert still(cut) == (8, 8)


def test_silence_between_words_stays():
    spoken = np.concatenate([tone(0.3), silence(0.5), tone(0.3)])

    assert seconds(trimmed(spoken)) == pytest.approx(1.1 + 2 * AT_EDGES, abs=0.001)


def test_a_file_is_small_and_nothing_in_it_moves():
    sound = np.concatenate([silence(0.4), evened(tone(1)), silence(0.4)])
    file = as_mp3(sound)
    heard = read_sound(BytesIO(file))

    assert len(file) < 8000
    assert seconds(heard) == pytest.approx(seconds(sound), abs=0.001)
    assert still(heard)[0] == pytest.approx(40, abs=2)


def test_an_s_can_still_be_told_from_an_f_in_a_small_file():
    hiss = evened(tone(1, pitch=6500))

    assert loudness(read_sound(BytesIO(as_mp3(hiss)))) == pytest.approx(LOUDNESS, abs=1)


def test_a_sound_at_another_rate_is_the_same_sound():
    back = resampled(resampled(tone(1), RATE, 16_000), 16_000, RATE)

    assert len(back) == pytest.approx(RATE, abs=2)
    assert loudness(back) == pytest.approx(loudness(tone(1)), abs=0.3)


def test_what_the_smaller_rate_can_not_hold_is_left_out():
    assert loudness(resampled(tone(1, pitch=11_000), RATE, 16_000)) < loudness(tone(1)) - 30
