"""A till with a card terminal: emulated in this process, or in one of its own that outlives the till.

usage: python -m tests.support.card_till HOME

Rings one item, charges a card, prints what it came to; made to be killed on the way, and then run again.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import Settings, read_settings, write_settings
from evertill.devices.payment_terminal.settings import (
    PaymentTerminalSettings,
    TerminalConnection,
    TerminalProtocol,
    TerminalTimers,
)
from evertill.operations.cards.outcomes import CardStarted, CardUnknown, NothingToSettle, SettleOutcome, StartOutcome
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.cards.take_card import TakeCard
from tests.support.whole_till import AtWork

QUICK = TerminalTimers(t1_ms=500, t2_ms=2000, t3_ms=3000, t4_ms=20_000, enquiry_ms=1500, pause_ms=200)


def terminal_settings(
    protocol: TerminalProtocol, connection: TerminalConnection, address: str
) -> PaymentTerminalSettings:
    """How the till of these tests finds its terminal."""
    return PaymentTerminalSettings(
        protocol=protocol, connection=connection, address=address, asks_for_status=True, timers=QUICK
    )


class CardTill(AtWork):
    """A till at work whose settled attempts are waited for."""

    def __init__(self, home: Home, settings: Settings | None = None) -> None:
        super().__init__(home, settings=settings)
        self.outcomes: list[SettleOutcome] = []
        self.till.start_devices(lambda scanned: None, self._came)

    def _came(self, outcome: SettleOutcome) -> None:
        self.outcomes.append(outcome)
        self.watch.hear(outcome)

    def _telling(self) -> list[SettleOutcome]:
        return [one for one in self.outcomes if not isinstance(one, NothingToSettle | CardUnknown)]

    def start_card(self) -> StartOutcome:
        """Charge what is due."""
        return self.do(TakeCard())

    def settled(self) -> SettleOutcome:
        """The next outcome that tells something."""
        self.watch.wait_for("the card terminal", lambda: bool(self._telling()))
        found = self._telling()[0]
        self.outcomes.clear()
        return found


@dataclass
class TerminalProcess:
    """An emulated terminal in a process of its own."""

    process: "subprocess.Popen[str]"
    books: Path

    def say(self, word: str) -> None:
        """A word on its standard input."""
        assert self.process.stdin is not None
        self.process.stdin.write(word + "\n")
        self.process.stdin.flush()

    @property
    def bookings(self) -> list[dict[str, object]]:
        """All it booked."""
        return list(json.loads(self.books.read_text())["bookings"]) if self.books.exists() else []

    @property
    def charged(self) -> int:
        """What cards were charged in the end."""
        return sum(
            int(str(entry["minor"])) for entry in self.bookings if entry["kind"] == "pay" and not entry["is_reversed"]
        )


@contextmanager
def a_terminal(kind: str, folder: Path) -> Iterator[tuple[TerminalProcess, str]]:
    """An emulated terminal on a TCP port, and its address."""
    command = [sys.executable, "-m", "evertill", "emulate", kind, "--tcp", "127.0.0.1:0", "--out", str(folder)]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    address = process.stdout.readline().split()[1]
    try:
        yield TerminalProcess(process, folder / f"{kind}_books.json"), address
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdin, process.stdout):
            if stream is not None:
                stream.close()


def use_terminal(home: Home, settings: PaymentTerminalSettings) -> None:
    """Write it into the home."""
    write_settings(home, replace(read_settings(home), payment_terminal=settings))


def live(home: Home, *, announces: bool) -> None:
    """One life of the till: settle what is open, else sell one item on a card."""
    till = CardTill(home)
    till.open()
    rung = till.state().rung
    if announces:
        print("working", flush=True)
    if rung is not None and rung.sale.attempt_id is not None:
        till.do(SettleAttempt(rung.sale.attempt_id))
        still = till.state().rung
        outcome: object = till.settled() if still is not None and still.sale.attempt_id is not None else "settled"
    else:
        if rung is None:
            till.scan("C-3")
        started = till.start_card()
        assert isinstance(started, CardStarted), started
        outcome = till.settled()
    print(type(outcome).__name__, flush=True)
    till.till.stop()


if __name__ == "__main__":
    live(Home(Path(sys.argv[1])), announces=len(sys.argv) > 2)
