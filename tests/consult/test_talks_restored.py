"""A talk that was closed or called off stays so after a safety copy comes back; nothing that was written goes (R10)."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from flask import Flask

from consult.models import Talk
from shell.database import db
from tests.bookings import booked
from tests.carers import Carer
from tests.conftest import DATABASES
from tests.site.watching import rows
from tests.talks import educator


@pytest.mark.parametrize("database", DATABASES)
def test_trust_r10_a_restored_copy_opens_no_talk_that_was_closed_since(
    make_site: Callable[..., Flask], database: str, tmp_path: Path
) -> None:
    site = make_site(database)
    ana, _tom = Carer(site, "ana@example.org"), educator(site)
    mia = ana.add("Mia")
    kept, closed, off = (booked(ana, mia, which, key=str(which) * 22) for which in (0, 3, 6))
    before = open_talks(site)
    assert before == {address.split("/")[-1] for address in (kept, closed, off)}
    copy = site.test_cli_runner().invoke(args=["backup", str(tmp_path)]).output.strip()
    ana.open(closed)
    ana.send(f"{closed}/closing", {})
    ana.open(f"{off}/cancellation")
    ana.send(f"{off}/cancellation", {"reason": "We stop"})
    said = site.test_cli_runner().invoke(args=["restore", copy, "--yes"])
    assert said.exit_code == 0, said.output
    assert open_talks(site) == {kept.split("/")[-1]}
    assert len(rows(site)["talk"]) == 3
    given = [row["given"] for row in rows(site)["consent"].values() if row["purpose"] == "consult"]
    assert given == [True, True, True, False, False]


def open_talks(site: Flask) -> set[str]:
    """Into which talks their educator may look now."""
    with site.app_context():
        return {talk.token for talk in db.session.query(Talk) if talk.open_at(datetime.now(UTC))}
