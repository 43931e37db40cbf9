"""Who speaks for which pole, and who speaks first: balanced, and fixed by the game's seed (experience F4, quiz.md).

Pim always sits left and Lu right. A *seat* says whether Pim speaks for the high pole and whether Pim speaks first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

LONGEST_RUN = 2
FRIENDS = ("pim", "lu")


@dataclass(frozen=True, slots=True)
class Seat:
    """`pim_high`: Pim, on the left, speaks for the high pole. `pim_first`: Pim's line is spoken first."""

    pim_high: bool
    pim_first: bool

    def __str__(self) -> str:
        """The seat as a page sends it along with a pick: who speaks for the high pole, who speaks first."""
        return f"{FRIENDS[not self.pim_high]}-{FRIENDS[not self.pim_first]}"

    def speakers(self, high: Any, low: Any) -> tuple[tuple[str, Any], tuple[str, Any]]:
        """Pim on the left and Lu on the right, each with what they say."""
        left, right = (high, low) if self.pim_high else (low, high)
        return (FRIENDS[0], left), (FRIENDS[1], right)

    @property
    def high_first(self) -> bool:
        """Whether the high pole's line is spoken first."""
        return self.pim_high == self.pim_first

    @property
    def sides(self) -> tuple[bool, bool, bool]:
        """The three things that must be balanced: left or right, first or second speaker, first or second pole."""
        return self.pim_high, self.pim_first, self.high_first


SEATS = tuple(Seat(high, first) for high in (True, False) for first in (True, False))
BY_NAME = {str(seat): seat for seat in SEATS}
"""A seat by its name: "pim-lu" is Pim for the high pole and Lu first."""


def seat(seated: Sequence[tuple[str, Seat]], trait: str, seed: int) -> Seat:
    """The seat of the next card, of `trait`, after the cards `seated` (trait and seat, in the order asked).

    No side comes more than twice in a row; within a trait the high pole changes sides where that allows it.
    The same arguments always give the same seat.
    """
    chance = Random(f"{seed}:{len(seated)}:{trait}")  # noqa: S311 - fairness between friends, not secrecy
    # A room that was finished offline may leave no seat that keeps every rule.
    free = [choice for choice in SEATS if may_follow(choice, [taken for _, taken in seated])] or list(SEATS)
    own = [taken for card_trait, taken in seated if card_trait == trait]
    chance.shuffle(free)
    return min(free, key=lambda choice: unevenness(choice, own, [taken for _, taken in seated]))


def may_follow(choice: Seat, taken: Sequence[Seat]) -> bool:
    """Whether this seat starts no third in a row.

    The same seat never comes twice running: then at most one of the three sides can have run to two, and two seats
    stay free.
    """
    latest = taken[-LONGEST_RUN:]
    runs = len(latest) == LONGEST_RUN and any(
        all(earlier.sides[i] == side for earlier in latest) for i, side in enumerate(choice.sides)
    )
    return not runs and (not latest or latest[-1] != choice)


def unevenness(choice: Seat, own: Sequence[Seat], taken: Sequence[Seat]) -> tuple[int, ...]:
    """How uneven the sides would be with this seat: the high pole's side within the trait first, then over the game."""
    in_trait, in_game = differences([*own, choice]), differences([*taken, choice])
    return in_trait[0], in_game[0], sum(in_trait[1:]), sum(in_game[1:])


def differences(seats: Sequence[Seat]) -> list[int]:
    """For each of the three sides by how much one way outnumbers the other."""
    return [abs(sum(1 if one.sides[i] else -1 for one in seats)) for i in range(3)]
