"""`evertill secrets`: where this till's secrets lie, and moving them into the system's keyring or back."""

from dataclasses import replace
from typing import Annotated

import typer

from evertill.app.workstation.home import Home
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import (
    FILE,
    KEYRING,
    bring_to_files,
    secret_files,
    settle_secrets,
    where_kept,
)
from evertill.app.workstation.settings import chosen_home, read_settings, write_settings
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.kernel.errors import SettingsFault

app = new_app("Show where this till's secrets lie, or move them.")


@app.command()
def secrets(
    to_keyring: Annotated[bool, typer.Option("--to-keyring", help="Keep them in the system's keyring.")] = False,
    to_files: Annotated[bool, typer.Option("--to-files", help="Keep them in files of the home, from now on.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Device key, credential, keys, mail password: each in the keyring, or in a file only this account may read."""
    log_to_terminal()
    chosen = chosen_home(home)
    if not secret_files(chosen):
        raise SettingsFault(
            f"{chosen.folder} holds no secrets, so there is nothing to show; run `evertill init` first."
        )
    moved = _moved(chosen, to_keyring=to_keyring, to_files=to_files)
    where = where_kept(chosen)
    if as_json:
        print_json({"secrets": dict(where), "moved": list(moved)})
    else:
        for name, place in where.items():
            say(f"{name}: {'in the system keyring' if place == KEYRING else 'in a file only this account may read'}")
    is_stuck = to_keyring and FILE in where.values()
    if is_stuck:
        say("This machine has no keyring that can be used, so the files keep them; nothing is lost.")
    return 1 if is_stuck else 0


def _moved(home: Home, *, to_keyring: bool, to_files: bool) -> tuple[str, ...]:
    """What was asked for holds from now on: the next start of the till does not undo it."""
    if to_keyring == to_files:
        return ()
    write_settings(home, replace(read_settings(home), uses_keyring=to_keyring))
    return settle_secrets(home) if to_keyring else bring_to_files(home)


COMMAND = typer.main.get_command(app)
