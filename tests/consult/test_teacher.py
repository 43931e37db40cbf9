"""A teacher brings one line to a talk, by a link that shows nothing about the child (trust P4, S13, S19, S21)."""

from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time

from home.acts import Act
from tests.bookings import begun, booked, the_talk
from tests.carers import Carer
from tests.journeys import Device
from tests.sharing.test_line_back import PAYLOADS, harmless
from tests.site.watching import NOT_FROZEN, rows

pytestmark = pytest.mark.usefixtures("tom")
WORDS, WHO = "How does he ask for a break at home?", "Canary-Lee"


@pytest.fixture
def talk(ana: Carer, mia: str) -> str:
    """The address of a booked talk."""
    return booked(ana, mia)


@pytest.fixture
def lee(site: Flask) -> Device:
    """The device of a teacher."""
    return Device(site.test_client())


def link_of(ana: Carer, talk: str) -> str:
    """The path of the link for a teacher."""
    ana.open(talk)
    ana.send(f"{talk}/teacher-link", {})
    field = ana.page.select_one("#link")
    assert field, ana.path
    return "/talk-questions/" + field.get_text(strip=True).rsplit("/", 1)[1]


def sent(lee: Device, link: str, **told: str):
    """Writes and sends a line."""
    lee.open(link)
    return lee.send(link, {"words": WORDS, "who": WHO} | told)


def test_a_teachers_line_stands_on_the_page_of_the_talk(site: Flask, ana: Carer, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    assert sent(lee, link).status_code == 200
    assert "Thank you" in lee.page.get_text()
    text = ana.open(talk).text
    assert WORDS in text
    assert WHO in text
    assert [row["act"] for row in rows(site)["trail"].values()].count(Act.TALK_NOTED) == 1


def test_trust_s3_pressed_again_it_is_the_same_link_and_only_its_hash_is_kept(
    site: Flask, ana: Carer, talk: str
) -> None:
    link = link_of(ana, talk)
    assert link_of(ana, talk) == link
    word = link.rsplit("/", 1)[1]
    assert len(word) == 22
    assert word not in str(rows(site))
    assert ana.page.select_one(".qr svg")


def test_trust_p4_the_page_tells_nothing_of_the_child(ana: Carer, mia: str, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    sent(lee, link)
    for path in (link, f"{link}?sent=1"):
        answer = lee.open(path)
        for secret in ("Canary-Mia", "lunch", "Canary-Reed", mia.split("/")[2], talk.split("/")[-1], WORDS, WHO):
            assert secret not in answer.text, secret
        assert answer.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert "no-store" in answer.headers["Cache-Control"]


def test_trust_r2_sent_again_it_takes_the_place_of_the_first(site: Flask, ana: Carer, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    for words in (WORDS, WORDS, "What calms her?"):
        sent(lee, link, words=words)
    assert [row["words"] for row in rows(site)["teacher_question"].values()] == ["What calms her?"]
    assert [row["act"] for row in rows(site)["trail"].values()].count(Act.TALK_NOTED) == 2


def test_a_family_takes_the_line_away_and_the_link_ends_until_it_is_handed_on_anew(
    site: Flask, ana: Carer, talk: str, lee: Device
) -> None:
    link = link_of(ana, talk)
    sent(lee, link)
    ana.open(talk)
    ana.send(f"{talk}/teacher-question/removal", {})
    assert ana.path == talk
    assert not rows(site)["teacher_question"]
    assert lee.open(link).status_code == 404
    assert link_of(ana, talk) == link
    assert lee.open(link).status_code == 200


def test_the_link_ends_when_the_talk_begins_or_is_off(site: Flask, ana: Carer, mia: str, talk: str) -> None:
    link, start = link_of(ana, talk), the_talk(site)["begins"].replace(tzinfo=UTC)
    with freeze_time(start - timedelta(seconds=1), ignore=NOT_FROZEN) as clock:
        lee = Device(site.test_client())
        assert lee.open(link).status_code == 200
        token = lee.token
        clock.tick(timedelta(seconds=1))
        over = lee.open(link)
        assert over.status_code == 404
        posted = lee.client.post(link, data={"csrf_token": token, "words": WORDS, "who": WHO})
        assert posted.status_code == 404
        again = Carer(site, ana.address)
        assert "A teacher may add a line" not in again.open(talk).text
        again.send(f"{talk}/cancellation", {"reason": "x"})
    never = Device(site.test_client()).open(f"/talk-questions/{'x' * 22}")
    assert (never.status_code, never.text) == (404, over.text)
    draft = begun(ana, mia, 3, key="u" * 22)
    other = link_of(ana, draft)
    assert other != link
    assert Device(site.test_client()).open(other).status_code == 200
    ana.open(f"{talk}/cancellation")
    ana.send(f"{talk}/cancellation", {"reason": "We stop"})
    assert Device(site.test_client()).open(link).status_code == 404
    ana.send(f"{talk}/teacher-link", {})
    assert ana.path == talk
    assert not rows(site)["teacher_question"]


@pytest.mark.parametrize(
    ("told", "field"),
    [({"words": "x" * 301}, "words"), ({"words": " "}, "words"), ({"who": ""}, "who"), ({"who": "y" * 41}, "who")],
)
def test_what_was_typed_stays_where_it_needs_another_look(
    site: Flask, ana: Carer, talk: str, lee: Device, told: dict[str, str], field: str
) -> None:
    assert sent(lee, link_of(ana, talk), **told).status_code == 422
    assert lee.page.select_one(f"#{field}[aria-invalid]")
    assert lee.page.select_one(f"#{field}-mend")
    kept = {"words": lee.page.select_one("#words").get_text(), "who": str(lee.page.select_one("#who")["value"])}
    assert kept == {name: text.strip() for name, text in ({"words": WORDS, "who": WHO} | told).items()}
    assert not rows(site)["teacher_question"]


def test_trust_s13_lines_are_limited_for_a_link(site: Flask, ana: Carer, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    codes = [sent(lee, link, words=f"Line {number}").status_code for number in range(11)]
    assert codes == [*[200] * 10, 429]
    assert lee.shown.headers["Retry-After"]
    assert len(rows(site)["teacher_question"]) == 1


def test_trust_s21_every_word_is_shown_as_text(site: Flask, ana: Carer, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    for number, payload in enumerate(PAYLOADS):
        lee.client.environ_base["REMOTE_ADDR"] = f"198.51.100.{number}"
        if number % 10 == 0:
            with site.app_context():
                site.extensions["limits"].storage.reset()
        assert sent(lee, link, words=payload, who=payload[:40]).status_code == 200, payload
        ana.open(talk)
        harmless(ana)


def test_trust_s11_a_line_needs_the_token_of_its_form(site: Flask, ana: Carer, talk: str, lee: Device) -> None:
    link = link_of(ana, talk)
    assert lee.client.post(link, data={"words": WORDS, "who": WHO}).status_code == 400
    lee.open(link)
    foreign = {"Origin": "https://evil.example"}
    sent_from = lee.client.post(link, data={"csrf_token": lee.token, "words": WORDS, "who": WHO}, headers=foreign)
    assert sent_from.status_code == 403
    assert not rows(site)["teacher_question"]


def test_a_teachers_line_goes_with_the_draft_that_was_never_booked(
    site: Flask, ana: Carer, mia: str, lee: Device
) -> None:
    draft = begun(ana, mia)
    sent(lee, link_of(ana, draft))
    assert rows(site)["teacher_question"]
    with freeze_time(datetime.now(UTC) + timedelta(days=8), ignore=NOT_FROZEN):
        said = site.test_cli_runner().invoke(args=["family", "sweep"])
    assert said.exit_code == 0, said.output
    assert not rows(site)["talk"]
    assert not rows(site)["teacher_question"]
