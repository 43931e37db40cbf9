"""A word in its place: what stands before and after it says whose it is and whether somebody else comes in."""

from collections.abc import Iterator
from dataclasses import dataclass

from journal.grammar import Grammar, Person
from journal.lines import Sentence, Word
from journal.subjects import Doubt, Start

HAND = ("hand", "hands")
HELD = ("held", "took", "hold", "holds", "takes")


@dataclass(frozen=True, slots=True)
class Around:
    """One word of a sentence's rest, with its neighbours."""

    rest: Sentence
    place: int
    words: Grammar

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.rest[self.place]

    @property
    def next(self) -> str:
        """The word that follows; empty at the end and where a sign parts them."""
        ends = self.word.after or self.place + 1 == len(self.rest)
        return "" if ends else self.rest[self.place + 1].low

    @property
    def before(self) -> str:
        """The word before; empty at the start."""
        return self.rest[self.place - 1].low if self.place else ""

    @property
    def alone(self) -> bool:
        """Whether "her" is a person here, not whose thing it is. Raises Doubt where it may be both."""
        after = self.next
        does = after in self.words.stems or self.words.is_doing(after)
        if not after or self.words.says("alone", after) or after.endswith("ly"):
            return True
        if self.words.says("lets", self.before) and does:
            return True
        if self.words.says("gives", self.before) and not self._somebody(after):
            raise Doubt
        return False

    @property
    def held_hand(self) -> bool:
        """Whether this is whose hand was held: then somebody else held it."""
        return self.next in HAND and self.before in HELD

    @property
    def owns(self) -> bool:
        """Whether "his" stands alone, as in "that was his"."""
        return not self.next or self.words.says("joins", self.next)

    def somebody(self, person: Person | None) -> bool:
        """Whether this is another person: a word for one, or a name; several things may be the "they" that follows."""
        low, core = self.word.low, self.word.core
        several = _is_they(person) and len(low) > 3 and low.endswith("s") and low[-2] not in "s'"
        name = core[:1].isupper() and bool(low) and low.split("'")[0] != "i"
        return several or name or self._somebody(low)

    def _somebody(self, low: str) -> bool:
        return any(self.words.says(name, low) for name in ("women", "men", "people"))

    def may_be(self, person: Person | None) -> bool:
        """Whether the parent's word for the child may mean this somebody as well: "he" is never Mum."""
        unlike = {"she": "men", "he": "women"}.get(person.does if person else "")
        return not (unlike and self.words.says(unlike, self.word.low))

    def speaks_of(self, person: Person | None) -> bool:
        """Whether this is the child's own pronoun, "she's" and "himself" among them."""
        if person is None:
            return False
        low = self.word.low
        return person.has(low) or self.words.says("selves", low) or low.split("'")[0] == person.does


def _is_they(person: Person | None) -> bool:
    return person is not None and person.does == "they"


def person_of(start: Start, words: Grammar, known: Person | None) -> Person | None:
    """How the parent speaks of the child, by this sentence or those before. Raises Doubt where two may be the child."""
    if known and start.person and known != start.person:
        raise Doubt
    if known or start.person:
        return start.person or known
    found = list(_persons(start.rest, words))
    single = [person for person in found if not _is_they(person)]
    if len(single) > 1:
        raise Doubt
    return next(iter(single or found), None)


def _persons(rest: Sentence, words: Grammar) -> Iterator[Person]:
    lows = [word.low for word in rest]
    for person in words.families:
        if any(person.has(low) or low.split("'")[0] == person.does for low in lows):
            yield person
