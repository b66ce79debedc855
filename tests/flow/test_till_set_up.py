"""The set-up screen's end in a real home."""

from collections.abc import Callable
from pathlib import Path

from evertill.app.inline_worker import InlineWorker
from evertill.app.seams import system_seams
from evertill.app.set_up.first_run import offered_locales, set_up_home
from evertill.app.set_up.till_set_up import TillSetUp
from evertill.app.workstation.home import Home
from evertill.app.workstation.locale_store import formats_of
from evertill.app.workstation.settings import read_settings
from evertill.connectors.central.settings import CentralSettings
from evertill.kernel.errors import Fault
from evertill.ui.behind.set_up_port import SetUpState
from evertill.ui.first_run.first_run_view import defaults
from evertill.ui.settings import UiSettings
from evertill.ui.theme.palette import ThemeName
from tests.support.shop import a_central_server

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
    assert not any(kept.is_foreign for kept in states[0].records)
    assert read_settings(home).ui == look


def test_till_set_up_paces_are_kept_in_the_policy_and_those_too_slow_refused(tmp_path: Path) -> None:
    home, seams = Home(tmp_path / "till"), system_seams()
    set_up_home(home, ANSWERS, seams)
    states: list[SetUpState] = []
    faults: list[Fault] = []
    port = TillSetUp(home, seams, formats_of(home, "en_GB"), InlineWorker(), lambda letter: letter(), ("en", "de"))
    port.keep_pace("products", 900, lambda: None, faults.append)
    port.keep_pace("transfers", None, lambda: None, faults.append)
    port.keep_pace("stock", 60, lambda: None, faults.append)
    port.keep_pace("products", None, lambda: None, faults.append)
    port.read(states.append, faults.append)
    kept_by = {kept.kind: kept for kept in states[0].records}
    assert (kept_by["products"].every_s, kept_by["transfers"].is_off, kept_by["stock"].every_s) == (900, True, 0)
    assert [fault.text.partition(",")[0] for fault in faults] == [
        "The stock is not between 0 and 5",
        "No till does without products",
    ]
    port.keep_pace("transfers", 60, lambda: None, faults.append)
    port.read(states.append, faults.append)
    assert [kept for kept in states[1].records if kept.is_off] == []


def test_till_set_up_joins_only_a_backend_that_answers(tmp_path: Path) -> None:
    home, seams = Home(tmp_path / "till"), system_seams()
    set_up_home(home, ANSWERS, seams)
    faults: list[Fault] = []
    joined: list[tuple[str, str]] = []
    told: list[str] = []

    def port(join: Callable[[CentralSettings, str], None] | None) -> TillSetUp:
        formats = formats_of(home, "en_GB")
        return TillSetUp(home, seams, formats, InlineWorker(), lambda letter: letter(), ("en",), join=join)

    can_join = port(lambda central, code: joined.append((central.url, code)))
    with a_central_server(tmp_path) as address:
        can_join.try_backend(address, told.append, faults.append)
        can_join.join_backend(address, "AB12", faults.append)
        port(None).join_backend(address, "AB12", faults.append)
    can_join.join_backend(address, "AB12", faults.append)
    can_join.join_backend("http://shop.example", "AB12", faults.append)
    assert (len(told), joined) == (1, [(address, "AB12")])
    assert [fault.text.partition(",")[0] for fault in faults] == [
        "This till cannot be joined from here",
        f"Nothing answers at {address}",
        "The backend's address http://shop.example would send sales over the network unprotected",
    ]
