"""The answers of a child become readings that are honest about how little or much they know."""

from dataclasses import dataclass
from math import exp

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.scoring import GRID, SLOPES, Answer, Band, Word, mass_above, posterior, profile_from

quick = settings(max_examples=60, deadline=None, database=None)
bands = st.sampled_from(list(Band))


@dataclass(frozen=True)
class Card:
    id: str
    trait: str
    facet: str | None = None


BANK = [Card(f"{trait}{n}", trait) for n in range(6) for trait in "OCEAR"]


@st.composite
def answers(draw, most=7):
    count = draw(st.integers(0, most))
    options = draw(st.integers(2, 6))
    return [Answer(draw(st.integers(0, options - 1)), options) for _ in range(count)]


def one_trait(taps, band="7-9", boundary=0.0, options=3):
    """The reading of one trait, for choices or ready answers."""
    ready = [tap if isinstance(tap, Answer) else Answer(tap, options) for tap in taps]
    bank = [Card(f"t{n}", "T") for n in range(len(ready) + 1)]
    return profile_from(bank, {f"t{n}": tap for n, tap in enumerate(ready)}, band, {"T": boundary})["T"]


def test_every_trait_of_the_bank_gets_a_reading_in_the_banks_order():
    assert list(profile_from(BANK, {"A1": Answer(2, 3)}, "7-9")) == ["O", "C", "E", "A", "R"]
    assert list(profile_from(BANK[::-1], {}, "7-9")) == ["R", "A", "E", "C", "O"]


def test_answers_to_cards_outside_the_bank_count_for_nothing():
    assert profile_from(BANK, {"gone": Answer(2, 3)}, "7-9") == profile_from(BANK, {}, "7-9")


def test_an_answer_moves_its_own_trait_alone():
    before, after = profile_from(BANK, {}, "7-9"), profile_from(BANK, {"E0": Answer(2, 3)}, "7-9")
    assert after["E"].mean > before["E"].mean
    assert after["E"].answers == 1
    assert all(after[trait] == before[trait] for trait in "OCAR")


@pytest.mark.parametrize("band", list(Band))
def test_without_answers_both_poles_are_equally_likely_and_nothing_is_named(band):
    reading = one_trait([], band)
    assert reading.p_high == 0.5
    assert reading.mean == pytest.approx(0, abs=1e-12)
    assert reading.sd == pytest.approx(1, abs=0.02)
    assert reading.interval == pytest.approx((-1.28, 1.28), abs=0.02)


def test_no_answers_name_nothing_even_far_from_the_boundary():
    assert one_trait([], boundary=-2.5).word == Word.STILL_FINDING_OUT


@pytest.mark.parametrize("band", ["7-8", "", "Adult", "13+"])
def test_an_unknown_band_is_refused(band):
    with pytest.raises(ValueError, match="Band"):
        profile_from(BANK, {f"O{n}": Answer(1, 3) for n in range(6)}, band)


def test_a_plain_string_is_a_band():
    assert [band.value for band in Band] == ["4-6", "7-9", "10-12", "adult"]
    assert one_trait([2, 2], "10-12") == one_trait([2, 2], Band.OLDER)


@quick
@given(answers(), st.sampled_from([0.7, 1.0, 1.3]))
def test_the_grid_posterior_sums_to_one(taps, slope):
    assert sum(posterior(taps, slope)) == pytest.approx(1)
    assert len(posterior(taps, slope)) == len(GRID) == 61


@quick
@given(answers(), st.integers(0, 6), bands, st.floats(-2, 2))
def test_a_higher_answer_never_lowers_the_mean_or_the_odds_of_the_high_pole(taps, place, band, boundary):
    if place >= len(taps) or taps[place].choice == taps[place].options - 1:
        return
    raised = Answer(taps[place].choice + 1, taps[place].options)
    low, high = (one_trait(some, band, boundary) for some in (taps, [*taps[:place], raised, *taps[place + 1 :]]))
    assert high.mean > low.mean
    assert high.p_high >= low.p_high


@quick
@given(answers(most=15), bands)
def test_the_interval_holds_the_mean_and_stays_on_the_scale(taps, band):
    reading = one_trait(taps, band)
    low, high = reading.interval
    assert -3.05 <= low < reading.mean < high <= 3.05


@quick
@given(answers(), bands)
def test_mirrored_answers_give_the_mirrored_reading(taps, band):
    mirrored = [Answer(tap.options - 1 - tap.choice, tap.options) for tap in taps]
    one, other = one_trait(taps, band), one_trait(mirrored, band)
    assert one.mean == pytest.approx(-other.mean)
    assert one.p_high == pytest.approx(1 - other.p_high)
    assert one.word == other.word


@quick
@given(answers(), bands, st.floats(-2, 2))
def test_the_same_answers_always_give_the_same_reading(taps, band, boundary):
    assert one_trait(taps, band, boundary) == one_trait(taps, band, boundary)


@quick
@given(answers(), st.floats(-4, 4), st.floats(-4, 4))
def test_a_higher_boundary_never_raises_the_odds_of_the_high_pole(taps, one, other):
    mass = posterior(taps, 1.0)
    assert 0 <= mass_above(mass, max(one, other)) <= mass_above(mass, min(one, other)) <= 1


def test_a_cell_that_the_boundary_cuts_is_split_in_proportion():
    mass = [0.0] * 61
    mass[30] = 1.0
    assert [mass_above(mass, limit) for limit in (-0.05, -0.025, 0.0, 0.05)] == pytest.approx([1, 0.75, 0.5, 0])


def test_a_boundary_moves_the_odds_and_leaves_the_mean():
    near, far = one_trait([2, 2], boundary=0.0), one_trait([2, 2], boundary=1.0)
    assert near.mean == far.mean
    assert near.p_high > 0.8 > far.p_high


def test_one_answer_tells_least_from_the_youngest_and_most_from_an_adult():
    young, middle, older, adult = (one_trait([2], band).p_high for band in Band)
    assert young < middle == older < adult
    assert list(SLOPES.values()) == [0.7, 1.0, 1.0, 1.3]


def test_the_posterior_is_bayes_rule_by_hand():
    def rising(x, limit):
        return 1 / (1 + exp(-(x - limit)))

    weights = [exp(-x * x / 2) * (rising(x, -0.8) - rising(x, 0.8)) * rising(x, 1.2) for x in GRID]
    assert posterior([Answer(1, 3), Answer(3, 4)], 1.0) == pytest.approx([weight / sum(weights) for weight in weights])


@pytest.mark.parametrize("options", range(2, 7))
def test_more_options_tell_more_at_the_ends_and_a_middle_keeps_even_odds(options):
    assert one_trait([options - 1], options=options).p_high > 0.65
    if options % 2:
        assert one_trait([options // 2], options=options).p_high == 0.5
