"""The page of a talk until the page itself is joined: one line, so that what stands beside a line has one to stand by.

This is the one place to join: whoever brings `page_of` puts it in place of this one, and this file goes.
"""

from consult.models import Talk
from consult.page import Line, OnePage


def page_of(talk: Talk, *, with_struck: bool = False) -> OnePage:
    """The page of this talk."""
    nothing: tuple[Line, ...] = ()
    key, told = "matters:concern", (Line("told:day", "Told in play"),)
    matters = nothing if key in talk.struck and not with_struck else (Line(key, talk.concern),)
    return OnePage(
        *(None, None, told, nothing, matters, (), nothing, nothing, nothing, None),
        *(talk.concern, tuple(talk.questions), None, ()),
    )
