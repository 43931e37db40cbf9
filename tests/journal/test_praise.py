"""Praise out of a parent's two lines: it names the act, keeps the parent's own words, and is never garbled."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from home.words import LIKES, LONGEST_NICKNAME
from journal import CONTENT
from journal.grammar import read_grammar
from journal.likes import likes_words
from journal.praise import praise, told_of
from journal.praises import praises, read_praises
from quiz.checks import UNKIND
from quiz.reading import ContentError
from tests.journal.phrases import NO_LINE, QUOTED, TURNED
from tests.readability import grade

HELD = "held her toothbrush while I counted to five"
OPEN = "You did something hard today, and you did not give up."


def test_experience_4_5_the_two_lines_of_the_design_become_three_sentences() -> None:
    said = praise(HELD, "waited and counted slowly", "Mia")

    assert said.to_child == "You held your toothbrush while I counted to five. You kept at it."
    assert said.overheard == "Mia held her toothbrush while I counted to five. I saw how she kept at it."
    assert said.message == (
        "Mia held her toothbrush while I counted to five.\nWhat helped: I waited and counted slowly."
    )
    assert said.beside == ""


@pytest.mark.parametrize("line", TURNED)
def test_s151_a_line_is_turned_to_the_child_and_told_of_the_child(line: str) -> None:
    to_child, of_child = TURNED[line]
    said = praise(line, "", "Mia")

    assert said.to_child.startswith(f"{to_child} ")
    assert said.overheard.startswith(f"{of_child} ")
    assert said.message.splitlines()[0] == of_child == told_of(line, "Mia")


@pytest.mark.parametrize("line", TURNED)
def test_s152_after_the_act_comes_the_effort(line: str) -> None:
    endings = {ending.to_child for kind in praises().kinds for ending in kind.endings}
    assert praise(line, "", "Mia").to_child.removeprefix(f"{TURNED[line][0]} ") in endings


@pytest.mark.parametrize("line", QUOTED)
def test_a_line_that_may_mean_two_things_is_quoted(line: str) -> None:
    said = praise(line, "", "Mia")
    typed = line.removesuffix(".").removesuffix("?")

    assert said.to_child == f"I noticed this today: {typed}. I am glad that I saw it."
    assert said.overheard == f"I noticed this about Mia today: {typed}. I am glad that I saw it."
    assert said.message.splitlines()[0] == f"From Mia's day: {typed}."


@pytest.mark.parametrize("line", NO_LINE)
def test_s161_without_a_line_one_true_sentence_is_there(line: str) -> None:
    said = praise(line, "", "Mia")

    assert said.to_child == OPEN
    assert said.overheard == "Mia did something hard today and did not give up."
    assert said.message == "Mia had a small win today.\nWe wanted to share this with you."


def test_a_line_that_speaks_to_the_child_is_said_as_it_stands() -> None:
    said = praise("you held my hand", "", "Mia")
    assert said.to_child == "You held my hand. You stayed with it, and I noticed."
    assert said.overheard == "Today I told Mia: you held my hand."


HELPED = {
    "waited": "What helped: I waited.",
    "Made it smaller.": "What helped: I made it smaller.",
    "I showed it first": "What helped: I showed it first.",
    "Dad counted": "What helped: Dad counted.",
    "counting slowly": "What helped: counting slowly.",
    "helped by her brother": "What helped: helped by her brother.",
    'said "take your time."': 'What helped: I said "take your time".',
    "nothing": "We wanted to share this with you.",
    "Nothing!": "We wanted to share this with you.",
    " ": "We wanted to share this with you.",
}


@pytest.mark.parametrize("line", HELPED)
def test_s153_a_message_says_how_it_was_helped(line: str) -> None:
    assert praise(HELD, line, "Mia").message.splitlines()[1] == HELPED[line]


def test_a_name_that_is_also_a_word_is_a_name_with_its_capital_letter() -> None:
    assert told_of("Will said he will wait", "Will") == "Will said he will wait."
    assert praise("Will said he will wait", "", "Will").to_child.startswith("You said you will wait.")
    assert praise("will waits", "", "Will").to_child.startswith("I noticed this today")


def test_a_name_of_two_words_is_known() -> None:
    assert praise("anna lou held her cup", "", "Anna Lou").to_child.startswith("You held your cup.")
    assert told_of("anna lou held her cup", "Anna Lou") == "Anna Lou held her cup."


def test_nobodys_gender_is_guessed() -> None:
    for said in (praise("waited", "", name) for name in ("Mia", "Tom", "Sam")):
        assert not re.search(r"\b(he|she|his|her|him|they)\b", said.overheard + said.message)


def test_the_same_words_always_end_the_same_way() -> None:
    assert praise("zipped", "", "Mia") == praise("zipped", "", "Mia")
    assert len({praise(line, "", "Mia").to_child.rpartition(". ")[2] for line in TURNED}) > 10


def test_the_effort_is_the_childs_not_somebody_elses_word() -> None:
    told = next(kind for kind in praises().kinds if kind.id == "told")
    said = praise("stopped when I said stop", "", "Mia").to_child
    assert not any(said.endswith(ending.to_child) for ending in told.endings)


def test_a_quoted_line_begins_small_where_it_is_no_name() -> None:
    assert praise("A new word", "", "Mia").to_child.startswith("I noticed this today: a new word.")
    assert praise("Lego for an hour", "", "Mia").to_child.startswith("I noticed this today: Lego for an hour.")


@pytest.mark.parametrize("line", ["cried, then came to me", "hit his brother", "did not cry at the dentist"])
def test_a_hard_moment_is_not_praised_as_effort(line: str) -> None:
    plain = next(kind for kind in praises().kinds if kind.id == "plain")
    assert any(praise(line, "", "Mia").to_child.endswith(ending.to_child) for ending in plain.endings)


@pytest.mark.parametrize("speech", ["few-words", "no-words"])
def test_s160_with_few_words_praise_comes_with_a_favourite(speech: str) -> None:
    assert praise(HELD, "", "Mia", speech, ("sand",)).beside.endswith(f"share a favourite: {likes_words()['sand']}.")
    assert "smile" in praise(HELD, "", "Mia", speech).beside
    assert "smile" in praise(HELD, "", "Mia", speech, ("sand",), ("a-favourite",)).beside
    assert praise(HELD, "", "Mia", "speaks", ("sand",)).beside == ""


PERSON = ("She was the best girl", "good girl!", "so clever today", "my clever boy", "you're the best")


@pytest.mark.parametrize("line", PERSON)
def test_s163_praise_of_the_person_is_not_said_on(line: str) -> None:
    said = praise(line, "", "Mia")
    assert said.to_child == OPEN
    assert not UNKIND.search(said.to_child + said.overheard + said.message)


LINES = st.text(max_size=140) | st.lists(
    st.sampled_from([word for line in (*TURNED, *QUOTED) for word in line.split()]), max_size=20
).map(" ".join)


@settings(max_examples=400, deadline=None)
@given(did=LINES, helped=LINES, nickname=st.text(min_size=1, max_size=LONGEST_NICKNAME))
def test_whatever_is_typed_something_can_be_said(did: str, helped: str, nickname: str) -> None:
    said = praise(did, helped, nickname, "no-words", LIKES)

    assert all(said.to_child and part for part in (said.overheard, said.message, said.beside))
    assert len(said.message.splitlines()) >= 2
    assert "{" not in praise(did.replace("{", ""), helped, "Mia").to_child


@settings(max_examples=300, deadline=None)
@given(line=st.lists(st.sampled_from(sorted({w for line in TURNED for w in line.split()})), max_size=12).map(" ".join))
def test_a_turned_line_never_says_you_was_or_you_has(line: str) -> None:
    said = praise(line.replace('"', "").replace("'", ""), "", "Mia").to_child
    if not said.startswith(("I noticed", "Today I")):
        assert not re.search(r"\byou (was|is|has|does|doesn't)\b", said, re.IGNORECASE)


@pytest.mark.parametrize("kind", praises().kinds, ids=lambda kind: kind.id)
def test_c2_an_ending_is_kind_and_easy_to_read(kind) -> None:
    for ending in kind.endings:
        overheard = ending.overheard.format(they="she", They="She")
        for said in (ending.to_child, overheard):
            assert grade(said) <= 7
            assert not UNKIND.search(said)
            assert len(said.split()) <= 14


def test_a_frame_reads_easily() -> None:
    words = praises()
    for frames in (words.quote, words.spoken, words.open, words.message, words.beside):
        for said in frames.values():
            assert grade(said.format(name="Mia", line="she sat", like="a song")) <= 7


FAULTS = {
    "an unkind word": ("You gave it time.", "You were not lazy.", "which no plan says"),
    "a place that nothing fills": ("I saw the effort {they} put in.", "I saw {him}.", "may fill in They, they"),
    "a kind twice": ('id = "told"', 'id = "asked"', "the id is used twice"),
    "no kind for every line": ("words = []", 'words = ["some"]', "does not fit every line"),
    "a frame without its line": ("What helped: {line}.", "Something helped.", "has no place for name or line"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_words_of_praise_is_named(tmp_path: Path, name: str) -> None:
    old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / "praise.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "praise.toml"
    path.write_text(whole.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_praises(path)

    assert "/praise.toml: " in str(error.value)
    assert fault in str(error.value)


@pytest.mark.parametrize(
    ("old", "new"), [('"say said"', '"say said and"'), ('"she her her hers herself"', '"she her"')]
)
def test_a_fault_in_the_grammar_is_named(tmp_path: Path, old: str, new: str) -> None:
    whole = (CONTENT / "en" / "grammar.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "grammar.toml"
    path.write_text(whole.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError, match=r"/grammar\.toml: "):
        read_grammar(path)


def test_a_line_to_the_child_whose_verb_does_not_agree_is_quoted():
    assert praise("You is kind", "", "Mia").to_child.startswith(("I noticed", "Today I"))
    assert praise("You are kind", "", "Mia").to_child.startswith("You are kind.")
