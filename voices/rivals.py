"""For each line the one that is most easily taken for it: two twins often differ in one word."""

from collections.abc import Mapping
from difflib import SequenceMatcher

from voices.spoken import said_words


def rivals(lines: Mapping[str, str]) -> Mapping[str, str]:
    """Line -> the other line that shares the most words with it in their order; none if it is alone."""
    said = {line: [word for group in said_words(line) for word in group] for line in lines.values()}
    return {line: max((other for other in said if said[other] != said[line]), key=_alike(said, line)) for line in said}


def _alike(said, line):  # noqa
    match = SequenceMatcher(b=said[line])
    def ratio(other):
        match.set_seq1(said[other])
        return match.ratio()
    return ratio
