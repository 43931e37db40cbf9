"""An educator and a booked talk by their rows: for tests that are about something else than booking."""

from datetime import UTC, datetime, time, timedelta
from secrets import token_urlsafe
from typing import Any

from flask import Flask
from sqlalchemy import select

from accounts.models import Account
from consult.models import Educator, OpenHours, Talk, TalkTurn
from consult.parts import By, Part, Turn
from home.agreements import agreements
from home.consenting import Purpose
from home.models import Child, Consent
from shell.database import db
from tests.carers import Carer, account_of

ANA, TOM = "canary-ana@example.org", "canary-tom@example.org"


def educator(site: Flask, address: str = TOM, *, zone: str = "UTC", app: bool = True, **told: str) -> Carer:
    """The device of an educator who can be met from 9 to 17 on every day; `app`: an authenticator is set up.

    `told` are columns in place of the usual ones.
    """
    device = Carer(site, address)
    with site.app_context():
        account = account_of(address)
        assert account
        account.tf_primary_method = "authenticator" if app else None
        found = Educator(account_id=account.id, name="Tom Canary-Reed", about="Canary-about", languages=["en"])
        found.place, found.zone, found.made = "Canary-place", zone, datetime.now(UTC)
        for column, value in told.items():
            setattr(found, column, value)
        db.session.add(found)
        db.session.flush()
        for weekday in range(7):
            db.session.add(OpenHours(educator_id=found.id, weekday=weekday, begins=time(9), ends=time(17)))
        db.session.commit()
    return device


def educator_row(address: str = TOM) -> Educator:
    """The educator of this address."""
    found = db.session.scalar(select(Educator).join(Account).where(Account.email == address))
    assert found
    return found


def booked(
    site: Flask,
    carer: Carer,
    child: str,
    *,
    address: str = TOM,
    parts: tuple[Part, ...] = tuple(Part),
    ahead: timedelta = timedelta(days=3),
    concern: str = "Canary-concern",
) -> str:
    """A booked talk about the child of this page, with the carer's yes; gives the word that stands for it."""
    with site.app_context():
        account, tom = account_of(carer.address), educator_row(address)
        assert account
        who = Child.of(account, child.split("/")[2])
        begins = (datetime.now(UTC) + ahead).replace(minute=0, second=0, microsecond=0)
        talk = Talk(child_id=who.id, account_id=account.id, educator_id=tom.id, educator_name=tom.name)
        talk.place, talk.key, talk.concern, talk.questions = tom.place, token_urlsafe(16), concern, ["Canary-question"]
        talk.parts, talk.begins, talk.slot, talk.minutes = list(parts), begins, begins, tom.minutes
        talk.made = talk.booked = datetime.now(UTC)
        db.session.add(talk)
        db.session.flush()
        db.session.add(TalkTurn(talk_id=talk.id, turn=Turn.BOOKED, by=By.FAMILY, after=begins, at=datetime.now(UTC)))
        agreement = agreements()[Purpose.CONSULT]
        Consent.say(account, agreement, True, datetime.now(UTC), child_id=who.id, about=talk.token)
        db.session.commit()
        return talk.token


def talk_row(token: str) -> Talk:
    """The row of the talk for which this word stands, within a context of the site."""
    return db.session.scalars(select(Talk).where(Talk.token == token)).one()


def change_talk(site: Flask, token: str, **columns: Any) -> None:
    """Sets columns of a talk."""
    with site.app_context():
        row = talk_row(token)
        for name, value in columns.items():
            setattr(row, name, value)
        db.session.commit()
