"""A family's own place: its children, its carers, and what it agreed to."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
