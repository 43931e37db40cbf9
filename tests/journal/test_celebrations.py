"""Ways to enjoy a win: fitted to the child, after the win, never pay, and any kind can be off."""

import re
from itertools import product
from pathlib import Path

import pytest

from family.people import BANDS, SPEECHES
from home.words import CELEBRATIONS, LIKES
from journal import CONTENT
from journal.celebrations import (
    Taste,
    Time,
    celebrations,
    for_day,
    for_month,
    for_week,
    read_celebrations,
)
from journal.likes import likes_words
from quiz.checks import UNKIND
from quiz.reading import ContentError
from quiz.traits import POLES, Pole
from tests.readability import grade, sentences_of

PAY = re.compile(
    r"\b(if (you|your child|she|he|they)|earn\w*|reward\w*|treats?|pay\w*|in return|in exchange|for being|stickers?|"
    r"points?|tokens?|prizes?|deserve\w*|as soon as|when (you|your child) (has|have|do|does))\b",
    re.IGNORECASE,
)
BY_TIME = {Time.DAY: for_day, Time.WEEK: for_week, Time.MONTH: for_month}
EVERY_POLES = [frozenset(), *(frozenset(poles) for poles in product(*POLES.values()))]


def kinds(ways) -> list[str]:
    return [way.kind for way in ways]


def test_s157_s158_s159_each_time_has_its_own_kinds() -> None:
    taste = Taste(likes=("sand",))
    assert set(kinds(for_day(taste))) == {"words", "high-five", "thumbs-up", "clapping", "note", "a-favourite"}
    assert set(kinds(for_week(taste))) == {"activity", "a-favourite", "meal", "outing", "screen-time"}
    assert set(kinds(for_month(taste))) == {"outing", "photograph", "certificate"}


def test_experience_7_6_shared_time_comes_first_and_a_screen_last() -> None:
    for poles in EVERY_POLES:
        shown = kinds(for_week(Taste(poles, ("sand",))))
        assert shown[0] == "activity"
        assert shown[-1] == "screen-time"


@pytest.mark.parametrize("poles", EVERY_POLES)
def test_every_child_has_ways_in_every_band_and_one_of_each_kind(poles: frozenset[Pole]) -> None:
    for band, speech, ways in product(BANDS, SPEECHES, BY_TIME.values()):
        shown = ways(Taste(poles, ("rain",), frozenset(), speech, band))
        assert 3 <= len(shown) <= 6
        assert len(set(kinds(shown))) == len(shown)
        assert not any("{" in way.says for way in shown)


@pytest.mark.parametrize("kind", CELEBRATIONS)
def test_d7_any_kind_can_be_off(kind: str) -> None:
    on = Taste(likes=("sand",))
    off = Taste(likes=("sand",), left_out=frozenset({kind}))
    assert any(kind in kinds(ways(on)) for ways in BY_TIME.values())
    assert not any(kind in kinds(ways(off)) for ways in BY_TIME.values())


def test_d7_all_kinds_can_be_off() -> None:
    assert not any(ways(Taste(left_out=frozenset(CELEBRATIONS))) for ways in BY_TIME.values())
    assert celebrations().nothing


def test_s160_with_few_words_a_favourite_is_first_and_words_are_last() -> None:
    shown = kinds(for_day(Taste(likes=("water",), speech="no-words")))
    assert shown[0] == "a-favourite"
    assert shown[-1] == "words"


@pytest.mark.parametrize("like", LIKES)
def test_s160_a_favourite_is_the_childs_own(like: str) -> None:
    way = next(way for way in for_day(Taste(likes=(like,))) if way.kind == "a-favourite")
    assert likes_words()[like] in way.says


def test_a_favourite_that_nobody_named_is_not_offered() -> None:
    assert "a-favourite" not in kinds(for_day(Taste()))


@pytest.mark.parametrize("pole", [Pole.INTROVERTED, Pole.REACTIVE])
def test_s139_a_child_who_likes_quiet_is_not_clapped_for(pole: Pole) -> None:
    taste = Taste(frozenset({pole, Pole.FREE_SPIRITED}))
    assert "clapping" not in kinds(for_day(taste))
    assert "softly" in next(way.says for way in for_day(taste) if way.kind == "words")


@pytest.mark.parametrize("pole", Pole)
def test_s139_every_pole_has_a_way_of_its_own(pole: Pole) -> None:
    general = {way.id for ways in BY_TIME.values() for way in ways(Taste(likes=("sand",)))}
    own = {way.id for ways in BY_TIME.values() for way in ways(Taste(frozenset({pole}), ("sand",)))}
    assert own - general


def test_s156_for_older_ones_there_is_no_clapping_and_no_child_talk() -> None:
    for poles in EVERY_POLES:
        shown = [way for ways in BY_TIME.values() for way in ways(Taste(poles, ("rain",), band="older"))]
        assert "clapping" not in kinds(shown)
        assert not re.search(r"\b(your child|small thing|song)\b", " ".join(way.says for way in shown), re.IGNORECASE)


@pytest.mark.parametrize("way", celebrations().ways, ids=lambda way: way.id)
def test_c7_a_way_is_kind_easy_to_read_and_never_pay(way) -> None:
    for line in (way.says, way.older):
        said = line.format(like="a song you both like")
        assert not UNKIND.search(said)
        assert not PAY.search(said)
        assert grade(said) <= 7
        assert max(len(sentence.split()) for sentence in sentences_of(said)) <= 20


@pytest.mark.parametrize("like", LIKES)
def test_a_like_is_short_and_kind(like: str) -> None:
    assert len(likes_words()[like].split()) <= 8
    assert not UNKIND.search(likes_words()[like])


FAULTS = {
    "an unknown kind": ('kind = "note"', 'kind = "sweets"', "not one of"),
    "an unknown pole": ('poles = ["Agreeable"]', 'poles = ["Sunny"]', "not one of"),
    "an id twice": ('id = "note-book"', 'id = "note"', "note: the id is used twice"),
    "an unkind word": ("Cook a favourite meal together.", "It is late.", "which no plan says"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_in_the_celebrations_is_named(tmp_path: Path, name: str) -> None:
    old, new, fault = FAULTS[name]
    whole = (CONTENT / "en" / "celebrations.toml").read_text(encoding="utf-8")
    assert old in whole
    path = tmp_path / "celebrations.toml"
    path.write_text(whole.replace(old, new), encoding="utf-8")

    with pytest.raises(ContentError) as error:
        read_celebrations(path)

    assert "/celebrations.toml: " in str(error.value)
    assert fault in str(error.value)
