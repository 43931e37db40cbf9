"""The weekly note: off until asked for, once a week, ended with one press, and gone with its carer (trust P11, P8)."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flask import Flask
from flask_mailman.backends.base import BaseEmailBackend
from freezegun import freeze_time

from tests.accounts.test_post import Sink, parts, sink, with_post
from tests.carers import Carer
from tests.journeys import Device
from tests.letterbox import empty, letters, link_to
from tests.server import within
from tests.site.watching import NOT_FROZEN, rows

__all__ = ["sink"]

ANA = "ana@example.org"
FRIDAY = datetime(2026, 2, 6, 12, tzinfo=UTC)
SUNDAY = datetime(2026, 2, 8, 18, 0, 1, tzinfo=UTC)
WHEN = {"weekday": "6", "hour": "18"}


@pytest.fixture
def clock() -> Iterator[Any]:
    """A clock that stands on a Friday until it is moved."""
    with freeze_time(FRIDAY, ignore=NOT_FROZEN) as clock:
        yield clock


def asked(site: Flask, zone: str = "UTC") -> Carer:
    """Ana, who keeps a child and asked for a note on Sundays at six."""
    ana = Carer(site, ANA)
    ana.add("Canary-Mia")
    ana.open("/family")
    ana.send("/family/zone", {"zone": zone})
    ana.open("/account/notes")
    ana.send("/account/notes", WHEN)
    assert ana.path == "/account/notes"
    empty(site)
    return ana


def written(site: Flask) -> int:
    """How many notes the command says it wrote."""
    result = site.test_cli_runner().invoke(args=["family", "notes"])
    assert result.exit_code == 0, result.output
    return int(result.output.split()[0])


def test_nobody_gets_a_note_unasked(site: Flask, clock: Any) -> None:
    Carer(site, ANA).add("Mia")
    empty(site)
    clock.move_to(SUNDAY)
    assert written(site) == 0
    assert not letters(site)


def test_a_note_comes_once_a_week_however_often_the_command_runs(site: Flask, clock: Any) -> None:
    asked(site)
    assert written(site) == 0
    for week in range(3):
        clock.move_to(SUNDAY + timedelta(weeks=week))
        assert [written(site) for _ in range(3)] == [1, 0, 0]
    assert [letter.to for letter in letters(site)] == [[ANA]] * 3
    assert len({letter.body for letter in letters(site)}) == 3


def test_the_server_writes_it_with_its_sweep(site: Flask, clock: Any) -> None:
    asked(site)
    clock.move_to(SUNDAY)
    said = site.test_cli_runner().invoke(args=["family", "sweep"]).output
    assert "1 weekly notes written" in said
    assert written(site) == 0


def test_trust_r7_it_comes_by_the_familys_clock(site: Flask, clock: Any) -> None:
    asked(site, "Asia/Kolkata")
    clock.move_to(SUNDAY - timedelta(hours=5, minutes=30, seconds=2))
    assert written(site) == 0
    clock.move_to(SUNDAY - timedelta(hours=5, minutes=30))
    assert written(site) == 1


def test_the_letter_names_no_child_counts_nothing_and_shows_its_end(site: Flask, clock: Any) -> None:
    asked(site)
    clock.move_to(SUNDAY)
    written(site)
    [letter] = letters(site)
    assert letter.subject == "Your note from Tiny Rungs"
    text = letter.body.partition("Your plan:")[0]
    assert "Canary" not in letter.subject + letter.body
    assert not any(sign.isdigit() for sign in text)
    assert "!" not in letter.body
    assert "/plan" in letter.body
    assert not letter.alternatives


def test_one_press_in_the_letter_ends_it_without_signing_in(site: Flask, clock: Any) -> None:
    asked(site)
    clock.move_to(SUNDAY)
    written(site)
    anybody = Device(site.test_client())
    link = link_to(site, "/notes/")
    assert anybody.open(link).status_code == 200
    assert len(rows(site)["note"]) == 1
    token = anybody.token
    for _ in range(2):
        anybody.send(link, {"csrf_token": token})
        assert "No more notes come" in anybody.page.get_text()
    assert not rows(site)["note"]
    clock.move_to(SUNDAY + timedelta(weeks=1))
    assert written(site) == 0


def test_a_link_that_we_did_not_sign_ends_nothing(site: Flask, clock: Any) -> None:
    asked(site)
    clock.move_to(SUNDAY)
    written(site)
    link = link_to(site, "/notes/")
    anybody = Device(site.test_client())
    anybody.open("/games/new")
    token = next(iter(rows(site)["account"].values()))["token"]
    other = link[:-1] + ("1" if link[-1] == "0" else "0")
    for path in (other, f"/notes/{token}", f"/notes/{token}.", "/notes/" + "x" * 60):
        assert anybody.client.get(path).status_code == 404, path
        assert anybody.client.post(path, data={"csrf_token": anybody.token}).status_code == 404, path
    assert len(rows(site)["note"]) == 1


def test_it_is_moved_and_ended_on_its_page_and_pressing_twice_is_once(site: Flask, clock: Any) -> None:
    ana = asked(site)
    before = rows(site)["note"]
    ana.send("/account/notes", WHEN)
    assert rows(site)["note"] == before
    ana.send("/account/notes", {"weekday": "2", "hour": "7"})
    [row] = rows(site)["note"].values()
    assert (row["weekday"], row["hour"]) == (2, 7)
    assert "Wednesday, 07:00" in ana.page.get_text()
    for _ in range(2):
        ana.send("/account/notes/end", {})
        assert "You get no notes." in ana.page.get_text()
    assert not rows(site)["note"]


@pytest.mark.parametrize(
    "fields", [{"weekday": "7", "hour": "18"}, {"weekday": "1", "hour": "3"}, {"weekday": "x"}, {}]
)
def test_a_time_that_is_not_on_the_list_is_asked_for_anew(site: Flask, fields: dict[str, str]) -> None:
    ana = Carer(site, ANA)
    ana.open("/account/notes")
    answer = ana.send("/account/notes", fields)
    assert answer.status_code == 422
    assert ana.page.select_one(".mend")
    assert not rows(site)["note"]


def test_trust_p11_who_stays_away_gets_no_notes(site: Flask, clock: Any) -> None:
    asked(site)
    for weeks, many in ((7, 1), (9, 0), (20, 0)):
        clock.move_to(SUNDAY + timedelta(weeks=weeks))
        assert written(site) == many, weeks


def test_each_carer_asks_alone(site: Flask, clock: Any) -> None:
    asked(site)
    ben = Carer(site, "ben@example.org", family_of=ANA)
    assert "You get no notes." in ben.open("/account/notes").text
    clock.move_to(SUNDAY)
    assert written(site) == 1


def test_trust_p8_it_goes_with_its_carer(site: Flask, clock: Any) -> None:
    ana = asked(site)
    ana.open("/family/erasure")
    ana.send("/family/erasure", {})
    assert not rows(site)["note"]
    clock.move_to(SUNDAY)
    assert written(site) == 0


class NobodyOpens(BaseEmailBackend):
    """A mail server that is not there."""

    def open(self) -> bool:
        raise ConnectionRefusedError


def test_where_no_letter_goes_out_it_is_tried_again(site: Flask, clock: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(site)
    clock.move_to(SUNDAY)
    monkeypatch.setattr(site.extensions["mailman"], "backend", NobodyOpens)
    assert written(site) == 0
    monkeypatch.undo()
    assert written(site) == 1
    assert len(letters(site)) == 1


def test_a_letter_that_the_mail_server_refuses_takes_no_other_along(
    make_site: Callable[..., Flask], sink: tuple[Sink, int]
) -> None:
    got, site = sink[0].got, with_post(make_site, sink[1])
    with freeze_time(FRIDAY, ignore=NOT_FROZEN) as clock:
        for address in ("a@refused.example", ANA):
            carer = Carer(site, address)
            carer.open("/account/notes")
            carer.send("/account/notes", WHEN)
        clock.move_to(SUNDAY)
        sink[0].handle_RCPT = refusing  # type: ignore[attr-defined]
        assert written(site) == 2
    assert within(10, lambda: bool(got))
    assert [letter["To"] for letter in got] == [ANA]


async def refusing(_server: Any, _session: Any, envelope: Any, address: str, _options: Any) -> str:
    """A mail server that does not take letters to one place."""
    if address.endswith("@refused.example"):
        return "550 Not here"
    envelope.rcpt_tos.append(address)
    return "250 OK"


def test_a_real_mail_server_gets_it_once(make_site: Callable[..., Flask], sink: tuple[Sink, int]) -> None:
    got, site = sink[0].got, with_post(make_site, sink[1])
    with freeze_time(FRIDAY, ignore=NOT_FROZEN) as clock:
        ana = Carer(site, ANA)
        ana.open("/account/notes")
        ana.send("/account/notes", WHEN)
        clock.move_to(SUNDAY)
        assert written(site) == 1
        assert written(site) == 0
    assert within(10, lambda: bool(got))
    assert len(got) == 1
    assert "This ends them with one press" in parts(got[0])["text/plain"]
