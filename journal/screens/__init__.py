"""What the journal's pages are put together from: a day that is written in, and the tree."""

from journal.screens.celebrating import celebrations_page, praise_page
from journal.screens.grove import Grove, grove_of
from journal.screens.writing import Writing, changed_meanwhile, keeping_part, new_key, offered, writing_page

__all__ = [
    "Grove",
    "Writing",
    "celebrations_page",
    "changed_meanwhile",
    "grove_of",
    "keeping_part",
    "new_key",
    "offered",
    "praise_page",
    "writing_page",
]
