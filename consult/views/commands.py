"""What the site's operator types about educators: asking one in, seeing who is here, switching off and on."""

from collections.abc import Iterator

import click
from email_validator import EmailNotValidError, validate_email
from flask import current_app
from flask.cli import AppGroup
from sqlalchemy import select

from accounts.models import Account
from consult.models import Educator, EducatorInvitation, switch_off
from consult.parts import By
from consult.screens import letters
from consult.views.table import room
from family.views import now
from home.models.once import INVITED_FOR
from shell.database import db

educators = AppGroup("educators", help="Who families can talk to.")
room.cli.add_command(educators)

NOBODY = "Nobody with this address is an educator here. `educators list` says who is."
"""What the operator reads is English, as all that is typed in a terminal here."""


@educators.command("invite")
@click.argument("address")
def invite(address: str) -> None:
    """Ask somebody in as an educator, by a letter to ADDRESS.

    Its link works once, for an hour; a new one takes the place of an earlier one. With an account of this address, the
    same account becomes an educator's too.
    """
    known = address_of(address)
    found = Educator.at(known)
    if found and found.active:
        raise click.ClickException("This educator is here already.")
    token = EducatorInvitation.write(known, now())
    db.session.commit()
    letters.invite(known, token)
    if not letters.posted():
        raise click.ClickException("Letters are not going out just now. Please try again in a few minutes.")
    click.echo("The letter is on its way. Its link works once, for an hour.")
    if current_app.config["MAIL_BACKEND"] == "shell.letters.Folder":
        click.echo(f"This site sends no letters yet. They lie here as files: {current_app.config['MAIL_FOLDER']}")


@educators.command("list")
def list_all() -> None:
    """Say who is an educator here, and who was asked in."""
    for line in (*those_here(), *those_asked()):
        click.echo(line)


@educators.command("switch-off")
@click.argument("address")
def off(address: str) -> None:
    """End all that the educator with ADDRESS can see, at once.

    The educator is signed out everywhere. Coming talks go back to their families, who get a letter.
    """
    found = known_at(address)
    if not found.active:
        click.echo("This educator is switched off already.")
        return
    talks = switch_off(found, letters.why_gone(), now())
    db.session.commit()
    letters.tell_families(talks, By.SITE, now())
    click.echo(f"Switched off. {len(talks)} talks went back to their families")
    if not letters.posted():
        raise click.ClickException("It is done, but letters are not going out just now. Please write to the families.")


@educators.command("switch-on")
@click.argument("address")
def on(address: str) -> None:
    """Let the educator with ADDRESS in again."""
    known_at(address).active = True
    db.session.commit()
    click.echo("Switched on. Families can book again")


def known_at(address: str) -> Educator:
    """The educator with this address, or a word to the operator."""
    found = Educator.at(address.strip().lower())
    if found is None:
        raise click.ClickException(NOBODY)
    return found


def address_of(typed: str) -> str:
    """A mail address as it is kept, or a word to the operator."""
    try:
        return validate_email(typed.strip(), check_deliverability=False).normalized.lower()
    except EmailNotValidError as error:
        raise click.ClickException("This does not look like a mail address. It needs an @ and a dot.") from error


def those_here() -> Iterator[str]:
    """A line for each educator."""
    for one in db.session.scalars(select(Educator).join(Account).order_by(Account.email)):
        state = "can be booked" if one.ready else "has not said name, place and hours yet"
        yield f"{one.account.email}  {state if one.active else 'switched off'}"


def those_asked() -> Iterator[str]:
    """A line for each invitation that still works."""
    asked = select(EducatorInvitation.email).where(EducatorInvitation.made > now() - INVITED_FOR)
    for address in db.session.scalars(asked.order_by(EducatorInvitation.email)):
        yield f"{address}  asked in"
