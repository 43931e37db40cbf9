"""Every line that a child can meet, by the id under which a page and its clip name it (experience D1)."""

from collections.abc import Iterator, Mapping
from functools import cache

from quiz.cards import Bank, bank
from quiz.reading import ContentError
from quiz.story import FITTINGS, Story, story


def lines(language: str = "en") -> Mapping[str, str]:
    """Line id -> the words on the page. Raises ContentError for content that does not fit or an id used twice.

    The ids: the story's own; `word-<id>` for a button, whose names the story's lines use too; `<room>-name` and
    `<room>-<fitting>`; `<card>-<pole>`; `<practice>-<answer>`.
    """
    return _read(language)


@cache
def _read(language: str) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for id, words in (*told(story(language)), *asked(bank(language))):
        if id in found:
            raise ContentError(f"{language}: the line id '{id}' is used twice")
        found[id] = words
    return found


def told(story: Story) -> Iterator[tuple[str, str]]:
    """The lines between the cards, the buttons, the rooms: id and words."""
    yield from story.lines.items()
    for id, words in story.words.items():
        yield f"word-{id}", words
    for room in story.rooms:
        yield f"{room.id}-name", room.name
        for fitting in FITTINGS:
            yield f"{room.id}-{fitting}", room.says(fitting)


def asked(bank: Bank) -> Iterator[tuple[str, str]]:
    """The two lines of every card and every try-out: id and words."""
    for practice in (bank.practice, bank.practice_again):
        for tried in practice.lines:
            yield f"{practice.id}-{tried.answer}", tried.says
    for card in bank.cards:
        for line in card.lines:
            yield f"{card.id}-{line.pole}", line.says
