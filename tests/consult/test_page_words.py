"""The words of the page: short, easy to read, and both ends of a pair as warm as each other."""

from pathlib import Path

import pytest

from consult import CONTENT
from consult.words import page_words, read_page_words
from quiz.reading import ContentError
from quiz.traits import POLES, Pole, Trait
from tests.readability import grade

WORDS = page_words()


def test_the_lines_of_the_page_are_easy_to_read() -> None:
    said = [
        *(line for one in WORDS.of.values() for line in (one.strength, one.means, f"Mum {one.own}.")),
        *(WORDS.general.between, WORDS.general.unsure, WORDS.lines["small"], WORDS.lines["gentler"]),
        *WORDS.general.beyond,
    ]
    assert {sentence: found for sentence in said if (found := grade(sentence)) > 7} == {}


@pytest.mark.parametrize("trait", Trait)
def test_facts_s2_both_ends_of_a_pair_get_as_many_words(trait: Trait) -> None:
    high, low = (WORDS.of[pole] for pole in POLES[trait])
    for name in ("strength", "means", "works", "does_not", "own"):
        assert abs(len(getattr(high, name).split()) - len(getattr(low, name).split())) <= 3, name


FAULTS = {
    'strength = "Loves to find out new things."': 'strength = "Loves to find out a lot of quite new things."',
    'works = "The same time each day"': 'works = "You should keep the same time"',
    'pole = "Steady"': 'pole = "Reactive"',
    'own = "{who} {own}."': 'own = "{whose}."',
    'small = "No step': 'tiny = "No step',
}


@pytest.mark.parametrize("right", FAULTS)
def test_a_fault_in_the_words_is_named(tmp_path: Path, right: str) -> None:
    text = (CONTENT / "en" / "page.toml").read_text()
    assert right in text
    (tmp_path / "page.toml").write_text(text.replace(right, FAULTS[right], 1))
    with pytest.raises(ContentError, match=r"page.toml: "):
        read_page_words(tmp_path / "page.toml")


def test_each_pole_has_its_words() -> None:
    assert set(WORDS.of) == set(Pole)
