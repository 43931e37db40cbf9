"""The child's own card: three buttons alike, kept as the child's word and never as a failure (planner.md 7)."""

from datetime import UTC, datetime

import pytest
from flask import Flask

from tests.carers import Carer
from tests.journeys import Device
from tests.planner.at_home import AtHome
from tests.site.watching import rows

ZIP = "/plan/goals/zip-the-jacket"


@pytest.fixture
def hers(maya: Device) -> Device:
    """Maya's device, whose grown-up opened the zip and gave it back."""
    maya.take_back()
    maya.open(ZIP)
    maya.send(f"{ZIP}/changes", {"change": "today-0"})
    maya.send(f"{ZIP}/changes", {"change": "rung-5"})
    maya.open("/plan")
    maya.send("/grown-ups", {"mode": "child", "after": "/my-step"})
    assert maya.path == "/my-step"
    return maya


def entry(site: Flask) -> dict[str, object]:
    """What the diary says of the zip."""
    return next(row for row in rows(site)["diary"].values() if row["goal"] == "zip-the-jacket")


def plan(device: Device) -> str:
    """The plan as the grown-up then sees it."""
    device.take_back()
    device.open("/plan")
    return device.page.get_text(" ", strip=True)


def test_it_shows_one_step_and_three_buttons(hers: Device) -> None:
    assert hers.page.select_one("h1").get_text() == "Pull the zip a little"  # type: ignore[union-attr]
    assert [one["value"] for one in hers.page.select("button[name=say]")] == ["not-today", "smaller", "another"]
    assert len({str(one["class"]) for one in hers.page.select("button[name=say]")}) == 1


@pytest.mark.parametrize(
    ("wish", "outcome", "hard"),
    [("not-today", "refused", False), ("smaller", None, True), ("another", None, False)],
)
def test_what_a_child_says_is_kept_as_its_own_word(
    site: Flask, hers: Device, wish: str, outcome: str | None, hard: bool
) -> None:
    for _time in range(2):
        hers.open("/my-step")
        day = datetime.now(UTC).date()
        hers.send(f"/my-step/zip-the-jacket/{day}", {"say": wish})
        assert hers.path == "/my-step/told"
        assert "Thank you for telling." in hers.shown.text

    kept = entry(site)
    assert (kept["outcome"], bool(kept["hard_day"]), bool(kept["by_child"])) == (outcome, hard, True)
    assert kept["why"] is None


@pytest.mark.parametrize(
    ("wish", "says"), [("not-today", "not today."), ("smaller", "smaller."), ("another", "another one.")]
)
def test_the_plan_says_quietly_what_the_child_said(hers: Device, wish: str, says: str) -> None:
    hers.press(f"button[value={wish}]")

    assert f"Your child said: {says}" in plan(hers)


def test_smaller_offers_the_days_smaller_step(site: Flask, hers: Device) -> None:
    hers.press("button[value=smaller]")

    assert entry(site)["rung"] == 2


def test_another_opens_another_step(hers: Device) -> None:
    hers.press("button[value=another]")
    hers.open("/my-step")

    assert hers.page.select_one("h1").get_text() != "Pull the zip a little"  # type: ignore[union-attr]


def test_a_child_may_say_something_else_afterwards(site: Flask, hers: Device) -> None:
    hers.press("button[value=not-today]")
    hers.open("/my-step")
    hers.press("button[value=smaller]")

    assert (entry(site)["outcome"], bool(entry(site)["hard_day"])) == (None, True)


def test_a_win_of_the_day_stays_a_win(site: Flask, hers: Device) -> None:
    day = datetime.now(UTC).date()
    hers.take_back()
    hers.open("/plan")
    hers.send(f"{ZIP}/days/{day}", {"say": "win"})
    hers.open("/plan")
    hers.send("/grown-ups", {"mode": "child", "after": "/my-step"})
    hers.press("button[value=not-today]")

    assert entry(site)["outcome"] == "win"


def test_the_plan_hands_the_card_over(hers: Device) -> None:
    hers.take_back()
    hers.open("/plan")
    hers.press("button[value=child]")

    assert hers.path == "/my-step"


def test_nobody_here_has_no_card(ana: Device) -> None:
    assert ana.open("/my-step").status_code == 404
    assert ana.open("/my-step/told").status_code == 404


def test_a_stranger_writes_into_no_other_diary(site: Flask, hers: Device, tom: Device) -> None:
    tom.open("/my-step")
    tom.press("button[value=not-today]")

    guests = {row["guest_id"] for row in rows(site)["diary"].values()}
    assert len(guests) == 1
    assert hers.open("/my-step").status_code == 200


def test_what_was_not_asked_is_refused(site: Flask, hers: Device) -> None:
    day = datetime.now(UTC).date()
    for path, said in ((f"zip-the-jacket/{day}", "never"), ("zip-the-jacket/2020-01-01", "smaller")):
        hers.open("/my-step")
        assert hers.send(f"/my-step/{path}", {"say": said}).status_code == 422
    hers.open("/my-step")
    assert hers.send(f"/my-step/no-such-goal/{day}", {"say": "smaller"}).status_code == 404
    assert not rows(site)["diary"]


def test_a_familys_child_is_called_by_its_name(site: Flask) -> None:
    mum = AtHome(site)
    mum.open("/plan")
    mum.send("/grown-ups", {"mode": "child", "after": "/my-step"})
    assert mum.path == "/my-step"
    mum.press("button[value=not-today]")

    back = Carer(site, mum.address)
    back.open(mum.child)
    back.send(f"{mum.child}/opening", {"to": "plan"})
    assert "Mia said: not today." in back.open("/plan").text
