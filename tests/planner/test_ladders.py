"""A ladder file is read into goals, and a file that does not fit says where and why."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import pytest

from planner.areas import Area
from planner.ladders import NoSuchGoal, goal, ladders, ladders_in, read_ladders
from planner.rungs import Change, Kind, Zone
from quiz.reading import ContentError

if TYPE_CHECKING:
    from conftest import LadderFiles


def test_a_goal_is_foot_then_body_then_reach(files: "LadderFiles"):
    rungs = files.goal().rungs

    assert [rung.zone for rung in rungs] == [Zone.FOOT] * 2 + [Zone.BODY] * 6 + [Zone.REACH]
    assert [rung.index for rung in rungs] == list(range(9))
    assert [rung.seconds for rung in rungs] == [5, 3, 2, 3, 5, 8, 20, 60, 60]
    assert {rung.kind for rung in rungs} == {Kind.DURATION}


def test_the_articles_own_step_is_marked_once(files: "LadderFiles"):
    sitting = files.goal()

    assert sitting.article_rung == 6
    assert [rung.index for rung in sitting.rungs if rung.article] == [6]


def test_the_small_table_fields_arrive_on_their_rungs(files: "LadderFiles"):
    rungs = files.goal().rungs

    assert rungs[1].praise == "You touched the chair."
    assert rungs[8].changes is Change.PLACE
    assert rungs[8].first == "Sit and hum one line."


def test_a_long_stretch_is_told_as_a_time_and_a_short_one_counted(files: "LadderFiles"):
    rungs = files.goal().rungs

    assert rungs[6].do == "Sit here until we have counted 20."
    assert rungs[7].do == "Stay here for one minute."


FAULTS = {
    "an unknown field": (('kind = "duration"', 'kindd = "duration"'), "'kindd' is not a field"),
    "a field left out": (('stop = "Getting up is fine at any moment."\n', ""), "'stop' is missing"),
    "a number for a text": (('game = "you are a frog on a leaf"', "game = 3"), "'game' is 3, not a text"),
    "a text for a number": (("min_age = 4", 'min_age = "4"'), "'min_age' is '4', not a whole number"),
    "true for a number": (("min_age = 4", "min_age = true"), "'min_age' is True, not a whole number"),
    "a text for a list": (('materials = ["a chair"]', 'materials = "a chair"'), "'materials' is 'a chair', not a list"),
    "an empty text": (('swap = "Put a soft cushion on the chair."', 'swap = " "'), "'swap' is empty"),
    "an unknown kind": (('kind = "duration"', 'kind = "wait"'), "'kind' is 'wait', not one of duration, count"),
    "an unknown change": (
        ('changes = "place"', 'changes = "time"'),
        "'reach' 1: 'changes' is 'time', not one of place",
    ),
    "an article that is no dose": (
        ("article = 20", "article = 21"),
        "article 21 is none of the doses: 2; 3; 5; 8; 20; 60",
    ),
    "an article too low": (("article = 20", "article = 2"), "the article's step is rung 2, below rung 3"),
    "too few rungs": (("seconds = [2, 3, 5, 8, 20, 60]", "seconds = [2, 3, 5, 20]"), "has 7 rungs, not 8 to 16"),
    "too many rungs": (
        ("seconds = [2, 3, 5, 8, 20, 60]", "seconds = [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 60]"),
        "has 17 rungs, not 8 to 16",
    ),
    "no second at all": (
        ('{ do = "Touch the chair.", seconds = 3', '{ do = "Touch the chair.", seconds = 0'),
        "'foot' 2: 'seconds' is 0, not 1 to 900",
    ),
    "too many seconds": (("seconds = 60", "seconds = 901"), "'reach' 1: 'seconds' is 901, not 1 to 900"),
    "a dose that goes down": (
        ("[2, 3, 5, 8, 20, 60]", "[2, 3, 8, 5, 20, 60]"),
        "'body' 'seconds' goes down: 2, 3, 8, 5",
    ),
    "four kinds of help": (('"I point", ', ""), "'help' has 4 items, not 5"),
    "three choices": (('["the blue chair", ', '["the blue chair", "the floor", '), "'choices' has 3 items, not 2"),
    "one foot rung": (('  { do = "Watch me sit down.", seconds = 5 },\n', ""), "'foot' has 1 items, not 2 to 4"),
    "a loud text": (("You sat down with me.", "You sat down with me!"), "'praise' says '!', which no plan says"),
    "an unkind word": (
        ("Your child sits for", "Your child should sit for"),
        "'done' says 'should', which no plan says",
    ),
    "an unkind word in a series": (("Stay here for {time}.", "You must stay {time}."), "'body' 'long' says 'must'"),
    "a long title": (
        ('"Sitting with me"', '"Sitting down on the chair with me"'),
        "'title' has 7 words, not 6 at most",
    ),
    "a place nothing fills": (('"Touch the chair."', '"Touch the {chair}."'), "'foot' 2: 'do' has a place to fill in"),
    "an unknown place": (
        ("{n}, then stretch", "{m}, then stretch"),
        "'body' 'bites' may fill in n, times, nothing else",
    ),
    "no place for the dose": (("counted {n}.", "counted three."), "'body' 'ask' has no place for n or time"),
    "no wording in bites": (
        ('bites = "Sit while we count {n}, then stretch. {times} times."\n', ""),
        "'body' 'bites' is missing",
    ),
    "a second way without an ask": (('ask = "Pat the chair."\n', ""), "'without_words' 'ask' is missing"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_named_with_file_and_goal(files: "LadderFiles", name: str):
    edit, fault = FAULTS[name]
    path = files.write(Area.SELF_HELP, edit)

    with pytest.raises(ContentError) as error:
        read_ladders(path)

    place = "ladders/self-help.toml: goal sit-with-me-self-help: "
    assert str(error.value).startswith(place)
    assert str(error.value).removeprefix(place).startswith(fault)


def test_a_file_of_five_goals_is_refused(files: "LadderFiles"):
    with pytest.raises(ContentError, match=r"^ladders/speech\.toml: 'goal' has 5 items, not 6$"):
        read_ladders(files.write(Area.SPEECH, copies=5))


def test_a_file_in_another_areas_place_is_refused(files: "LadderFiles"):
    path = files.write(Area.SPEECH)

    with pytest.raises(ContentError, match=r"^ladders/social\.toml: the area is 'speech'$"):
        read_ladders(path.rename(path.with_name("social.toml")))


def test_a_file_that_is_not_toml_or_not_there_is_refused(files: "LadderFiles"):
    path = files.folder / "speech.toml"
    with pytest.raises(ContentError, match="there is no such file"):
        read_ladders(path)
    path.write_text("area = ", encoding="utf-8")

    with pytest.raises(ContentError, match=r"^ladders/speech\.toml: not TOML"):
        read_ladders(path)


def test_an_id_used_twice_in_one_area_is_refused(files: "LadderFiles"):
    path = files.write(Area.SPEECH, ('"sit-with-me"', '"sit-with-me-speech-2"'))

    with pytest.raises(ContentError, match="goal sit-with-me-speech-2: the id is used twice"):
        read_ladders(path)


def test_an_id_used_in_two_areas_is_refused(files: "LadderFiles"):
    for area in Area:
        files.write(area)
    assert isinstance(ladders_in(files.folder), Mapping)
    files.write(Area.SENSORY, ('"sit-with-me"', '"sit-with-me-speech-2"'))

    with pytest.raises(ContentError, match=r"sensory\.toml: goal sit-with-me-speech-2: the id is also in speech\.toml"):
        ladders_in(files.folder)


def test_goals_are_found_by_their_id():
    first = ladders()[Area.SOCIAL][0]

    assert goal(first.id) is first


def test_an_unknown_goal_is_a_failed_search():
    with pytest.raises(NoSuchGoal, match="fly-to-the-moon") as error:
        goal("fly-to-the-moon")

    assert isinstance(error.value, LookupError)


def test_content_is_read_once():
    assert ladders() is ladders()
