"""One request to a card terminal without a till around it: what stands behind `evertill pay` and `device test`."""

from collections.abc import Callable

from evertill.devices.payment_terminal.settings import (
    PaymentTerminalSettings,
    TerminalConnection,
    TerminalProtocol,
    TerminalTimers,
)
from evertill.kernel.clock import SystemClock, unix_ms
from evertill.kernel.errors import DeviceFault, SettingsFault
from evertill.kernel.ids import AttemptId, Uuid7Ids
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.ports.attempts import reference_of
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, TerminalRequest, Verdict


@dataclass(frozen=True, slots=True)
class TrialPlace:
    """Where the terminal is, as somebody said it in the shell."""

    driver: TerminalProtocol
    tcp: str | None
    serial: str | None
    baud: int = 9600
    password: str = "000000"
    till_number: str = "01"
    wait_s: int = 180

    def settings(self) -> PaymentTerminalSettings:
        """As settings. SettingsFault or ValueError, with a sentence, when they do not fit each other."""
        if self.driver is TerminalProtocol.NONE:
            raise SettingsFault("A driver is needed, so nothing was sent; name zvt, concert, caisse-ap or manual.")
        if self.driver is not TerminalProtocol.MANUAL and (self.tcp is None) == (self.serial is None):
            raise SettingsFault(
                "The terminal is reached by --tcp or by --serial; nothing was sent. Give one of the two."
            )
        return PaymentTerminalSettings(
            protocol=self.driver,
            connection=TerminalConnection.SERIAL if self.tcp is None else TerminalConnection.TCP,
            address=self.tcp or self.serial or "",
            baud=self.baud,
            password=self.password,
            till_number=self.till_number,
            timers=TerminalTimers(t4_ms=max(1, self.wait_s) * 1000),
        )


@dataclass(frozen=True, slots=True)
class PaymentTrial:
    """What is to be tried. ValueError for an amount that no terminal takes."""

    settings: PaymentTerminalSettings
    action: TerminalAction
    amount: Money
    receipt_number: str = ""

    def __post_init__(self) -> None:
        if self.amount.minor < 0 or (self.amount.minor == 0 and self.action is not TerminalAction.END_OF_DAY):
            raise ValueError("the amount must be above zero")
        if self.amount.minor >= 10**12:
            raise ValueError("no card terminal takes such an amount")
        if self.action is TerminalAction.REVERSE and not self.receipt_number.isdecimal():
            raise ValueError("to reverse a payment, give the terminal's --receipt number")


def try_payment(
    trial: PaymentTrial,
    *,
    on_prompt: Callable[[str], None],
    is_stopped: Callable[[], bool],
    ask_cashier: Callable[[str], str],
) -> TerminalAnswer:
    """Ask the terminal, and give its answer; one that cannot be reached is an answer too: nothing was begun."""
    clock = SystemClock()
    attempt_id = AttemptId(Uuid7Ids(lambda: unix_ms(clock)).new())
    request = TerminalRequest(trial.action, trial.amount, reference_of(attempt_id), clock.now(), trial.receipt_number)
    if trial.settings.protocol is TerminalProtocol.MANUAL:
        return _by_hand(request, ask_cashier)
    from evertill.devices.payment_terminal.making import make_dialogue
    from evertill.devices.payment_terminal.runner import TerminalRunner, run_request
    from evertill.devices.payment_terminal.sentences import WORDS
    from evertill.devices.transport.lines import make_line

    line = make_line(trial.settings.line_address(), WORDS)
    runner = TerminalRunner(line, make_dialogue(trial.settings, trial.amount.currency), clock)
    try:
        return run_request(runner, request, on_prompt=lambda prompt: on_prompt(prompt.text), is_stopped=is_stopped)
    except DeviceFault as fault:
        return TerminalAnswer(Verdict.FAILED, text=fault.text.rstrip("."))
    finally:
        line.close()


def greet_terminal(settings: PaymentTerminalSettings, currency: str) -> str:
    """Reach the terminal, make it ready, charge nothing; what is wrong, or empty when it answers."""
    from evertill.devices.payment_terminal.making import make_dialogue
    from evertill.devices.payment_terminal.runner import TerminalRunner, run_greeting
    from evertill.devices.payment_terminal.sentences import WORDS
    from evertill.devices.transport.lines import make_line

    line = make_line(settings.line_address(), WORDS)
    try:
        return run_greeting(TerminalRunner(line, make_dialogue(settings, currency), SystemClock()))
    except DeviceFault as fault:
        return fault.text
    finally:
        line.close()


def _by_hand(request: TerminalRequest, ask_cashier: Callable[[str], str]) -> TerminalAnswer:
    amount = f"{request.amount.amount} {request.amount.currency}"
    slip = ask_cashier(f"Key {amount} on the card terminal, then enter its slip number (nothing: not paid):")
    if not slip:
        return TerminalAnswer(Verdict.CANCELLED)
    return TerminalAnswer(Verdict.APPROVED, amount=request.amount, authorisation=slip[:40])
