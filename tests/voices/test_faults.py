"""Clips that would tell one friend from the other by ear are named."""

from quiz.clips import Clip
from voices.faults import MOST_BYTES, faults


def clip(id: str, seconds: float = 2.0, loudness: float = -23.0) -> Clip:
    """A clip of this length and loudness."""
    return Clip(id, "I swing.", "0" * 64, seconds, loudness, ())


def found(*clips: Clip, size: int = 0) -> list[str]:
    """The faults of these clips, of which "on" and "off" are twins."""
    return list(faults({one.id: one for one in clips}, [("on", "off")], size))


def test_clips_that_are_alike_are_well():
    assert found(clip("on", 2.0, -22.5), clip("off", 2.5, -23.5), clip("rest", 9.0), size=MOST_BYTES) == []


def test_a_twin_that_is_longer_is_named():
    assert found(clip("on", 2.0), clip("off", 2.6)) == ["off lasts 2.6 s and on 2.0 s: write lines nearer in length"]


def test_a_twin_that_is_not_spoken_yet_is_no_fault():
    assert found(clip("on", 2.0)) == []


def test_a_clip_that_is_louder_is_named():
    assert found(clip("rest", loudness=-21.9), clip("stop")) == ["rest is -21.9 dB and stop -23.0 dB: make them even"]


def test_clips_that_are_too_large_together_are_named():
    assert found(size=MOST_BYTES + 1) == ["all clips together have 2000001 bytes, not 2000000 at most"]
