"""An invitation that asks for nothing, for a child whom demands upset: switched on, it is what the card says."""

import pytest
from flask import Flask

from planner.household import Household
from planner.ladders import Goal
from planner.leanings import NOT_PLAYED
from planner.plan import card_of
from tests.carers import CHILD
from tests.journeys import Device
from tests.planner.at_home import AtHome

SAID = {"band": "7-9", "speech": "speaks"}


def test_every_goal_can_be_wondered_about_in_a_few_words(goals: list[Goal]) -> None:
    for goal in goals:
        assert goal.wonder
        assert goal.wonder.startswith("I wonder ")
        assert goal.wonder.endswith(".")
        assert len(goal.wonder.split()) <= 12
    assert len({goal.wonder for goal in goals}) == len(goals)


@pytest.mark.parametrize("wondering", [True, False])
def test_a_card_wonders_where_that_is_chosen(goals: list[Goal], wondering: bool) -> None:
    home = Household("7-9", "speaks", NOT_PLAYED, wondering=wondering)

    for goal in goals:
        assert card_of(goal, home).invite == (goal.wonder if wondering else goal.invite)


def test_a_family_switches_it_on_and_off_for_the_general_plan(ana: Device) -> None:
    for told, wonders in (({"wondering": "y"}, True), ({}, False)):
        ana.open("/plan/household")
        ana.send("/plan/household", SAID | told)
        ana.open("/plan/household")
        assert bool(ana.page.select_one("[name=wondering][checked]")) == wonders
        assert ("I wonder if the zip moves." in ana.open("/plan/goals/zip-the-jacket").text) == wonders


def test_a_family_says_it_of_its_child(site: Flask) -> None:
    home = AtHome(site)
    home.open(f"{home.child}/about")
    home.send(f"{home.child}/about", {"nickname": "Mia", "wondering": "y", **CHILD})

    assert "I wonder if the zip moves." in home.open("/plan/goals/zip-the-jacket").text
    home.open(f"{home.child}/about")
    assert home.page.select_one("[name=wondering][checked]")
