"""Praise out of a parent's two lines: to the child, near the child, and as a message to others (facts S150-S153).

By rules, on this site; no line leaves it. A line that may mean two things is quoted, never turned.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from zlib import crc32

from journal.grammar import Grammar, Person, grammar
from journal.hollow import kept_apart
from journal.likes import likes_words
from journal.lines import bare, sentences
from journal.praises import Praises, praises
from journal.turning import Turned, clashes, turned

LEFT_OUT_FAVOURITE = "a-favourite"


@dataclass(frozen=True, slots=True)
class Praise:
    """What to say to the child, what to say near the child, what to send; `beside` for a child of few or no words."""

    to_child: str
    overheard: str
    message: str
    beside: str = ""


def praise(
    did: str,
    helped: str,
    nickname: str,
    speech: str = "speaks",
    likes: Sequence[str] = (),
    left_out: Collection[str] = (),
    language: str = "en",
) -> Praise:
    """Praise that names act and effort; either line may be blank (facts S151, S161)."""
    words, known = praises(language), grammar(language)
    act = kept_apart(did, nickname, language).act
    line, told = _quotable(act, known), turned(sentences(act), nickname, known)
    to_child, overheard, first = _said(line, told, nickname, words, known)
    return Praise(
        to_child=to_child,
        overheard=overheard,
        message=f"{first}\n{_helped(helped, words, known)}",
        beside=_beside(line, speech, likes, left_out, language),
    )


def told_of(did: str, nickname: str, language: str = "en") -> str:
    """The win in one or two sentences about the child, for a certificate or a note; quoted where it is not sure."""
    act, known = kept_apart(did, nickname, language).act, grammar(language)
    line, told = _quotable(act, known), turned(sentences(act), nickname, known)
    return _said(line, told, nickname, praises(language), known)[2]


def _quotable(act: str, known: Grammar) -> str:
    """The line as it stands after a colon: "A new word" begins small, a name does not."""
    line = bare(act)
    first = line.split(" ", 1)[0].lower()
    return f"{line[:1].lower()}{line[1:]}" if known.says("follows", first) or known.says("alone", first) else line


def _said(line: str, told: Sequence[Turned], nickname: str, words: Praises, known: Grammar) -> tuple[str, str, str]:
    """To the child, to be overheard, and the message's first line."""
    if told:
        return _turned(line, told, nickname, words)
    filled = {"name": nickname, "line": _closed(line)}
    frames = words.quote if line else words.open
    to_child, overheard, message = (
        _stopped(frames[name].format_map(filled)) for name in ("to_child", "overheard", "message")
    )
    if line.lower().startswith("you ") and not clashes(line, known):
        to_child = f"{_sentence(line)} {words.ending(line, line).to_child}"
        overheard = _stopped(words.spoken["overheard"].format_map(filled))
    return to_child, overheard, message


def _turned(line: str, told: Sequence[Turned], nickname: str, words: Praises) -> tuple[str, str, str]:
    ending = words.ending(line, " ".join(sentence.act for sentence in told))
    to_child = " ".join(_sentence(sentence.to_child) for sentence in told)
    of_child = " ".join(_sentence(sentence.of_child) for sentence in told)
    overheard = ending.overheard.format_map(_they(told[-1].person, nickname))
    return f"{to_child} {ending.to_child}", f"{of_child} {overheard}", of_child


def _they(person: Person | None, nickname: str) -> dict[str, str]:
    """The parent's own word for the child, else the nickname: nobody's gender is guessed."""
    they = person.does if person else nickname
    return {"they": they, "They": they[:1].upper() + they[1:]}


def _helped(helped: str, words: Praises, known: Grammar) -> str:
    """How it was helped, the parent's own line; "waited" is what I did."""
    line = bare(helped)
    if not line or line.lower() in words.nothing:
        return words.message["alone"]
    first, *rest = (word.low for word in sentences(line)[0])
    mine = known.is_past(first) and not known.says("unsure", first) and rest[:1] != ["by"]
    said = f"I {line[:1].lower()}{line[1:]}" if mine else line
    return _stopped(words.message["helped"].format_map({"line": _closed(said)}))


def _beside(line: str, speech: str, likes: Sequence[str], left_out: Collection[str], language: str) -> str:
    """Praise in another form beside the words, with what this child likes (facts S160)."""
    if speech == "speaks":
        return ""
    words, names = praises(language), likes_words(language)
    known = [like for like in likes if like in names and LEFT_OUT_FAVOURITE not in left_out]
    if not known:
        return words.beside["show"]
    return words.beside["like"].format_map({"like": names[known[crc32(line.encode()) % len(known)]]})


def _closed(line: str) -> str:
    """The line with its quotes in pairs."""
    return line + '"' * (line.count('"') % 2)


def _sentence(said: str) -> str:
    return _stopped(f"{said[:1].upper()}{said[1:]}.")


def _stopped(said: str) -> str:
    """The sentence with one stop, not two after a quoted one."""
    for sign in ".!?":
        said = said.replace(f'{sign}".', f'{sign}"')
    return said
