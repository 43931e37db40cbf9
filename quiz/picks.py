"""What a child's pick means: to the engine, and to a room of the treehouse."""

from dataclasses import dataclass

from quiz.scoring import Answer, Reading, Word
from quiz.seating import Seat
from quiz.traits import Pole

BOTH, SKIP = "both", "skip"
PICKS = (*Pole, BOTH, SKIP)
OPTIONS = 3
EVEN = 0.5


@dataclass(frozen=True, slots=True)
class Picked:
    """One answered card: the pick is a pole, "both" or "skip"; the seat is as it was shown."""

    card: str
    pick: str
    seat: Seat


def counted(picked: Picked) -> Answer:
    """A pick other than "skip" as the engine counts it: three options, the high pole highest, and the side tapped."""
    if picked.pick == BOTH:
        return Answer(1, OPTIONS)
    high = Pole(picked.pick).high
    return Answer(OPTIONS - 1 if high else 0, OPTIONS, "left" if high == picked.seat.pim_high else "right")


def fitting_of(reading: Reading) -> str:
    """The fitting that a reading puts into a room: a pole's where it is sure enough, else the one for both."""
    if reading.word not in {Word.CLEAR, Word.LEANING}:
        return BOTH
    return "high" if reading.p_high > EVEN else "low"
