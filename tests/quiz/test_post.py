"""What older children read is short, easy and kind, in words that are not a small child's (experience 3, C)."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from quiz import CONTENT
from quiz.building import EXTRAS
from quiz.cards import MOST_OLDER_WORDS, TWIN_WORDS, Card, bank
from quiz.checks import UNKIND
from quiz.scoring import Band
from quiz.story import FITTINGS, LINES, WORDS, Room, story
from quiz.traits import Trait
from tests.readability import grade, sentences_of, words_of

OLDER = Band.OLDER
POST, TREEHOUSE = story(band=OLDER), story()
STAMP_SENTENCES = [stamp.says(fitting) for stamp in POST.rooms for fitting in FITTINGS]
CARDS = [card for card in bank().for_band(OLDER) if any(line.older for line in card.lines)]
TRIES = (bank().practice, bank().practice_again)
CARD_LINES = [line.for_band(OLDER) for card in (*bank().for_band(OLDER), *TRIES) for line in card.lines]
SENTENCES = [*POST.lines.values(), *STAMP_SENTENCES]
EVERYTHING = [*SENTENCES, *CARD_LINES, *POST.words.values(), *(stamp.name for stamp in POST.rooms)]
TREEHOUSE_WORDS = {"treehouse", "plank", "planks", "room", "rooms", "porch", "kitchen", "toy", "toys"}
ALBUM_WORDS = {"album", "albums", "stamp", "stamps", "note", "notes", "island"}
NEGATION = {"no", "not", "never", "without", "nothing", "none", "nobody", "nor", "cannot"}
EACH = pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
EACH_STAMP = pytest.mark.parametrize("stamp", POST.rooms, ids=lambda stamp: stamp.id)


def older(card: Card) -> tuple[str, str]:
    high, low = (line.for_band(OLDER) for line in card.lines)
    return high, low


def test_ages_ten_to_twelve_get_the_post_and_younger_ages_the_treehouse():
    skins = {band: story("en", band).skin for band in ("4-6", "7-9", "10-12")}

    assert skins == {"4-6": "treehouse", "7-9": "treehouse", "10-12": "post"}


def test_the_post_has_every_line_and_button_and_never_speaks_of_the_treehouse():
    assert set(POST.lines) == set(LINES)
    assert set(POST.words) == set(WORDS)
    assert not TREEHOUSE_WORDS & set(words_of(" ".join(EVERYTHING)))


def test_the_treehouse_never_speaks_of_the_album():
    rooms = [room.says(fitting) for room in TREEHOUSE.rooms for fitting in FITTINGS]

    assert not ALBUM_WORDS & set(words_of(" ".join([*TREEHOUSE.lines.values(), *TREEHOUSE.words.values(), *rooms])))


@pytest.mark.parametrize("says", [*SENTENCES, *CARD_LINES])
def test_c1_every_older_line_alone_is_of_grade_four_at_most(says: str):
    assert grade(says) <= 4


def test_c1_everything_together_is_of_grade_two_at_most():
    assert grade(" ".join([*SENTENCES, *CARD_LINES])) <= 2


@pytest.mark.parametrize("says", [*SENTENCES, *CARD_LINES])
def test_c2_an_older_sentence_has_twelve_words_at_most(says: str):
    assert max(len(words_of(sentence)) for sentence in sentences_of(says)) <= MOST_OLDER_WORDS


def test_c3_older_words_are_those_of_the_two_vocabularies_and_no_others():
    first, more = (
        (CONTENT / "en" / f"{name}.txt").read_text(encoding="utf-8").split("\n")
        for name in ("vocabulary", "vocabulary-older")
    )

    assert more == [*sorted(set(words_of(" ".join(EVERYTHING))) - set(first)), ""]


@pytest.mark.parametrize("says", [*STAMP_SENTENCES, *CARD_LINES])
def test_c5_a_pick_has_no_negation_and_is_said_in_the_first_person(says: str):
    assert not NEGATION & set(words_of(says))
    assert "n't" not in says
    assert {"i", "my", "me"} & set(words_of(says))


@EACH
def test_c6_a_card_has_older_words_for_both_twins_or_for_none(card: Card):
    high, low = older(card)

    assert all(line.older and line.older != line.says for line in card.lines)
    assert abs(len(words_of(high)) - len(words_of(low))) <= TWIN_WORDS
    assert len(sentences_of(high)) == len(sentences_of(low))
    assert [mark for mark in high if mark in ",!"] == [mark for mark in low if mark in ",!"]


@EACH
def test_c6_older_twins_begin_alike_or_end_alike(card: Card):
    high, low = (words_of(says) for says in older(card))

    assert high[:2] == low[:2] or high[-2:] == low[-2:], (high, low)


@EACH_STAMP
def test_c6_a_stamps_two_poles_are_twins(stamp: Room):
    high, low = words_of(stamp.high), words_of(stamp.low)

    assert abs(len(high) - len(low)) <= TWIN_WORDS
    assert high[:2] == low[:2]


@pytest.mark.parametrize("says", EVERYTHING)
def test_c7_nothing_unkind_is_said_to_older_children(says: str):
    assert not UNKIND.search(says.replace("You can not get it wrong.", ""))


def test_c8_an_older_button_says_what_happens():
    assert not {"ok", "submit", "click", "yes", "no"} & set(words_of(" ".join(POST.words.values())))


def test_the_cards_that_sound_youngest_have_older_words_and_none_comes_twice():
    said = [line.for_band(OLDER) for card in bank().for_band(OLDER) for line in card.lines]

    assert {"other-hat-or-same-hat", "look-in-car-or-drive-car", "blocks-in-rows-or-in-a-heap"} <= {c.id for c in CARDS}
    assert len(set(said)) == len(said)


def test_younger_ages_keep_the_words_they_had():
    card = CARDS[0]

    assert [line.for_band("7-9") for line in card.lines] == [line.says for line in card.lines]
    assert older(card) != tuple(line.says for line in card.lines)


def test_a_clip_is_named_after_the_line_and_the_words():
    card = bank().card("other-hat-or-same-hat")
    high = card.lines[0]

    assert (POST.clip("rest"), POST.clip("how-pim"), POST.clip("try-know")) == ("post-rest", "post-how-pim", "try-know")
    assert (POST.clip("word-start"), POST.clip("word-on")) == ("post-word-start", "word-on")
    assert TREEHOUSE.clip("rest") == "rest"
    assert card.clip(high, "7-9") == "other-hat-or-same-hat-Open"
    assert card.clip(high, "10-12") == "other-hat-or-same-hat-Open-older"


def test_one_clip_says_one_thing_whoever_asks():
    told = [*POST.spoken().items(), *TREEHOUSE.spoken().items()]
    told += [spoken for card in (*bank().cards, *TRIES) for spoken in card.spoken().items()]

    assert len(dict(told)) == len(set(told))
    assert {"sea-name", "sea-both", "post-word-more", "word-on", "kid-or-fish-kid-older"} <= set(dict(told))
    assert all(re.fullmatch(r"[A-Za-z0-9-]+", clip) for clip, _ in told)


def test_every_line_of_a_story_is_spoken():
    for told in (POST, TREEHOUSE):
        assert len(told.spoken()) == len(LINES) + len(WORDS) + 4 * len(told.rooms)
        assert {told.clip(id) for id in LINES} <= set(told.spoken())


def test_every_stamp_fitting_and_extra_is_drawn(pictures: Path):
    stamps = [f"room-{stamp.id}" for stamp in POST.rooms]
    fittings = [f"fit-{stamp.id}-{fitting}" for stamp in POST.rooms for fitting in FITTINGS]
    extras = [extra for _, extra in EXTRAS]

    assert not [one for one in ("base", *stamps, *fittings, *extras) if not (pictures / f"post/{one}.svg").is_file()]


def test_stamps_lie_apart_on_the_page_and_are_of_one_size():
    assert {stamp.frame[2:] for stamp in POST.rooms} == {POST.rooms[0].frame[2:]}
    for one, other in combinations([stamp.frame for stamp in POST.rooms], 2):
        assert abs(one[0] - other[0]) >= one[2] + 10 or abs(one[1] - other[1]) >= one[3] + 10, (one, other)


def test_every_trait_has_a_stamp_and_no_stamp_has_a_rooms_id():
    assert {stamp.trait for stamp in POST.rooms} == set(Trait)
    assert not {stamp.id for stamp in POST.rooms} & {room.id for room in TREEHOUSE.rooms}
    assert POST.room("porch") is None
