"""What may come next, chosen before it is needed: a tap is answered at once, and a room can be finished offline.

After each tap the next card is the one that the engine would ask (quiz.md 4.2), so asking stays adaptive. The rest of
the room is a guess, "a bit like both" throughout, for when the connection is gone.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.building import PLANKS_A_PART, Built, built, part_just_made, parts
from quiz.cards import Card
from quiz.picks import BOTH, SKIP
from quiz.rounds import Round
from quiz.seating import Seat


@dataclass(frozen=True, slots=True)
class Next:
    """A card that comes next, how it sits, and the picks that lead to it."""

    card: Card
    seat: Seat
    picks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a question's page carries along: what each tap leads to, the rest of the room, and the room made."""

    next_cards: tuple[Next, ...]
    rest_of_room: tuple[Next, ...]
    part: int
    built: Built


def ahead(round: Round, card: Card) -> Ahead | None:
    """What comes after this card; None for a card that was picked before or when all planks are laid."""
    if card.id in round.picked or round.full:
        return None
    part = parts(len(round.picked)) + 1
    return Ahead(next_cards(round, card), rest_of_room(round, card), part, built(part * PLANKS_A_PART))


def next_cards(round: Round, card: Card) -> tuple[Next, ...]:
    """What each tap on a new card leads to, the same card once; nothing where the tap ends the room."""
    if card.id in round.picked or round.full:
        return ()
    found: dict[str, Next] = {}
    for pick in (*(line.pole for line in card.lines), BOTH, SKIP):
        after = round.after(card, pick)
        if ends_room(after) or after.next is None:
            return ()
        earlier = found.get(after.next.id)
        found[after.next.id] = Next(after.next, after.seat_of(after.next), (*(earlier.picks if earlier else ()), pick))
    return tuple(found.values())


def rest_of_room(round: Round, card: Card) -> tuple[Next, ...]:
    """The cards from the one after the next to the end of the room, as if every tap were "a bit like both"."""
    return tuple(guessed(round.after(card, BOTH)))[1:]


def guessed(after: Round) -> Iterator[Next]:
    """One card after another until the room is made."""
    while not ends_room(after) and (card := after.next):
        yield Next(card, after.seat_of(card), ())
        after = after.after(card, BOTH)


def ends_room(after: Round) -> bool:
    """Whether the latest pick made a room."""
    return part_just_made(len(after.picked))
