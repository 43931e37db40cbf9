"""A family's carers and its clock: asking a second carer in, and letting one go."""

from flask import abort, current_app, redirect, render_template, request, url_for
from flask_babel import gettext as _
from sqlalchemy import select

from accounts.models import Account
from accounts.screens import public
from accounts.views import carer
from family.views import now
from home.acts import Act
from home.forms import InvitationForm, ZoneForm
from home.models import Child, Invitation, Trail
from home.views.table import room
from shell import letters
from shell.database import db
from shell.doors import Door, open_to
from shell.faults import NotYours
from shell.limits import count_try


@room.post("/family/zone")
@open_to(Door.CARER)
def settle_zone():
    form = ZoneForm()
    if not form.validate():
        abort(422)

    carer().family.zone = form.zone.data
    Trail.note(carer(), Act.ZONE_CHANGED, now())
    db.session.commit()

    return redirect(url_for(".family"), 303)


@room.get("/family/carers")
@open_to(Door.CARER)
def carers():
    return carers_page(InvitationForm())


@room.post("/family/invitations")
@open_to(Door.KEEPER)
def invite():
    form = InvitationForm()
    if not form.validate():
        return carers_page(form), 422

    count_try("letter", f"invitation of {carer().id}")
    token = Invitation.write(carer(), now())
    Trail.note(carer(), Act.CARER_INVITED, now())
    db.session.commit()
    link = public(url_for(".invitation", token=token))
    letters.write(
        _("A family asks you in"), str(form.email.data), render_template("home/invitation.txt", link=link), None
    )
    letters.post(knock=False)

    return redirect(url_for(".carers", sent=1), 303)


@room.get("/invitations/<token:token>")
@open_to(Door.CARER)
def invitation(token):
    return render_template("home/invitation.html", token_of_link=token, why_not=hindrance(found(token)))


@room.post("/invitations/<token:token>")
@open_to(Door.CARER)
def join(token):
    asked = found(token)
    if hindrance(asked):
        return render_template("home/invitation.html", token_of_link=token, why_not=hindrance(asked)), 422

    asked.take_in(carer())
    Trail.note(carer(), Act.CARER_JOINED, now())
    db.session.commit()

    return redirect(url_for(".family"), 303)


@room.post("/family/carers/<token:token>/removal")
@open_to(Door.KEEPER)
def remove(token):
    asked = select(Account).where(Account.token == token, Account.family_id == carer().family_id, ~Account.keeper)
    gone = db.session.scalar(asked) or abort(404)
    gone.part(now())
    Trail.note(carer(), Act.CARER_REMOVED, now())
    db.session.commit()
    return redirect(url_for(".carers"), 303)


def carers_page(form: InvitationForm) -> str:
    """Who is in this family, and the form that asks one more in."""
    folder = current_app.config.get("MAIL_FOLDER") if current_app.config["MAIL_BACKEND"] != "smtp" else None
    return render_template("home/carers.html", form=form, sent="sent" in request.args, folder=folder)


def found(token: str) -> Invitation:
    """The invitation of a link; NotYours once it was used or its hour is over."""
    invitation = Invitation.open_at(token, now())
    if invitation is None:
        raise NotYours
    return invitation


def hindrance(invitation: Invitation) -> str | None:
    """Why this carer cannot join now: "inside" already, or with "children" of an own family; None if all is well."""
    if invitation.family_id == carer().family_id:
        return "inside"
    return "children" if Child.all_of(carer()) else None
