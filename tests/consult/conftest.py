"""Ana has a child, and Tom is an educator whom she can meet."""

import pytest
from flask import Flask

from tests.carers import Carer
from tests.letterbox import empty
from tests.talks import educator


@pytest.fixture
def ana(site: Flask) -> Carer:
    """A carer with an empty letter box."""
    empty(site)
    return Carer(site, "ana@example.org")


@pytest.fixture
def mia(ana: Carer) -> str:
    """The page of Ana's child."""
    return ana.add("Canary-Mia")


@pytest.fixture
def tom(site: Flask) -> Carer:
    """The device of the educator, who can be met from 9 to 17 (UTC) on every day."""
    return educator(site)
