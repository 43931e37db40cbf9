"""What a family takes off the screen: sheets of paper, an entry for a calendar, a weekly note."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
"""What this room says: a folder a language."""
