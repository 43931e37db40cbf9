"""From espeak's sounds to those that the voice was taught: one letter a diphthong, no length marks, r always heard.

The voice learnt from misaki's spelling of sounds; espeak's own would turn "bird" British and blur the diphthongs.
"""

import re

JOINED = {
    "aɪɐm": "aɪ æm",
    "ðɪswˌʌn": "ðɪs wˌʌn",
    "fɚɹə": "fɔːɹ ɐ",
    "ɐtwˈʌns": "æt wˈʌns",
    "æɾə": "æt ɐ",
}
"""Words that espeak runs together; a child hears them apart."""

SOUNDS = {
    "aɪ": "I",
    "aʊ": "W",
    "eɪ": "A",
    "oʊ": "O",
    "ɔɪ": "Y",
    "dʒ": "ʤ",
    "tʃ": "ʧ",
    "ɚ": "əɹ",
    "ɜːɹ": "ɜɹ",
    "ɜː": "ɜɹ",
    "ɪə": "iə",
    "əl": "ᵊl",
    "ɾ": "T",
    "ː": "",
}
"""misaki's table from espeak (American), longest first where one holds another."""

REDUCED_IN_A_WORD = re.compile(r"(?<=\S)ɐ|ɐ(?=\S)")

WORD_I = re.compile(r"(?<!\S)I(?!\S)")
"""In most lines it says who speaks, so it must not be swallowed."""


def taught(sounds: str) -> str:
    """espeak's sounds of a line, American English, as the voice was taught to read them."""
    for table in (JOINED, SOUNDS):
        for old, new in table.items():
            sounds = sounds.replace(old, new)
    return WORD_I.sub("ˌI", REDUCED_IN_A_WORD.sub("ə", sounds))
