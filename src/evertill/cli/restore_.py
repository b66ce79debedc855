"""`evertill restore`: a till made again from its backup, and how a till goes on whose numbers are not its alone."""

from pathlib import Path
from typing import Annotated

import typer

from evertill.app.backup.backup_file import read_manifest
from evertill.app.backup.restoring import Restored, restore_home
from evertill.app.seams import Seams, system_seams
from evertill.app.set_up.settling import Settled, Wish, over_of, settle_home
from evertill.app.workstation.home import Home
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.secret_places import settle_secrets
from evertill.app.workstation.settings import ConnectorKind, chosen_home, read_settings
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import BackendFault, SettingsFault
from evertill.kernel.secret import Secret

app = new_app("Make a till again from its backup, or settle how it goes on.")


@app.command()
def restore(
    file: Annotated[
        Path | None, typer.Argument(help="The backup; without one, a till that was restored or copied is settled.")
    ] = None,
    code: Annotated[str, typer.Option(help="A one-time code, where the keys were not in the backup.")] = "",
    without_keys: Annotated[bool, typer.Option("--without-keys", help="Do without the keys in the backup.")] = False,
    without_backend: Annotated[
        str, typer.Option(help="Sell without asking the backend what happened since; the reason, for the journal.")
    ] = "",
    as_another: Annotated[
        bool, typer.Option("--as-another", help="Go on under a workstation number of its own; needs a code.")
    ] = False,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Into an empty home, under new numbers; what the backend has beyond the backup is fetched before it sells."""
    log_to_terminal()
    chosen, seams = chosen_home(home), system_seams()
    restored: Restored | None = None
    if file is not None:
        restored = restore_home(file, chosen, seams, None if without_keys else _passphrase(file))
    elif over_of(chosen, seams) is None:
        raise SettingsFault("This till goes on as it is, so there is nothing to settle; name a backup to restore.")
    wish = Wish(asks=not without_backend, code=code, is_another=as_another, reason=without_backend)
    settled, why = _settled(chosen, seams, wish, restored)
    if settled is not None:
        settle_secrets(chosen)
    if as_json:
        print_json(_as_json(settled, why))
    else:
        _say(settled, why)
    return 0 if settled is not None else 1


def _settled(home: Home, seams: Seams, wish: Wish, restored: Restored | None) -> tuple[Settled | None, str]:
    """None, and why, where the till must not sell yet."""
    is_alone = read_settings(home).connector is not ConnectorKind.CENTRAL
    if is_alone and restored is not None and not wish.reason:
        wish = Wish(asks=False, reason="no backend knows this till")
    if restored is not None and not restored.has_keys and not is_alone and wish.asks and not wish.code:
        return None, "The keys are not in the backup, so the backend has to let the till in anew: it needs a code."
    try:
        return settle_home(home, seams, wish), ""
    except BackendFault as fault:
        return None, fault.text


def _passphrase(file: Path) -> Secret | None:
    return Secret(typer.prompt(tell("Passphrase"), hide_input=True)) if read_manifest(file).has_keys else None


def _as_json(settled: Settled | None, why: str) -> JsonObject:
    if settled is None:
        return {"settled": False, "reason": why}
    return {
        "settled": True,
        "workstation": settled.identity.workstation,
        "epoch_number": settled.identity.epoch_number,
        "taken_in": settled.taken_in,
        "complete": settled.is_complete,
    }


def _say(settled: Settled | None, why: str) -> None:
    if settled is None:
        say(why)
        say(
            "The till is there and does not sell yet: run `evertill restore` again, or settle it under Set-up, Backend."
        )
        return
    identity = settled.identity
    say(f"The till goes on as {identity.store}-{identity.workstation} in epoch {identity.epoch_number}.")
    if settled.taken_in:
        say(f"{settled.taken_in} transactions came back from the backend.")
    if not settled.is_complete:
        say("The backend has transactions of the old epoch that do not follow what is here; they stay there.")


COMMAND = typer.main.get_command(app)
