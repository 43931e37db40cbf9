"""A family that was away finds its plan, or a fresh one, and not a word about the time between (experience G3)."""

import re
from datetime import timedelta
from typing import Any

import pytest
from flask import Flask

from tests.journeys import Device
from tests.site.watching import NOON

RECKONED = re.compile(
    r"\d+ (days?|weeks?|months?)|\b(ago|since|missed|overdue|behind|again now|welcome back|sorry|catch up|long time)\b",
    re.IGNORECASE,
)


def told(device: Device) -> str:
    """The words of the plan."""
    device.open("/plan")
    assert device.path == "/plan"
    return " ".join(device.page.main.get_text().split())


@pytest.mark.parametrize("settled", ["Smaller", "We did it"])
def test_experience_g3_later_that_day_the_plan_is_as_it_was_left(ana: Device, clock: Any, settled: str) -> None:
    fresh = told(ana)
    ana.press(f"button:-soup-contains('{settled}')")
    before = told(ana)
    clock.move_to(NOON + timedelta(hours=11))
    assert told(ana) == before != fresh
    assert not RECKONED.search(before)


@pytest.mark.parametrize("settled", ["Smaller", "We did it"])
def test_experience_g3_the_next_day_there_is_a_step_again(ana: Device, clock: Any, settled: str) -> None:
    told(ana)
    step = ana.page.select_one("#step").get_text()
    ana.press(f"button:-soup-contains('{settled}')")
    clock.move_to(NOON + timedelta(hours=13))
    after = told(ana)
    assert ana.page.select_one("#step").get_text() == step
    assert not RECKONED.search(after)


def test_experience_g3_after_ninety_days_the_plan_is_like_new(site: Flask, clock: Any, maya: Device) -> None:
    maya.play(15).take_back()
    told(maya)
    maya.press("button:-soup-contains('Smaller')")
    assert told(maya) != told(Device(site.test_client()))
    clock.move_to(NOON + timedelta(days=90))
    after = told(maya)
    assert after == told(Device(site.test_client()))
    assert not RECKONED.search(after)


def test_the_list_of_reckoning_words_bites() -> None:
    for sentence in ("You were away for 90 days.", "Last win 3 weeks ago", "Welcome back!", "Sorry, you missed a step"):
        assert RECKONED.search(sentence), sentence
