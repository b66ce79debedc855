"""`evertill policy`: what holds in this shop, and how a shop without a backend changes it."""

import json
from pathlib import Path
from typing import Annotated

import typer

from evertill.app.office.shop_policy import import_policy, reset_member, set_member, shown_policy
from evertill.app.seams import system_seams
from evertill.app.workstation.log import log_to_terminal
from evertill.app.workstation.settings import chosen_home
from evertill.cli.language import tell
from evertill.cli.options import HomeOption, JsonOption, new_app, print_json, say, say_as_is
from evertill.kernel.canonical import Json, JsonObject

app = new_app("What holds in this shop: receipt head and foot, rounding, notes, in-store labels, idle time ...")

NameArgument = Annotated[str, typer.Argument(help="A member as `evertill policy show` names it.")]


@app.command()
def show(home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Every member with its value; with --json as a file that `evertill policy import` takes."""
    log_to_terminal()
    shown = shown_policy(chosen_home(home), system_seams())
    if as_json:
        print_json(shown.content)
    else:
        _say_members(shown.content)
        say()
        say("It is this till's own." if shown.is_own else "It is the backend's; change it there.")
    return 0


@app.command("set")
def set_(
    name: NameArgument,
    values: Annotated[
        list[str] | None, typer.Argument(help="The value; of a list, such as the receipt's head, each entry.")
    ] = None,
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Give NAME another value; a list without values becomes empty. A till that is selling goes by it at once."""
    log_to_terminal()
    return _tell(set_member(chosen_home(home), system_seams(), name, values or ()), as_json=as_json)


@app.command()
def reset(name: NameArgument, home: HomeOption = None, as_json: JsonOption = False) -> int:
    """Give NAME its default again."""
    log_to_terminal()
    return _tell(reset_member(chosen_home(home), system_seams(), name), as_json=as_json)


@app.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="A JSON object with the members to change; the others stay.")],
    home: HomeOption = None,
    as_json: JsonOption = False,
) -> int:
    """Take over the members that FILE names."""
    log_to_terminal()
    return _tell(import_policy(chosen_home(home), system_seams(), file), as_json=as_json)


def _tell(content: JsonObject, *, as_json: bool) -> int:
    if as_json:
        print_json(content)
    else:
        _say_members(content)
    return 0


def _say_members(content: JsonObject, before: str = "") -> None:
    for name, value in content.items():
        if isinstance(value, dict):
            _say_members(value, f"{before}{name}.")
        else:
            say_as_is(f"{before + name:<32} {_shown(value)}".rstrip())


def _shown(value: Json) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and not any(isinstance(entry, dict | list) for entry in value):
        return " | ".join(str(entry) for entry in value) or tell("(none)")
    return tell("(none)") if value is None or value == [] else json.dumps(value, ensure_ascii=False)


COMMAND = typer.main.get_command(app)
