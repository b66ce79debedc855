"""The first start: every answer is checked beside its question, and nothing is made before the end."""

import pytest

from evertill.kernel.errors import SettingsFault
from evertill.ui.behind.first_run_port import FoundDevices
from evertill.ui.first_run.first_run_presenter import FirstRunPresenter
from evertill.ui.first_run.first_run_view import Step, defaults, errors_of
from evertill.ui.form.form_view import FormView
from evertill.ui.frame.keys import Key, KeyName
from tests.support.scenes.set_up import FOUND, FakeMachine, types


class Window:
    """Takes the views."""

    def __init__(self, machine: FakeMachine | None = None) -> None:
        self.machine = machine or FakeMachine()
        self.spoken: list[str] = []
        self.ends = 0
        self.at = 0
        self.presenter = FirstRunPresenter(self.machine, "en", self.spoken.append, self._end)
        self.presenter.show_on(self)

    def show_view(self, view: FormView, at: int, count: int) -> None:
        """Keep it."""
        self.view, self.at = view, at

    def field(self, name: str) -> str:
        """An answer."""
        return next(field.value for field in self.view.fields if field.name == name)

    def through_to(self, at: int) -> "Window":
        """With good answers."""
        while self.at < at:
            if self.at == 4:
                types(self.presenter, "Maria\n4711\n4711")
            self.presenter.do("next")
        return self

    def _end(self) -> None:
        self.ends += 1


def test_first_run_goes_through_and_sets_up_once() -> None:
    window = Window().through_to(7)
    assert not any(what == "set up" for what, _ in window.machine.asked)
    window.presenter.on_key(Key(KeyName.F12))
    made = [answers for what, answers in window.machine.asked if what == "set up"]
    assert len(made) == 1
    assert window.ends == 1


def test_first_run_language_changes_texts_and_the_way_amounts_are_written() -> None:
    window = Window()
    window.presenter.choose("language", "de")
    assert window.spoken == ["de"]
    assert window.field("locale") == "de_DE"


def test_first_run_locale_brings_its_currency() -> None:
    window = Window()
    window.presenter.choose("locale", "pl_PL")
    window.presenter.do("next")
    assert window.field("currency") == "PLN"


def test_first_run_bad_answer_is_said_beside_it_and_holds() -> None:
    window = Window().through_to(4)
    types(window.presenter, "Maria\n4711\n4712")
    window.presenter.do("next")
    assert window.at == 4
    assert {field.name for field in window.view.fields if field.error} == {"pin_again"}
    assert window.view.fields[window.view.current].name == "pin_again"


@pytest.mark.parametrize(
    ("step", "name", "value"),
    [
        (Step.SHOP, "store", ""),
        (Step.SHOP, "store", "S 1"),
        (Step.SHOP, "workstation", "ä"),
        (Step.SHOP, "currency", "EURO"),
        (Step.SHOP, "tax", "nineteen"),
        (Step.SHOP, "tax", "101"),
        (Step.SHOP, "tax", "NaN"),
        (Step.SHOP, "tax", "19.1234567"),
        (Step.MANAGER, "manager", "  "),
        (Step.MANAGER, "pin", "123"),
    ],
)
def test_first_run_answer_that_cannot_be_used_is_told(step: Step, name: str, value: str) -> None:
    answers = defaults(FakeMachine().locales, "en") | {"manager": "M", "pin": "1234", "pin_again": "1234"}
    assert name not in errors_of(step, answers)
    assert name in errors_of(step, answers | {name: value})


def test_first_run_server_needs_address_and_code() -> None:
    answers = defaults(FakeMachine().locales, "en")
    assert errors_of(Step.BACKEND, answers) == {}
    assert set(errors_of(Step.BACKEND, answers | {"backend": "central"})) == {"url", "code"}


def test_first_run_printer_is_tried_and_its_failing_told() -> None:
    window = Window().through_to(5)
    window.presenter.choose("printer", FOUND.printers[0].address)
    window.machine.fault = SettingsFault("The printer is gone.")
    window.presenter.do("print")
    assert (window.view.message, window.view.is_bad, window.view.is_busy) == ("The printer is gone.", True, False)
    assert ("print", FOUND.printers[0].address) in window.machine.asked


def test_first_run_device_that_was_unplugged_is_not_kept() -> None:
    window = Window().through_to(5)
    window.presenter.choose("printer", FOUND.printers[0].address)
    window.machine.found = FoundDevices()
    window.presenter.do("find")
    assert window.field("printer") == "none"


def test_first_run_second_printer_is_asked_and_tried_only_beside_a_first() -> None:
    window = Window().through_to(5)
    assert "second" not in {field.name for field in window.view.fields}
    window.presenter.choose("printer", FOUND.printers[0].address)
    window.presenter.choose("second", FOUND.printers[1].address)
    window.presenter.on_key(Key(KeyName.F8))
    assert ("print", FOUND.printers[1].address) in window.machine.asked
    window.presenter.choose("second", FOUND.printers[0].address)
    window.presenter.do("next")
    assert {field.name for field in window.view.fields if field.error} == {"second"}


def test_first_run_searches_the_network_only_when_asked_and_keeps_what_it_met() -> None:
    window = Window().through_to(5)
    assert [said for what, said in window.machine.asked if what == "find"] == [False]
    window.presenter.do("next")
    window.presenter.choose("terminal", "zvt")
    window.presenter.do("find")
    window.presenter.choose("terminal_place", FOUND.terminals[2].address)
    window.machine.found = FoundDevices()
    window.presenter.do("back")
    window.presenter.do("next")
    assert [said for what, said in window.machine.asked if what == "find"] == [False, True, False]
    assert window.field("terminal_place") == FOUND.terminals[2].address


def test_first_run_card_terminal_is_asked_where_it_was_chosen() -> None:
    window = Window().through_to(6)
    window.presenter.choose("terminal", "concert")
    window.presenter.choose("terminal_place", FOUND.terminals[1].address)
    window.presenter.on_key(Key(KeyName.F7))
    assert ("greet", FOUND.terminals[1].address) in window.machine.asked
    assert "nothing was charged" in window.view.message
    window.machine.fault = SettingsFault("The terminal is gone.")
    window.presenter.do("greet")
    assert (window.view.message, window.view.is_bad) == ("The terminal is gone.", True)


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"terminal": "none"}, set()),
        ({"terminal": "manual", "terminal_host": ""}, set()),
        ({"terminal": "zvt", "terminal_host": ""}, {"terminal_host"}),
        ({"terminal": "zvt", "terminal_host": "10.0.0.7", "terminal_password": "12345"}, {"terminal_password"}),
        ({"terminal": "concert", "terminal_host": "10.0.0.7"}, {"terminal_host"}),
        ({"terminal": "concert", "terminal_host": "10.0.0.7:4001"}, set()),
        ({"terminal": "concert", "terminal_host": "10.0.0.7:4001", "terminal_till": "1"}, {"terminal_till"}),
        ({"terminal": "caisse-ap", "terminal_host": "10.0.0.7", "terminal_publisher": "123"}, {"terminal_publisher"}),
        ({"terminal": "zvt", "terminal_host": "10.0.0.7", "terminal_till": "1"}, set()),
        ({"terminal": "concert", "terminal_place": "serial|COM3", "scanner": "serial|COM3"}, {"terminal_place"}),
        ({"terminal": "caisse-ap", "terminal_place": "serial|COM3"}, {"terminal_host"}),
    ],
)
def test_first_run_card_terminal_that_cannot_be_reached_so_is_told(changes: dict[str, str], wrong: set[str]) -> None:
    answers = defaults(FakeMachine().locales, "en") | changes
    assert set(errors_of(Step.CARDS, answers)) == wrong


def test_first_run_last_step_names_every_device() -> None:
    window = Window().through_to(5)
    window.presenter.choose("printer", FOUND.printers[0].address)
    window.presenter.choose("scanner", FOUND.scanners[0].address)
    window.presenter.do("next")
    window.presenter.choose("terminal", "manual")
    window.presenter.do("next")
    said = {field.label: field.value for field in window.view.fields}
    assert said["Receipt printer"] == "04b8:0e15:J7XF01"
    assert said["Second printer"] == "none"
    assert said["Barcode scanner"] == "/dev/ttyUSB0"
    assert said["Card terminal"] == "Stands by itself"


def test_first_run_shows_what_was_scanned() -> None:
    window = Window().through_to(5)
    window.presenter._heard("4006381333931")
    assert "4006381333931" in window.field("scanned")


def test_first_run_scan_while_a_page_is_printed_does_not_end_the_wait() -> None:
    window = Window().through_to(5)
    window.presenter._busy("Printing ...")
    window.presenter._heard("4006381333931")
    assert (window.view.is_busy, window.view.message) == (True, "Printing ...")
    assert "4006381333931" in window.field("scanned")


def test_first_run_failing_to_set_up_keeps_the_answers_for_another_try() -> None:
    window = Window().through_to(7)
    window.machine.fault = SettingsFault("The disk is full.")
    window.presenter.do("next")
    assert (window.ends, window.view.message) == (0, "The disk is full.")
    window.machine.fault = None
    window.presenter.do("next")
    assert window.ends == 1


def test_first_run_escape_at_the_beginning_stays() -> None:
    window = Window()
    window.presenter.on_key(Key(KeyName.ESCAPE))
    assert window.at == 1
