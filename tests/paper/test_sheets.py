"""What stands on paper: few words, three lines of help, cards near today's rung (experience 4.8, 4.9)."""

import re
from pathlib import Path

import pytest

import paper.words
from paper.letters import on_paper, printable
from paper.noting import paragraphs, read_paragraphs
from paper.sheets import CARDS, MOST_WORDS, Told, all_printable, helped, in_few_words, near, sentences, what_helps
from paper.tree import HEIGHT, WIDTH, places
from paper.words import CONTENT, read_words, words
from planner.ladders import Goal
from planner.leanings import NOT_PLAYED, Leanings
from quiz.reading import ContentError
from quiz.traits import Pole, Trait
from tests.paper.conftest import GOALS, MIA, cards_of, certificate_of, fridge_of, steps_of
from tests.readability import grade


@pytest.mark.parametrize("goal", GOALS, ids=lambda goal: goal.id)
def test_experience_4_9_the_step_on_the_fridge_has_eight_words_at_most_and_is_never_half_of_itself(goal: Goal) -> None:
    for step in steps_of(goal, MIA):
        said = in_few_words(step)
        assert len(said.split()) <= MOST_WORDS
        assert said in {step.sentence, step.short}


def test_experience_4_9_a_fridge_sheet_has_no_number_no_date_and_three_lines_that_help() -> None:
    shown = fridge_of(GOALS[0]).shows
    assert len(shown["helps"]) == 3
    assert not re.search(r"\d", " ".join(sentences([shown["words"], shown["helps"]])))


def test_big_feelings_come_first_and_then_the_strongest_traits() -> None:
    first = (Pole.REACTIVE, Pole.TRADITIONAL, Pole.SELF_GOVERNING)
    assert what_helps(MIA, words()) == [words().helps[pole] for pole in first]


def test_where_nobody_has_played_the_lines_are_for_anybody() -> None:
    assert what_helps(NOT_PLAYED, words()) == list(words().anybody)
    one = Leanings({Trait.OPENNESS: Pole.OPEN}, (Trait.OPENNESS,), played=True)
    assert what_helps(one, words()) == [words().helps[Pole.OPEN], *words().anybody[:2]]


@pytest.mark.parametrize("rungs", range(1, 17))
def test_the_cards_are_those_around_todays_rung_as_many_as_fit(rungs: int) -> None:
    for now in range(rungs):
        shown = near(now, rungs)
        assert now in shown
        assert len(shown) == min(CARDS, rungs)
        assert shown[0] >= 0
        assert shown[-1] < rungs


def test_two_smaller_cards_lie_below_todays() -> None:
    assert list(near(6, 12)) == [4, 5, 6, 7, 8, 9]


@pytest.mark.parametrize(
    ("helper", "how", "told"),
    [
        ("Mum", "waited", "Helped by Mum: “waited”"),
        ("Mum", "", "Helped by Mum"),
        ("", "waited", "What helped: “waited”"),
        ("", "", ""),
        ("{how}", "{helper}", "Helped by {how}: “{helper}”"),
    ],
)
def test_a_certificate_tells_who_helped_as_far_as_it_was_said(helper: str, how: str, told: str) -> None:
    assert helped(Told("x", helper, how, "today"), words().certificate) == told


def test_a_certificate_guesses_nobodys_gender() -> None:
    said = " ".join(sentences(certificate_of(Told("x", "", "", "1 May")).shows))
    assert not re.search(r"\b(she|he|her|his|him)\b", said, re.IGNORECASE)
    assert "Mia found a way that works." in said


@pytest.mark.parametrize("leaves", [0, 1, 7, 31, 62, 200])
def test_every_leaf_of_a_month_hangs_in_the_crown_and_none_on_another(leaves: int) -> None:
    found = places(leaves)
    assert len({(at.x, at.y) for at in found}) == leaves
    for at in found:
        assert at.size / 2 <= at.x <= WIDTH - at.size / 2
        assert at.size / 2 <= at.y <= HEIGHT - 100


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Mia", "Mia"),
        ("Mia \N{DOG FACE}\N{VARIATION SELECTOR-16} two", "Mia two"),
        ("Zoe\N{COMBINING DIAERESIS}", "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}"),
        ("Łucja Nguyễn Оля", "Łucja Nguyễn Оля"),
        ("मीरा", "मीरा"),
        ("\N{HUNDRED POINTS SYMBOL}", ""),
    ],
)
def test_a_picture_among_letters_stays_on_the_screen(typed: str, kept: str) -> None:
    assert on_paper(typed) == kept
    assert printable(typed)


@pytest.mark.parametrize("typed", ["美亜", "ليلى", "ஆதி", "נועה"])
def test_a_script_that_our_letters_lack_is_known(typed: str) -> None:
    assert not printable(typed)
    assert not all_printable(certificate_of(Told(typed, "", "", "1 May")))


def test_every_sentence_of_ours_can_be_printed() -> None:
    for goal in GOALS:
        assert all_printable(fridge_of(goal))
        assert all_printable(cards_of(goal))


def test_what_stands_on_paper_is_easy_to_read() -> None:
    said = [*words().helps.values(), *words().anybody, *words().fridge.values(), words().cards["cut"], *paragraphs()]
    assert {sentence: found for sentence in said if (found := grade(sentence)) > 7} == {}


def test_a_fault_in_the_words_is_named(tmp_path: Path) -> None:
    text = (CONTENT / "en" / "sheets.toml").read_text()
    (tmp_path / "sheets.toml").write_text(text.replace('"Steady" = "The same', '"Steady" = "You should use the same'))
    with pytest.raises(ContentError, match=r"sheets.toml: .*Steady.*says 'should'"):
        read_words(tmp_path / "sheets.toml")
    (tmp_path / "notes.toml").write_text('version = 1\nparagraphs = ["One.", "Two.", "Three."]')
    with pytest.raises(ContentError, match=r"notes.toml"):
        read_paragraphs(tmp_path / "notes.toml")


def test_the_words_are_read_once() -> None:
    assert words() is paper.words.words("en")
