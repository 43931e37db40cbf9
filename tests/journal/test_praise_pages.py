"""After a win come words for the child; a week and a month bring wins back that the child picks."""

import re
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from home.words import CELEBRATIONS
from journal.models import Win
from quiz.checks import UNKIND
from quiz.traits import Pole
from shell.database import db
from tests.carers import Carer
from tests.looks import tell
from tests.readability import sentences_of
from tests.site.test_database import watched

ANA = "ana@example.org"
HELD = {"did": "held her toothbrush while I counted to five", "helped": "waited and counted slowly"}
MOST_STATEMENTS = 12


@pytest.fixture
def carer(site: Flask) -> Carer:
    """Ana, signed in."""
    return Carer(site, ANA)


def journal_of(carer: Carer, **told: str) -> str:
    """A child called Mia whose wins may be kept; gives the child's address."""
    child = carer.add("Mia", **told)
    carer.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "yes"})
    return child


def write(carer: Carer, child: str, did: str = "", helped: str = "") -> None:
    """Writes one more win of today, and is led on."""
    carer.open(f"{child}/journal?another=1")
    fields = {str(one["name"]): str(one.get("value", "")) for one in carer.page.select("#leaf input[type=hidden]")}
    del fields["csrf_token"]
    carer.send(f"{child}/journal", fields | {"did": did, "helped": helped})


def words(carer: Carer) -> str:
    """What the page says, in one row."""
    main = carer.page.select_one("main")
    assert main
    return " ".join(main.get_text(" ").split())


def kinds(carer: Carer) -> list[str]:
    """The ways that a child may pick from, by the word in their address."""
    return [str(one["href"]).partition("how=")[2].partition("#")[0] for one in carer.page.select(".picks a")]


def test_s150_a_kept_win_leads_to_words_for_the_child(carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)

    assert re.fullmatch(rf"{child}/journal/[\w-]+/praise", carer.path)
    shown = [one.get_text() for one in carer.page.select(".copy")]
    assert shown == [
        "You held your toothbrush while I counted to five. You kept at it.",
        "Mia held her toothbrush while I counted to five. I saw how she kept at it.",
        "Mia held her toothbrush while I counted to five.\nWhat helped: I waited and counted slowly.",
    ]


def test_s163_hollow_praise_gets_a_gentle_hint_that_can_be_passed_over(carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, "Great job! Mia zipped her coat")

    assert "You wrote: “Great job”. “You zipped your coat.” says what you saw" in words(carer)
    assert "It may also stay as it is." in words(carer)
    carer.open(f"{child}/journal/tree")
    assert "Great job! Mia zipped her coat" in words(carer)


def test_a_line_without_hollow_praise_gets_no_hint(carer: Carer) -> None:
    write(carer, journal_of(carer), **HELD)
    assert not carer.page.select("aside")


def test_what_a_parent_types_is_shown_as_text(carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, "said <script>alert(1)</script> & waved", "<b>waited</b>")
    assert not carer.page.select("main script, main b:not(summary b)")
    carer.open(f"{child}/celebrations")
    assert not carer.page.select("main script")


def test_d7_a_kind_that_the_family_left_out_is_not_offered(carer: Carer) -> None:
    child = journal_of(carer, left_out="high-five", textures="sand")
    write(carer, child, **HELD)
    assert kinds(carer) == ["words", "thumbs-up", "clapping", "note", "a-favourite", "nothing"]


def test_d7_with_every_kind_left_out_the_words_are_enough(carer: Carer) -> None:
    child = journal_of(carer, left_out=list(CELEBRATIONS))
    write(carer, child, **HELD)
    assert kinds(carer) == ["nothing"]


def test_what_the_child_picks_is_said_and_nothing_is_kept_of_it(carer: Carer) -> None:
    write(carer, journal_of(carer, textures="sand"), **HELD)
    page = carer.path
    assert not carer.page.select(".told")

    carer.open(f"{page}?how=a-favourite")
    assert "sand" in carer.page.select(".told")[0].get_text()
    assert len(carer.page.select(".picks [aria-current]")) == 1

    carer.open(f"{page}?how=nothing")
    assert "Nothing has to be added." in words(carer)

    for how in ("sweets", "<b>", "%00"):
        carer.open(f"{page}?how={how}")
        assert not carer.page.select(".told")


def test_s139_the_ways_fit_what_is_known_of_the_child(site: Flask, carer: Carer) -> None:
    child = journal_of(carer)
    tell(site, ANA, Pole.REACTIVE, Pole.INTROVERTED, child=child)
    write(carer, child, **HELD)

    assert "clapping" not in kinds(carer)
    carer.open(f"{carer.path}?how=words")
    assert "softly" in carer.page.select(".told")[0].get_text()


def test_s160_for_a_child_without_words_the_favourite_stands_first(carer: Carer) -> None:
    child = journal_of(carer, speech="no-words", sounds="rain")
    write(carer, child, **HELD)
    assert kinds(carer)[0] == "a-favourite"
    assert "the sound of rain" in words(carer)


def test_d14_one_win_is_enough_for_a_week_and_a_month(carer: Carer) -> None:
    child = journal_of(carer)
    carer.open(f"{child}/celebrations")
    assert "There is no hurry." in words(carer)

    write(carer, child, **HELD)
    carer.open(f"{child}/celebrations")
    assert [one.get_text(strip=True) for one in carer.page.select(".wins a")] == [HELD["did"]]

    carer.open(str(carer.page.select(".wins a")[0]["href"]))
    assert "You held your toothbrush while I counted to five." in words(carer)
    assert kinds(carer) == ["activity", "meal", "outing", "screen-time", "nothing"]
    carer.open(str(carer.page.select(".picks a")[0]["href"]))
    assert "Do something together" in carer.page.select(".told")[0].get_text()


def test_an_old_win_can_still_be_enjoyed(site: Flask, carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)
    with site.app_context():
        db.session.execute(update(Win).values(day=date(2024, 2, 29)))
        db.session.commit()

    carer.open(f"{child}/celebrations")
    assert len(carer.page.select(".wins a")) == 1
    assert "2024" not in words(carer)


def test_a_hidden_win_is_not_offered_again(site: Flask, carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)
    with site.app_context():
        db.session.execute(update(Win).values(hidden=True))
        db.session.commit()

    carer.open(f"{child}/celebrations")
    assert not carer.page.select(".wins a")


def test_a_quiet_day_is_not_praised(carer: Carer) -> None:
    child = journal_of(carer)
    carer.open(f"{child}/journal")
    carer.send(f"{child}/journal/quiet-days", {"day": str(carer.page.select_one("[name=day]")["value"])})
    carer.open(f"{child}/celebrations")
    assert not carer.page.select(".wins a")


def test_trust_s1_a_stranger_meets_neither_page(site: Flask, carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)
    stranger = Carer(site, "tom@example.org")
    for path in (carer.path, f"{child}/celebrations"):
        assert stranger.client.get(path).status_code == 404


def test_trust_p3_without_the_yes_nothing_of_a_win_is_said(carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)
    praise = carer.path
    carer.open(child)
    carer.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "no"})

    for path in (praise, f"{child}/celebrations"):
        answer = carer.client.get(path)
        assert answer.status_code == 303
        assert "toothbrush" not in answer.text


def test_c7_no_page_of_praise_says_an_unkind_word(carer: Carer) -> None:
    child = journal_of(carer, textures="sand")
    write(carer, child, "you're the best")
    for path in (carer.path, f"{child}/celebrations"):
        carer.open(path)
        told = words(carer).replace("you're the best", "")
        assert not UNKIND.search(told)
        assert max(len(one.split()) for one in sentences_of(told)) <= 40


def test_a_page_of_praise_asks_the_database_little(site: Flask, carer: Carer) -> None:
    child = journal_of(carer)
    write(carer, child, **HELD)
    for path in (carer.path, f"{child}/celebrations"):
        with watched(site) as seen:
            carer.open(path)
        assert len(seen) <= MOST_STATEMENTS, [statement for statement, _ in seen]
