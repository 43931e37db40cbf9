"""The library's pages to come in, in our look."""

from accounts.screens.shown import init_screens, public, rendered

__all__ = ["init_screens", "public", "rendered"]
