"""The set-up screen's end in a real home."""

from pathlib import Path

from evertill.app.first_run import offered_locales, set_up_home
from evertill.app.home import Home
from evertill.app.inline_worker import InlineWorker
from evertill.app.locale_store import formats_of
from evertill.app.seams import system_seams
from evertill.app.settings import read_settings
from evertill.app.till_set_up import TillSetUp
from evertill.kernel.errors import Fault
from evertill.ui.behind.set_up_port import SetUpState
from evertill.ui.first_run.first_run_view import defaults
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName

ANSWERS = defaults(offered_locales()[:1], "en") | {"manager": "Maria", "pin": "4711", "pin_again": "4711"}


def test_till_set_up_reads_and_keeps_what_holds(tmp_path: Path) -> None:
    home, seams = Home(tmp_path / "till"), system_seams()
    set_up_home(home, ANSWERS, seams)
    states: list[SetUpState] = []
    faults: list[Fault] = []
    port = TillSetUp(home, seams, formats_of(home, "en_GB"), InlineWorker(), lambda letter: letter(), ("en", "de"))
    look = UiSettings(theme=ThemeName.DARK, function_keys={"F9": "sync"})
    port.keep_look(look, "de_DE", lambda: None, faults.append)
    port.keep_policy("receipt_footer", ("Danke!",), lambda: None, faults.append)
    port.read(states.append, faults.append)
    assert faults == []
    assert (states[0].ui, states[0].locale, states[0].receipt_footer) == (look, "de_DE", ("Danke!",))
    assert {entry.owner for entry in states[0].owned} == {"local"}
    assert read_settings(home).ui == look
