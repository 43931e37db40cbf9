"""The closed sets in which a family tells about a child (trust 2.2: nothing typed but a nickname)."""

FRIENDS = ("pim", "lu")
"""Who stands beside the child's name."""

COLOURS = ("teal", "plum", "leaf", "honey", "sky", "bark")
"""The colour of a child's place."""

LONGEST_NICKNAME = 24

TEXTURES = ("soft-blanket", "smooth-stone", "sand", "water", "fur", "putty", "bubbles")
SOUNDS = ("humming", "a-song", "rain", "quiet", "drum", "bells", "a-low-voice")
ACTIVITIES = ("swing", "big-hug", "jumping", "spinning", "a-book", "building", "a-walk", "time-alone")
LIKES = (*TEXTURES, *SOUNDS, *ACTIVITIES)
"""Favourites for celebrating (facts S160)."""

CELEBRATIONS = (
    *("words", "high-five", "thumbs-up", "clapping", "note", "a-favourite"),
    *("activity", "meal", "screen-time", "outing", "photograph", "certificate"),
)
"""The kinds of celebration that a family may leave out (facts S139, S156-S159, D7)."""
