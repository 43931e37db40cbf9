"""What is shared with whom and until when, and a line that comes back."""

from sharing.models.back import line_back
from sharing.models.lines import SharedLine
from sharing.models.looks import count_look
from sharing.models.shares import Share, sheets

__all__ = ["Share", "SharedLine", "count_look", "line_back", "sheets"]
