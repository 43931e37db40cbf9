"""What a child says to a step with one tap of its own; an answer like any other, never a failure (planner.md 7)."""

from collections.abc import Iterable
from enum import StrEnum

from planner.diary import Noted
from planner.stones import Outcome


class Wish(StrEnum):
    """The three buttons of a child's own card, all alike."""

    NOT_TODAY = "not-today"
    SMALLER = "smaller"
    ANOTHER = "another"


def wish_of(noted: Noted) -> Wish | None:
    """What the child said of a day's step; None where the child did not say anything, or the family said more since."""
    if not noted.by_child:
        return None
    if noted.outcome == Outcome.REFUSED:
        return Wish.NOT_TODAY
    return Wish.SMALLER if noted.hard_day else Wish.ANOTHER


def wishes(entries: Iterable[Noted]) -> tuple[Wish, ...]:
    """Everything that the child said in these entries, each once."""
    return tuple(dict.fromkeys(wish for noted in entries if (wish := wish_of(noted))))
