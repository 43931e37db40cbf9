"""Ana keeps a family with Mia and with Ben, its second carer; Tom keeps another with Leo."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from flask import Flask
from sqlalchemy import delete

from home.consenting import MINE, Purpose
from home.models import Child
from outlook.models import Look, Said
from shell.database import db
from tests.carers import Carer, account_of
from tests.conftest import DATABASES
from tests.households import Household
from tests.looks import agree


@pytest.fixture
def home(site: Flask) -> Household:
    """A family with a row in every table: Ana's and Ben's looks at Mia and at themselves among them."""
    return telling(Household(site))


@pytest.fixture(scope="module", params=DATABASES)
def standing(request: pytest.FixtureRequest, make_site: Callable[..., Flask]) -> Household:
    """The same on a site of its own, for tests that only look."""
    return telling(Household(make_site(request.param)))


@pytest.fixture
def tom(site: Flask) -> Carer:
    """A carer of another family, whose child has played too."""
    carer = Carer(site, "tom@example.org")
    Carer(site, carer.address).play(carer.add("Leo"), 3)
    looks_of(site, carer.address)
    return carer


def telling(home: Household) -> Household:
    """The same with looks that say whose they are; of their own, Ana keeps hers to herself and Ben said no."""
    with home.site.app_context():
        db.session.execute(delete(Look))
        db.session.commit()
    agree(home.site, home.ana.address, Purpose.SHOW_MINE, given=False)
    for purpose in MINE:
        agree(home.site, home.ben.address, purpose, given=False)
    for carer in (home.ana, home.ben):
        looks_of(home.site, carer.address)
    return home


def looks_of(site: Flask, address: str) -> None:
    """A carer fills in both forms: about the family's first child, and about oneself."""
    with site.app_context():
        carer = account_of(address)
        assert carer
        child = Child.all_of(carer)[0].id
        for form, about in (("my-child", child), ("about-me", None)):
            look = Look(
                account_id=carer.id,
                child_id=about,
                form=form,
                form_version=1,
                boundaries_version=1,
                begun=datetime.now(UTC),
            )
            db.session.add(look)
            db.session.flush()
            db.session.add(Said(look_id=look.id, statement=f"{form} of {address}", option=3))
        db.session.commit()
