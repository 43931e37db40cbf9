"""Who does what at the start of a sentence, and whether its first verb is one that we are sure of."""

from dataclasses import dataclass, replace
from enum import StrEnum

from journal.grammar import Grammar, Person
from journal.lines import Sentence, Word


class Doubt(ValueError):
    """The line may mean more than one thing, so it is quoted, never turned."""


class Who(StrEnum):
    """Who a sentence speaks of first."""

    CHILD = "child"
    NOBODY = "nobody named"
    ME = "I"
    US = "we"
    YOU = "you"


@dataclass(frozen=True, slots=True)
class Start:
    """A sentence in its parts: when or where, who, and what follows; `person` where the parent wrote he, she, they."""

    lead: str
    who: Who
    person: Person | None
    rest: Sentence


LONGEST_LEAD = 4
OWN_WORDS = {"i": Who.ME, "we": Who.US, "you": Who.YOU}
PARTED = {"i'm": ("I", "am"), "you're": ("you", "are"), "they're": ("they", "are"), "they've": ("they", "have")}


def start(sentence: Sentence, nickname: str, words: Grammar) -> Start:
    """How the sentence starts; the verb comes first in its rest. Raises Doubt where we are not sure of that verb."""
    if any("?" in word.after and not word.quoted and '"' not in word.after for word in sentence):
        raise Doubt
    if sentence and words.says("starts", sentence[0].low):
        sentence = sentence[1:]
    lead, sentence = _led(_without_weight(sentence, words), words)
    who, person, rest = _subject(_parted(_without_weight(sentence, words), nickname, words), nickname, words)
    rest = _without_weight(rest, words)
    if not _does(who, rest, words):
        raise Doubt
    return Start(lead, who, person, _small(rest))


def _without_weight(sentence: Sentence, words: Grammar) -> Sentence:
    """The sentence without "finally" and its like at the start, which weigh on a win."""
    for length in range(LONGEST_LEAD, 0, -1):
        if words.says("weigh", _begins(sentence, length)):
            return _without_weight(sentence[length:], words)
    return sentence


def _led(sentence: Sentence, words: Grammar) -> tuple[str, Sentence]:
    for length in range(LONGEST_LEAD, 0, -1):
        if words.says("lead", _begins(sentence, length)):
            return " ".join(word.core for word in sentence[:length]), sentence[length:]
    return "", sentence


def _begins(sentence: Sentence, length: int) -> str:
    """The first words in small letters; empty where the sentence is shorter or a sign parts them."""
    first = sentence[:length]
    parted = any(word.after for word in first[:-1]) or any(word.before or word.quoted for word in first)
    return "" if parted or len(first) < length else " ".join(word.low for word in first)


def _parted(sentence: Sentence, nickname: str, words: Grammar) -> Sentence:
    """The sentence with "he's" at its start as two words; "Mia's" before a thing is no such word."""
    if not sentence:
        return ()
    first, rest = sentence[0], sentence[1:]
    who, _, ending = first.core.rpartition("'")
    following = rest[0].low if rest else ""
    if first.low in PARTED:
        halves = PARTED[first.low]
    elif ending.lower() == "s" and _one_of_us(who, nickname, following, words):
        halves = (who, "has" if words.is_past(following) or following in ("been", "got") else "is")
    else:
        return sentence
    return (replace(first, core=halves[0], after=""), replace(first, before="", core=halves[1]), *rest)


def _one_of_us(who: str, nickname: str, following: str, words: Grammar) -> bool:
    if any(person.does == who.lower() for person in words.families):
        return True
    return who.casefold() == nickname.casefold() and (words.is_doing(following) or words.is_past(following))


def _subject(sentence: Sentence, nickname: str, words: Grammar) -> tuple[Who, Person | None, Sentence]:
    length = named(sentence, 0, nickname, words) or _called(sentence, words)
    if length and not sentence[length - 1].after.strip(":"):
        return Who.CHILD, None, sentence[length:]
    first = sentence[0].low if sentence else ""
    if first in OWN_WORDS:
        return OWN_WORDS[first], None, sentence[1:]
    person = next((family for family in words.families if family.does == first), None)
    return (Who.CHILD, person, sentence[1:]) if person else (Who.NOBODY, None, sentence)


def named(sentence: Sentence, place: int, nickname: str, words: Grammar) -> int:
    """How many words of the sentence are the nickname at this place; 0 where it is not there.

    A nickname that is also a word, such as Will, is a name where it has its capital letter.
    """
    parts = nickname.split()
    here = [word.core for word in sentence[place : place + len(parts)] if not word.quoted]
    exact = words.says("also_words", nickname.lower())
    same = here == parts if exact else [part.casefold() for part in here] == [part.casefold() for part in parts]
    return len(parts) if same else 0


def _called(sentence: Sentence, words: Grammar) -> int:
    """How many words at the start call the child otherwise, such as "my son"."""
    return next((length for length in (3, 2, 1) if words.says("child", _begins(sentence, length))), 0)


def _does(who: Who, rest: Sentence, words: Grammar) -> bool:
    """Whether the next word is surely a verb of that subject; "used to scream" tells of other days."""
    after = [word for word in rest if not words.says("between", word.low)]
    if not after or after[0].before or after[0].quoted or [word.low for word in after[:2]] == ["used", "to"]:
        return False
    if who is Who.NOBODY:
        return _does_unnamed(after, words)
    return _verb(after[0].low, words) or who is not Who.CHILD and after[0].low in words.stems | {"am"}


def _verb(low: str, words: Grammar) -> bool:
    """Whether a word after "he" or a name is a verb: a known one, a helping one, or one that ends in -ed."""
    known = words.is_past(low) or low in words.agree or words.stem(low) is not None
    return known or words.says("helping", low) or low in words.agree.values() or _ends_so(low, words)


def _ends_so(low: str, words: Grammar) -> bool:
    return len(low) > 4 and low.endswith("ed") and not words.says("no_verbs", low)


def _does_unnamed(after: list[Word], words: Grammar) -> bool:
    """Whether a line without a person starts with a verb, and goes on as after a verb."""
    low = after[0].low
    following = after[1].low if len(after) > 1 and not after[0].after else ""
    goes_on = words.says("follows", following) or "," in after[0].after
    if low in words.agree:
        return words.says("ways", following) or words.is_doing(following)
    if words.says("helping", low):
        return low not in ("will", "may", "might") and (following in words.stems or following == "not")
    if words.is_past(low) and not words.says("unsure", low):
        return True
    alone = len(after) == 1 and (words.is_past(low) or words.says("ways", low))
    return alone or (goes_on and _may_do(low, words))


def _may_do(low: str, words: Grammar) -> bool:
    """Whether a word may be the verb of a line that goes on as after a verb."""
    return words.is_past(low) or words.says("ways", low) or words.says("starts_so", low) or _ends_so(low, words)


def _small(rest: Sentence) -> Sentence:
    """The rest with its verb in small letters."""
    return (replace(rest[0], core=rest[0].core.lower()), *rest[1:])
