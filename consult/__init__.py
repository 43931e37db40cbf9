"""A parent books a talk, an educator reads one page of what was ticked, and the family leaves with one step."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
