"""What a family wishes for, and what the plan makes of it: the words are ours, so the count says little of others."""

import re
from pathlib import Path

import pytest

from planner import CONTENT
from planner.areas import Area
from planner.own_goals.answers import Answer, answer_to
from planner.own_goals.routines import read_routines, routines
from planner.own_goals.sorts import read_sorts, sorts
from planner.own_goals.spelling import holds, nearest, slips_between, stem, words_of
from planner.own_goals.wishes import Topic, read_wishes, wishes
from planner.rungs import Kind
from quiz.checks import UNKIND
from quiz.reading import ContentError
from tests.readability import grade

STOP, ASK = "stop", "ask"

WISHES = {
    "use full sentences": "full-sentences",
    "clean your room": "tidy-room",
    "brush teeth": "brush-teeth",
    "finish homework": "homework",
    "talk about feelings": "name-feeling",
    "wash hands": "wash-hands",
    "wash his hair without screaming": "wash-hair",
    "cut her fingernails": "cut-nails",
    "sit on the potty": "toilet",
    "put on socks": "put-on-socks",
    "get dressed by himself": "get-dressed",
    "dressing in the morning": "get-dressed",
    "tie shoelaces": "tie-laces",
    "zip up the coat": "zip-button",
    "eat with a fork": "eat-spoon",
    "try new vegetables": "new-food",
    "eats no vegetables": "new-food",
    "drink from an open cup": "drink-cup",
    "set the table": "set-table",
    "carry the plate to the sink after dinner": "clear-plate",
    "tidying up toys": "tidy-room",
    "pack his schoolbag": "pack-bag",
    "go to bed": "bedtime",
    "sleep alone in his own bed": "sleep-own-bed",
    "leave the house": "leave-house",
    "turn off the tablet": "stop-screen",
    "stop watching tv": "stop-screen",
    "no more video games at dinner": "stop-screen",
    "share toys with his brother": "wait-turn",
    "wait in the queue": "wait-turn",
    "say hello to grandma": "greet",
    "say more words": "full-sentences",
    "ask for help": "ask-help",
    "take a deep breath": "calm-down",
    "calm down after school": "calm-down",
    "go to the dentist": "haircut-doctor",
    "vacuum cleaner noise": "loud-sounds",
    "write her own name": "write-name",
    "look at a book with me": "read-book",
    "count to ten": "count-things",
    "cross the road safely": "cross-road",
    "sit at the table for dinner": "sit-at-table",
    "feed the dog": "feed-pet",
    "hoemwork": "homework",
    "brsh his teeth": "brush-teeth",
    "sentances": "full-sentences",
    "tolet": "toilet",
    "hairdreser": "haircut-doctor",
    "make his bed": "make-bed",
    "stop hitting": Topic.HURTING,
    "bites his sister": Topic.HURTING,
    "bangs his head on the wall": Topic.HURTING,
    "runs away": Topic.RUNNING,
    "keeps running off in the shop": Topic.RUNNING,
    "not eating any more": Topic.EATING,
    "he is losing weight": Topic.EATING,
    "she doesn't stop choking on bread": Topic.CHOKING,
    "take his medicine": Topic.HEALTH,
    "seizures at night": Topic.HEALTH,
    "a blood draw": Topic.HEALTH,
    "says she wants to die": Topic.DANGER,
    "stop crying": STOP,
    "don't scream in the car": STOP,
    "no more tantrums": STOP,
    "I want him to stop spitting": STOP,
    "less shouting": STOP,
    "football team": ASK,
    "bus": ASK,
    "ride a bike": ASK,
    "kick a ball": ASK,
    "swim": ASK,
    "a bit longer on the swing": ASK,
    "": ASK,
    "?!": ASK,
    "être sage 🚀": ASK,
}
"""A wish, and what is wanted of it: a routine's id, a topic for a person, or one of the two questions."""

WITHIN_THREE = {"make his bed"}
"""Wishes whose routine is offered, and not as the first one."""


def wanted_of(answer: Answer) -> str:
    """The answer in the words of the table."""
    if answer.talk:
        return answer.talk
    if answer.stop:
        return STOP
    return answer.offers[0].id if answer.offers else ASK


@pytest.mark.parametrize("wish", WISHES)
def test_a_wish_gets_the_answer_that_fits(wish: str):
    answer = answer_to(wish)

    if wish in WITHIN_THREE:
        assert WISHES[wish] in [one.id for one in answer.offers]
    else:
        assert wanted_of(answer) == WISHES[wish]


def test_most_wishes_are_right_at_once():
    assert len(WISHES) >= 60
    assert len(WITHIN_THREE) / len(WISHES) < 0.1
    assert all(wanted_of(answer_to(wish)) != WISHES[wish] for wish in WITHIN_THREE), "it moved up: take it off the list"


def test_no_more_than_three_routines_are_offered():
    assert max(len(answer_to(wish).offers) for wish in WISHES) == 3


@pytest.mark.parametrize("id", routines())
def test_every_routine_is_found_by_its_own_name(id: str):
    assert id in [one.id for one in answer_to(routines()[id].title).offers]


def test_there_are_forty_routines_or_more_with_ids_and_keys_in_small_letters():
    found = routines()

    assert len(found) >= 40
    assert {one.area for one in found.values()} == set(Area)
    assert not [key for one in found.values() for key in (one.id, *one.keys) if not re.fullmatch("[a-z-]+", key)]


def test_what_stands_in_place_of_a_stop_leads_somewhere():
    for one in wishes().instead.values():
        assert one.sort in Kind if one.sort else set(one.routines) <= routines().keys()


def test_the_words_to_a_family_are_easy_and_kind():
    talks = [(talk.title, talk.says, *talk.who) for talk in wishes().talk.values()]
    asked = [(sort.name, sort.label, sort.hint, sort.example) for sort in sorts().of.values()]
    for said in (*(line for told in talks for line in told), *(one.says for one in wishes().instead.values())):
        assert not UNKIND.search(said), said
    for told in (*talks, *asked):
        assert grade(". ".join(line.rstrip(".") for line in told)) <= 7, told


def test_no_diagnosis_is_named():
    said = (CONTENT / "en" / "wishes.toml").read_text().lower()

    assert not re.search(r"adhd|autis|disorder|syndrome|diagnos", said)


def test_words_are_compared_by_their_stems():
    pairs = [("feelings", "feel"), ("zipping", "zip"), ("tidied", "tidy"), ("brushes", "brush"), ("writing", "write")]
    assert [stem(one) == stem(other) for one, other in pairs] == [True] * len(pairs)
    assert stem("dress") == stem("dressed")
    assert stem("bus") == "bus"


@pytest.mark.parametrize(
    ("one", "other", "slips"), [("teeth", "teeth", 0), ("teteh", "teeth", 1), ("tooth", "teeth", 2), ("", "ab", 2)]
)
def test_slips_are_counted(one: str, other: str, slips: int):
    assert slips_between(one, other) == slips_between(other, one) == slips


def test_a_short_word_is_never_taken_for_another():
    assert nearest("bus", ["bush"]) is None
    assert nearest("tooht", ["tooth", "bath"]) == "tooth"


def test_a_phrase_is_found_where_its_words_stand_together():
    assert holds(words_of("He is running away again"), "run away")
    assert not holds(words_of("run it away"), "run away")
    assert not holds(words_of("a bit"), "bite")


FAULTS = {
    "an id used twice": (
        "routines.toml",
        'id = "wash-hands"',
        'id = "brush-teeth"',
        "brush-teeth: the id is used twice",
    ),
    "a key of two words": ("routines.toml", '"tooth", "teeth"', '"my tooth", "teeth"', "words, not 1 at most"),
    "a key with a capital": ("routines.toml", '"tooth", "teeth"', '"Tooth", "teeth"', "not one word in small letters"),
    "no steps": ("routines.toml", 'first = "open the book"\n', "", "has neither steps nor 'ask' and 'first'"),
    "a second left out": ("routines.toml", "[3, 5, 8, 4, 60, 6, 8]", "[3, 5, 8, 4, 60, 6]", "6 'seconds' for 7 steps"),
    "a sort left out": ("sorts.toml", 'kind = "count"', 'kind = "duration"', "the sorts are not duration, count"),
    "a level without its place": (
        "sorts.toml",
        "Make one mark, for this: {what}.",
        "Make one mark.",
        "no place for what",
    ),
    "an unknown topic": ("wishes.toml", "[talk.hurting]", "[talk.hitting]", "'hitting' is not a field"),
    "an area twice": (
        "wishes.toml",
        '[[instead]]\narea = "speech"',
        '[[instead]]\narea = "social"',
        "'instead' is not",
    ),
    "routines and a sort": ("wishes.toml", 'sort = "chain"', 'sort = "chain"\nroutines = ["greet"]', "not to both"),
}
READERS = {"routines.toml": read_routines, "sorts.toml": read_sorts, "wishes.toml": read_wishes}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_a_file_is_named(tmp_path: Path, name: str):
    file, old, new, fault = FAULTS[name]
    written = (CONTENT / "en" / file).read_text(encoding="utf-8")
    assert old in written
    path = tmp_path / file
    path.write_text(written.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError, match=re.escape(fault)):
        READERS[file](path)
