"""An educator comes in by the link of a letter, once: with a new account, or with the one of that address."""

from flask import current_app, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from flask_security.utils import hash_password, login_user
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from accounts.models import Account
from accounts.views import before_parents, carer, forget, sitting
from consult.forms.educators import JoinForm
from consult.models import Educator, EducatorInvitation
from consult.views.table import room
from family.views import now
from shell.database import db
from shell.doors import Door, open_to


@room.get("/educator-invitations/<token:token>")
@open_to(Door.ANYONE)
def educator_invitation(token):
    if way_out := before_parents():
        return way_out
    asked = EducatorInvitation.open_at(token, now())
    return invitation_page(asked, token, JoinForm(formdata=None)) if asked else over()


@room.post("/educator-invitations/<token:token>")
@open_to(Door.ANYONE)
def accept(token):
    if way_out := before_parents():
        return way_out
    asked, form = EducatorInvitation.open_at(token, now()), JoinForm()
    if asked is None:
        return over()
    who = state_of(asked)
    if who not in {"mine", "new"} or (who == "new" and not form.validate()):
        return invitation_page(asked, token, form), 422

    try:
        account = carer() if who == "mine" else new_account(asked.email, form)
        asked.take_in(account, form.name.data or "", now())
        db.session.commit()
    except IntegrityError:
        # An account of this address was made at the same moment: it can sign in, and press the button.
        db.session.rollback()
        forget()
        return redirect(url_for(".educator_invitation", token=token), 303)

    return redirect(url_for(".desk" if who == "mine" else "security.two_factor_setup"), 303)


def state_of(asked: EducatorInvitation) -> str:
    """Who holds the link: "mine" the account of its address, "other" another one, "known" or "new" nobody signed in."""
    if sitting() is not None:
        return "mine" if carer().email == asked.email else "other"
    known = db.session.scalar(select(Account.id).where(Account.email == asked.email))
    return "new" if known is None else "known"


def new_account(address: str, form: JoinForm) -> Account:
    """A confirmed account in its own family, signed in here; the letter proved the address (trust S15)."""
    ring = current_app.extensions["security"].datastore
    columns = {"called": "carer", "confirmed_at": now()}
    account: Account = ring.create_user(email=address, password=hash_password(form.password.data), **columns)
    db.session.flush()
    login_user(account, authn_via=["password"])
    return account


def invitation_page(asked: EducatorInvitation, token: str, form: JoinForm) -> str:
    """What somebody with the link can do now."""
    return render_template("consult/educator_invitation.html", word=token, form=form, state=state_of(asked))


def over() -> ResponseReturnValue:
    """A link that was used, is over, or never was: one page for all three; whoever came in by it is led on."""
    found = Educator.of(carer()) if sitting() else None
    if found and found.active:
        return redirect(url_for(".desk"), 303)
    return render_template("consult/educator_invitation_over.html"), 404
