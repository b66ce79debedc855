"""Tills with real screens at the real backend, each with a line that can be cut: for stories of returns."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from evertill.connectors.central.calls import CentralCalls
from evertill.connectors.central.connector import CentralConnector
from evertill.connectors.central.enrolment import Applicant, enrol
from evertill.connectors.central.signing import Signer
from evertill.domain.facts.transaction import Identity, Transaction
from evertill.domain.receipts.receipt_key import parse_receipt_key
from evertill.kernel.ids import EpochId, OperatorId
from evertill.ports.connector import Changes, Delivered, OutgoingFact
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill_central.services.common.central import Central
from evertill_central.services.workstations.enrolment import give_code
from tests.support.backend import MemoryKey
from tests.support.central import SetClock
from tests.support.central_transport import SETTINGS, CentralTransport
from tests.support.counter import MANAGER
from tests.support.fake_backend import FakeBackend
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop


@dataclass
class Counter:
    """One till: its screens, its line to central, and what it sent so far."""

    shop: Shop
    terminal: Terminal
    transport: CentralTransport
    connector: CentralConnector
    sent: set[str] = field(default_factory=set)

    def sync(self) -> list[str]:
        """Send what is not sent; what central says beside it."""
        todo = [done for done in self.shop.till.memory.transactions if done.transaction_id not in self.sent]
        answers = self.connector.deliver(
            self.connector.pack([OutgoingFact(done.transaction_id, done.wire) for done in todo])
        )
        assert isinstance(answers, list)
        self.sent |= {done.transaction_id for done in todo}
        return [said for answer in answers if isinstance(answer, Delivered) for said in answer.differences]

    def hears(self) -> None:
        """Pull the other tills' keys, as the pull worker does."""
        changes = self.connector.pull({}, wait_s=0)
        assert isinstance(changes, Changes)
        rows = [row for part in changes.streams if part.stream == "receipt_keys" for row in part.rows]
        self.shop.till.receipt_keys.known[:] = [
            parse_receipt_key(row.content) for row in rows if row.content is not None
        ]

    def sells(self, count: int) -> Transaction:
        self.shop.till.ring("WATER-05", quantity=str(count))
        return self.shop.till.pays().transaction

    def shows(self, number: str) -> None:
        self.terminal.on_key(Key(KeyName.F8))
        scan(self.shop, self.terminal, number)

    def takes_back(self, number: str, count: int) -> int:
        """So many units of the receipt's first line; what they came to."""
        before = self.gross
        self.shows(number)
        keys(self.terminal, f"{count}\n")
        return self.gross - before

    def pays(self) -> Transaction:
        self.terminal.on_key(Key(KeyName.F12))
        return self.shop.till.memory.transactions[-1]

    @property
    def gross(self) -> int:
        rung = self.terminal._parts.board.rung
        return 0 if rung is None else rung.priced.gross.minor

    @property
    def said(self) -> str:
        message = self.terminal._parts.speaker.message
        return "" if message is None else message.sentence

    def claims(self) -> list[str]:
        return [path for path in self.transport.asked if path.startswith("/v1/returns")]


@contextmanager
def a_counter(
    central: Central, clock: SetClock, workstation: str, *, operator: OperatorId = MANAGER
) -> Iterator[Counter]:
    """An enrolled till of shop S1, its counter open."""
    identity = Identity("S1", workstation, EpochId(f"0192-{workstation}"), 1)
    transport, key = CentralTransport(central), MemoryKey()
    applicant = Applicant(
        key.public_key, identity.epoch, 1, name=f"Till {workstation}", store="S1", workstation=workstation
    )
    given = enrol(SETTINGS, give_code(central, "S1").code, applicant, clock=clock, transport=transport)
    signer = Signer(given.store, given.workstation, given.credential, key, clock)
    calls = CentralCalls(SETTINGS, signer, transport=transport)
    connector = CentralConnector(SETTINGS, signer, transport=transport)
    shop = Shop(operator=operator, identity=identity, first_id=int(workstation) * 1_000_000)
    shop.till.counter.device_key = key
    shop.backend = FakeBackend(calls)
    counter = Counter(shop, shop.terminal(is_shown=False), transport, connector)
    try:
        yield counter
    finally:
        counter.terminal.stop()
        calls.close()
        connector.close()
