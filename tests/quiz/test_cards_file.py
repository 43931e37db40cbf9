"""A card that does not fit stops the start, and the message names file, card and fault."""

from pathlib import Path

import pytest

from quiz.cards import read_bank
from quiz.reading import ContentError

NEW_GAME = "'card' new-game-or-known-game: "
HAT = NEW_GAME.replace("new-game-or-known-game", "other-hat-or-same-hat")
FAULTS = {
    "a field of no card": ('things = "a game box"', 'thing = "a game box"', f"{NEW_GAME}'thing' is not a field"),
    "a field left out": ('things = "a game box"\n', "", f"{NEW_GAME}'things' is missing"),
    "an empty text": ('things = "a game box"', 'things = ""', f"{NEW_GAME}'things' is empty"),
    "an unknown trait": ('trait = "Openness"', 'trait = "Opennes"', f"{NEW_GAME}'trait' is 'Opennes', not one of"),
    "another trait's facet": (
        'facet = "Willingness to Experiment"',
        'facet = "Trust"',
        f"{NEW_GAME}'facet' is 'Trust', not one of Curiosity",
    ),
    "an unknown pole": ('pole = "Open"', 'pole = "Opne"', f"{NEW_GAME}'lines' 1: 'pole' is 'Opne', not one of Open"),
    "one pole twice": (
        'pole = "Open"',
        'pole = "Traditional"',
        f"{NEW_GAME}'lines' need the poles Open and Traditional",
    ),
    "another trait's pole": (
        'pole = "Open"',
        'pole = "Steady"',
        f"{NEW_GAME}'lines' need the poles Open and Traditional",
    ),
    "a long line": (
        "New games are fun for me.",
        "New games are a lot of fun for me and for you.",
        f"{NEW_GAME}'lines' 1: 'says' has 12 words, not 10 at most",
    ),
    "lines that are no twins": (
        "New games are fun for me.",
        "New games.",
        f"{NEW_GAME}'lines' differ by more than 2 words for ages 4-6",
    ),
    "an older line that is too long": (
        'older = "I like to wear new kinds of hats and clothes."',
        'older = "I like to wear new kinds of hats and clothes when I go out."',
        f"{HAT}'lines' 2: 'older' has 14 words, not 12 at most",
    ),
    "older lines that are no twins": (
        'older = "I like to wear new kinds of hats and clothes."',
        'older = "I like to wear new hats."',
        f"{HAT}'lines' differ by more than 2 words for ages 10-12",
    ),
    "a third line": (
        'picture = "game-box-new" },',
        'picture = "game-box-new" },\n  { pole = "Open", says = "I play.", picture = "a" },',
        f"{NEW_GAME}'lines' has 3 items, not 2",
    ),
    "a grown-up's band": (
        'bands = ["4-6", "7-9"]',
        'bands = ["4-6", "adult"]',
        "'card' box-ship-or-toy-box: 'bands' 2: is 'adult', not one of 4-6, 7-9, 10-12",
    ),
    "an id used twice": (
        'id = "other-hat-or-same-hat"',
        'id = "new-game-or-known-game"',
        "new-game-or-known-game: the id is used twice",
    ),
    "a try-out that fits no child": (
        'answer = "kid"',
        'answer = "cat"',
        "'practice' 'lines' need the answer 'kid' once",
    ),
    "a try-out left out": ("[practice_again]", "[practice_more]", "'practice_more' is not a field"),
    "not TOML": ("[[card]]", "[[card]", "not TOML: "),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_cards_is_named(spoil, name: str):
    old, new, fault = FAULTS[name]

    with pytest.raises(ContentError) as error:
        read_bank(spoil("en/cards.toml", old, new))

    assert str(error.value).startswith("en/cards.toml: ")
    assert fault in str(error.value)


def test_a_facet_that_is_too_thin_for_one_age_is_named(spoil):
    spoilt = spoil("en/cards.toml", 'things = "a row of skies"', 'things = "a row of skies"\nbands = ["4-6"]')
    thinner = spoilt.read_text(encoding="utf-8").replace(
        'things = "a music box"', 'things = "a music box"\nbands = ["4-6"]'
    )
    spoilt.write_text(thinner, encoding="utf-8")

    with pytest.raises(ContentError, match="^en/cards.toml: facet 'Moodiness' has fewer than 2 cards for ages 7-9$"):
        read_bank(spoilt)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ContentError, match=r"/cards\.toml: there is no such file$"):
        read_bank(tmp_path / "cards.toml")
