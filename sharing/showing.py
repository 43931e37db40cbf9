"""What somebody with a link sees: the same values for the look beforehand, the page, and the text (experience G10)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sharing.terms import Part, as_looked_at


@dataclass(frozen=True, slots=True)
class Picked:
    """One win that was picked: its two lines as they stand now, and what was kept of each when it was looked at."""

    token: str
    day: date
    did: str
    helped: str
    kept_did: str | None
    kept_helped: str | None

    @property
    def shown(self) -> dict[Part, str]:
        """The lines that are shown, by part."""
        both = {Part.DID: (self.did, self.kept_did), Part.HELPED: (self.helped, self.kept_helped)}
        return {part: seen for part, (line, kept) in both.items() if (seen := as_looked_at(line, kept))}

    @property
    def left_out(self) -> dict[Part, str]:
        """The lines that stand in the journal and are not shown."""
        both = {Part.DID: self.did, Part.HELPED: self.helped}
        return {part: line for part, line in both.items() if line and part not in self.shown}


@dataclass(frozen=True, slots=True)
class Sheet:
    """All that a link shows: for whom, of whom (None is a child without a name here), until when, and the wins."""

    label: str
    name: str | None
    until: date | None
    picked: Sequence[Picked]

    @property
    def seen(self) -> list[Picked]:
        """The wins of which something is shown."""
        return [win for win in self.picked if win.shown]

    @property
    def left_out(self) -> list[Picked]:
        """The wins of which something is not shown."""
        return [win for win in self.picked if win.left_out]
