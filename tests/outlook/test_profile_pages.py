"""Two views of Mia side by side, with their days; which of them the plan goes by; and Ana's own profile."""

import re
from datetime import UTC, datetime

import pytest
from flask import Flask

from home.consenting import MINE, Purpose
from outlook.statements import ABOUT_ME
from quiz.traits import Pole, Trait
from tests.carers import Carer, account_of
from tests.journeys import Device
from tests.looks import agree, begin, tell
from tests.readability import grade
from tests.site.watching import rows

ANA, BEN, TOM = "ana@example.org", "ben@example.org", "tom@example.org"
SHAMING = re.compile(
    r"\b(streaks?|missed|behind|percent|wrong|correct|scores?|points|normal|average|disorder|better|worse|match)\b|%",
    re.I,
)
FIRST, LATER = datetime(2026, 3, 3, 23, 30, tzinfo=UTC), datetime(2026, 5, 9, 12, tzinfo=UTC)


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, ANA)


@pytest.fixture
def mia(ana: Carer) -> str:
    """The address of her child's page."""
    return ana.add("Mia")


def said(carer: Carer, path: str) -> str:
    """The words of a page."""
    carer.open(path)
    assert carer.shown.status_code == 200
    return " ".join(carer.page.main.get_text(" ").split())


def played(site: Flask, child: str, which: str = ".pim", taps: int = 15, band: str = "7-9") -> None:
    """Another of Ana's devices in Mia's hands."""
    Device.play(Carer(site, ANA).play(child, 0, band), taps, which)


def test_before_anybody_told_something_the_page_shows_two_ways_on(ana: Carer, mia: str):
    words = said(ana, f"{mia}/profile")

    assert "Nothing has been told yet" in words
    assert not ana.page.select(".pair-row")
    assert {button.get_text(strip=True) for button in ana.page.select("main form button")} == {
        "How I see my child",
        "Play",
    }


def test_quiz_9_two_views_stand_side_by_side_each_with_its_day(site: Flask, ana: Carer, mia: str):
    played(site, mia)
    tell(site, ANA, Pole.OPEN, Pole.REACTIVE, child=mia, at=LATER)
    words = said(ana, f"{mia}/profile")

    assert len(ana.page.select(".pair-row")) == len(Trait)
    for article in ana.page.select(".pair-row"):
        assert [b.get_text(strip=True) for b in article.select(".view b")] == ["What Mia told us", "How you see it"]
        assert len(article.select(".view .word")) == len(article.select(".view svg")) == 2
    assert "How you see it: May 9, 2026" in words
    assert "What Mia told us: " in words
    assert ana.page.select("[data-print]")


@pytest.mark.parametrize(
    ("band", "sentence"),
    [
        ("4-6", "The plan goes by the grown-up's view"),
        ("7-9", "For big feelings it goes by the grown-up's view"),
        ("10-12", "The plan goes by your child's own view"),
    ],
)
def test_quiz_8_the_page_and_the_plan_say_which_view_is_gone_by(site: Flask, ana: Carer, band: str, sentence: str):
    child = ana.add("Mia", band=band)
    played(site, child, band=band)
    tell(site, ANA, child=child)

    assert sentence in said(ana, f"{child}/profile")
    ana.open(child)
    ana.send(f"{child}/opening", {"to": "plan"})
    told = {"4-6": "how a grown-up sees your child", "7-9": "for big feelings by how a grown-up sees it"}
    assert told.get(band, "goes by what your child told us.") in said(ana, "/plan")


def test_quiz_8_a_lone_view_leads_and_the_page_says_so(site: Flask, ana: Carer, mia: str):
    tell(site, ANA, Pole.STEADY, child=mia)
    words = said(ana, f"{mia}/profile")
    assert "since your child has not played yet" in words
    assert "No step takes ten seconds or more" not in words

    leo = ana.add("Leo")
    played(site, leo)
    assert "No grown-up has told how they see the child yet" in said(ana, f"{leo}/profile")


def test_quiz_6_one_carer_who_is_not_sure_of_steady_keeps_every_step_small(site: Flask, ana: Carer, mia: str):
    Carer(site, BEN, family_of=ANA)
    tell(site, ANA, Pole.STEADY, child=mia)
    ana.open(mia)
    ana.send(f"{mia}/opening", {"to": "plan"})
    long = said(ana, "/plan")
    tell(site, BEN, child=mia)
    words = said(ana, f"{mia}/profile")

    assert "No step takes ten seconds or more" in words
    assert "keep each step very small" in words
    assert "There are several grown-ups' views" in words
    assert said(ana, "/plan") != long


def test_quiz_9_where_views_differ_it_is_offered_kindly_as_something_to_talk_about(site: Flask, ana: Carer, mia: str):
    Carer(site, BEN, family_of=ANA)
    tell(site, ANA, Pole.OPEN, Pole.CONSCIENTIOUS, child=mia)
    tell(site, BEN, Pole.TRADITIONAL, Pole.CONSCIENTIOUS, child=mia)
    said(ana, f"{mia}/profile")
    apart = [article.select_one("h3").get_text(strip=True) for article in ana.page.select(".pair-row:has(.told)")]

    assert apart == ["OpenandTraditional"]
    sentence = ana.page.select_one(".pair-row .told").get_text()
    assert "Not alike here: you and Carer. Each view has its reasons" in sentence
    assert "educator" in sentence
    assert grade(sentence) <= 7


def test_over_time_every_look_keeps_its_date_and_what_moved_is_told_plainly(site: Flask, ana: Carer, mia: str):
    ana.open("/family")
    ana.send("/family/zone", {"zone": "Asia/Kolkata"})
    tell(site, ANA, Pole.OPEN, Pole.INTROVERTED, child=mia, at=FIRST)
    tell(site, ANA, Pole.OPEN, Pole.EXTROVERTED, child=mia, at=LATER)
    said(ana, f"{mia}/profile")
    told = " ".join(ana.page.select_one("section[aria-labelledby=over-time]").get_text(" ").split())

    assert [day.get_text() for day in ana.page.select("section[aria-labelledby=over-time] time")] == [
        "May 9, 2026",
        "March 4, 2026",
    ]
    assert "The same from first to last: Open" in told
    assert "first Introverted, now Extroverted." in told


def test_a_new_game_does_not_take_away_what_an_earlier_one_told(site: Flask, ana: Carer, mia: str):
    played(site, mia)
    ana.open(mia)
    ana.send(f"{mia}/opening", {"to": "plan"})
    before = [said(ana, path) for path in (f"{mia}/profile", "/plan")]
    played(site, mia, ".lu", taps=3)

    assert [said(ana, path) for path in (f"{mia}/profile", "/plan")] == before


def test_what_the_pages_say_is_kind_and_easy_to_read(site: Flask, ana: Carer, mia: str):
    agree(site, ANA, Purpose.ABOUT_ME)
    played(site, mia)
    tell(site, ANA, Pole.REACTIVE, Pole.OPEN, child=mia)
    tell(site, ANA, Pole.REACTIVE, Pole.EXTROVERTED)
    begin(ana, mia)
    for path in (f"{mia}/profile", "/about-me", f"{mia}/together", ana.path):
        words = said(ana, path)
        assert not SHAMING.search(words), (path, SHAMING.search(words))
        for paragraph in ana.page.select("main p"):
            told = paragraph.get_text(" ", strip=True)
            if len(told.split()) > 12:
                assert grade(told) <= 7, (path, told)


def test_trust_s1_a_profile_is_the_familys_own(site: Flask, ana: Carer, mia: str):
    tell(site, ANA, Pole.OPEN, child=mia)
    ben, tom = Carer(site, BEN, family_of=ANA), Carer(site, TOM)

    assert "Carer: how they see it" in said(ben, f"{mia}/profile")
    for page in ("profile", "together"):
        nothing = tom.client.get("/children/" + "x" * 22 + f"/{page}")
        assert (tom.client.get(f"{mia}/{page}").status_code, tom.client.get(f"{mia}/{page}").text) == (
            404,
            nothing.text,
        )


def test_trust_p3_the_own_profile_needs_a_yes_and_a_no_hides_it_at_once(site: Flask, ana: Carer):
    tell(site, ANA, Pole.AGREEABLE)
    assert "A clear limit" not in said(ana, "/about-me")
    agree(site, ANA, Purpose.ABOUT_ME)
    assert "A clear limit" in said(ana, "/about-me")
    agree(site, ANA, Purpose.ABOUT_ME, False)
    assert "A clear limit" not in said(ana, "/about-me")
    assert len(rows(site)["said"]) == 21


def test_the_own_profile_names_what_a_pole_gives_and_what_to_watch_for(site: Flask, ana: Carer):
    agree(site, ANA, Purpose.ABOUT_ME)
    assert "It takes about four minutes" not in said(ana, "/about-me")
    tell(site, ANA, Pole.EXTROVERTED)
    said(ana, "/about-me")
    row = ana.page.select(".pair-row")[2].get_text(" ", strip=True)

    assert len(ana.page.select(".pair-row")) == len(Trait)
    assert "You bring energy and words" in row
    assert "Watch out: Your energy may be a lot for a quiet child." in row
    assert ana.send("/looks", {"form": ABOUT_ME}).status_code == 200


@pytest.mark.parametrize("given", [MINE, MINE[::-1]])
def test_trust_p3_another_carer_sees_the_own_profile_only_while_it_is_shown(site: Flask, ana: Carer, given):
    ben = Carer(site, BEN, family_of=ANA)
    tom = Carer(site, TOM)
    with site.app_context():
        path = f"/carers/{account_of(BEN).token}/profile"
    assert ana.open(path).status_code == 404
    tell(site, BEN, Pole.AGREEABLE)
    for purpose in given:
        assert ana.open(path).status_code == 404
        assert "A clear limit" not in ana.open("/about-me").text
        agree(site, BEN, purpose)

    assert "A clear limit" in said(ana, path)
    assert path in [way["href"] for way in (ana.open("/about-me"), ana.page.select("main a[href]"))[1]]
    assert ben.open(path).status_code == 200
    assert tom.open(path).status_code == 404
    for purpose in given:
        agree(site, BEN, purpose, False)
        assert ana.open(path).status_code == 404
        agree(site, BEN, purpose)


def test_showing_the_own_profile_is_asked_on_its_page_with_two_equal_buttons(site: Flask, ana: Carer):
    agree(site, ANA, Purpose.ABOUT_ME)
    ana.open("/about-me")
    asked = ana.page.select_one("section[aria-labelledby=show-mine]")
    yes, no = asked.select("button")

    assert (yes["class"], yes.name) == (no["class"], no.name)
    ana.press("section[aria-labelledby=show-mine] button[value=yes]")
    assert ana.path == "/about-me"
    assert "yes" in ana.page.select_one("section[aria-labelledby=show-mine] b").get_text()
