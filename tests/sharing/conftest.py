"""Ana shares wins of Mia with Ms Lee, who has a link and no account."""

import pytest
from flask import Flask

from tests.carers import Carer
from tests.journeys import Device
from tests.shares import agreed, written

ANA = "ana@example.org"
DID, HELPED = "Held the toothbrush", "I counted slowly"


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with a family of her own."""
    return Carer(site, ANA)


@pytest.fixture
def mia(ana: Carer) -> str:
    """The address of her child's page; one win is written."""
    child = ana.add("Mia")
    agreed(ana, child)
    written(ana, child, DID, HELPED)
    return child


@pytest.fixture
def lee(site: Flask) -> Device:
    """A teacher's device: nobody is signed in on it."""
    return Device(site.test_client())
