"""Words as a family types them, brought into a form in which they can be compared (planner.md 2.6)."""

import re
from collections.abc import Iterable, Sequence

APOSTROPHE = re.compile(r"['’`]")
WORD = re.compile(r"[^\W\d_]+")
ENDINGS = (("ies", "y", 5), ("ied", "y", 5), ("ing", "", 6), ("ed", "", 5), ("s", "", 4))
"""An ending, what takes its place, and the shortest word that may lose it."""

NEAR_FROM, FAR_FROM = 5, 8
"""From so many letters on a word may be misspelt by one slip, and its stem by two."""


def words_of(text: str) -> list[str]:
    """The words of a text in small letters: "Don't go" is "dont" and "go"."""
    return WORD.findall(APOSTROPHE.sub("", text.lower()))


def stem(word: str) -> str:
    """A word without its endings, so that "zipping" and "zips" are "zip", and "feelings" is "feel"."""
    word = shorter(shorter(word))
    if len(word) > 2 and word[-1] == word[-2]:
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


def shorter(word: str) -> str:
    """A word without the last of its endings."""
    for ending, instead, shortest in ENDINGS:
        if word.endswith(ending) and len(word) >= shortest and not word.endswith("ss"):
            return word.removesuffix(ending) + instead
    return word


def forms_of(word: str) -> set[str]:
    """A word with the endings that it may have: "hit" is also "hits" and "hitting"."""
    short = word.removesuffix("e")
    doubled = word + word[-1]
    return {word, f"{word}s", f"{word}es", f"{short}ing", f"{doubled}ing", f"{short}ed", f"{doubled}ed"}


def holds(words: Sequence[str], phrase: str) -> bool:
    """Whether the words of a phrase stand next to each other, each in any of its forms."""
    wanted = [forms_of(word) for word in words_of(phrase)]
    places = range(len(words) - len(wanted) + 1)
    return any(all(words[place + step] in forms for step, forms in enumerate(wanted)) for place in places)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known stem that a word is a slip or two away from; None for a short word, or where none is near."""
    if len(word) < NEAR_FROM:
        return None
    short = stem(word)
    slips = 1 if len(short) < FAR_FROM else 2
    near = [(slips_between(short, other), other) for other in known if other[:1] == word[:1] and len(other) > 3]
    return min((found for found in near if found[0] <= slips), default=(0, None))[1]


def slips_between(one: str, other: str) -> int:
    """How many letters were left out, added, mistaken, or swapped with the next one."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, start=1):
        line = [row]
        for column, wanted in enumerate(other, start=1):
            least = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != wanted))
            if swapped(one[:row], other[:column]):
                least = min(least, before[column - 2] + 1)
            line.append(least)
        before, last = last, line
    return last[-1]


def swapped(one: str, other: str) -> bool:
    """Whether the last two letters of both are the same two the other way around."""
    return len(one) > 1 and len(other) > 1 and one[-2:] == other[-2:][::-1]
