"""A teacher sends one line back, without an account, into the same journal, marked as theirs (trust P4, S21)."""

import logging
from datetime import UTC, datetime, timedelta

import pytest
from flask import Flask
from freezegun import freeze_time

from home.acts import Act
from tests.carers import Carer
from tests.journeys import Device
from tests.shares import begun, opened, shared, written
from tests.sharing.conftest import DID, HELPED
from tests.site.watching import NOT_FROZEN, rows

WORDS = "Sorted all the shapes by colour"
PAYLOADS = (
    *("<script>window.__x=1</script>", '"><script>window.__x=1</script>', "<img src=x onerror=window.__x=1>"),
    *("<svg/onload=window.__x=1>", "</textarea><script>window.__x=1</script>", "' onmouseover='window.__x=1"),
    *('" autofocus onfocus="window.__x=1', "javascript:window.__x=1", "{{7*7}}", "{% raw %}", "${7*7}", "#{7*7}"),
    *("<%= 7*7 %>", "=1+1", "+1+1", "-1+1", "@SUM(1)", "%s%n%x", "<!-- x", "]]><x", "&lt;script&gt;", "&#60;b&#62;"),
    *("\\u003cb\\u003e", "<b>fat</b>", "<a href=//evil.example>x</a>", "<base href=//evil.example>", "<style>*{}"),
    *("<iframe srcdoc=x>", "\u202etxt.exe", "null\u2028line", "<math><mtext></mtext></math>"),
)
"""What somebody types who means harm, or who types strange signs."""


def sent(device: Device, link: str, key: str = "l" * 22, **told: str):
    """Opens the form and sends it."""
    device.open(f"{link}/line")
    return device.send(f"{link}/line", {"key": key, "words": WORDS, "who": "Ms Lee"} | told)


def lines(site: Flask) -> list[dict]:
    """What came from outside."""
    return [row for row in rows(site)["win"].values() if row["sent_by"]]


def test_a_line_stands_in_tree_and_list_marked_as_theirs(site: Flask, ana: Carer, mia: str, lee: Device) -> None:
    link = shared(ana, mia)
    lee.open(f"{link}/line")
    assert str(lee.page.select_one("#who")["value"]) == "Ms Lee"
    assert sent(lee, link).request.path == f"{link}/thanks"
    assert "Thank you" in lee.shown.text
    (win,) = lines(site)
    assert (win["did"], win["sent_by"], win["place"], win["account_id"]) == (WORDS, "Ms Lee", "school", None)
    told = [row for row in rows(site)["trail"].values() if row["act"] == Act.LINE_RECEIVED]
    assert [(row["account_id"], row["child_id"]) for row in told] == [(None, win["child_id"])]
    ana.open(f"{mia}/journal/tree")
    leaf = ana.page.select_one(f"#leaf-{win['token']}")
    assert leaf
    assert "Sent by Ms Lee" in " ".join(leaf.get_text(" ").split())
    assert leaf.select_one("[name=hidden]")
    assert ana.page.select_one(f"a[aria-label='{WORDS}']")


def test_a_family_can_hide_and_erase_a_line_and_does_not_write_in_it(
    site: Flask, ana: Carer, mia: str, lee: Device
) -> None:
    sent(lee, shared(ana, mia))
    (win,) = lines(site)
    ana.open(f"{mia}/journal")
    assert str(ana.page.select_one("[name=leaf]")["value"]) != win["token"]
    ana.open(f"{mia}/journal/tree")
    assert not ana.page.select(f"#leaf-{win['token']} a[href*='leaf=']")
    told = {"leaf": win["token"], "key": "n" * 22, "stamp": "", "day": win["day"].isoformat(), "did": "Not theirs"}
    assert ana.send(f"{mia}/journal", told).status_code == 409
    assert lines(site) == [win]
    ana.send(f"{mia}/journal/{win['token']}/hiding", {"hidden": "yes"})
    assert WORDS not in ana.open(f"{mia}/journal/tree").text
    ana.open(f"{mia}/journal/hidden")
    ana.send(f"{mia}/journal/{win['token']}/erasure", {})
    assert not lines(site)


def test_trust_r2_the_same_form_twice_is_one_line_and_a_second_line_waits_for_tomorrow(
    site: Flask, ana: Carer, mia: str
) -> None:
    with freeze_time(datetime.now(UTC).replace(hour=9), ignore=NOT_FROZEN) as clock:
        ana = Carer(site, ana.address)
        link, lee = shared(ana, mia, days="14"), Device(site.test_client())
        for _ in range(2):
            assert sent(lee, link).request.path == f"{link}/thanks"
        again = sent(lee, link, key="m" * 22, words="Zipped <b>the</b> bag")
        assert again.status_code == 422
        assert "with the family already" in again.text
        assert lee.page.select_one("#words").get_text() == "Zipped <b>the</b> bag"
        assert len(lines(site)) == 1
        clock.tick(timedelta(days=1))
        assert sent(lee, link, key="m" * 22, words="Zipped the bag").request.path == f"{link}/thanks"
        assert len(lines(site)) == 2
        other = shared(Carer(site, ana.address), mia, label="Grandma")
        assert sent(lee, other, who="Grandma").request.path == f"{other}/thanks"
        assert len(lines(site)) == 3


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"words": "x" * 141}, "words"),
        ({"words": "  "}, "words"),
        ({"who": ""}, "who"),
        ({"who": "y" * 41}, "who"),
    ],
)
def test_what_was_typed_stays_where_it_needs_another_look(
    site: Flask, ana: Carer, mia: str, lee: Device, told: dict[str, str], field: str
) -> None:
    assert sent(lee, shared(ana, mia), **told).status_code == 422
    assert lee.page.select_one(f"#{field}[aria-invalid]")
    assert lee.page.select_one(f"#{field}-mend")
    kept = {"words": lee.page.select_one("#words").get_text(), "who": str(lee.page.select_one("#who")["value"])}
    assert kept == {name: text.strip() for name, text in ({"words": WORDS, "who": "Ms Lee"} | told).items()}
    assert not lines(site)


def test_trust_s13_lines_are_limited_for_a_link_and_for_a_network(site: Flask, ana: Carer, mia: str) -> None:
    link, lee = shared(ana, mia), Device(site.test_client())
    codes = [sent(lee, link, key=f"{number:022}").status_code for number in range(11)]
    assert codes == [200, *[422] * 9, 429]
    assert lee.shown.headers["Retry-After"]
    lee.open(f"{link}/line")
    told = {"csrf_token": lee.token, "key": "l" * 22, "words": WORDS, "who": "Ms Lee"}
    many = [lee.client.post(f"/shared/{number:022}/line", data=told).status_code for number in range(51)]
    assert many == [*[404] * 50, 429]


@pytest.mark.parametrize("payload", PAYLOADS)
def test_trust_s21_every_word_is_shown_as_text(sites, payload: str) -> None:
    site = sites("sqlite")
    ana = Carer(site, f"ana-{PAYLOADS.index(payload)}@example.org")
    child = ana.add("Mia")
    ana.open(f"{child}/journal")
    ana.send(f"{child}/agreements", {"purpose": "keep-journal", "given": "yes", "from": "journal"})
    written(ana, child, payload, payload)
    short = payload[:40]
    draft = begun(ana, child, label=short)
    link = opened(ana, draft)
    lee = Device(site.test_client())
    lee.client.environ_base["REMOTE_ADDR"] = f"198.51.100.{PAYLOADS.index(payload)}"
    sent(lee, link, words=payload, who=short)
    for device, path in ((lee, link), (lee, f"{link}/line"), (ana, f"{child}/shares"), (ana, f"{child}/journal/tree")):
        device.open(path)
        assert device.shown.status_code == 200, path
        harmless(device)
    begun(ana, child, label=short)
    harmless(ana)
    text = ana.page.select_one("#text")
    assert text
    assert " ".join(payload.replace("\u2028", " ").replace("\u202e", " ").split()) in " ".join(text.get_text().split())


def harmless(device: Device) -> None:
    """Nothing typed became a part of the page."""
    page = device.page
    assert not page.select("main script, main img, main iframe, main base, main style, main b b, main math, [srcdoc]")
    assert not [tag for tag in page.select("main *") for name in tag.attrs if name.startswith("on")]
    assert not page.select("[autofocus], a[href^='javascript'], a[href*='evil.example']")
    assert "49" not in page.get_text()


def test_trust_p9_no_log_holds_the_link_or_the_line(
    site: Flask, ana: Carer, mia: str, lee: Device, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.INFO)
    link = shared(ana, mia)
    lee.open(link)
    sent(lee, link)
    sent(lee, link, key="m" * 22, who="x" * 41)
    lee.client.get(f"{link}?{WORDS}")
    written_down = "".join([*capfd.readouterr(), caplog.text, *(str(vars(record)) for record in caplog.records)])
    for secret in (link.split("/")[2], WORDS, "Ms Lee", DID, HELPED):
        assert secret not in written_down


def test_trust_s11_a_line_needs_the_token_of_its_form(site: Flask, ana: Carer, mia: str, lee: Device) -> None:
    link = shared(ana, mia)
    lee.open(f"{link}/line")
    fields = {"key": "l" * 22, "words": WORDS, "who": "Ms Lee"}
    assert lee.client.post(f"{link}/line", data=fields).status_code == 400
    foreign = lee.client.post(
        f"{link}/line", data=fields | {"csrf_token": lee.token}, headers={"Origin": "https://evil.example"}
    )
    assert foreign.status_code == 403
    assert not lines(site)
