"""A code that a grown-up reads from one screen and types into another (trust 2.4)."""

from secrets import choice

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""Nothing that looks like something else: no i, l, o, 0 or 1."""
LENGTH = 12
GROUP = 4


def new_code() -> str:
    """Twelve letters and digits in three groups, about 59 bits: "k7mp-q2xd-9rta"."""
    drawn = "".join(choice(LETTERS) for _ in range(LENGTH))
    return "-".join(drawn[at : at + GROUP] for at in range(0, LENGTH, GROUP))


def plain(typed: str) -> str:
    """A code as it was meant, however it was typed: capitals, spaces and dashes make no difference."""
    return "".join(letter for letter in typed.lower() if letter in LETTERS)
