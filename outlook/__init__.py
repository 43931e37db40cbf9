"""How a grown-up sees: a child, and oneself."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
"""What this room says: a folder a language."""
