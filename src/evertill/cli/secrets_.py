"""`evertill secrets`: where this till's secrets lie, and moving them into the system's keyring or back."""

from typing import Annotated

import typer

from evertill.app.log import log_to_terminal
from evertill.app.secret_keeping import is_in_keyring, is_kept, move_to_file, move_to_keyring
from evertill.app.settings import chosen_home
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.kernel.errors import SettingsFault

app = new_app("Show where this till's secrets lie, or move them.")


@app.command()
def secrets(
    to_keyring: Annotated[bool, typer.Option("--to-keyring", help="Move them into the system's keyring.")] = False,
    to_files: Annotated[bool, typer.Option("--to-files", help="Bring them back into files of the home.")] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Device key, credential, key of customers' data: each in the keyring, or in a file only this account may read."""
    log_to_terminal()
    chosen = chosen_home(home)
    kept = [path for path in (chosen.device_key, chosen.credential, chosen.customer_key) if is_kept(path)]
    if not kept:
        raise SettingsFault(
            f"{chosen.folder} holds no secrets, so there is nothing to show; run `evertill init` first."
        )
    moved = [path for path in kept if (to_keyring and move_to_keyring(path)) or (to_files and move_to_file(path))]
    where = {path.name: "keyring" if is_in_keyring(path) else "file" for path in kept}
    if as_json:
        print_json({"secrets": where, "moved": [path.name for path in moved]})
    else:
        for name, place in where.items():
            say(f"{name}: {'in the system keyring' if place == 'keyring' else 'in a file only this account may read'}")
    is_stuck = to_keyring and "file" in where.values()
    if is_stuck:
        say("This machine has no keyring that can be used, so the files keep them; nothing is lost.")
    return 1 if is_stuck else 0


COMMAND = typer.main.get_command(app)
