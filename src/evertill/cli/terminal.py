"""`evertill` without a command: the terminal. Kept apart from the other commands so that it starts without loading
them."""

import gc
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path

from evertill.kernel.errors import SettingsFault

_LEFT_OUT = ("rich", "click", "pygments")
"""structlog and httpx load these for their own command lines when they are there: 12 MiB that no till ever uses."""

_LOADED_FIRST = "evertill.app.till"
"""PySide6 has a word in each import that comes after its own; the greater part needs no Qt and comes before."""


def run_terminal(arguments: Sequence[str]) -> int:
    """Start it; the only option is `--home DIR`."""
    home_folder = _home_in(arguments)
    load_lean()

    from evertill.app.seams import system_seams
    from evertill.app.terminal import run_terminal as run
    from evertill.app.workstation.log import HomeLog
    from evertill.app.workstation.settings import chosen_home

    home = chosen_home(home_folder)
    return run(home, system_seams(HomeLog(home).tell_bug))


def load_lean() -> None:
    """Load the greater part of the program, and tell Python to do without what no till uses."""
    gc.disable()  # until the terminal is up: nothing that is made while loading is garbage
    for name in _LEFT_OUT:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type]  # None is how Python is told "not installed"
    import_module(_LOADED_FIRST)
    import_module("evertill.ui.lean_imports").import_without_search()


def _home_in(arguments: Sequence[str]) -> Path | None:
    match list(arguments):
        case []:
            return None
        case ["--home", folder]:
            return Path(folder)
        case [option] if option.startswith("--home="):
            return Path(option.removeprefix("--home="))
        case _:
            raise SettingsFault(f"{' '.join(arguments)!r} is not understood; the terminal takes only --home DIR.")
