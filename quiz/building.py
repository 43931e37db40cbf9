"""How a treehouse grows: five planks make a part, three parts a house, two more can be added (experience 3)."""

from dataclasses import dataclass

PLANKS_A_PART = 5
FIRST_BUDGET = 15
LARGEST_BUDGET = 25
ROOMS_AFTER_PART = (0, 1, 3, 5, 5, 5)
EXTRAS = ((4, "swing"), (5, "lantern"))


@dataclass(frozen=True, slots=True)
class Built:
    """What stands: 0 to 4 planks of the next part, 0 to 5 rooms, and what "play more" has added."""

    planks: int
    rooms: int
    extras: tuple[str, ...]


def built(answered: int) -> Built:
    """What stands after this many taps."""
    return Built(planks(answered), rooms_built(answered), extras_built(answered))


def parts(answered: int) -> int:
    """How many parts are finished after this many taps."""
    return answered // PLANKS_A_PART


def planks(answered: int) -> int:
    """How many planks of the part being built are there: 0 to 4."""
    return answered % PLANKS_A_PART


def rooms_built(answered: int) -> int:
    """How many of the five rooms stand after this many taps."""
    return ROOMS_AFTER_PART[min(parts(answered), len(ROOMS_AFTER_PART) - 1)]


def extras_built(answered: int) -> tuple[str, ...]:
    """What "play more" has added to the tree."""
    return tuple(name for part, name in EXTRAS if parts(answered) >= part)


def part_just_made(answered: int) -> bool:
    """Whether the latest tap finished a part."""
    return answered > 0 and planks(answered) == 0
