"""`evertill` without a command: the terminal. Kept apart from the other commands so that it starts without loading
them."""

from collections.abc import Sequence
from pathlib import Path

from evertill.kernel.errors import SettingsFault


def run_terminal(arguments: Sequence[str]) -> int:
    """Start it; the only option is `--home DIR`."""
    home_folder = _home_in(arguments)

    from evertill.app.log import HomeLog
    from evertill.app.seams import system_seams
    from evertill.app.settings import chosen_home
    from evertill.app.terminal import run_terminal as run

    home = chosen_home(home_folder)
    return run(home, system_seams(HomeLog(home).tell_bug))


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
