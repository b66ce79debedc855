"""`evertill backup`: a consistent copy of this till, also while it sells."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from evertill.app.backup.backing_up import BackupMade, back_up, need_folder
from evertill.app.backup.backup_room import backup_policy
from evertill.app.backup.sealed_keys import check_passphrase
from evertill.app.seams import system_seams
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_keeping import write_private
from evertill.app.workstation.secret_places import settle_secrets
from evertill.app.workstation.settings import chosen_home, read_settings, write_settings
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.kernel.errors import SettingsFault
from evertill.kernel.secret import Secret

app = new_app("Copy this till to a safe place, also while it sells.")


@app.command()
def backup(
    target: Annotated[
        Path | None, typer.Argument(help="A folder, where the newest ones stay, or a file; else the till's own place.")
    ] = None,
    scheduled: Annotated[
        bool,
        typer.Option("--scheduled", help="From now on the till copies itself into this folder, at the shop's pace."),
    ] = False,
    unscheduled: Annotated[bool, typer.Option("--unscheduled", help="The till copies itself no more.")] = False,
    passphrase: Annotated[
        bool,
        typer.Option("--passphrase", help="Ask for one and keep it: from now on the keys go along, sealed under it."),
    ] = False,
    without_mirror: Annotated[
        bool, typer.Option("--without-mirror", help="Leave out the copies that the backend can give again.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Journal, settings, own rows, pictures, and the keys where a passphrase is kept; read back before it counts."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    settings = read_settings(chosen)
    if passphrase:
        _keep_passphrase(chosen)
    if unscheduled:
        write_settings(chosen, replace(settings, backup_folder=""))
        say("The till copies itself no more.")
        return 0
    if target is None and not settings.backup_folder:
        raise SettingsFault("No place for the backup is named, so there is none; name a folder or a file.")
    place = target or Path(settings.backup_folder)
    if target is None:
        need_folder(place)
    if scheduled:
        if not place.is_dir():
            raise SettingsFault(f"{place} is no folder, so nothing was changed; make it, or name another place.")
        write_settings(chosen, replace(settings, backup_folder=str(place.resolve())))
    made = back_up(chosen, place, seams, kept=backup_policy(chosen, seams).kept, with_mirror=not without_mirror)
    if as_json:
        print_json(
            {
                "file": str(made.path),
                "bytes": made.size,
                "sequence": made.manifest.sequence,
                "epoch_number": made.manifest.epoch_number,
                "hash": made.manifest.hash,
                "keys": made.manifest.has_keys,
                "dropped": [path.name for path in made.dropped],
            }
        )
        return 0
    _say(made)
    return 0


def _say(made: BackupMade) -> None:
    manifest = made.manifest
    say(f"{made.path}: {made.size:,} bytes, up to sequence {manifest.sequence} of epoch {manifest.epoch_number}")
    if not manifest.has_keys:
        say("The keys are not in it, for no passphrase is kept; `evertill backup --passphrase` asks for one.")
    for path in made.dropped:
        say(f"Dropped: {path.name}")


def _keep_passphrase(home: Home) -> None:
    asked = Secret(
        typer.prompt(tell("Passphrase"), hide_input=True, confirmation_prompt=tell("Repeat for confirmation"))
    )
    check_passphrase(asked)
    write_private(home.backup_passphrase, asked.reveal().encode())
    settle_secrets(home)


COMMAND = typer.main.get_command(app)
