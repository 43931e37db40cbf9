"""Notices praise that names no act, or praises the person, and offers words that name the act (facts S163).

It is a hint beside the line: the line is kept as typed, and the hint may be passed over.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from journal import CONTENT
from journal.grammar import grammar
from journal.lines import bare, sentences, tidy
from journal.turning import turned
from quiz.checks import number, template, text, words
from quiz.reading import Rules, items, read_file

PART = re.compile(r"(?:[.!?;,:]|\s-|\N{EN DASH}|\N{EM DASH})(?=\s|$)|\b(?:and|because|but)\b")


@dataclass(frozen=True, slots=True)
class Found:
    """What was noticed: the words that name no act, what could be said in their place, and how it is offered."""

    said: str
    rewrite: str
    hint: str


@dataclass(frozen=True, slots=True)
class Apart:
    """A line in two: the part that names no act, and the part that tells of one."""

    hollow: str
    act: str


@dataclass(frozen=True, slots=True)
class Hollows:
    """All of hollow.toml."""

    anywhere: re.Pattern[str]
    whole: re.Pattern[str]
    before_act: tuple[str, ...]
    around: frozenset[str]
    rewrite: str
    ask: str


def hollow(line: str, nickname: str = "", language: str = "en") -> Found | None:
    """What a line holds of hollow praise; None for a line that names what was done."""
    apart = kept_apart(line, nickname, language)
    if not apart.hollow:
        return None
    told = _act(apart.act, nickname, language)
    known = hollows(language)
    return Found(apart.hollow, told, known.rewrite.format_map({"line": told}) if told else known.ask)


def _act(act: str, nickname: str, language: str) -> str:
    """The act in a sentence to the child; empty where there is none that we are sure of."""
    said = bare(act)
    if said.lower().startswith("you "):
        return f"{said[:1].upper()}{said[1:]}."
    told = turned(sentences(said), nickname or "-", grammar(language))
    return " ".join(f"{sentence.to_child}." for sentence in told)


def kept_apart(line: str, nickname: str = "", language: str = "en") -> Apart:
    """The line without its hollow parts, and those; a line without any stays as it is typed."""
    known = hollows(language)
    parts = _parts(tidy(line))
    empty = [part for part in parts if _names_no_act(part, nickname, known, language)]
    if not empty:
        return Apart("", line)
    acts = [act for part in parts if (act := _after_praise(part, known, language) if part in empty else part)]
    return Apart(", ".join(empty), ". ".join(acts))


def _parts(line: str) -> list[str]:
    """What stands between stops and joining words, where the line quotes nobody."""
    if '"' in line:
        return [line]
    return [part for piece in PART.split(line) if (part := piece.strip(" .!?;,:-"))]


def _names_no_act(part: str, nickname: str, known: Hollows, language: str) -> bool:
    """Whether a part praises the person, or holds hollow praise and nothing else."""
    if known.anywhere.search(part) or _after_praise(part, known, language):
        return True
    left = known.whole.sub(" ", part).lower().replace(nickname.lower() or "\n", " ")
    return known.whole.search(part) is not None and all(word in known.around for word in left.split())


def _after_praise(part: str, known: Hollows, language: str) -> str:
    """The act after hollow praise, as one that went on: "great job waiting" gives "was waiting"."""
    for phrases in (known.anywhere, known.whole):
        for found in phrases.finditer(part):
            words = part[found.end() :].split()
            act = words[1:] if words and words[0] in known.before_act else words
            if act and grammar(language).is_doing(act[0].lower()):
                return f"was {' '.join(act)}"
    return ""


def hollows(language: str = "en") -> Hollows:
    """The hollow praise that is noticed; read once. Raises ContentError naming the fault in hollow.toml."""
    return _read(language)


@cache
def _read(language: str) -> Hollows:
    return read_hollows(CONTENT / language / "hollow.toml")


def read_hollows(path: Path) -> Hollows:
    """The phrases of one file. Raises ContentError."""
    given = read_file(path, FILE)
    return Hollows(
        anywhere=_any_of(given["anywhere"]),
        whole=_any_of(given["whole"]),
        before_act=given["before_act"],
        around=frozenset(given["around"]),
        rewrite=given["rewrite"],
        ask=given["ask"],
    )


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Any of the phrases as whole words, the longest first."""
    ordered = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, ordered))})\b", re.IGNORECASE)


FILE: Rules = {
    "version": number(1, 1),
    "anywhere": items(words(4), 1, 60),
    "whole": items(words(4), 1, 120),
    "around": items(words(2), 0, 120),
    "before_act": items(words(1), 0, 10),
    "rewrite": template("line"),
    "ask": text(30),
}
