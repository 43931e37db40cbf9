"""What is kept of a family, and what its keeper and the site's operator can do with it."""

from keeping.views import commands, erasures, exports, kept
from keeping.views.table import room

__all__ = ["commands", "erasures", "exports", "kept", "room"]
