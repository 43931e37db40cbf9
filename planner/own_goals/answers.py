"""What the plan answers to a family's wish: a person to talk to, a question back, or routines (planner.md 2.6)."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from planner.own_goals.routines import Routine, routines
from planner.own_goals.spelling import holds, nearest, stem, words_of
from planner.own_goals.wishes import Topic, Wishes, wishes

OFFERED = 3
"""So many routines are offered; the family picks, never the plan (planner.md 2.6)."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What is known of a wish. Nothing set: it is asked what sort of thing it is."""

    talk: Topic | None = None
    stop: bool = False
    offers: tuple[Routine, ...] = ()


def answer_to(wish: str, language: str = "en") -> Answer:
    """The answer to a wish, the most careful one first (planner.md 2.6)."""
    read, words = wishes(language), words_of(wish)
    talk = topic_of(words, read)
    if talk:
        return Answer(talk=talk)
    if is_to_stop(words, read):
        return Answer(stop=True)
    return Answer(offers=offers(words, read, routines(language)))


def topic_of(words: Sequence[str], read: Wishes) -> Topic | None:
    """What a person is needed for, or None."""
    return next(
        (
            topic
            for topic, talk in read.talk.items()
            if any(holds(words, phrase) for phrase in talk.words)
            and not any(holds(words, phrase) for phrase in talk.unless)
        ),
        None,
    )


def is_to_stop(words: Sequence[str], read: Wishes) -> bool:
    """Whether a wish begins with what is to stop, and is not about a screen, for which there is a routine."""
    if any(holds(words, screen) for screen in read.screens):
        return False
    for place, word in enumerate(words):
        if any(words[place:][: len(words_of(stop))] == words_of(stop) for stop in read.stops):
            return True
        if word not in read.fillers:
            return False
    return False


def offers(words: Sequence[str], read: Wishes, known: Mapping[str, Routine]) -> tuple[Routine, ...]:
    """The best three routines: each word counts the more, the fewer routines use it (planner.md 2.6)."""
    keys = keys_of(tuple(known.values()), tuple(sorted(read.forms.items())))
    uses = Counter(key for found in keys.values() for key in found)
    wished = meant(words, read, uses)
    scores = {id: sum(1 / uses[word] for word in wished & found) for id, found in keys.items()}
    ranked = sorted((id for id in scores if scores[id]), key=lambda id: -scores[id])
    return tuple(known[id] for id in ranked[:OFFERED])


def meant(words: Sequence[str], read: Wishes, uses: Counter[str]) -> set[str]:
    """The stems of the words that carry weight, each as the library spells it."""
    stems = {stem(read.forms.get(word, word)): word for word in words if word not in read.fillers}
    return {near if known not in uses and (near := nearest(word, uses)) else known for known, word in stems.items()}


@cache
def keys_of(known: tuple[Routine, ...], forms: tuple[tuple[str, str], ...]) -> Mapping[str, frozenset[str]]:
    """The stems by which each routine is found."""
    told = dict(forms)
    return {one.id: frozenset(stem(told.get(key, key)) for key in one.keys) for one in known}
