"""What became of a goal that has grown, and when it is looked at again (planner.md 3)."""

from dataclasses import dataclass
from datetime import date, timedelta

LOOKS = (timedelta(days=7), timedelta(days=28))
"""So long after a goal has grown it is looked at again."""


@dataclass(frozen=True, slots=True)
class Growth:
    """What became of a goal that has grown once.

    since: the day of its last stone; None: it is open again. tried: the latest day on which it was done.
    """

    since: date | None
    tried: date | None = None

    def look_due(self, day: date) -> bool:
        """Whether a look is due that nobody has taken yet; one that is taken later counts as well."""
        if self.since is None:
            return False
        reached = [self.since + look for look in LOOKS if self.since + look <= day]
        return bool(reached) and (self.tried is None or self.tried < reached[-1])

    def rests(self, day: date) -> bool:
        """Whether it needs nothing on a day: it has grown, and no look is due."""
        return self.since is not None and not self.look_due(day)
