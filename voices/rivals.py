"""For each line the one that is most easily taken for it: twins often differ in one word."""

from collections.abc import Mapping
from difflib import SequenceMatcher
from itertools import chain

from voices.spoken import said_words


def rivals(lines: Mapping[str, str]) -> Mapping[str, str]:
    """Line id -> the words of another line, those that share the most words with it in their order.

    Lines that sound the same are no rivals; a line that has none is left out.
    """
    said = {line: tuple(chain(*said_words(line))) for line in lines.values()}
    nearest = {line: _nearest(line, said) for line in said}
    return {id: other for id, line in lines.items() if (other := nearest[line])}


def _nearest(line: str, said: Mapping[str, tuple[str, ...]]) -> str | None:
    match = SequenceMatcher(b=said[line])
    near, nearest = -1.0, None
    for other, words in said.items():
        match.set_seq1(words)
        if words != said[line] and match.ratio() > near:
            near, nearest = match.ratio(), other
    return nearest
