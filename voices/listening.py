"""The check that a clip says its line, and when each word begins: an aligner hears the clip with the words at hand."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from pocketsphinx import Decoder, Segment

from voices.sound import Sound, at_rate
from voices.spoken import said_words

RATE = 16_000
FRAMES = 100
"""The aligner's frames a second: a frame is a hundredth, which is also how a clip's times are told."""

PRONUNCIATIONS = {"pim": "P IH M", "treehouse": "T R IY HH AW S"}
"""Words that the aligner's dictionary lacks, in its own sounds (ARPAbet)."""

LEAST_FIT = -2.6
"""Measured: a clip and its line -0.6 to -2.2; another line, if it can be laid over the clip at all, mostly below -3."""

LONGEST_EDGE, LONGEST_PAUSE = 30, 100
"""Hundredths before the first word or after the last, and between two: more is speech that the line leaves out."""

LEAST_LIKELY = 1e-300


class NotHeard(ValueError):
    """The clip does not say its line, or nobody taught the aligner a word of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """`times`: for each word on the page the hundredth of a second at which it begins.

    `fit`: how well sound and words go together, as mean log-likelihood a frame; nearer to 0 is better.
    """

    times: tuple[int, ...]
    fit: float


class Listener:
    """Hears English. Made once: its model takes a moment to load."""

    def __init__(self) -> None:
        self.decoder = Decoder(lm=None, loglevel="FATAL")
        for word, sounds in PRONUNCIATIONS.items():
            self.decoder.add_word(word, sounds, True)

    def hear(self, sound: Sound, line: str, rival: str | None = None) -> Heard:
        """When each word of the line begins. Raises NotHeard if the sound says something else, such as the rival."""
        spoken = self._spoken(sound, line)
        fit = _fit(spoken)
        if fit < LEAST_FIT or not _covered(sound, spoken):
            raise NotHeard(f"the sound says something else (fit {fit:.2f}): {line}")
        if rival and self._fits(sound, rival) >= fit:
            raise NotHeard(f"the sound says '{rival}', not: {line}")
        groups = said_words(line)
        firsts = accumulate((len(group) for group in groups[:-1]), initial=0)
        return Heard(tuple(spoken[first].start_frame for first in firsts), fit)

    def _fits(self, sound: Sound, line: str) -> float:
        try:
            return _fit(self._spoken(sound, line))
        except NotHeard:
            return -math.inf

    def _spoken(self, sound: Sound, line: str) -> list[Segment]:
        """One segment a spoken word, pauses left out."""
        words = [word for group in said_words(line) for word in group]
        self._know(words)
        self.decoder.set_align_text(" ".join(words))
        self.decoder.start_utt()
        self.decoder.process_raw(_pcm(sound), full_utt=True)
        self.decoder.end_utt()
        spoken = [segment for segment in self.decoder.seg() or () if not segment.word.startswith("<")]
        if [segment.word.split("(")[0] for segment in spoken] != words:
            raise NotHeard(f"the words do not fit into the sound: {line}")
        return spoken

    def _know(self, words: Sequence[str]) -> None:
        for word in words:
            if self.decoder.lookup_word(word) is None:
                raise NotHeard(f"'{word}' has no pronunciation: add it to PRONUNCIATIONS in voices/listening.py")


def _pcm(sound: Sound) -> bytes:
    """As the aligner takes it: 16-bit samples, 16,000 a second."""
    return bytes((at_rate(sound, RATE).samples.clip(-1, 1) * 32767).astype("<i2").tobytes())


def _fit(spoken: Sequence[Segment]) -> float:
    likely = sum(math.log(max(word.ascore, LEAST_LIKELY)) for word in spoken)
    return likely / sum(word.end_frame - word.start_frame + 1 for word in spoken)


def _covered(sound: Sound, spoken: Sequence[Segment]) -> bool:
    """Whether the words reach from one end of the sound to the other."""
    edges = (spoken[0].start_frame, sound.seconds * FRAMES - spoken[-1].end_frame)
    pauses = (later.start_frame - earlier.end_frame for earlier, later in pairwise(spoken))
    return max(edges) <= LONGEST_EDGE and max(pauses, default=0) <= LONGEST_PAUSE
