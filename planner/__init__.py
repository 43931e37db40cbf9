"""One small step at a time, in six skill areas, fitted to this child."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
"""What this room says: a folder a language."""
