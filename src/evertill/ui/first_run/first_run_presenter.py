"""Goes through the steps of the first start; nothing is made before the last one is confirmed."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.errors import Fault
from evertill.ui.behind.first_run_port import FirstRunPort, FoundDevice, FoundDevices
from evertill.ui.first_run.devices_view import KEYBOARD, NETWORK, UNPLUGGED, printer_of, second_of
from evertill.ui.first_run.first_run_view import Step, defaults, errors_of, form_of
from evertill.ui.form.form_view import FormView, Turn, choose, press
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.words import tr

STEPS = tuple(Step)


class FirstRunScreen(Protocol):
    """Draws a step."""

    def show_view(self, view: FormView, at: int, count: int) -> None:
        """Draw this one; it is number `at` of so many, from 1."""
        ...


class FirstRunPresenter:
    """One for the first start. `speak` changes the language of all texts; `finished` ends it."""

    def __init__(
        self, port: FirstRunPort, language: str, speak: Callable[[str], None], finished: Callable[[], None]
    ) -> None:
        self._port = port
        self._speak = speak
        self._finished = finished
        self._screen: FirstRunScreen | None = None
        self._step = Step.LANGUAGE
        self._found = FoundDevices()
        self._scanned = ""
        self._answers = defaults(port.locales, language)
        self._view = self._form()

    def show_on(self, screen: FirstRunScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._show(self._form())

    def on_key(self, key: Key) -> bool:
        """A key that no control wanted."""
        if self._view.is_busy:
            return True
        is_cards = self._step is Step.CARDS
        names = {
            KeyName.F12: "next",
            KeyName.F5: "find",
            KeyName.F7: "greet" if is_cards else "print",
            KeyName.F8: "print_second",
        }
        if key.name in names:
            self.do(names[key.name])
            return True
        view, turn = press(self._view, key)
        if turn is Turn.LEFT:
            self.do("back")
        elif turn is Turn.FINISHED:
            self.do("next")
        elif turn is Turn.STAYED:
            self._take(view)
        return turn is not Turn.NOT_TAKEN

    def press(self, key: Key) -> None:
        """A key of the letters on the screen was tapped."""
        self.on_key(key)

    def choose(self, name: str, value: str) -> None:
        """An answer was tapped; none is taken while another is being tried."""
        if not self._view.is_busy:
            self._take(choose(self._view, name, value))

    def do(self, name: str) -> None:
        """A button was tapped."""
        if self._view.is_busy or name not in {button.name for button in self._view.buttons}:
            return
        acts: dict[str, Callable[[], None]] = {
            "back": self._back,
            "next": self._next,
            "find": lambda: self._find(in_network=True),
            "print": lambda: self._print(printer_of(self._answers)),
            "print_second": lambda: self._print(second_of(self._answers)),
            "greet": self._greet,
        }
        acts[name]()

    def on_scan(self, scanned: ScannedCode) -> None:
        """Something was scanned, by whatever scanner."""
        self._heard(scanned.text)

    # ---- steps

    def _back(self) -> None:
        self._go(STEPS[STEPS.index(self._step) - 1])

    def _has_errors(self) -> bool:
        """Whether something is wrong, which is then said beside it."""
        errors = errors_of(self._step, self._answers)
        if errors:
            fields = tuple(replace(field, error=errors.get(field.name, "")) for field in self._view.fields)
            current = next(at for at, field in enumerate(fields) if field.error)
            self._show(replace(self._view, fields=fields, current=current))
        return bool(errors)

    def _next(self) -> None:
        if self._has_errors():
            return
        if self._step is Step.READY:
            self._set_up()
        else:
            self._go(STEPS[STEPS.index(self._step) + 1])

    def _go(self, step: Step) -> None:
        self._step = step
        self._port.listen(self._answers["scanner"] if step is Step.DEVICES else KEYBOARD, self._heard, self._fail)
        self._show(self._form())
        if step is Step.DEVICES:
            self._find(in_network=False)

    def _find(self, *, in_network: bool) -> None:
        """The network is searched only when somebody asks for it."""
        if in_network:
            self._busy(tr("Looking what is plugged in and what answers in the network ..."))
        else:
            self._busy(tr("Looking what is plugged in ..."))
        put = self._put_found if in_network else self._put_plugged
        self._port.find_devices(put, self._fail, in_network=in_network)

    def _put_plugged(self, found: FoundDevices) -> None:
        """What a former search met in the network stays."""
        self._put_found(
            FoundDevices(
                (*found.printers, *_in_network(self._found.printers)),
                found.scanners,
                (*found.terminals, *_in_network(self._found.terminals)),
            )
        )

    def _put_found(self, found: FoundDevices) -> None:
        self._found = found
        known = {device.address for device in (*found.printers, *found.scanners, *found.terminals)}
        for name, without in UNPLUGGED.items():
            if "|" in self._answers[name] and self._answers[name] not in known:
                self._answers[name] = without
        message = "" if known else tr("Nothing is plugged in that could be a device of the till.")
        self._show(replace(self._form(), message=message))

    def _print(self, printer: str) -> None:
        if self._has_errors():
            return
        self._busy(tr("Printing ..."))
        said = tr("The printer took the page. Is it in your hand? Then go on.")
        self._port.test_printer(printer, lambda: self._tell(said), self._fail)

    def _greet(self) -> None:
        if self._has_errors():
            return
        self._busy(tr("Asking the terminal ..."))
        said = tr("The terminal answers and is ready for cards; nothing was charged.")
        self._port.test_terminal(self._answers, lambda: self._tell(said), self._fail)

    def _set_up(self) -> None:
        self._busy(tr("Setting up ..."))
        self._port.set_up(self._answers, self._finished, self._fail)

    # ---- answers

    def _take(self, view: FormView) -> None:
        before = dict(self._answers)
        self._answers |= {field.name: field.value for field in view.fields if field.name in self._answers}
        if self._answers["locale"] != before["locale"]:
            self._answers["currency"] = self._currency_of(self._answers["locale"])
        if self._answers["language"] != before["language"]:
            self._change_language()
        elif self._answers["scanner"] != before["scanner"]:
            self._port.listen(self._answers["scanner"], self._heard, self._fail)
        self._show(replace(self._form(), current=min(view.current, len(self._form().fields) - 1)))

    def _change_language(self) -> None:
        language = self._answers["language"]
        fitting = defaults(self._port.locales, language)
        self._answers |= {"locale": fitting["locale"], "currency": fitting["currency"]}
        self._speak(language)

    def _currency_of(self, locale: str) -> str:
        return next(choice.currency for choice in self._port.locales if choice.locale == locale)

    def _heard(self, text: str) -> None:
        self._scanned = text[:60]
        if self._step is Step.DEVICES:
            self._show(replace(self._view, fields=self._form().fields))  # what is being tried goes on

    # ---- drawing

    def _form(self) -> FormView:
        return form_of(
            self._step,
            self._answers,
            languages=self._port.languages,
            locales=self._port.locales,
            found=self._found,
            scanned=self._scanned,
        )

    def _busy(self, sentence: str) -> None:
        self._show(replace(self._view, message=sentence, is_bad=False, is_busy=True))

    def _tell(self, sentence: str) -> None:
        self._show(replace(self._view, message=sentence, is_bad=False, is_busy=False))

    def _fail(self, fault: Fault) -> None:
        self._show(replace(self._view, message=fault.text, is_bad=True, is_busy=False))

    def _show(self, view: FormView) -> None:
        self._view = view
        if self._screen is not None:
            self._screen.show_view(view, STEPS.index(self._step) + 1, len(STEPS))


def _in_network(found: tuple[FoundDevice, ...]) -> tuple[FoundDevice, ...]:
    return tuple(device for device in found if device.address.startswith(f"{NETWORK}|"))
