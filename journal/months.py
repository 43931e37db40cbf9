"""A month of the family's own calendar, as an address names it."""

from datetime import date, timedelta
from typing import NamedTuple, Self


class Month(NamedTuple):
    """One month: "2026-11"."""

    year: int
    month: int

    @classmethod
    def of(cls, day: date) -> Self:
        """The month of a day."""
        return cls(day.year, day.month)

    @classmethod
    def named(cls, name: str) -> Self | None:
        """The month of this name; None for anything else."""
        try:
            return cls.of(date.fromisoformat(f"{name}-01"))
        except ValueError:
            return None

    @property
    def name(self) -> str:
        """As an address names it."""
        return f"{self.year:04}-{self.month:02}"

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.month, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return (self.first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
