"""What one value of a content file may be: words, a number, one of a few."""

import re
from collections.abc import Iterable
from typing import Any, TypeVar

from quiz.reading import Check, ContentError, items

UNKIND = re.compile(
    r"[!%]|\b(wrong\w*|fail\w*|oops|behind|delay\w*|(ab)?normal\w*|should|must|only|just an?|late|missed|overdue"
    r"|streaks?|lazy|bad|badly|scor(e|es|ed|ing)|tests?|tested|deficits?|clever\w*|good (boy|girl)s?|best"
    r"|rewards? (for|if)|percent\w*|diagnos\w*|disorder\w*|symptoms?|neurotic\w*)\b",
    re.IGNORECASE,
)
"""What no plan text may hold: shame, comparison, pressure, shouting (facts S58, S66, S163)."""

PLACE = re.compile(r"\{(\w*)\}")

Word = TypeVar("Word", bound=str)


def words(most: int = 60) -> Check:
    """A check: a sentence or phrase of 1 to `most` words, with nothing left to fill in."""

    def check(value: Any) -> str:
        return _no_longer(_trimmed(value), most)

    return check


def text(most: int = 60) -> Check:
    """A check: the same, and kind."""

    def check(value: Any) -> str:
        return _no_longer(_kind(value), most)

    return check


def template(*places: str, needed: bool = True) -> Check:
    """A check: a kind sentence with at least one of the named places (if `needed`), and no other place."""

    def check(value: Any) -> str:
        sentence = _kind(value)
        found = PLACE.findall(sentence)
        unknown = [place for place in found if place not in places]
        if unknown or len(found) != sentence.count("{") or len(found) != sentence.count("}"):
            raise ContentError(f"may fill in {', '.join(places)}, nothing else")
        if needed and not found:
            raise ContentError(f"has no place for {' or '.join(places)}")
        return sentence

    return check


def _no_longer(sentence: str, most: int) -> str:
    if "{" in sentence or "}" in sentence:
        raise ContentError("has a place to fill in, and nothing fills it")
    if len(sentence.split()) > most:
        raise ContentError(f"has {len(sentence.split())} words, not {most} at most")
    return sentence


def _kind(value: Any) -> str:
    sentence = _trimmed(value)
    unkind = UNKIND.search(sentence)
    if unkind:
        raise ContentError(f"says '{unkind[0]}', which no plan says")
    return sentence


def _trimmed(value: Any) -> str:
    if not isinstance(value, str):
        raise ContentError(f"is {value!r}, not a text")
    if not value.strip() or value != value.strip():
        raise ContentError("is empty" if not value.strip() else "has space at an end")
    return value


def number(least: int, most: int) -> Check:
    """A check: a whole number from `least` to `most`."""

    def check(value: Any) -> int:
        if not isinstance(value, int) or isinstance(value, bool):
            raise ContentError(f"is {value!r}, not a whole number")
        if not least <= value <= most:
            raise ContentError(f"is {value}, not {least} to {most}")
        return value

    return check


def measure(least: float, most: float) -> Check:
    """A check: a number from `least` to `most`, whole or not."""

    def check(value: Any) -> float:
        if not isinstance(value, int | float) or isinstance(value, bool):
            raise ContentError(f"is {value!r}, not a number")
        if not least <= value <= most:
            raise ContentError(f"is {value}, not {least} to {most}")
        return float(value)

    return check


def truth(value: Any) -> bool:
    """A check: true or false."""
    if not isinstance(value, bool):
        raise ContentError(f"is {value!r}, not true or false")
    return value


def word_of(known: Iterable[Word]) -> Check:
    """A check: one word of a closed set, such as all bands or some of them."""
    by_word = {str(word): word for word in known}

    def check(value: Any) -> Word:
        if not isinstance(value, str) or value not in by_word:
            raise ContentError(f"is {value!r}, not one of {', '.join(by_word)}")
        return by_word[value]

    return check


def rising(least: int, most: int) -> Check:
    """A check: a list of whole numbers that never grow smaller; becomes a tuple."""

    def check(value: Any) -> tuple[int, ...]:
        series: tuple[int, ...] = items(number(least, most), 1, 16)(value)
        if list(series) != sorted(series):
            raise ContentError(f"goes down: {', '.join(map(str, series))}")
        return series

    return check
