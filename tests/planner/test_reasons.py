"""Why today's step is the one it is: one short kind sentence each, for a tired grown-up."""

from pathlib import Path

import pytest

from planner import CONTENT
from planner.reasons import Why, read_reasons, reasons
from quiz.checks import UNKIND
from quiz.reading import ContentError
from tests.readability import grade, sentences_of


@pytest.mark.parametrize("why", Why)
def test_c7_a_reason_is_one_kind_sentence_that_a_tired_grown_up_reads_at_once(why: Why):
    says = reasons()[why]

    assert len(sentences_of(says)) == 1
    assert len(says.split()) <= 20
    assert grade(says) <= 7
    assert not UNKIND.search(says)


def test_each_reason_has_words_of_its_own():
    assert len(set(reasons().values())) == len(Why)


def test_reasons_are_read_once():
    assert reasons() is reasons("en")


FAULTS = {
    "a reason left out": ("foot = ", "feet = ", "'why' 'feet' is not a field"),
    "an unkind word": ("The last step was", "It is your fault and the last step was bad,", "which no plan says"),
    "two sentences": ("so that it can go well", "that is all. It can go well", "is not one sentence"),
    "no end": ("at all.", "at all", "is not one sentence"),
    "too many words": ("at all.", "at all, " + "none " * 12 + "today.", "words, not 20 at most"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_reasons_is_named(tmp_path: Path, name: str):
    old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / "pacing.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "pacing.toml"
    path.write_text(whole.replace(old, new, 1), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_reasons(path)

    assert "/pacing.toml: " in str(error.value)
    assert fault in str(error.value)
