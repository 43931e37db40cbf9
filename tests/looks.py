"""Looks of carers, told by their pages or put straight into the database."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from sqlalchemy import select

from home.agreements import agreements
from home.consenting import Purpose
from home.models import Child, Consent
from outlook.models import Look
from outlook.statements import ABOUT_ME, MY_CHILD, Form, forms
from quiz.traits import Pole
from shell.database import db
from tests.carers import Carer, account_of

MIDDLE = 2


def toward(form: Form, *poles: Pole, rest: int = MIDDLE) -> dict[str, int]:
    """Answers that speak for these poles as clearly as can be, and otherwise for the middle."""
    by_trait = {pole.trait: pole for pole in poles}
    options = {one.id: 4 if by_trait.get(one.trait) is one.pole else 0 for one in form.statements}
    return {one.id: options[one.id] if one.trait in by_trait else rest for one in form.statements}


def tell(site: Flask, address: str, *poles: Pole, child: str | None = None, at: datetime | None = None) -> str:
    """A finished look of a carer at a child (its page's address) or at oneself; gives its address."""
    with site.app_context():
        account = account_of(address)
        assert account
        whom = db.session.scalars(select(Child).where(Child.token == child.split("/")[2])).one() if child else None
        form = forms()[MY_CHILD if child else ABOUT_ME]
        look = Look.begin(account, form, at or datetime.now(UTC), whom)
        db.session.flush()
        look.say(toward(form, *poles), at or datetime.now(UTC))
        db.session.commit()
        return f"/looks/{look.token}"


def agree(site: Flask, address: str, purpose: Purpose, given: bool = True) -> None:
    """A carer's own yes or no."""
    with site.app_context():
        account = account_of(address)
        assert account
        Consent.say(account, agreements()[purpose], given, datetime.now(UTC))
        db.session.commit()


def begin(carer: Carer, child: str | None = None) -> str:
    """Begins a look at a child or at oneself, or goes on with it; gives its address."""
    carer.open(child or "/about-me")
    about = {"form": MY_CHILD, "child": child.split("/")[2]} if child else {"form": ABOUT_ME}
    carer.send("/looks", about)
    assert carer.path.startswith("/looks/"), carer.path
    return "/".join(carer.path.split("/")[:3])


def picked(carer: Carer, **options: Any) -> dict[str, Any]:
    """The page that is shown with every statement answered in the middle, but for `options`."""
    names = {str(radio["name"]) for radio in carer.page.select("input[type=radio]")}
    assert names, carer.path
    return {name: str(MIDDLE) for name in names} | options
