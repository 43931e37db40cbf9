"""Letters leave by a real mail server, after the answer; where none opens, a kind page says so (trust S14, S17, P9)."""

from collections.abc import Callable, Iterator
from email import message_from_bytes
from email.message import Message
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller
from flask import Flask

from accounts.models import Account
from shell.database import db
from shell.settings import NotReady, production_settings
from tests.families import ANA, PASSWORD
from tests.journeys import Device
from tests.letterbox import LINK
from tests.server import free_port, within

UP = {"email": ANA, "password": PASSWORD, "called": "mum"}
SET = {"SECRET_KEY": "k" * 32, "TRUSTED_HOSTS": "rungs.example.org"}


class Sink:
    """A mail server that keeps what it gets."""

    def __init__(self) -> None:
        self.got: list[Message] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802 - the library's name
        """One letter."""
        self.got.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"


@pytest.fixture
def sink() -> Iterator[tuple[Sink, int]]:
    """A mail server of our own and its port."""
    kept, port = Sink(), free_port()
    server = Controller(kept, hostname="127.0.0.1", port=port)
    server.start()
    yield kept, port
    server.stop()


def with_post(make_site: Callable[..., Flask], port: int) -> Flask:
    """A site that hands its letters to this port."""
    server = {"MAIL_BACKEND": "smtp", "MAIL_SERVER": "127.0.0.1", "MAIL_PORT": port, "MAIL_USE_TLS": False}
    return make_site("sqlite", **server)


def parts(letter: Message) -> dict[str, str]:
    """The text of each kind in a letter."""
    return {part.get_content_type(): part.get_content() for part in letter.walk() if not part.is_multipart()}  # type: ignore[attr-defined]


def test_a_letter_each_for_signing_up_a_new_password_and_a_new_address(
    make_site: Callable[..., Flask], sink: tuple[Sink, int]
) -> None:
    got, site = sink[0].got, with_post(make_site, sink[1])
    ana = Device(site.test_client())
    ana.open("/sign-up")
    ana.send("/sign-up", UP)
    link = next_link(got, 1)
    ana.open(link)
    ana.send(link, {})
    ana.send("/sign-in", {"email": ANA, "password": PASSWORD})
    assert ana.path == "/family"
    ana.open("/account/address")
    ana.send("/account/address", {"email": "moved@example.com"})
    assert next_link(got, 2).startswith("/new-address/")
    ana.open("/new-password")
    ana.send("/new-password", {"email": ANA})
    assert next_link(got, 3).startswith("/new-password/")
    assert [letter["To"] for letter in got] == [ANA, "moved@example.com", ANA]
    for letter in got:
        kinds = parts(letter)
        assert set(kinds) == {"text/plain", "text/html"}
        assert LINK.findall(kinds["text/plain"])[0] in kinds["text/html"]
        assert letter["Subject"].startswith("Tiny Rungs")


def next_link(got: list[Message], count: int) -> str:
    """The path of the link in the newest of so many letters."""
    assert within(5, lambda: len(got) == count)
    return "/" + LINK.findall(parts(got[-1])["text/plain"])[0].split("/", 3)[3]


def test_trust_s14_a_mail_server_that_is_away_is_a_kind_page_for_known_and_unknown_alike(
    make_site: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    site = with_post(make_site, free_port())
    ana = Device(site.test_client())
    ana.open("/sign-up")
    first = ana.send("/sign-up", UP, headers={"Origin": "http://localhost"})
    assert first.status_code == 503
    assert "letters are not going out" in first.text
    assert PASSWORD not in first.text
    with site.app_context():
        assert db.session.query(Account).count() == 1, "nothing is lost: the letter can be asked for again"
    said = []
    for email in (ANA, "nobody@example.com"):
        device = Device(site.test_client())
        device.open("/new-password")
        said.append(device.send("/new-password", {"email": email}).status_code)
    assert said == [503, 503]
    assert ANA not in caplog.text


def test_on_ones_own_machine_letters_are_files_and_the_page_says_where(
    make_site: Callable[..., Flask], tmp_path: Path
) -> None:
    site = make_site("sqlite", MAIL_BACKEND="shell.letters.Folder", MAIL_FOLDER=str(tmp_path / "mail"))
    ana = Device(site.test_client())
    ana.open("/sign-up")
    ana.send("/sign-up", UP)
    assert str(tmp_path / "mail") in ana.shown.text
    (letter,) = (tmp_path / "mail").iterdir()
    assert ANA in letter.read_text()


def test_a_site_for_families_does_not_start_without_a_mail_server() -> None:
    with pytest.raises(NotReady, match="SMTP_HOST"):
        production_settings(SET)
    ready = production_settings(SET | {"SMTP_HOST": "smtp.example.org"})
    assert ready["PUBLIC_URL"] == "https://rungs.example.org"
    assert (ready["MAIL_SERVER"], ready["MAIL_PORT"], ready["MAIL_USE_TLS"]) == ("smtp.example.org", 587, True)
    assert production_settings(SET | {"SMTP_HOST": "x", "PUBLIC_URL": "https://a.b/"})["PUBLIC_URL"] == "https://a.b"
