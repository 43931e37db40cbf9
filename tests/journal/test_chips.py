"""Words to start from: short, kind, and never in place of what somebody typed."""

from pathlib import Path

import pytest

from journal import CONTENT
from journal.chips import chips, filled, read_chips
from journal.looking_back import looked_back, read_sentences, sentences
from journal.wins import LONGEST_LINE, Place, Told
from planner.areas import Area
from quiz.checks import UNKIND
from quiz.reading import ContentError
from tests.readability import grade, sentences_of

DID = chips().did


def test_a_chip_fills_an_empty_line_and_takes_the_place_of_another_chip() -> None:
    first, second = DID[0].line, DID[1].line
    assert filled("", first, DID) == first
    assert filled(first, second, DID) == second
    assert filled(first, first, DID) == first


def test_a_chip_never_takes_away_what_was_typed() -> None:
    assert filled("held it.", DID[0].line, DID) == f"held it. {DID[0].line}"
    assert filled(f"held it. {DID[0].line}", DID[0].line, DID) == f"held it. {DID[0].line}"
    assert filled("x" * LONGEST_LINE, DID[0].line, DID) == "x" * LONGEST_LINE


def test_c7_every_word_of_the_journals_content_is_kind_and_plain() -> None:
    told = [line for chip in (*chips().did, *chips().helped) for line in (chip.line, chip.told) if line]
    said = [sentences().grew, sentences().places, sentences().patterns]
    for line in told + said:
        assert not UNKIND.search(line), line
        assert all(len(sentence.split()) <= 20 for sentence in sentences_of(line)), line
    assert grade(" ".join(f"{line.rstrip('.')}." for line in told + said)) <= 7


def test_each_way_of_helping_knows_itself_again() -> None:
    for way in chips().helped:
        assert looked_back([Told(helped=way.line)] * 2, [way]).helped == (way.told,)
        assert looked_back([Told(helped=way.line)], [way]).helped == ()


def test_looking_back_names_what_is_there_and_nothing_else() -> None:
    wins = [
        Told("a", "I waited a bit", Area.SENSORY),
        Told("b", "WAITED again", Area.SPEECH, Place.SCHOOL),
        Told("c", place=Place.SPORT),
    ]
    found = looked_back(wins, chips().helped)
    assert found.areas == (Area.SPEECH, Area.SENSORY)
    assert found.places == (Place.SCHOOL, Place.SPORT)
    assert found.helped == ("Waiting has helped more than once.",)
    nothing = looked_back([], chips().helped)
    assert (nothing.areas, nothing.places, nothing.helped) == ((), (), ())


FAULTS = {
    "a field nobody knows": ("chips.toml", 'id = "word"', 'name = "word"', "'name' is not a field"),
    "an unkind word": ("chips.toml", "A calm moment", "A lazy moment", "which no plan says"),
    "an id twice": ("chips.toml", 'id = "word"', 'id = "tried"', "the id is used twice"),
    "a place left out": ("looking_back.toml", "here: {areas}", "here", "has no place for areas"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_journals_content_is_named(tmp_path: Path, name: str) -> None:
    file, old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / file).read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / file
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(ContentError) as error:
        (read_chips if file == "chips.toml" else read_sentences)(path)
    assert f"/{file}: " in str(error.value)
    assert fault in str(error.value)
