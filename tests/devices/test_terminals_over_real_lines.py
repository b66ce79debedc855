"""Card terminals over real TCP ports and pseudo-terminals: the whole way, and the cable out at real byte positions."""

import os
import random
from collections.abc import Iterator
from queue import SimpleQueue

import pytest

from evertill.devices.payment_terminal.emulation.host import TerminalEmulator
from evertill.devices.payment_terminal.emulation.ledger import Ledger
from evertill.devices.payment_terminal.making import make_core, make_dialogue
from evertill.devices.payment_terminal.runner import TerminalRunner, run_request
from evertill.devices.payment_terminal.settings import (
    PaymentTerminalSettings,
    TerminalConnection,
    TerminalProtocol,
    TerminalTimers,
)
from evertill.devices.transport.lines import make_line
from evertill.kernel.clock import SystemClock
from evertill.kernel.errors import DeviceFault
from evertill.ports.payment_terminal import TerminalAnswer, TerminalRequest, Verdict
from tests.support.devices import WORDS
from tests.support.terminals import a_request

LINES = ["zvt tcp", "zvt serial", "concert serial", "caisse-ap tcp"]
CUTS = 60 if os.environ.get("EVERTILL_LONG") else 6
QUICK = TerminalTimers(t1_ms=200, t2_ms=400, t3_ms=700, t4_ms=1500, enquiry_ms=400, pause_ms=100)


class Counter:
    """A real emulator and the till's end of its line."""

    def __init__(self, kind: str) -> None:
        protocol, connection = kind.split()
        self.ledger = Ledger()
        self.said: SimpleQueue[str] = SimpleQueue()
        is_stream = connection == "tcp"
        clock = SystemClock()
        core = make_core(TerminalProtocol(protocol), self.ledger, is_stream=is_stream, now=clock.now)
        self.emulator = TerminalEmulator(core, say=self.said.put)
        address = f"127.0.0.1:{self.emulator.serve_tcp()}" if is_stream else self.emulator.serve_pty()
        self.settings = PaymentTerminalSettings(
            protocol=TerminalProtocol(protocol),
            connection=TerminalConnection(connection),
            address=address,
            asks_for_status=True,
            timers=QUICK,
        )
        self.line = make_line(self.settings.line_address(), WORDS)
        self.runner = TerminalRunner(self.line, make_dialogue(self.settings, "EUR"), clock)

    def pay(self, request: TerminalRequest) -> TerminalAnswer:
        try:
            return run_request(self.runner, request)
        except DeviceFault:
            return TerminalAnswer(Verdict.FAILED)

    def close(self) -> None:
        self.line.close()
        self.emulator.close()
        assert self.emulator.bugs == []


@pytest.fixture(params=LINES)
def counter(request: pytest.FixtureRequest) -> Iterator[Counter]:
    counter = Counter(request.param)
    yield counter
    counter.close()


def test_payment_goes_over_the_real_line(counter: Counter) -> None:
    answer = counter.pay(a_request(1010))
    assert (answer.verdict, counter.ledger.charged_minor) == (Verdict.APPROVED, 1010)
    counter.emulator.command("decline")
    assert counter.pay(a_request(500)).verdict is Verdict.DECLINED
    assert counter.ledger.charged_minor == 1010


@pytest.mark.parametrize("kind", ["zvt tcp", "caisse-ap tcp"])
def test_terminal_that_dies_after_the_charge_leaves_it_unknown_until_it_is_well(kind: str) -> None:
    counter = Counter(kind)
    try:
        for word in ("keep", "die"):
            counter.emulator.command(word)
        assert counter.pay(a_request(1010)).verdict is Verdict.UNKNOWN
        assert counter.ledger.charged_minor == 1010
        assert counter.pay(a_request(500)).verdict is not Verdict.APPROVED
        counter.emulator.command("decline")
        counter.emulator.command("well")
        while counter.said.get(timeout=30) != "on":
            pass
        answers = (counter.pay(a_request(500)) for _ in range(20))
        assert any(answer.verdict is Verdict.APPROVED for answer in answers)
        assert counter.ledger.charged_minor == 1510
    finally:
        counter.close()


@pytest.mark.parametrize("kind", LINES)
@pytest.mark.timeout(900)
def test_cable_out_at_real_byte_positions_never_ends_in_a_wrong_answer(kind: str) -> None:
    for position in random.Random(11).sample(range(1, 420), CUTS):
        counter = Counter(kind)
        counter.emulator.command("silence 300")
        counter.emulator.command(f"cut {position}")
        answer = counter.pay(a_request(1234))
        counter.close()
        expected = {Verdict.APPROVED: [1234], Verdict.UNKNOWN: [0, 1234]}.get(answer.verdict, [0])
        assert counter.ledger.charged_minor in expected, f"{kind} cut after byte {position}: {answer}"
