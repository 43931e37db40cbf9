"""Which letters our printed fonts have, and what of a typed text can stand on paper."""

import unicodedata
from functools import cache
from pathlib import Path

LETTERS = Path(__file__).parent / "fonts" / "letters.txt"
ORNAMENTS = {"So", "Sk", "Sc", "Sm", "Cf", "Mn", "Me"}
"""Signs that a sentence can do without: pictures among letters, marks on them, joiners."""


def on_paper(text: str) -> str:
    """The text in the letters of our fonts: a picture among them (an emoji) stays on the screen."""
    whole = unicodedata.normalize("NFC", text)
    return " ".join("".join(sign for sign in whole if sign in covered() or not ornament(sign)).split())


def printable(text: str) -> bool:
    """Whether our fonts have every letter of a text, ornaments aside."""
    return all(sign in covered() for sign in on_paper(text))


def ornament(sign: str) -> bool:
    """Whether a sentence can do without this sign."""
    return unicodedata.category(sign) in ORNAMENTS


@cache
def covered() -> frozenset[str]:
    """Every letter that the fonts beside this file have."""
    runs = (line.split("-") for line in LETTERS.read_text(encoding="utf-8").split())
    return frozenset(chr(point) for first, last in runs for point in range(int(first, 16), int(last, 16) + 1))
