"""A till whose goods are worked on, and what central has of them."""

import sqlite3
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from evertill.app.workstation.home import Home
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.stock.stock_document import DocumentKind, StockDocument
from evertill.kernel.clock import SystemClock
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.change_goods import SetGoods
from evertill.operations.stock.goods_questions import AskItemStock
from evertill.operations.stock.outcomes import DocumentBooked, DocumentChanged
from evertill.operations.stock.scan_goods import ScanGoods
from tests.support.shop import a_home
from tests.support.whole_till import AtWork, Central, join

ONE = 1_000_000


@dataclass(slots=True)
class Floor:
    """A till whose goods are worked on."""

    till: AtWork

    def begin(self, kind: DocumentKind, **more: Any) -> StockDocument:
        """Begin a document."""
        begun = self.till.do(BeginDocument(kind, **more))
        assert isinstance(begun, DocumentChanged), begun
        return begun.document

    def put(self, document: StockDocument, sku: str, pieces: int) -> None:
        """So many pieces of an article."""
        scanned = ScannedCode(sku, None, SystemClock().now())
        changed = self.till.do(ScanGoods(document.document_id, scanned, Decimal(pieces)))
        assert isinstance(changed, DocumentChanged), changed
        if document.line(sku) is not None:
            self.till.do(SetGoods(document.document_id, sku, Decimal(pieces)))

    def book(self, document: StockDocument) -> None:
        """Book it."""
        booked = self.till.do(BookDocument(document.document_id))
        assert isinstance(booked, DocumentBooked), booked

    def does(self, kind: DocumentKind, sku: str, pieces: int, **more: str) -> StockDocument:
        """All of it at once."""
        document = self.begin(kind, **more)
        self.put(document, sku, pieces)
        self.book(document)
        return document

    def shows(self, sku: str = "A-1") -> int | None:
        """How many are on hand as a person is shown."""
        found = self.till.ask(AskItemStock(sku)).shown
        return None if found is None else found.quantities.on_hand_micro // ONE


def a_floor_home(folder: Path, central: Central, *, store: str = "S1", workstation: str = "1") -> Home:
    """A workstation that has joined."""
    home = a_home(folder, store=store, workstation=workstation)
    join(home, central.url)
    return home


def levels(central: Central, store: str, sku: str = "A-1") -> tuple[int, int]:
    """On hand and incoming at central."""
    raw = sqlite3.connect(central.file)
    found = raw.execute("SELECT micro, incoming FROM stock_levels WHERE store = ? AND sku = ?", (store, sku)).fetchone()
    raw.close()
    return (0, 0) if found is None else (found[0] // ONE, found[1] // ONE)


def assert_ledger_adds_up(central: Central) -> None:
    """Each level is the sum of its moves, and each fact is there once."""
    raw = sqlite3.connect(central.file)
    sums = raw.execute(
        "SELECT store, sku, sum(micro) FROM stock_moves WHERE bucket = 'on_hand' GROUP BY store, sku ORDER BY 1, 2"
    ).fetchall()
    kept = raw.execute("SELECT store, sku, micro FROM stock_levels ORDER BY 1, 2").fetchall()
    raw.close()
    assert [row for row in sums if row[2]] == [row for row in kept if row[2]]


def ready(floor: Floor, count: int = 100) -> None:
    """Wait for the first copy."""
    floor.till.watch.wait_for("the stock", lambda: floor.shows() == count)
