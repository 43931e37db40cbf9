"""A sentence about a child, turned towards that child and told to somebody else; on any doubt it is not turned."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from journal.grammar import Grammar, Person
from journal.lines import Sentence, Word
from journal.rest import Walk, walked
from journal.subjects import Doubt, Start, Who, start


@dataclass(frozen=True, slots=True)
class Turned:
    """One sentence twice, without its stop.

    `person` is how the parent speaks of the child, where that was written; `act` are the words of what the child did,
    without what somebody else did meanwhile.
    """

    to_child: str
    of_child: str
    person: Person | None
    act: str


def turned(sentences: Sequence[Sentence], nickname: str, words: Grammar) -> tuple[Turned, ...]:
    """Every sentence of a line turned, or none of them: half a line may say the opposite of the whole."""
    found: list[Turned] = []
    person = None
    try:
        for sentence in sentences:
            found.append(_turned(sentence, nickname, words, person))
            person = found[-1].person
    except Doubt:
        return ()
    return tuple(found)


def _turned(sentence: Sentence, nickname: str, words: Grammar, person: Person | None) -> Turned:
    begun = start(sentence, nickname, words)
    if begun.who is Who.YOU:
        raise Doubt
    walk = walked(begun, nickname, words, person)
    first, others_first = _subjects(begun, walk, person)
    to_child = _said(begun.lead, first, walk.to_child)
    if clashes(to_child, words):
        raise Doubt
    return Turned(
        to_child=to_child,
        of_child=_said(begun.lead, others_first, walk.of_child),
        person=walk.person,
        act=_act(begun, words),
    )


def clashes(said: str, words: Grammar) -> bool:
    """Whether a verb does not agree with its "you", as in "you is"."""
    spoken = said.lower().split()
    return any(who == words.you.does and verb in words.agree for who, verb in pairwise(spoken))


def _act(begun: Start, words: Grammar) -> str:
    """What the child did, in small letters; nothing where the parent speaks of itself first."""
    if begun.who is Who.ME:
        return ""
    lows = (word.low for word in begun.rest)
    return " ".join(takewhile(lambda low: not words.says("opens", low), lows))


def _subjects(begun: Start, walk: Walk, known: Person | None) -> tuple[str, str]:
    """Who does it, said to the child and said of the child."""
    if begun.who is Who.ME:
        return "I", "I"
    if begun.who is Who.US:
        return "we", "we" if walk.named else f"{walk.nickname} and I"
    again = begun.person and known
    return walk.words.you.does, begun.person.does if begun.person and again else walk.nickname


def _said(lead: str, subject: str, rest: Sequence[Word]) -> str:
    sentence = " ".join([*([lead] if lead else []), subject, *(word.text for word in rest if word.text)])
    return sentence[:1].upper() + sentence[1:]
