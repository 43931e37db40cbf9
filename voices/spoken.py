"""What a line sounds like: numbers as words, and for each word on the page the words that are said for it."""

import re

SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

NUMBER = re.compile(r"\d+")
SAID = re.compile(r"[a-z]+(?:'[a-z]+)*")


def spoken(line: str) -> str:
    """A line as it is handed to the voice: numbers in words, and an end, so that the tone falls."""
    said = NUMBER.sub(lambda found: number_words(int(found[0])), line)
    return said if said[-1] in ".!?" else f"{said}."


def said_words(line: str) -> tuple[tuple[str, ...], ...]:
    """For each word that stands on the page (parted by spaces) the words that are said: "grown-up" is two.

    Raises ValueError for one that nobody can say, such as a dash of its own.
    """
    return tuple(_said(word) for word in line.split())


def _said(word: str) -> tuple[str, ...]:
    plain = NUMBER.sub(lambda found: f" {number_words(int(found[0]))} ", word.lower().replace("\u2019", "'"))
    said = tuple(SAID.findall(plain))
    if not said:
        raise ValueError(f"'{word}' cannot be said")
    return said


def number_words(number: int) -> str:
    """A whole number from 0 to 999 in words. Raises ValueError for a greater one."""
    if number >= 1000:
        raise ValueError(f"{number} is too great to be said to a child")
    if number >= 100:
        rest = number % 100
        return f"{SMALL[number // 100]} hundred" + (f" and {number_words(rest)}" if rest else "")
    if number < len(SMALL):
        return SMALL[number]
    rest = number % 10
    return TENS[number // 10 - 2] + (f" {SMALL[rest]}" if rest else "")
