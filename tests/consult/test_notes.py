"""A note for the family, which reads it at once; there are no private ones (issue, part 3; trust P6)."""

from datetime import UTC, datetime, timedelta
from secrets import token_urlsafe

import pytest
from flask import Flask
from sqlalchemy import update

from consult.models import Talk, TalkNote
from shell.database import db
from tests.consult.outcomes import Meeting
from tests.letterbox import empty, letters, link_to
from tests.site.watching import rows
from tests.talks import ANA, educator


@pytest.fixture
def met(site: Flask) -> Meeting:
    """A talk about Mia."""
    return Meeting(site, rung=None)


def test_the_family_reads_a_note_at_once(met: Meeting) -> None:
    met.note("Canary-saw\nCanary-heard")
    met.ana.open(f"{met.here}/outcome")

    assert [p.get_text() for p in met.ana.page.select("#notes ~ .box p:not(.soft)")] == ["Canary-saw", "Canary-heard"]
    assert met.ana.page.select_one(f"time[datetime='{datetime.now(UTC).date()}']")


def test_the_educator_is_told_so_before_writing(met: Meeting) -> None:
    met.tom.open(met.there)

    assert "There are no private notes" in met.tom.shown.text


def test_a_note_sent_twice_is_one(met: Meeting) -> None:
    for _time in range(2):
        met.tom.open(met.there)
        met.tom.send(f"{met.there}/notes", {"key": "n" * 22, "words": "Canary-note"})

    assert [row["words"] for row in met.all("talk_note")] == ["Canary-note"]
    assert [row["act"] for row in met.all("trail")].count("talk-noted") == 1


def test_a_note_can_be_taken_back_and_twice_is_the_same(met: Meeting) -> None:
    met.note()
    token = met.all("talk_note")[0]["token"]
    for _time in range(2):
        met.tom.open(met.there)
        met.tom.send(f"{met.there}/notes/{token}/removal", {})
        assert met.tom.path == met.there

    assert not met.all("talk_note")
    met.ana.open(f"{met.here}/outcome")
    assert "Nothing is written yet" in met.ana.shown.text


@pytest.mark.parametrize("words", ["", "  \r\n  ", "x" * 501])
def test_trust_s4_a_note_without_words_or_with_too_many_is_shown_again(met: Meeting, words: str) -> None:
    met.tom.open(met.there)
    met.tom.send(f"{met.there}/notes", {"key": token_urlsafe(16), "words": words})

    assert met.tom.shown.status_code == 422
    assert met.tom.page.select_one("#words-mend")
    assert met.tom.page.select_one("#words").get_text(strip=True) == words.strip()
    assert not met.all("talk_note")


def test_trust_s21_words_stay_words(met: Meeting) -> None:
    met.note("<b>bold</b> & \u202e {{ 7 * 7 }}\u0000")
    met.ana.open(f"{met.here}/outcome")

    assert "<b>bold" not in met.ana.shown.text
    assert "{{ 7 * 7 }}" in met.ana.page.get_text()


def test_there_is_an_end_to_notes_and_what_was_typed_stays(met: Meeting) -> None:
    for number in range(21):
        met.note(f"Canary-{number}")

    assert met.tom.shown.status_code == 422
    assert len(met.all("talk_note")) == 20
    assert met.tom.page.select_one("#words").get_text(strip=True) == "Canary-20"


def test_trust_s1_another_educator_and_another_talk_find_nothing(site: Flask, met: Meeting) -> None:
    met.note()
    token = met.all("talk_note")[0]["token"]
    rita = educator(site, "canary-rita@example.org")
    rita.open("/account")
    before = rows(site)
    for path, sent in (("/notes", {"key": "n" * 22, "words": "x"}), (f"/notes/{token}/removal", {})):
        rita.open("/account")
        rita.send(f"{met.there}{path}", sent)
        assert rita.shown.status_code == 404
    assert rows(site)["talk_note"] == before["talk_note"]


def test_trust_p6_the_trail_names_nobody_but_the_act(met: Meeting) -> None:
    met.note()
    line = next(row for row in met.all("trail") if row["act"] == "talk-noted")

    assert line["account_id"] is None
    assert "Canary-note" not in str(line)


def test_the_first_word_after_a_talk_has_begun_brings_one_letter_without_names(met: Meeting) -> None:
    empty(met.site)
    met.note("Canary-before")
    assert not letters(met.site)
    with met.site.app_context():
        begun = datetime.now(UTC) - timedelta(hours=1)
        db.session.execute(update(Talk).values(begins=begun, slot=begun))
        db.session.execute(update(TalkNote).values(at=begun - timedelta(hours=1)))
        db.session.commit()
    met.note("Canary-after")
    met.note("Canary-again")
    met.agree()
    (letter,) = letters(met.site)

    assert letter.to == [ANA]
    for name in ("Mia", "Tom", "Canary"):
        assert name not in letter.subject + letter.body
    met.ana.open(link_to(met.site, "/outcome"))
    assert "Canary-after" in met.ana.shown.text
