"""Ana and Ben read Mia's plan: the same step, each with a line of their own, and calm first for two who feel much."""

import pytest
from flask import Flask

from home.consenting import Purpose
from planner.together import line_for
from quiz.traits import Pole, Trait
from shell.database import db
from tests.carers import Carer
from tests.journeys import Device
from tests.looks import agree, tell
from tests.site.test_database import scanned, watched

ANA, BEN = "ana@example.org", "ben@example.org"
MOST_QUERIES = 14


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, ANA)


@pytest.fixture
def ben(site: Flask, ana: Carer) -> Carer:
    """The second carer of her family."""
    return Carer(site, BEN, family_of=ANA)


@pytest.fixture
def mia(ana: Carer) -> str:
    """The address of their child's page."""
    return ana.add("Mia")


def plan_of(carer: Carer, child: str) -> str:
    """The plan of a child as this carer reads it."""
    carer.open(child)
    carer.send(f"{child}/opening", {"to": "plan"})
    assert carer.path == "/plan"
    return " ".join(carer.page.main.get_text(" ").split())


def line_of(carer: Carer, child: str) -> str | None:
    """The line for this carer on the open step."""
    words = plan_of(carer, child)
    return words.partition("For you: ")[2].partition(" When ")[0] or None


def about_oneself(site: Flask, address: str, *poles: Pole) -> None:
    """A carer who agrees and tells of oneself."""
    agree(site, address, Purpose.ABOUT_ME)
    tell(site, address, *poles)


def test_s41_two_carers_get_the_same_step_and_different_lines_for_one_child(
    site: Flask, ana: Carer, ben: Carer, mia: str
):
    tell(site, ANA, Pole.INTROVERTED, Pole.TRADITIONAL, child=mia)
    about_oneself(site, ANA, Pole.EXTROVERTED)
    about_oneself(site, BEN, Pole.OPEN)
    lines = [line_of(carer, mia) for carer in (ana, ben)]
    child = {Trait.EXTROVERSION: Pole.INTROVERTED, Trait.OPENNESS: Pole.TRADITIONAL}

    assert lines == [line_for(child, {pole.trait: pole}) for pole in (Pole.EXTROVERTED, Pole.OPEN)]
    assert len(set(lines)) == 2
    assert ana.page.select_one("#step").get_text() == ben.page.select_one("#step").get_text()


def test_a_carer_who_told_nothing_of_oneself_gets_no_line(site: Flask, ana: Carer, ben: Carer, mia: str):
    tell(site, ANA, Pole.REACTIVE, child=mia)
    about_oneself(site, ANA, Pole.REACTIVE)

    assert line_of(ana, mia)
    assert line_of(ben, mia) is None


def test_trust_p3_a_no_to_the_own_profile_takes_its_line_away_at_once(site: Flask, ana: Carer, mia: str):
    tell(site, ANA, Pole.REACTIVE, child=mia)
    about_oneself(site, ANA, Pole.REACTIVE)
    assert line_of(ana, mia)
    agree(site, ANA, Purpose.ABOUT_ME, False)

    assert line_of(ana, mia) is None
    assert "You both feel things strongly" not in ana.open(f"{mia}/together").text
    agree(site, ANA, Purpose.ABOUT_ME)
    assert line_of(ana, mia)


def test_s55_two_who_feel_much_start_on_a_smaller_step_with_calm_first(site: Flask, ana: Carer, ben: Carer, mia: str):
    tell(site, ANA, Pole.REACTIVE, child=mia)
    about_oneself(site, ANA, Pole.REACTIVE)
    both, alone = line_of(ana, mia), plan_of(ben, mia)

    assert both == line_for({Trait.REACTIVITY: Pole.REACTIVE}, {Trait.REACTIVITY: Pole.REACTIVE})
    assert ana.page.select_one("#step").get_text() not in alone, "one rung lower than for one who told nothing"
    assert "Sensory" in ana.page.select_one(".step .soft").get_text(), "regulation comes before other learning"
    ana.open(f"{mia}/together")
    assert ana.page.get_text().index("calms you both") < ana.page.get_text().index("smallest step")


def test_the_keepers_view_leads_for_all_carers_and_else_the_newest(site: Flask, ana: Carer, ben: Carer, mia: str):
    tell(site, BEN, Pole.EXTROVERTED, child=mia)
    bens = plan_of(ana, mia)
    tell(site, ANA, Pole.INTROVERTED, child=mia)
    anas = plan_of(ana, mia)
    tell(site, BEN, Pole.EXTROVERTED, child=mia)

    assert plan_of(ana, mia) == plan_of(ben, mia) == anas != bens


def test_another_familys_view_and_an_unfinished_one_change_nothing(site: Flask, ana: Carer, mia: str):
    tom = Carer(site, "tom@example.org")
    leo = tom.add("Leo")
    before = plan_of(ana, mia)
    tell(site, "tom@example.org", Pole.STEADY, child=leo)
    ana.open(mia)
    ana.send("/looks", {"form": "my-child", "child": mia.split("/")[2]})
    ana.send(ana.path, {"child-reacts-to-rush": "0", "way": "rest"})

    assert plan_of(ana, mia) == before
    assert "general plan" in before


def test_the_page_about_the_two_shows_five_rows_and_pairs_only_where_both_lean(site: Flask, ana: Carer, mia: str):
    ana.open(f"{mia}/together")
    empty = ana.page.main.get_text()
    assert "Nothing is known of your child yet" in empty
    assert "Nothing of you leans one way yet" in empty
    assert not ana.page.select("main section")
    assert {way.get_text(strip=True) for way in ana.page.select("main .box .button")} == {
        "Play",
        "How I see my child",
        "About me",
    }

    tell(site, ANA, Pole.INTROVERTED, Pole.OPEN, child=mia)
    about_oneself(site, ANA, Pole.EXTROVERTED, Pole.AGREEABLE)
    ana.open(f"{mia}/together")
    shown = [[part.get_text(strip=True) for part in row.select("dd")] for row in ana.page.select("main section")]

    assert [row[:2] for row in shown] == [
        ["Open", "in between or open"],
        ["in between or open"] * 2,
        ["Introverted", "Extrovert"],
        ["in between or open", "Agreeable"],
        ["in between or open"] * 2,
    ]
    assert [len(row) for row in shown] == [2, 2, 4, 2, 2]
    assert "few words" in shown[2][3]


def test_trust_r12_a_familys_plan_takes_few_queries_each_by_an_index(site: Flask, ana: Carer, ben: Carer, mia: str):
    for _ in range(3):
        tell(site, ANA, Pole.REACTIVE, child=mia)
        tell(site, BEN, Pole.STEADY, child=mia)
        about_oneself(site, ANA, Pole.REACTIVE)
    plan_of(ana, mia)
    with watched(site) as seen:
        ana.client.get("/plan")
    few = len([statement for statement, _ in seen if statement.startswith("SELECT")])
    with watched(site) as of_pages:
        for path in (f"{mia}/profile", f"{mia}/together", "/about-me"):
            ana.client.get(path)

    assert few <= MOST_QUERIES
    if site.config["SQLALCHEMY_DATABASE_URI"].startswith("sqlite"):
        with site.app_context(), db.engine.connect() as connection:
            for statement, parameters in [*seen, *of_pages]:
                assert not scanned(connection, statement, parameters), statement


def test_a_guest_pays_for_none_of_it(site: Flask):
    guest = Device(site.test_client()).begin().play(6).take_back()
    guest.open("/plan")
    with watched(site) as seen:
        guest.client.get("/plan")

    assert not [statement for statement, _ in seen if " look" in statement or " consent" in statement]
