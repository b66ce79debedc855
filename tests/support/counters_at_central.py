"""Tills with their screens whose calls and facts go to the real central, in one process."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from pytestqt.qtbot import QtBot

from evertill.connectors.central.calls import CentralCalls
from evertill.domain.facts.transaction import Identity
from evertill.kernel.ids import EpochId
from evertill.ports.backend_calls import CallAnswer, Capability
from evertill.ports.backend_desk import Call
from evertill.ports.connector import Delivered, OutgoingFact
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.terminal.message_strip import MessageStrip
from evertill.ui.widgets.rows import RowsView
from tests.support.central_transport import SETTINGS, EnrolledTill, an_enrolled_connector, enrolled_at
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop

OAT, JACKET = "4006381333931", "4012345678918"


@dataclass(slots=True)
class Counter:
    """A till with its screens, whose calls go to central at once, or when told."""

    shop: Shop
    terminal: Terminal
    enrolled: EnrolledTill
    calls: CentralCalls
    waiting: list[Callable[[], None]]
    is_connected: bool = True
    holds: bool = False

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """As `app.backend.backend_room` does, on this thread."""
        del capability  # central has them all
        if self.holds:
            self.waiting.append(lambda: then(call(self.calls)))
        else:
            then(call(self.calls))

    def press(self, *names: KeyName) -> None:
        """Press these keys."""
        for name in names:
            self.terminal.on_key(Key(name))

    def cuts_link(self) -> None:
        """Nobody answers, and the till knows."""
        self.enrolled.transport.is_down = True
        self.shop.sync.link = LinkChanged(LinkState.OFFLINE, self.shop.clock.now())
        self.terminal.on_notice(self.shop.sync.link)

    def mends_link(self) -> None:
        """Central answers again, and the till knows."""
        self.enrolled.transport.is_down = False
        self.shop.sync.link = LinkChanged(LinkState.ONLINE, self.shop.clock.now())
        self.terminal.on_notice(self.shop.sync.link)

    def puts_aside(self, label: str, *codes: str) -> str:
        """A sale with this label; gives its id."""
        scan(self.shop, self.terminal, *(codes or (OAT,)))
        keys(self.terminal, label)
        self.press(KeyName.F4)
        return self.shop.till.memory.aside[-1][1].sale_id

    def on_counter(self) -> list[str]:
        """SKUs of the lines."""
        rung = self.terminal.board.rung
        return [] if rung is None else [line.line.item.sku for line in rung.priced.lines]

    def said(self) -> str:
        """What the strip says."""
        strip = self.terminal.window.findChild(MessageStrip)
        assert isinstance(strip, MessageStrip)
        return "" if strip.message is None else strip.message.sentence

    def cards(self) -> list[str]:
        """What the cards say."""
        view = self.terminal.window.findChild(RowsView, "suspendedCards")
        assert isinstance(view, RowsView)
        model = view.model()
        return [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]

    def push(self) -> None:
        """Deliver all facts."""
        mine = (done for done in self.shop.till.memory.transactions if done.identity == self.shop.till.memory.identity)
        facts = [OutgoingFact(done.transaction_id, done.wire) for done in mine]
        outcomes = self.enrolled.connector.deliver(self.enrolled.connector.pack(facts))
        assert isinstance(outcomes, list)
        assert all(isinstance(outcome, Delivered) for outcome in outcomes), outcomes


def a_counter(qtbot: QtBot, enrolled: EnrolledTill) -> Counter:
    """A till of the shop, open."""
    shop = Shop()
    identity = replace(shop.till.memory.identity, workstation=enrolled.signer.workstation)
    shop.till.memory.identity = identity
    shop.till.ids._last = 1000 * int(identity.workstation)  # ids of two tills never meet
    calls = CentralCalls(SETTINGS, enrolled.signer, transport=enrolled.transport)
    counter = Counter(shop, None, enrolled, calls, [])  # type: ignore[arg-type]  # its screens need the desk first
    shop.backend = counter
    counter.terminal = terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return counter


@contextmanager
def two_counters(folder: Path, qtbot: QtBot) -> Iterator[tuple[Counter, Counter]]:
    """Two tills of one shop."""
    first, second = (
        Identity("S1", number, EpochId(f"01920000-0000-7000-8000-00000000000{number}"), 1) for number in "12"
    )
    with an_enrolled_connector(folder, first) as one, enrolled_at(one.central, one.clock, second) as two:
        counters = a_counter(qtbot, one), a_counter(qtbot, two)
        yield counters
        for counter in counters:
            counter.calls.close()
