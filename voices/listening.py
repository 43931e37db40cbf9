"""The check that a clip says its line, and when each word begins: an aligner hears the clip with the words at hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from pocketsphinx import Decoder, Segment

from voices.sound import Sound, at_rate
from voices.spoken import said_words

RATE = 16_000
FRAMES = 100
"""The aligner's frames a second: a frame is a hundredth, which is also how the page counts."""

PRONUNCIATIONS = {"pim": "P IH M", "treehouse": "T R IY HH AW S"}
"""Words that the aligner's dictionary lacks, in its own sounds (ARPAbet)."""

LEAST_FIT = -3.0
LEAST_LIKELY = 1e-300


class NotHeard(ValueError):
    """The clip does not say its line, or nobody taught the aligner a word of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`times`: for each word on the page the hundredth of a second at which it begins.

    `fit`: how well sound and words go together, as mean log-likelihood a frame: about -1 for a clip and its line.
    """

    times: tuple[int, ...]
    fit: float


class Listener:
    """Hears English. Made once: its model takes a moment to load."""

    def __init__(self) -> None:
        self.decoder = Decoder(lm=None, loglevel="FATAL")
        for word, sounds in PRONUNCIATIONS.items():
            self.decoder.add_word(word, sounds, True)

    def hear(self, sound: Sound, line: str) -> Heard:
        """When each word of the line begins in this sound. Raises NotHeard for a sound that says something else."""
        groups = said_words(line)
        words = [word for group in groups for word in group]
        segments = self._aligned(sound, words)
        spoken = [segment for segment in segments if not segment.word.startswith("<")]
        if [segment.word.split("(")[0] for segment in spoken] != words:
            raise NotHeard(f"the words do not fit into the sound: {line}")
        fit = _fit(segments)
        if fit < LEAST_FIT:
            raise NotHeard(f"the sound says something else (fit {fit:.2f}): {line}")
        firsts = accumulate((len(group) for group in groups[:-1]), initial=0)
        return Heard(tuple(spoken[first].start_frame for first in firsts), fit)

    def _aligned(self, sound: Sound, words: Sequence[str]) -> list[Segment]:
        for word in words:
            if self.decoder.lookup_word(word) is None:
                raise NotHeard(f"'{word}' has no pronunciation: add it to PRONUNCIATIONS in voices/listening.py")
        self.decoder.set_align_text(" ".join(words))
        self.decoder.start_utt()
        self.decoder.process_raw(_pcm(sound), full_utt=True)
        self.decoder.end_utt()
        return list(self.decoder.seg() or ())


def _pcm(sound: Sound) -> bytes:
    """As the aligner takes it: 16-bit samples, 16,000 a second."""
    return bytes((at_rate(sound, RATE).samples.clip(-1, 1) * 32767).astype("<i2").tobytes())


def _fit(segments: Sequence[Segment]) -> float:
    """Over all frames, pauses too: a line that leaves half of the sound unexplained does not fit."""
    likely = sum(math.log(max(segment.ascore, LEAST_LIKELY)) for segment in segments)
    return likely / sum(segment.end_frame - segment.start_frame + 1 for segment in segments)
