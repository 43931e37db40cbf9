"""Words to start a line from, which a tap fills in (experience 4.5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from journal import CONTENT
from journal.wins import LONGEST_LINE
from quiz.checks import number, text
from quiz.reading import Default, Rules, each_once, in_file, items, read_file, table


@dataclass(frozen=True, slots=True)
class Chip:
    """A line to start from. `signs`: how a way of helping is known in a line; `told`: what is said where it helped."""

    id: str
    line: str
    signs: tuple[str, ...] = ()
    told: str | None = None


@dataclass(frozen=True, slots=True)
class Chips:
    """The lines for each of the two questions."""

    did: tuple[Chip, ...]
    helped: tuple[Chip, ...]

    @property
    def by_name(self) -> Mapping[str, tuple[str, str]]:
        """The field and the line of each chip, by the name that its button sends: "helped-waited"."""
        both = {"did": self.did, "helped": self.helped}
        return MappingProxyType(
            {f"{field}-{chip.id}": (field, chip.line) for field, chips in both.items() for chip in chips}
        )


@cache
def chips(language: str = "en") -> Chips:
    """The chips of a language; read once. Raises ContentError naming the fault in chips.toml."""
    return read_chips(CONTENT / language / "chips.toml")


def read_chips(path: Path) -> Chips:
    """The chips of one file. Raises ContentError."""
    given = read_file(path, FILE)
    found = Chips(given["did"], given["helped"])
    with in_file(path):
        each_once(chip.id for chip in (*found.did, *found.helped))
    return found


def filled(line: str, chip: str, known: tuple[Chip, ...]) -> str:
    """The line with a chip in it: in place of nothing or of another chip, else behind what was typed if it fits.

    What somebody typed is never taken away, and a chip that stands there already stands there once.
    """
    if not line or line in {one.line for one in known}:
        return chip
    longer = f"{line.rstrip('. ')}. {chip}"
    return line if chip in line or len(longer) > LONGEST_LINE else longer


DID: Rules = {"id": text(1), "line": text(6)}
HELPED: Rules = {"id": text(1), "line": text(6), "signs": items(text(4), 1, 6), "told": Default(text(20))}

FILE: Rules = {
    "version": number(1, 1),
    "did": items(table(DID, Chip), 4, 6),
    "helped": items(table(HELPED, Chip), 4, 6),
}
