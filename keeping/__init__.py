"""What a family's place holds: shown, taken along, erased, swept and backed up."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
