"""A child plays, and an OCEAR profile appears."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
"""What this room says: a folder a language."""
