"""Hollow praise is noticed gently, and an act is offered in its place; a line that names an act is left alone."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from journal import CONTENT
from journal.hollow import hollow, hollows, kept_apart, read_hollows
from quiz.checks import UNKIND
from quiz.reading import ContentError
from tests.journal.phrases import QUOTED, TURNED
from tests.readability import grade

ASKS = (
    "you're the best!",
    "You\N{RIGHT SINGLE QUOTATION MARK}re the best",
    "good girl",
    "Good boy Mia",
    "great job",
    "GREAT JOB!!!",
    "so clever",
    "well done",
    "amazing",
    "AMAZING!!! \N{PARTY POPPER}",
    "She was such a good girl at the dentist",
    "Mia is the best",
    "so proud of you",
    "you are so smart",
    "You did great",
    "what a superstar",
    "That was awesome",
    "was good",
    "such a big boy now",
)

OFFERS = {
    "good girl, you held my hand": "You held my hand.",
    "clever girl! zipped her coat": "You zipped your coat.",
    "waited and was amazing": "You waited.",
    "Well done for trying": "You were trying.",
    "great job waiting for her turn": "You were waiting for your turn.",
    "You're a star for waiting": "You were waiting.",
    "he was perfect today and put on his shoes": "You put on your shoes.",
    "Great work! Mia asked for a break.": "You asked for a break.",
}

LEFT_ALONE = (
    "",
    "built an amazing tower",
    "drew a star",
    "good day",
    "best day ever",
    "did his best",
    'said "well done" to Tom',
    "he is good at sharing",
    "waited so nicely",
    "sat in the special chair",
    "ate a great big plum",
)


@pytest.mark.parametrize("line", ASKS)
def test_s163_praise_without_an_act_asks_for_the_act(line: str) -> None:
    found = hollow(line, "Mia")
    assert found
    assert found.rewrite == ""
    assert found.hint == hollows().ask


@pytest.mark.parametrize("line", OFFERS)
def test_s163_an_act_beside_hollow_praise_is_offered_alone(line: str) -> None:
    found = hollow(line, "Mia")
    assert found
    assert found.rewrite == OFFERS[line]
    assert OFFERS[line] in found.hint


@pytest.mark.parametrize("line", [*LEFT_ALONE, *QUOTED, *TURNED])
def test_a_line_that_names_an_act_is_left_alone(line: str) -> None:
    assert hollow(line, "Mia") is None
    assert kept_apart(line, "Mia").act == line


@given(st.text(max_size=140))
def test_whatever_is_typed_can_be_looked_at(line: str) -> None:
    found = hollow(line, "Mia")
    assert found is None or found.hint


def test_g7_what_is_offered_is_kind_and_easy_to_read() -> None:
    for said in (hollows().ask, hollows().rewrite.format(line="You held my hand.")):
        assert not UNKIND.search(said)
        assert grade(said) <= 7


def test_a_fault_in_the_phrases_is_named(tmp_path: Path) -> None:
    whole = (CONTENT / "en" / "hollow.toml").read_text(encoding="utf-8")
    path = tmp_path / "hollow.toml"
    path.write_text(whole.replace("{line}", "it"), encoding="utf-8")

    with pytest.raises(ContentError, match=r"/hollow\.toml: 'rewrite' has no place for line"):
        read_hollows(path)
