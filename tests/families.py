"""People who are signed in: Ana keeps her family, Ben is its second carer, Tom keeps another."""

from datetime import UTC, datetime
from typing import Any

from flask import Flask
from flask_security.utils import hash_password
from sqlalchemy import select

from accounts.models import Account, Family
from shell.database import db
from tests.journeys import Device

ANA, BEN, TOM = "ana@example.com", "ben@example.com", "tom@example.com"
PASSWORD = "four small green boats"


def signed_up(site: Flask, email: str = ANA, *, own_device: bool = False, **columns: Any) -> Device:
    """A device on which somebody with an account has just signed in; `columns` are the account's, as called."""
    kept(site, email, **columns)
    return signed_in(site, email, own_device=own_device)


def ben(site: Flask, of: str = ANA) -> Device:
    """The device of a second carer of the family that `of` keeps."""
    return signed_up(site, BEN, family_id=account(site, of).family_id, keeper=False, called="dad")


def kept(site: Flask, email: str = ANA, **columns: Any) -> Account:
    """An account with its address confirmed, in a family of its own unless `family_id` says which."""
    now = datetime.now(UTC)
    chosen = {"called": "mum", "confirmed_at": now, "made": now, "seen": now, "fs_uniquifier": f"key-of-{email}"}
    with site.app_context():
        if "family_id" not in columns:
            chosen["family"] = Family(made=now)
        row = Account(**chosen | {"email": email, "password": hash_password(PASSWORD), **columns})
        db.session.add(row)
        db.session.commit()
        db.session.expunge_all()
    return row


def signed_in(site: Flask, email: str = ANA, *, password: str = PASSWORD, own_device: bool = False) -> Device:
    """A new device after its sign-in form was sent."""
    device = Device(site.test_client())
    device.open("/sign-in")
    device.send("/sign-in", {"email": email, "password": password} | ({"own_device": "y"} if own_device else {}))
    return device


def account(site: Flask, email: str = ANA) -> Account:
    """The account of an address, as it stands now."""
    with site.app_context():
        row = db.session.scalars(select(Account).where(Account.email == email)).one()
        db.session.expunge_all()
    return row
