"""Which passwords keep a family safe (trust S7, ASVS 6.2)."""

from functools import cache
from pathlib import Path
from unicodedata import normalize

SHORTEST, LONGEST = 8, 128
COMMON = Path(__file__).parent / "content" / "common-passwords.txt"
PIN_DIGITS = range(4, 9)


def typed(password: str) -> str:
    """The password as it is kept: every letter in one form, nothing cut and nothing made small."""
    return normalize("NFKC", password)


def fault_of(password: str) -> str | None:
    """What keeps a password from being taken: "short", "long" or "common"; None if nothing does."""
    if len(password) < SHORTEST:
        return "short"
    if len(password) > LONGEST:
        return "long"
    return "common" if password.casefold() in common() else None


@cache
def common() -> frozenset[str]:
    """Passwords that are tried first by whoever guesses, in small letters."""
    return frozenset(COMMON.read_text(encoding="utf-8").split())


def is_pin(digits: str) -> bool:
    """Whether these are 4 to 8 plain digits."""
    return digits.isascii() and digits.isdigit() and len(digits) in PIN_DIGITS
