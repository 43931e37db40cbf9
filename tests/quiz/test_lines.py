"""Every line that a child can meet has one id, and each two lines of a card are known as twins."""

import pytest

from quiz.cards import CHILD_BANDS, bank
from quiz.lines import lines, twins
from quiz.reading import ContentError
from quiz.story import FITTINGS, story

SOME = {
    "hello-pim": "Hi! I am Pim.",
    "word-both": "A bit like both",
    "porch-name": "Porch",
    "porch-low": "You like a quiet spot.",
    "kid-or-fish-fish": "I am a fish.",
    "new-game-or-known-game-Open": "New games are fun for me.",
}


def test_a_line_is_found_by_its_id():
    assert SOME.items() <= lines().items()


@pytest.mark.parametrize("band", CHILD_BANDS)
def test_nothing_that_a_child_of_any_age_meets_is_left_out(band: str):
    told, cards = story(band=band), (bank().practice, bank().practice_again, *bank().for_band(band))

    assert {lines()[told.clip(id)]: id for id in told.lines} == {says: id for id, says in told.lines.items()}
    assert all(lines()[told.clip(f"word-{id}")] == says for id, says in told.words.items())
    assert all(lines()[f"{room.id}-{fitting}"] == room.says(fitting) for room in told.rooms for fitting in FITTINGS)
    assert all(lines()[card.clip(line, band)] == line.for_band(band) for card in cards for line in card.lines)


def test_twins_are_the_two_lines_of_one_card_in_the_words_of_one_age():
    assert ("kid-or-fish-kid", "kid-or-fish-fish") in twins()
    older = [pair for pair in twins() if pair[0].endswith("-older")]
    assert {f"{card.id}-{line.pole}" for card in bank().cards for line in card.lines} <= {
        id for pair in twins() for id in pair
    }
    assert len(older) == sum(
        1 for card in (*bank().cards, bank().practice, bank().practice_again) if card.lines[0].older
    )
    assert all(first[:6] == second[:6] for first, second in twins())


def test_an_id_that_two_lines_share_is_refused(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(story().lines, "kid-or-fish-fish", "A line with the id of a card's.")

    with pytest.raises(ContentError, match="^en, lines: kid-or-fish-fish: the id is used twice$"):
        lines()
