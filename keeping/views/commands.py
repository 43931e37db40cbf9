"""What the site's operator types: the retention sweep, the data map, safety copies."""

from pathlib import Path

import click
from flask import current_app
from flask.cli import AppGroup

from family.views import now
from keeping.map import as_markdown, data_map
from keeping.models.copies import back_up, bring_back
from keeping.models.faults import CopyError
from keeping.models.remembering import keep_list
from keeping.views.sweeping import sweep_now
from keeping.views.table import room
from paper.views.posting import write_notes

family = AppGroup("family", help="What is kept of families, and for how long.")
room.cli.add_command(family)


@family.command("sweep")
def sweep() -> None:
    """Remove whatever its time is over for.

    Guests' rounds leave after 24 hours, accounts that nobody confirmed after 7 days, what a family took its yes back
    for after 30 days, a trail's lines after 12 months. A family without a sign-in for 24 months gets a letter and is
    erased 30 days later. Letters in files leave after 7 days, safety copies in BACKUPS after 30. Weekly notes that are
    due are written too.
    Safe while the site runs, and as often as you like; the server does it every ten minutes.
    """
    gone = sweep_now()
    click.echo(f"{gone.pop('rounds')} rounds removed")
    for what, many in gone.items():
        if many:
            click.echo(f"{many} {what}")


@family.command("map")
def print_map() -> None:
    """Print the data map of PRIVACY.md: each column, why it is kept, until when, and who sees it."""
    click.echo(as_markdown(data_map()))


@family.command("notes")
def notes() -> None:
    """Write the weekly notes that are due.

    A note goes to each carer who asked for one, once a week at the chosen hour of the family's clock; to somebody who
    has not signed in for two months none. Safe as often as you like; the server does it every ten minutes.
    """
    click.echo(f"{write_notes(now())} notes written")


@room.cli.command("backup")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), required=False)
def backup(folder: Path | None) -> None:
    """Write a safety copy into FOLDER, or into BACKUPS (`instance/backups`) if none is given.

    Safe while the site runs. The copy is checked before it counts, nobody else can read it, and copies of more than
    30 days in the same folder are removed. With PostgreSQL this needs pg_dump.
    """
    try:
        click.echo(back_up(folder or Path(current_app.config["BACKUPS"]), now()))
    except (CopyError, OSError) as error:
        raise click.ClickException(str(error)) from error


@room.cli.command("restore")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--yes", is_flag=True, help="Do not ask before everything is replaced.")
def restore(file: Path, *, yes: bool) -> None:
    """Put the safety copy FILE in place of the database, and erase in it again what was erased since.

    What was erased is known from the database that is there now and from the file ERASURES beside it. SECRET_KEY must
    be the one of that time. Everybody signs in anew. See docs/restore.md.
    """
    if not yes:
        click.confirm("Everything that was kept since this copy will be lost. Go on?", abort=True)
    try:
        bring_back(file)
    except (CopyError, OSError) as error:
        raise click.ClickException(str(error)) from error
    # The copy may be of an older version of the site.
    from flask_migrate import upgrade

    upgrade()
    keep_list()
    sweep_now()
    click.echo("The safety copy is in place")
    click.echo("An educator who was switched off since it was made is on again: look at `educators list`")
