"""The words of a language by which a parent's line is turned towards the child: verbs, persons, joins."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from journal import CONTENT
from quiz.checks import number, words
from quiz.reading import ContentError, Rules, items, read_file


@dataclass(frozen=True, slots=True)
class Person:
    """One person's words: who does it, to whom, whose it is, and by oneself."""

    does: str
    object: str
    own: str
    owns: str
    alone: str

    def has(self, word: str) -> bool:
        """Whether the word speaks of this person."""
        return word in (self.does, self.object, self.own, self.owns, self.alone)


@dataclass(frozen=True, slots=True)
class Grammar:
    """Every list of grammar.toml; what it does not know is left as a parent typed it."""

    stems: frozenset[str]
    pasts: frozenset[str]
    you: Person
    families: tuple[Person, ...]
    agree: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]

    def says(self, name: str, word: str) -> bool:
        """Whether a word stands in the list of that name."""
        return word in self.lists[name]

    def is_past(self, word: str) -> bool:
        """Whether this is the past of a known verb."""
        return word in self.pasts or any(stem in self.stems for stem in _before(word, "ed"))

    def is_doing(self, word: str) -> bool:
        """Whether this is a known verb with -ing."""
        return any(stem in self.stems for stem in _before(word, "ing"))

    def stem(self, word: str) -> str | None:
        """The verb that a form with -s is made of: "says" gives "say"; None where it is not known."""
        return next((stem for stem in _before_s(word) if stem in self.stems), None)


def _before(word: str, ending: str) -> Iterator[str]:
    """What an ending may have been added to: "zipped" gives "zipp", "zippe" and "zip"."""
    if not word.endswith(ending) or len(word) < len(ending) + 2:
        return
    bare = word.removesuffix(ending)
    yield from (bare, bare + "e")
    if bare[-1] == bare[-2]:
        yield bare[:-1]
    if ending == "ed" and bare.endswith("i"):
        yield bare[:-1] + "y"


def _before_s(word: str) -> Iterator[str]:
    if word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        yield word[:-1]
    if word.endswith("ies"):
        yield word[:-3] + "y"
    if word.endswith("es"):
        yield word[:-2]


def grammar(language: str = "en") -> Grammar:
    """The grammar of a language; read once. Raises ContentError naming the fault in grammar.toml."""
    return _read(language)


@cache
def _read(language: str) -> Grammar:
    return read_grammar(CONTENT / language / "grammar.toml")


def read_grammar(path: Path) -> Grammar:
    """The grammar of one file. Raises ContentError."""
    given = read_file(path, FILE)
    verbs = [_both(pair) for pair in given["irregular"]]
    return Grammar(
        stems=frozenset([*given["regular"], *(stem for stem, _ in verbs)]),
        pasts=frozenset(past for _, past in verbs),
        you=given["you"],
        families=given["families"],
        agree=MappingProxyType(dict(_both(pair) for pair in given["agree"])),
        lists=MappingProxyType({name: frozenset(given[name]) for name in LISTS}),
    )


def _both(pair: str) -> tuple[str, str]:
    first, second = pair.split()
    return first, second


def _pair(value: Any) -> str:
    said: str = words(2)(value)
    if len(said.split()) != 2:
        raise ContentError("is not two words")
    return said


def _person(value: Any) -> Person:
    forms = str(words(5)(value)).split()
    if len(forms) != 5:
        raise ContentError("is not five words")
    return Person(*forms)


LISTS = (
    *(
        "unsure",
        "follows",
        "between",
        "nots",
        "helping",
        "women",
        "men",
        "people",
        "child",
        "also_words",
        "lead",
        "weigh",
        "ways",
    ),
    *("joins", "opens", "alone", "lets", "gives", "selves", "no_verbs", "starts_so", "starts"),
)

FILE: Rules = {
    "version": number(1, 1),
    "regular": items(words(1), 0, 900),
    "irregular": items(_pair, 0, 300),
    "you": _person,
    "families": items(_person, 0, 6),
    "agree": items(_pair, 0, 20),
    **{name: items(words(5), 0, 200) for name in LISTS},
}
