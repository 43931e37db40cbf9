"""Every clip is heard again: it says its line, as loud as all others, no longer than its twin (experience D3, D4)."""

import tomllib
from pathlib import Path

import pytest

from quiz.clips import SOUNDS, clips
from quiz.lines import lines, twins
from voices.faults import LONGER, LOUDER, MOST_BYTES
from voices.hearing import Ear, plain
from voices.sound import AT_EDGES, FRAME, LOUDNESS, Sound, loudness, read_sound, seconds, still

VOICES = Path(__file__).resolve().parents[2] / "voices" / "voices.toml"
BESIDE = 6
"""Among so many other lines a clip is still heard as its own."""
NEAR = 5
"""Hundredths of a second by which a word's start may be heard at another time."""


@pytest.fixture(scope="module")
def sounds() -> dict[str, Sound]:
    """Every clip as it sounds, by the id of its line."""
    return {id: read_sound(SOUNDS / "en" / clip.file) for id, clip in clips().clips.items()}


@pytest.fixture(scope="module")
def ear() -> Ear:
    """The ear that `make voices` hears with."""
    return Ear(tomllib.loads(VOICES.read_text(encoding="utf-8"))["en"]["sounds"])


def test_d3_each_clip_says_its_words_when_the_manifest_says(sounds: dict[str, Sound], ear: Ear):
    told = {id: ear.times(sounds[id], says) for id, says in lines().items()}
    kept = {id: clip.times for id, clip in clips().clips.items()}

    assert [id for id in told if not near(told[id], kept[id])] == []


def near(heard: tuple[int, ...] | None, kept: tuple[int, ...]) -> bool:
    """Whether these are the same words at about the same times."""
    if heard is None or len(heard) != len(kept):
        return False
    return all(abs(a - b) <= NEAR for a, b in zip(heard, kept, strict=True))


def test_d3_each_clip_is_told_from_the_lines_beside_it(sounds: dict[str, Sound], ear: Ear):
    told = list(lines().items())
    around = [(told + told)[place : place + 1 + BESIDE] for place in range(len(told))]

    assert [beside[0][0] for beside in around if not heard_among(ear, sounds, beside)] == []


def heard_among(ear: Ear, sounds: dict[str, Sound], beside: list[tuple[str, str]]) -> bool:
    """Whether the clip of the first of these lines is heard as that line."""
    ear.learn(says for _, says in beside)
    return ear.hears(sounds[beside[0][0]]) == plain(beside[0][1])


def test_d4_all_clips_are_as_loud(sounds: dict[str, Sound]):
    loud = sorted(loudness(sound) for sound in sounds.values())

    assert loud[-1] - loud[0] <= LOUDER
    assert abs(loud[0] - LOUDNESS) <= LOUDER


def test_no_clip_is_so_loud_that_it_is_cut_off(sounds: dict[str, Sound]):
    assert max(abs(sound).max() for sound in sounds.values()) < 1


@pytest.mark.parametrize("pair", twins(), ids=" and ".join)
def test_d4_neither_twin_is_longer(sounds: dict[str, Sound], pair: tuple[str, str]):
    short, long = sorted(seconds(sounds[id]) for id in pair)

    assert long <= short * LONGER


def test_nobody_waits_for_a_word(sounds: dict[str, Sound]):
    silence = {id: max(still(sound)) * FRAME for id, sound in sounds.items() if not clips().clips[id].recorded}

    assert {id: long for id, long in silence.items() if long > AT_EDGES + NEAR / 100} == {}


def test_the_manifest_knows_how_long_and_loud_a_clip_is(sounds: dict[str, Sound]):
    for id, clip in clips().clips.items():
        assert clip.seconds == pytest.approx(seconds(sounds[id]), abs=0.02)
        assert clip.loudness == pytest.approx(loudness(sounds[id]), abs=0.2)


def test_all_clips_together_are_small():
    assert sum(file.stat().st_size for file in (SOUNDS / "en").iterdir()) <= MOST_BYTES
