"""A line as a parent typed it, tidied and parted into sentences and words; nothing here knows what it means."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

SMILEY = re.compile(r"(?<!\S)(?:[:;=]'?-?[)(DPp]|<3+|x{2,}|\^\^)(?!\S)")
BULLET = re.compile(r"^(?:[-*\N{BULLET}\N{EN DASH}]+|\d+[.)])\s+")
SINGLE = re.compile(r"(?<!\w)'([^']+(?:'\w[^']*)*?)'(?!\w)")
PARTS = re.compile(r"^(\W*)(.*?)(\W*)$", re.DOTALL)
STOPS = re.compile(r'[.!?;,:\s"\N{HORIZONTAL ELLIPSIS}-]+$')
ALIKE = str.maketrans(
    {
        "\N{RIGHT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT SINGLE QUOTATION MARK}": "'",
        "\N{LEFT DOUBLE QUOTATION MARK}": '"',
        "\N{RIGHT DOUBLE QUOTATION MARK}": '"',
    }
)
SPELT_OUT = (
    (re.compile(r"\s*(?:\.{2,}|\N{HORIZONTAL ELLIPSIS})\s*(?=\w)"), ", "),
    (re.compile(r"\b(Mr|Mrs|Ms|Dr|St)\."), r"\1"),
    (re.compile(r"(?<=\s)[&+](?=\s)"), "and"),
    (re.compile(r"(?<!\S)w/o\b"), "without"),
    (re.compile(r"(?<!\S)w/\s*"), "with "),
    (re.compile(r"\b(he|she)s\b", re.IGNORECASE), r"\1's"),
    (re.compile(r"\b(did|was|does|is|has|could|would)nt\b", re.IGNORECASE), r"\1n't"),
    (re.compile(r"\b(did|tried|gave it) (?:his|her|their|your) (?:very |level )?best\b", re.IGNORECASE), "tried hard"),
    (re.compile(r"(?<!\S)i(?=$|[\s.,!?]|'(?:m|ve|ll|d)\b)"), "I"),
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word with the signs around it; `quoted` where it is somebody's own words."""

    before: str
    core: str
    after: str
    quoted: bool = False

    @property
    def low(self) -> str:
        """The word in small letters, to look it up; empty where it is quoted, for then it is nobody's to change."""
        return "" if self.quoted else self.core.lower()

    @property
    def text(self) -> str:
        """The word as it stands in its line."""
        return f"{self.before}{self.core}{self.after}"


Sentence = tuple[Word, ...]


def tidy(line: str) -> str:
    """The line in one row, without pictures, bullets and shouting."""
    plain = "".join(sign for sign in line.translate(ALIKE) if not _picture(sign))
    rowed = BULLET.sub("", " ".join(SMILEY.sub(" ", plain).split()))
    for found, said in SPELT_OUT:
        rowed = found.sub(said, rowed)
    return _unwrapped(_lowered(rowed)).strip()


def bare(line: str) -> str:
    """The tidied line without the stops at its end; empty where a line says nothing."""
    said = STOPS.sub("", tidy(line))
    return said + '"' * (said.count('"') % 2) if any(sign.isalnum() for sign in said) else ""


def _picture(sign: str) -> bool:
    """Whether this is an emoji or a part of one."""
    return unicodedata.category(sign) in {"So", "Sk", "Cs"} or sign in "\N{VARIATION SELECTOR-16}\N{ZERO WIDTH JOINER}"


def _lowered(line: str) -> str:
    """A line all in capitals in small letters; "I" stays."""
    if line.isupper() and len(line.split()) > 1:
        return re.sub(r"\bi\b", "I", line.lower())
    return line


def _unwrapped(line: str) -> str:
    """The line without quotes around the whole of it."""
    doubled = SINGLE.sub(r'"\1"', line)
    if doubled.count('"') == 2 and doubled.startswith('"') and doubled.rstrip(".! ").endswith('"'):
        return doubled.replace('"', "")
    return doubled


def sentences(line: str) -> tuple[Sentence, ...]:
    """The sentences of a line, tidied; none for a line that says nothing."""
    found: list[Sentence] = []
    begun: list[Word] = []
    words = _words(tidy(line))
    for place, word in enumerate(words):
        begun.append(word)
        if _ends(word, words[place + 1 :]):
            found.append(_without_stop(begun))
            begun = []
    return tuple(sentence for sentence in (*found, _without_stop(begun)) if sentence)


def _words(line: str) -> list[Word]:
    return list(_marked(part for part in (PARTS.match(piece) for piece in line.split()) if part))


def _marked(parts: Iterator[re.Match[str]]) -> Iterator[Word]:
    """The words, each knowing whether it stands between quotes."""
    inside = False
    for part in parts:
        before, core, after = part.groups()
        inside ^= before.count('"') % 2 == 1
        yield Word(before, core, after, inside)
        inside ^= after.count('"') % 2 == 1


def _ends(word: Word, rest: Sequence[Word]) -> bool:
    """Whether a sentence ends here; a stop inside quotes ends it where a capital letter follows."""
    if not re.search(r"[.!?;]", word.after):
        return False
    if '"' in word.after:
        return not rest or rest[0].core[:1].isupper()
    return not word.quoted


def _without_stop(words: Sequence[Word]) -> Sentence:
    if not words:
        return ()
    last = words[-1]
    signs = re.sub(r"[.!;,:]+$", "", last.after)
    return tuple(word for word in (*words[:-1], replace(last, after=signs)) if word.core or word.before + word.after)
