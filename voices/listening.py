"""The check that a clip says its line, and when each word begins: an aligner hears the clip with the words at hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pocketsphinx import AlignmentEntry, Decoder

from voices.sound import Sound, at_rate
from voices.spoken import said_words

RATE = 16_000
FRAMES = 100
"""The aligner's frames a second: a frame is a hundredth, which is also how a clip's times are told."""

PRONUNCIATIONS = {"pim": "P IH M", "treehouse": "T R IY HH AW S"}
"""Words that the aligner's dictionary lacks, in its own sounds (ARPAbet)."""

LOST = 10
"""Frames at the end that the aligner may leave out."""

LEAST_FIT = -20.0
"""Measured: a clip and its line -7 to -17; another line, if it can be laid over the clip at all, -20 to -100."""


class NotHeard(ValueError):
    """The clip does not say its line, or nobody taught the aligner a word of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`times`: for each word on the page the hundredth of a second at which it begins.

    `fit`: how well sound and words go together, pauses too, as mean log-likelihood a frame; nearer to 0 is better.
    """

    times: tuple[int, ...]
    fit: float


class Listener:
    """Hears English. Made once: its model takes a moment to load."""

    def __init__(self) -> None:
        # A search for better paths afterwards loses words here and there; the second pass finds the exact times anyway.
        self.decoder = Decoder(lm=None, bestpath=False, loglevel="FATAL")
        for word, sounds in PRONUNCIATIONS.items():
            self.decoder.add_word(word, sounds, True)

    def hear(self, sound: Sound, line: str, rival: str | None = None) -> Heard:
        """When each word of the line begins. Raises NotHeard if the sound says something else, such as the rival."""
        heard = self._heard(sound, line)
        if heard.fit < LEAST_FIT:
            raise NotHeard(f"the sound says something else (fit {heard.fit:.1f}): {line}")
        if rival and self.fit(sound, rival) >= heard.fit:
            raise NotHeard(f"the sound says '{rival}', not: {line}")
        return heard

    def fit(self, sound: Sound, line: str) -> float:
        """How well they go together; minus infinity if the words cannot be laid over the sound."""
        try:
            return self._heard(sound, line).fit
        except NotHeard:
            return -math.inf

    def _heard(self, sound: Sound, line: str) -> Heard:
        groups = said_words(line)
        words = [word for group in groups for word in group]
        aligned = self._aligned(sound, words)
        spoken = [word for word in aligned if not word.name.startswith("<")]
        if [word.name.split("(")[0] for word in spoken] != words:
            raise NotHeard(f"the words do not fit into the sound: {line}")
        fit = sum(word.score for word in aligned) / sum(word.duration for word in aligned)
        firsts = accumulate((len(group) for group in groups[:-1]), initial=0)
        return Heard(tuple(spoken[first].start for first in firsts), fit)

    def _aligned(self, sound: Sound, words: Sequence[str]) -> list[AlignmentEntry]:
        """Words and pauses one after another: a first pass finds where pauses are, a second the exact times."""
        self._know(words)
        samples = _pcm(sound)
        self.decoder.set_align_text(" ".join(words))
        self._listen(samples)
        try:
            self.decoder.set_alignment()
        except RuntimeError:
            raise NotHeard(f"the words do not fit into the sound: {' '.join(words)}") from None
        self._listen(samples)
        aligned = list(self.decoder.get_alignment())
        if sum(word.duration for word in aligned) < sound.seconds * FRAMES - LOST:
            raise NotHeard(f"the words end before the sound: {' '.join(words)}")
        return aligned

    def _listen(self, samples: bytes) -> None:
        self.decoder.start_utt()
        self.decoder.process_raw(samples, full_utt=True)
        self.decoder.end_utt()

    def _know(self, words: Sequence[str]) -> None:
        for word in words:
            if self.decoder.lookup_word(word) is None:
                raise NotHeard(f"'{word}' has no pronunciation: add it to PRONUNCIATIONS in voices/listening.py")


def _pcm(sound: Sound) -> bytes:
    """As the aligner takes it: 16-bit samples, 16,000 a second."""
    return bytes((at_rate(sound, RATE).samples.clip(-1, 1) * 32767).astype("<i2").tobytes())
