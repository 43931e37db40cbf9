"""An ear that knows the words: when each begins, and which of all the lines a sound is most like."""

import re
from collections.abc import Iterable, Mapping

import numpy as np
from pocketsphinx import Decoder

from voices.sound import RATE, Sound, resampled

EAR_RATE = 16_000
HUNDREDTHS = 100
"""The ear counts in these as well."""
QUIET = 20
"""Hundredths of near silence put around a sound: the ear wants to hear it begin and end."""
HISS = 1e-4
EVERY_LINE = "every-line"


class Ear:
    """Hears with pocketsphinx; `sounds` has the words that its dictionary lacks."""

    def __init__(self, sounds: Mapping[str, str]) -> None:
        # Each sound is heard for itself, so that none depends on the one before it.
        self._learnt: set[str] = set()
        self._decoder = Decoder(lm=None, cmn="batch", loglevel="FATAL")
        for word, sound in sounds.items():
            self._decoder.add_word(word, sound, True)

    def unknown(self, lines: Iterable[str]) -> set[str]:
        """The words of these lines that the ear does not know."""
        return {word for says in lines for word in spoken(says) if self._decoder.lookup_word(word) is None}

    def times(self, sound: Sound, says: str) -> tuple[int, ...] | None:
        """When each word begins, in hundredths of a second; None if the sound does not say these words."""
        self._decoder.set_align_text(plain(says))
        self._listen(sound)
        heard = [part for part in self._decoder.seg() or () if part.word[0] not in "<["]
        if len(heard) != len(spoken(says)):
            return None
        starts = iter(max(part.start_frame - QUIET, 0) for part in heard)
        return tuple([next(starts) for _ in spoken(word)][0] for word in says.split())

    def learn(self, lines: Iterable[str]) -> None:
        """Lets `hears` choose among these lines."""
        self._learnt = {plain(says) for says in lines}
        choices = " | ".join(sorted(self._learnt))
        self._decoder.add_jsgf_string(EVERY_LINE, f"#JSGF V1.0; grammar lines; public <line> = {choices};")

    def hears(self, sound: Sound) -> str | None:
        """The line that was learnt and is most like the sound, as `plain` has it; None if it is like none."""
        self._decoder.activate_search(EVERY_LINE)
        self._listen(sound)
        heard = self._decoder.hyp()
        return heard.hypstr if heard and heard.hypstr in self._learnt else None

    def _listen(self, sound: Sound) -> None:
        self._decoder.start_utt()
        self._decoder.process_raw(_as_heard(sound), full_utt=True)
        self._decoder.end_utt()


def spoken(says: str) -> list[str]:
    """The words of a line as a dictionary has them; "Look-out" is two."""
    words = (re.sub("[^a-z']", "", word) for word in re.split(r"[\s-]+", says.lower()))
    return [word for word in words if word]


def plain(says: str) -> str:
    """The same words in one row."""
    return " ".join(spoken(says))


def _as_heard(sound: Sound) -> bytes:
    """The sound as the ear wants it: 16-bit samples at its own rate, quiet at both ends, the same each time."""
    quiet = np.zeros(EAR_RATE * QUIET // HUNDREDTHS, np.float32)
    heard = np.concatenate([quiet, resampled(sound, RATE, EAR_RATE), quiet])
    hiss = np.random.default_rng(0).normal(0, HISS, len(heard))
    return (np.clip(heard + hiss, -1, 1) * 32767).astype("<i2").tobytes()
