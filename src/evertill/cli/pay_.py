"""`evertill pay`: one request to a card terminal from the shell, without a till around it."""

import signal
import sys
from typing import Annotated

import typer

from evertill.app.devices.terminal_trial import PaymentTrial, TrialPlace, try_payment
from evertill.app.workstation.log import log_to_terminal
from evertill.cli.language import tell
from evertill.cli.options import JsonOption, new_app, print_json, say, say_as_is
from evertill.devices.payment_terminal.settings import TerminalProtocol
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import SettingsFault
from evertill.kernel.money import money_from_text
from evertill.ports.payment_terminal import TerminalAction, TerminalAnswer, Verdict

app = new_app("Charge a card, to try a card terminal.")

SENTENCES = {
    Verdict.APPROVED: "Approved.",
    Verdict.DECLINED: "Declined; nothing was charged.",
    Verdict.CANCELLED: "Cancelled; nothing was charged.",
    Verdict.FAILED: "Nothing was begun, so nothing was charged.",
    Verdict.UNKNOWN: "Nobody knows whether the card was charged; look at the terminal's last slip before trying again.",
}


@app.command()
def pay(
    driver: Annotated[TerminalProtocol, typer.Option(help="zvt, concert, caisse-ap or manual")],
    amount: Annotated[str, typer.Option(help="In whole units, such as 12.34.")],
    tcp: Annotated[str | None, typer.Option(help="HOST or HOST:PORT of the terminal.")] = None,
    serial: Annotated[str | None, typer.Option(help="Serial port, or vendor:product[:serial] of its USB.")] = None,
    currency: Annotated[str, typer.Option(help="ISO 4217 code.")] = "EUR",
    action: Annotated[TerminalAction, typer.Option(help="pay, refund, reverse or end_of_day")] = TerminalAction.PAY,
    receipt: Annotated[str, typer.Option(help="For reverse: the terminal's receipt number.")] = "",
    password: Annotated[str, typer.Option(help="ZVT: six digits.")] = "000000",
    till: Annotated[str, typer.Option(help="Concert, Caisse-AP: two digits.")] = "01",
    baud: Annotated[int, typer.Option(help="Speed of a serial line.")] = 9600,
    wait: Annotated[int, typer.Option(help="Seconds to wait for the customer.")] = 180,
    as_json: JsonOption = False,
) -> int:
    """Exit status 0 when it was approved, 1 when it was not or nobody knows, 2 for wrong use. Ctrl+C cancels."""
    log_to_terminal()
    place = TrialPlace(driver, tcp, serial, baud=baud, password=password, till_number=till, wait_s=wait)
    try:
        minor = money_from_text(amount, currency.upper())
        trial = PaymentTrial(place.settings(), action, minor, receipt)
    except ValueError as error:
        raise typer.BadParameter(f"{error}; nothing was sent.") from error
    except SettingsFault as fault:
        raise typer.BadParameter(fault.text) from fault
    prompts: list[str] = []

    def show(text: str) -> None:
        prompts.append(text)
        if not as_json:
            say_as_is(f"  {tell(text)}")

    answer = try_payment(trial, on_prompt=show, is_stopped=_interrupted(), ask_cashier=_ask_cashier)
    if as_json:
        print_json(_document(answer, trial, prompts))
    else:
        _tell(answer)
    return 0 if answer.verdict is Verdict.APPROVED else 1


class _Interrupted:
    """Whether Ctrl+C was pressed: the terminal is asked to give up, and what became of it is still heard."""

    def __init__(self) -> None:
        self._is_set = False
        signal.signal(signal.SIGINT, lambda number, frame: self._press())

    def _press(self) -> None:
        if self._is_set:
            raise KeyboardInterrupt
        self._is_set = True

    def __call__(self) -> bool:
        return self._is_set


def _interrupted() -> _Interrupted:
    return _Interrupted()


def _ask_cashier(question: str) -> str:
    print(tell(question), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip()


def _tell(answer: TerminalAnswer) -> None:
    told = tell(f" The terminal: {answer.text}.") if answer.text else ""
    say_as_is(f"{tell(SENTENCES[answer.verdict])}{told}")
    if answer.amount is not None:
        say(f"amount {answer.amount.amount} {answer.amount.currency}{tell(' (offline)') if answer.is_offline else ''}")
    card = " ".join(part for part in (answer.card_name, f"··{answer.card_last_four}") if part.strip("·"))
    parts = {
        "card": card,
        "receipt": answer.record.receipt_number,
        "trace": answer.record.trace_number,
        "terminal": answer.record.terminal_id,
        "authorisation": answer.authorisation,
        "code": answer.code,
    }
    for name, text in parts.items():
        if text:
            say_as_is(f"{tell(name)} {text}")
    for total in answer.totals:
        say(f"total {total.label}: {total.count} x, {total.amount.amount} {total.amount.currency}")
    for slip in answer.slips:
        say(f"--- slip for the {slip.kind.value}")
        for line in slip.lines:
            say_as_is(line)


def _document(answer: TerminalAnswer, trial: PaymentTrial, prompts: list[str]) -> JsonObject:
    return {
        "verdict": answer.verdict.value,
        "asked": trial.amount.minor,
        "amount": None if answer.amount is None else answer.amount.minor,
        "currency": trial.amount.currency,
        "tip": answer.tip_minor,
        "code": answer.code,
        "text": answer.text,
        "terminal": answer.record.terminal_id,
        "receipt": answer.record.receipt_number,
        "trace": answer.record.trace_number,
        "authorisation": answer.authorisation,
        "card": answer.card_name,
        "last_four": answer.card_last_four,
        "offline": answer.is_offline,
        "signature": answer.needs_signature,
        "totals": [
            {"label": total.label, "count": total.count, "amount": total.amount.minor} for total in answer.totals
        ],
        "slips": [{"kind": slip.kind.value, "lines": list(slip.lines)} for slip in answer.slips],
        "prompts": list(prompts),
    }


COMMAND = typer.main.get_command(app)
