"""The closed sets of words in which a family says who plays and how."""

from enum import StrEnum

BANDS = ("4-6", "7-9", "10-12", "older")
"""Age bands, never a birth date (trust 2.2); `older` is for the plan's wording only (facts D15)."""

PLAY_BANDS = BANDS[:3]
"""The bands for which there is a game."""

PALETTES = ("day", "quiet", "night")
"""Colours of every page (experience B2)."""

SPEECHES = ("speaks", "few-words", "no-words")
"""How a child says things; each step has a second way (facts D13)."""


SLOWEST_SWITCH = 8
"""One switch marks one control after another, each for 1 to 8 seconds (experience A9)."""

SWITCHES = range(SLOWEST_SWITCH + 1)
"""The seconds; 0 is no switch."""

WAYS: dict[str, tuple[str, str | bool | int]] = {
    **{f"{way}-{word}": (way, word == "on") for way in ("sound", "calm", "simple") for word in ("on", "off")},
    **{f"palette-{palette}": ("palette", palette) for palette in PALETTES},
    **{f"switch-{seconds}": ("switch", seconds) for seconds in SWITCHES},
}
"""What one press on "How I play" sets: a way of playing and its new value."""


class Mode(StrEnum):
    """Who holds the device now; a child's hands reach the play pages only (trust S6)."""

    CHILD = "child"
    GROWN_UP = "grown-up"
