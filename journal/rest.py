"""The rest of a sentence after its subject, word by word: whose hand is it, who was calm, who is "he" by now."""

from dataclasses import dataclass, field, replace

from journal.around import Around, person_of
from journal.grammar import Grammar, Person
from journal.lines import Word
from journal.subjects import Doubt, Start, Who, named

CHILD, ME, OTHER = "child", "me", "other"
MINE = ("i", "we", "me", "us", "i'm", "i'd")
YOURS = ("you", "your", "yours", "yourself", "you're")

THANKS = ("thank", "thanks")


@dataclass
class Walk:
    """A walk along one sentence, and what it knows so far.

    doing: who does things by now. others: somebody else was named whom the same word may mean. named: whether the
    sentence for others has said the nickname. to_child and of_child: the words turned and told.
    """

    start: Start
    nickname: str
    words: Grammar
    person: Person | None
    doing: str
    named: bool
    present: bool = False
    others: bool = False
    to_child: list[Word] = field(default_factory=list)
    of_child: list[Word] = field(default_factory=list)

    def go(self) -> None:
        """Turns every word. Raises Doubt where one may mean two things."""
        self._first_verb()
        while len(self.to_child) < len(self.start.rest):
            self._step(Around(self.start.rest, len(self.to_child), self.words))
        if not self.named and self.start.who is Who.ME:
            raise Doubt

    def _first_verb(self) -> None:
        """Words up to the first verb, and that verb beside "you"."""
        rest = self.start.rest
        place = next(at for at, word in enumerate(rest) if not self.words.says("between", word.low))
        for word in rest[:place]:
            self._put(word)
        if self.doing == CHILD:
            self.present = rest[place].low not in self.words.agree and self.words.stem(rest[place].low) is not None
            self._put(rest[place], self._beside_you(rest[place]), self._beside_name(rest[place]))

    def _beside_you(self, verb: Word) -> str:
        if self._way(verb):
            return f"were {verb.core}"
        return self.words.agree.get(verb.low) or self.words.stem(verb.low) or verb.core

    def _beside_name(self, verb: Word) -> str:
        """The verb after the nickname; "they were" becomes "was"."""
        if self._way(verb):
            return f"was {verb.core}"
        if self.start.person is None or self.start.person.does != "they":
            return verb.core
        one = next((one for one, many in self.words.agree.items() if many == verb.low), "")
        if not one and verb.low in self.words.stems and not self.words.is_past(verb.low):
            raise Doubt
        return one or verb.core

    def _way(self, verb: Word) -> bool:
        """Whether the line starts with a way to be: "calm at the dentist"."""
        return self.start.who is Who.NOBODY and self.words.says("ways", verb.low)

    def _step(self, here: Around) -> None:
        low = here.word.low
        length = named(here.rest, here.place, self.nickname, self.words)
        if low == "you" and here.before in THANKS:
            self._put(here.word)
        elif low in YOURS or low == f"{self.nickname.lower()}'s":
            self._whose_name(here)
        elif length:
            self._name(here, length)
        elif low in MINE or self.words.says("opens", low):
            self.doing = ME if low in MINE else OTHER
            self._put(here.word)
        elif here.speaks_of(self.person):
            self._own(here)
        else:
            self._others_or_verb(here)

    def _whose_name(self, here: Around) -> None:
        """ "Mia's coat", where the parent speaks of itself first."""
        if here.word.low in YOURS or self.doing == CHILD or self.words.is_doing(here.next):
            raise Doubt
        self.named = True
        self._put(here.word, self.words.you.own, f"{self.nickname}'s")

    def _name(self, here: Around, length: int) -> None:
        """The nickname inside the sentence: the child, where the parent speaks of itself first."""
        if self.start.who in (Who.CHILD, Who.NOBODY):
            raise Doubt
        last = here.place + length - 1
        for part in here.rest[here.place : last]:
            self._put(part, "", "")
        self.named, self.doing = True, CHILD
        self._put(here.rest[last], self.words.you.does, self.nickname)

    def _own(self, here: Around) -> None:
        """A word of the child's own person; "himself" is the child's whoever else was named."""
        person = self.person
        if self.words.says("selves", here.word.low):
            self._put(here.word, self.words.you.alone)
        elif self.others or person is None:
            raise Doubt
        elif here.word.low == person.does:
            self.doing = CHILD
            self._put(here.word, self.words.you.does, self._first_time(person.does))
        else:
            self._whose(here, person)

    def _whose(self, here: Around, person: Person) -> None:
        """ "Her" before a thing is the child's; alone it is the child, unless the child is the one who does it."""
        low = here.word.low
        if low not in (person.object, person.own, person.owns):
            raise Doubt
        if low == person.object and (low != person.own or here.alone):
            self._object(here.word)
            return
        if self.doing == CHILD and here.held_hand:
            raise Doubt
        owns = low == person.owns and here.owns
        you = self.words.you.owns if owns else self.words.you.own
        self._put(here.word, you, self._first_time(here.word.core, "'s"))

    def _object(self, word: Word) -> None:
        if self.doing == CHILD:
            raise Doubt
        self._put(word, self.words.you.object, self._first_time(word.core))

    def _first_time(self, said: str, ending: str = "") -> str:
        """The nickname where the sentence for others has not said it; else what the parent wrote."""
        if self.named:
            return said
        self.named = True
        return self.nickname + ending

    def _others_or_verb(self, here: Around) -> None:
        if any(person.does == here.word.low for person in self.words.families):
            self.doing = OTHER
        elif here.somebody(self.person):
            self.others, self.doing = self.others or here.may_be(self.person), OTHER
        self._put(here.word, self._verb(here))

    def _verb(self, here: Around) -> str:
        """A later verb of the child beside "you": after "she", and after a joining word."""
        low, before = here.word.low, self._before_verb()
        stem = self.words.agree.get(low) or self.words.stem(low)
        if stem is None or before not in (self.words.you.does, *self.words.lists["joins"]):
            return here.word.core
        if before == self.words.you.does:
            return stem if low in self.words.agree or self.doing == CHILD else here.word.core
        return self._joined(here, stem)

    def _joined(self, here: Around, stem: str) -> str:
        """ "And was", "and asks": whose verb it is must be plain."""
        is_verb = here.word.low in self.words.agree or not here.next or self.words.says("follows", here.next)
        if not is_verb or (self.doing == ME and here.word.low == "was"):
            return here.word.core
        if self.doing != CHILD or not (self.present or here.word.low in self.words.agree):
            raise Doubt
        return stem

    def _before_verb(self) -> str:
        """The last turned word that is no "also" or "really"."""
        said = [word.core.lower() for word in self.to_child if word.core]
        return next((word for word in reversed(said) if not self.words.says("between", word)), "")

    def _put(self, word: Word, to_child: str | None = None, of_child: str | None = None) -> None:
        self.to_child.append(word if to_child is None else replace(word, core=to_child))
        self.of_child.append(word if of_child is None else replace(word, core=of_child))


def walked(start: Start, nickname: str, words: Grammar, known: Person | None) -> Walk:
    """The rest of a sentence, turned. Raises Doubt."""
    doing = CHILD if start.who in (Who.CHILD, Who.NOBODY) else ME
    walk = Walk(start, nickname, words, person_of(start, words, known), doing, named=doing == CHILD)
    walk.go()
    return walk
