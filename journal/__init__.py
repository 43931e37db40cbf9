"""The small wins a family writes down, and the tree that grows of them."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
"""What this room says: a folder a language."""
