"""Two presses at one moment begin one look, and two copies of a page are kept once (trust R2, R3)."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from flask import Flask

from outlook.statements import MY_CHILD, forms
from shell.database import db
from tests.carers import Carer
from tests.looks import begin
from tests.site.watching import rows

ANA = "ana@example.org"
DEVICES = 12


@pytest.fixture
def devices(site: Flask) -> list[Carer]:
    """Ana's devices, each with the family's page open."""
    return [Carer(site, ANA) for _ in range(DEVICES)]


def at_once(site: Flask, devices: list[Carer], send: Callable[[Carer], Any]) -> list[int]:
    """The statuses of one request each, all of them sent at the same time."""

    ready = Barrier(len(devices))

    def sent(device: Carer) -> int:
        ready.wait()
        status = send(device).status_code
        with site.app_context():
            db.session.remove()
        return int(status)

    with ThreadPoolExecutor(len(devices)) as pool:
        return list(pool.map(sent, devices))


def test_trust_r2_many_presses_at_once_begin_one_look(site: Flask, devices: list[Carer]):
    child = devices[0].add("Mia")
    about = {"form": MY_CHILD, "child": child.split("/")[2]}
    for device in devices:
        device.open(child)

    assert at_once(site, devices, lambda device: device.send("/looks", about)) == [200] * DEVICES
    assert len(rows(site)["look"]) == 1


def test_trust_r3_a_last_page_sent_many_times_at_once_is_kept_once_and_finishes_once(site: Flask, devices: list[Carer]):
    child = devices[0].add("Mia")
    look = begin(devices[0], child)
    *first, last = forms()[MY_CHILD].pages
    for number, page in enumerate(first, 1):
        devices[0].send(f"{look}/pages/{number}", {one.id: "2" for one in page})
    for device in devices:
        device.open(f"{look}/pages/{len(first) + 1}")
    fields = {one.id: "3" for one in last}
    sent = at_once(site, devices, lambda device: device.send(f"{look}/pages/{len(first) + 1}", fields))
    kept = rows(site)

    assert sent == [200] * DEVICES
    assert len(kept["said"]) == len(forms()[MY_CHILD].statements)
    assert [line["act"] for line in kept["trail"].values()].count("look-finished") == 1
