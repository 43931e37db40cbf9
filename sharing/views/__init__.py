"""The pages of sharing: a family's own, and those of somebody who has a link."""

from sharing.views import given, making, outside
from sharing.views.table import room

__all__ = ["given", "making", "outside", "room"]
