"""A whole till without screens, worked in this process; the real central backend as a process that may be killed; and
the books of both."""

import os
import random
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import httpx

from evertill.app.backend.connecting import required_connector
from evertill.app.backend.reconciling import fetch_confirmed, reconcile
from evertill.app.seams import Seams, system_seams
from evertill.app.setup import enrol_home, load_own_rows
from evertill.app.till import Till
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.home import Home
from evertill.app.workstation.settings import Settings, read_settings
from evertill.connectors.central.connector import ROUTE
from evertill.connectors.central.settings import CentralSettings
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.rows.stream_rows import (
    PriceCopy,
    ProductCopy,
    StockLevel,
    Stream,
    TaxClass,
    price_content,
    price_key,
    product_content,
    stock_level_content,
    tax_class_content,
)
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import SystemClock
from evertill.kernel.money import zero
from evertill.kernel.secret import Secret
from evertill.mirror.local_rows import LocalRows
from evertill.operations.counter.command import Command, Question
from evertill.operations.people.counter_state import CounterState, ResumeCounter
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.operations.selling.sale.outcomes import ItemAdded, RingOutcome
from evertill.operations.till.open_till import OpenTill, TillAlreadyOpen, TillOpened
from evertill.ports.connector import Row
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import LinkChanged, LinkState
from tests.support.central_process import CentralProcess
from tests.support.shop import PIN

PATIENCE_S = 60
"""How long a test waits for what must come; a limit against hanging, not a measure of speed."""

Outcome = TypeVar("Outcome")


def a_seed() -> int:
    """The run's seed, printed, so that a failure can be repeated."""
    seed = int(os.environ.get("EVERTILL_SEED") or random.SystemRandom().randrange(1_000_000))
    print(f"EVERTILL_SEED={seed}")
    return seed


SKUS = ("A-1", "B-2", "C-3")
GTINS = {"A-1": "4006381333931", "B-2": "4099900000254", "C-3": "4099900000193"}
PRICES = {"A-1": Decimal("1.99"), "B-2": Decimal("0.50"), "C-3": Decimal("12.00")}


class Watch:
    """Hears every notice of a till; whoever waits for something looks again at each of them."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self.notices: list[object] = []
        self.looks: list[Callable[[object], None]] = []
        """Told each notice, on the thread that announced it."""

    def hear(self, notice: object) -> None:
        """One more."""
        for look in self.looks:
            look(notice)
        with self._changed:
            self.notices.append(notice)
            self._changed.notify_all()

    def wait_for(self, what: str, is_so: Callable[[], bool]) -> None:
        """Until it is so; looks again after every notice."""
        seen = -1
        while not is_so():
            with self._changed:
                told = self._changed.wait_for(lambda known=seen: len(self.notices) > known, PATIENCE_S)  # type: ignore[misc]  # bound at once
                assert told or is_so(), f"waited in vain for {what}; the last notices: {self.notices[-5:]}"
                seen = len(self.notices)


class AtWork:
    """A started till; commands and questions are answered before the call returns."""

    def __init__(self, home: Home, seams: Seams | None = None, settings: Settings | None = None) -> None:
        self.home = home
        self.watch = Watch()
        self.till = Till(home, settings or read_settings(home), seams or system_seams(), lambda callback: callback())
        self.till.board.listen(self.watch.hear)
        self.till.start()

    def do(self, command: Command[Outcome]) -> Outcome:
        """Give a command; a fault is raised here."""
        future: Future[Outcome] = Future()
        assert self.till.desk.submit(command, future.set_result, future.set_exception)
        return future.result(PATIENCE_S)

    def ask(self, question: Question[Outcome]) -> Outcome:
        """Ask a question; a fault is raised here."""
        future: Future[Outcome] = Future()
        assert self.till.questions.ask(question, future.set_result, future.set_exception)
        return future.result(PATIENCE_S)

    def state(self) -> CounterState:
        """The counter as a screen would be told."""
        return self.do(ResumeCounter())

    def open(self) -> None:
        """Sign the manager on and open the till, as far as that is still to be done."""
        state = self.state()
        if state.operator is None:
            manager = next(operator for operator in state.operators if operator.name == "Mira")
            assert isinstance(self.do(SignOn(manager.operator_id, Secret(PIN))), SignedOn)
        opened = self.do(OpenTill(zero(state.policy.currency)))
        assert isinstance(opened, TillOpened | TillAlreadyOpen)

    def scan(self, text: str) -> RingOutcome:
        """A scan, whatever comes of it."""
        return self.do(ScanItem(ScannedCode(text, None, datetime.now(UTC))))

    def sell(self, *skus: str) -> SaleDone:
        """A whole sale in exact cash."""
        for sku in skus or ("A-1",):
            assert isinstance(self.scan(sku), ItemAdded)
        done = self.do(PayCash())
        assert isinstance(done, SaleDone)
        return done

    def queue(self) -> QueueState:
        """What waits to be sent, on a connection of its own."""
        reader = self.reader()
        try:
            return reader.state(ROUTE)
        finally:
            reader.close()

    def reader(self) -> JournalReader:
        """Another look at the journal, for whoever asks."""
        return JournalReader(self.home.journal, route=ROUTE)

    def wait_until_sent(self) -> None:
        """Until nothing waits any more."""
        self.watch.wait_for("an empty queue", lambda: self.queue().waiting == 0)

    def wait_for_link(self, state: LinkState) -> None:
        """Until the link stands so."""

        def stands() -> bool:
            link: LinkChanged = self.till.link.now()
            return link.state is state

        self.watch.wait_for(f"the link to be {state}", stands)


@contextmanager
def at_work(home: Home, *, seams: Seams | None = None, syncs: bool = False, is_open: bool = True) -> Iterator[AtWork]:
    """A till for the time of a test; opened for selling unless told otherwise."""
    till = AtWork(home, seams)
    try:
        if is_open:
            till.open()
        if syncs:
            till.till.start_sync()
        yield till
    finally:
        till.till.stop()


def stock_products(home: Home, seams: Seams | None = None) -> None:
    """Three products of this till's own, as an import leaves them."""
    local = LocalRows(home.folder)
    version = local.next_version()
    local.keep(
        {
            Stream.PRODUCTS: [Row(sku, version, product_row(sku)["content"]) for sku in SKUS],  # type: ignore[arg-type]  # an object
            Stream.PRICES: [
                Row(price_key(price), version, price_content(price))
                for price in (PriceCopy(sku, PRICES[sku], "EUR") for sku in SKUS)
            ],
        }
    )
    load_own_rows(home, seams or system_seams())


def product_row(sku: str, name: str = "") -> JsonObject:
    """A product as an admin writes it."""
    product = ProductCopy(sku=sku, name=name or f"Article {sku}", tax_class="standard", barcodes=(GTINS[sku],))
    return {"key": sku, "content": product_content(product)}


def price_row(sku: str, price: str) -> JsonObject:
    """A price as an admin writes it."""
    return {"key": f"{sku}@default@", "content": price_content(PriceCopy(sku, Decimal(price), "EUR"))}


def stock_row(sku: str, pieces: int, store: str = "S1") -> JsonObject:
    """A stock level as an admin writes it."""
    return {"key": sku, "store": store, "content": stock_level_content(StockLevel(sku, pieces * 1_000_000))}


class Central:
    """The real backend on SQLite, in a process of its own, always at the same address."""

    def __init__(self, folder: Path) -> None:
        self.file = folder / "central.sqlite"
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self._database = ("--db", f"sqlite:///{self.file}")
        self._process: CentralProcess | None = None
        self._token = ""

    @property
    def address(self) -> str:
        """HOST:PORT."""
        return f"127.0.0.1:{self._port}"

    @property
    def url(self) -> str:
        """Its address as a till is told."""
        return f"http://{self.address}"

    def start(self) -> None:
        """Serve; returns once it listens."""
        self._process = CentralProcess("serve", *self._database, "--open-enrolment", "--port", str(self._port))
        assert self._process.line().startswith("listening"), "central did not start"

    def kill(self) -> None:
        """As the plug being pulled."""
        if self._process is not None:
            self._process.kill()
            self._process = None

    def load(self, folder: Path) -> None:
        """As a manager does from the shell, beside the running backend."""
        CentralProcess("load", str(folder), *self._database).result()

    def put(self, stream: str, *rows: JsonObject) -> JsonObject:
        """PUT /v1/admin/STREAM, every row of which must be written."""
        written = self.call("PUT", f"/v1/admin/{stream}", {"rows": list(rows)})
        assert written["refused"] == [], written
        return written

    def call(self, method: str, path: str, sent: "JsonObject | None" = None) -> JsonObject:
        """One request of the office, which must succeed."""
        if not self._token:
            self._token = CentralProcess("token", *self._database).result().strip()
        answer = httpx.request(
            method,
            f"{self.url}{path}",
            json=sent,
            headers={"Authorization": f"Bearer {self._token}"},
            timeout=PATIENCE_S,
            trust_env=False,
        )
        assert answer.status_code == 200, answer.text
        told: JsonObject = answer.json()
        return told

    def stock(self, **pieces: int) -> None:
        """The three products, at their prices, with so many pieces each (a dash reads as an underscore)."""
        self.put("stores", {"key": "S1", "content": {"name": "Marktplatz", "currency": "EUR"}})
        self.put("taxes", {"key": "standard", "content": tax_class_content(TaxClass("standard", ()))})
        self.put("prices", *(price_row(sku, str(PRICES[sku])) for sku in SKUS))
        self.put("products", *(product_row(sku) for sku in SKUS))
        if pieces:
            self.put("stock", *(stock_row(name.replace("_", "-"), count) for name, count in pieces.items()))


@contextmanager
def a_central(folder: Path) -> Iterator[Central]:
    """A backend that runs."""
    central = Central(folder)
    central.start()
    try:
        yield central
    finally:
        central.kill()


def join(home: Home, url: str) -> None:
    """Enrol the home at a backend with open enrolment."""
    enrol_home(home, CentralSettings(url=url), "any", system_seams())


def with_settings(home: Home, **parts: object) -> Settings:
    """The home's settings with other parts."""
    return replace(read_settings(home), **parts)  # type: ignore[arg-type]  # named parts of the settings


def assert_books_balance(home: Home, central: Central) -> None:
    """Journal and backend hold the same facts, each with one effect, and both name the same sums."""
    assert verify(home.journal).is_sound
    ours = _rows(home.journal, "SELECT fact_id, hash FROM transactions")
    theirs = _rows(central.file, "SELECT fact_id, hash FROM facts")
    assert theirs == ours
    assert _rows(
        central.file, "SELECT sku, sum(micro) FROM stock_moves WHERE cause NOT LIKE 'admin:%' GROUP BY sku"
    ) == (_rows(home.journal, "SELECT sku, sum(micro) FROM stock_moves GROUP BY sku"))
    assert _rows(central.file, "SELECT sku, sum(micro) FROM stock_moves GROUP BY sku") == (
        _rows(central.file, "SELECT sku, micro FROM stock_levels")
    )
    assert_money_agrees(home)


def assert_money_agrees(home: Home) -> None:
    """Each day's money is the same here and there, to the cent."""
    reader = JournalReader(home.journal, route=ROUTE)
    connector = required_connector(home, read_settings(home), reader.identity(), system_seams())
    try:
        confirmed = fetch_confirmed(connector, read_credential(home), reader.identity())
        days = reconcile(reader, confirmed, route=ROUTE)
    finally:
        connector.close()
        reader.close()
    assert days
    assert all(day.is_balanced for day in days), days
    assert all(day.confirmed == day.taken for day in days), days


def _rows(file: Path, sql: str) -> list[tuple[object, ...]]:
    """By plain SQL, sorted, so that both sides compare."""
    raw = sqlite3.connect(f"{file.as_uri()}?mode=ro", uri=True)
    try:
        return sorted(raw.execute(sql).fetchall())
    finally:
        raw.close()


def let_screens_run_until(what: str, is_so: Callable[[], bool]) -> None:
    """Run the event loop until it is so. QTest's own wait keeps other threads from running, so it is not used."""
    from PySide6.QtCore import QEventLoop, QTimer

    clock = SystemClock()
    end_ms = clock.monotonic_ms() + PATIENCE_S * 1000
    while not is_so():
        assert clock.monotonic_ms() < end_ms, f"waited in vain for {what}"
        loop = QEventLoop()
        QTimer.singleShot(20, loop.quit)
        loop.exec()
