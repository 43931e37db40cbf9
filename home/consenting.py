"""What a family can agree to, purpose by purpose (trust 2.5, P3)."""

from enum import StrEnum


class Purpose(StrEnum):
    """One purpose is one tick; none is ticked beforehand."""

    KEEP_CHILD = "keep-child"
    KEEP_JOURNAL = "keep-journal"
    ABOUT_ME = "about-me"
    SHOW_MINE = "show-mine"
    SHARE = "share"
    CONSULT = "consult"


MINE = (Purpose.ABOUT_ME, Purpose.SHOW_MINE)
"""Purposes that belong to one carer; the others belong to one child."""

OF_A_CHILD = (Purpose.KEEP_CHILD, Purpose.KEEP_JOURNAL)
"""Purposes that are agreed to on a child's own page; a link and a talk are agreed to where they are made."""

SIGNED_IN = "signed-in"
"""How consent was given: by a carer whose address was confirmed. An operator may add a stronger way."""
