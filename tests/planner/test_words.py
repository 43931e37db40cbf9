"""How a time is said and what a ladder says by itself come from words.toml, so that another language needs no code."""

from dataclasses import replace
from pathlib import Path

import pytest

from planner import CONTENT
from planner.doses import GENERATORS
from planner.rungs import Kind, Level, Step
from planner.words import read_words, words
from quiz.reading import ContentError


@pytest.mark.parametrize(
    ("seconds", "says"),
    [
        (1, "one second"),
        (45, "45 seconds"),
        (60, "one minute"),
        (75, "75 seconds"),
        (90, "one and a half minutes"),
        (120, "two minutes"),
        (150, "two and a half minutes"),
        (240, "four minutes"),
        (660, "11 minutes"),
        (900, "fifteen minutes"),
    ],
)
def test_a_time_is_said_as_people_say_it(seconds: int, says: str):
    assert words().time(seconds) == says


GERMAN = replace(
    words(),
    then="Dann weiter wie immer.",
    seconds="{n} Sekunden",
    times={60: "eine Minute"},
    levels={Kind.SHARE: (Level("die Hälfte", 4),)},
)


def test_another_language_changes_every_word_that_a_ladder_says_by_itself():
    steps = [Step("halte fest", 3), Step("zieh hoch", 4)]
    chain = GENERATORS[Kind.CHAIN](GERMAN, ask="Du: {dose}.", whole="Alles.", steps=steps)
    duration = GENERATORS[Kind.DURATION](GERMAN, ask="Bleib {time}.", seconds=[45, 60])

    assert [rung.do for rung in chain][1] == "Du: halte fest. Dann weiter wie immer."
    assert [rung.do for rung in duration] == ["Bleib 45 Sekunden.", "Bleib eine Minute."]
    assert [rung.do for rung in GENERATORS[Kind.SHARE](GERMAN)] == ["Die Hälfte"]


def test_words_are_read_once():
    assert words() is words("en")


FAULTS = {
    "a frame without its number": ('seconds = "{n} seconds"', 'seconds = "seconds"', "'seconds' has no place for n"),
    "an unknown place": ('minutes = "{n} minutes"', 'minutes = "{m} minutes"', "'minutes' may fill in n, nothing else"),
    "a time without words": ('seconds = 60, says = "one minute"', "seconds = 60", "'times' 2: 'says' is missing"),
    "a series left out": ("share = [", "shares = [", "'levels' 'shares' is not a field"),
    "an unkind word": ("Then go on", "Then you must go on", "'then' says 'must', which no plan says"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_words_is_named(tmp_path: Path, name: str):
    old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / "words.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "words.toml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_words(path)

    assert "/words.toml: " in str(error.value)
    assert fault in str(error.value)
