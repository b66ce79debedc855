"""Any interleaving of sales, returns, receipts, transfers, counts and adjustments on three tills, with deliveries late,
doubled and out of turn, ends with one ledger.

Central's figures are those of a model that knows only what was done and when, and each till shows them.
"""

import shutil
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stock_document import Adjusting, DocumentKind
from evertill.journal.journal import JournalOptions, open_journal
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.outcomes import DocumentBooked, DocumentChanged
from evertill.operations.stock.scan_goods import ScanGoods
from evertill.ports.journal_rows import DueFact, OutboxState, RowOutcome
from evertill.ports.stock import ShownStock, StockedArticle
from evertill_central.services.common.central import Central
from tests.conftest import LONG
from tests.support.central import Till as Client
from tests.support.central import a_central, an_enrolled_till
from tests.support.counter import MANAGER, TEA, WATER, Till
from tests.support.journal import SMALL_RESERVE_BYTES

IN_MEMORY = Path("/dev/shm")
ONE = 1_000_000
SKUS = ("A-1", "A-2")
PLACES = (("S1", "1"), ("S1", "2"), ("S2", "1"))

who = st.integers(0, len(PLACES) - 1)
skus = st.sampled_from(SKUS)
few = st.integers(1, 4)


@dataclass(slots=True)
class Copied:
    """The stock a till sees: central's copy with its own moves on it."""

    reader: JournalReader
    levels: dict[str, int] = field(default_factory=dict)
    cursor: str | None = None

    def book_micro(self, sku: str) -> int:
        """What the books say."""
        return self.levels.get(sku, 0) + self.reader.stock_overlay_micro(sku, self.cursor)

    def on_hand_micro(self, sku: str) -> int | None:
        """The same."""
        return self.book_micro(sku)

    def quantities(self, sku: str) -> ShownStock | None:
        """Nobody asks."""
        return None

    def laid_over(self, copied: Mapping[str, int]) -> Mapping[str, int]:
        """Nobody asks."""
        return copied

    def stocked(self, category: str | None = None) -> Sequence[StockedArticle]:
        """Nobody counts everything."""
        return ()


@dataclass(slots=True)
class Event:
    """What was done: so much more or less, or a count of so much."""

    at: datetime
    epoch: str
    sequence: int
    micro: int
    is_count: bool = False


class Floor:
    """A till on disk, and what central knows it as."""

    def __init__(self, folder: Path, central: Central, client: Client) -> None:
        self.client = client
        folder.mkdir()
        self.file = folder / "journal.sqlite"
        options = JournalOptions(reserve_bytes=SMALL_RESERVE_BYTES)
        self.journal = open_journal(self.file, routes=("central",), new_identity=client.identity, options=options)
        self.till = Till(TEA, WATER, operator=MANAGER, journal=self.journal)
        self.till.ids._last = int(client.identity.epoch[-6:], 16) * 1000
        self.copied = Copied(JournalReader(self.file, route="central"))
        self.till.counter.stock = self.copied
        self._central = central

    @property
    def last(self) -> Transaction:
        """What was written last."""
        head = max(self.copied.reader.transactions(), key=lambda found: found[0])
        return head[1]

    def book(self, kind: DocumentKind, sku: str, pieces: int, **more: Any) -> Transaction | None:
        """A whole document; None when it had nothing to book."""
        begun = self.till.do(BeginDocument(kind, **more))
        assert isinstance(begun, DocumentChanged), begun
        scanned = ScannedCode(sku, None, self.till.clock.now())
        self.till.do(ScanGoods(begun.document.document_id, scanned, Decimal(pieces)))
        booked = self.till.do(BookDocument(begun.document.document_id))
        return booked.transactions[0] if isinstance(booked, DocumentBooked) else None

    def due(self) -> Sequence[DueFact]:
        """What waits."""
        return self.copied.reader.due("central", limit=500, now=datetime(2100, 1, 1, tzinfo=UTC))

    def send(self, facts: Sequence[DueFact], *, is_heard: bool) -> None:
        """Deliver these; unheard, central has them and this till does not know."""
        results = self.client.post(self._central, [fact.wire for fact in facts])
        if not is_heard:
            return
        outcomes = [
            RowOutcome(fact.row_id, OutboxState.DELIVERED, visible_at=_cursor(result.get("visible_at")))
            for fact, result in zip(facts, results, strict=True)
        ]
        with self.journal.begin() as unit:
            unit.record_outcomes(outcomes, self.till.clock.now())
            unit.commit()

    def pull(self) -> None:
        """Copy the stock, whole."""
        stream = self.client.changes(self._central, "streams=stock&limit=1000")["stock"]
        self.copied.levels = {row["key"]: row["content"]["on_hand_micro"] for row in stream["rows"]}
        self.copied.cursor = str(stream["cursor"])


class StockMachine(RuleBasedStateMachine):
    """Three tills, central, and a model."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp(dir=IN_MEMORY if IN_MEMORY.is_dir() else None))
        self.opened = a_central(f"sqlite:///{self.folder / 'central.sqlite'}")
        self.central = self.opened.__enter__()
        self.floors = [
            Floor(self.folder / f"till{at}", self.central, an_enrolled_till(self.central, *place))
            for at, place in enumerate(PLACES)
        ]
        self.events: dict[tuple[str, str], list[Event]] = {}
        self.transfers: dict[str, str] = {}

    def passes(self) -> None:
        """No two things happen in the same millisecond."""
        for floor in self.floors:
            floor.till.clock.passes(ms=11)

    def did(self, floor: Floor, sku: str, micro: int, done: Transaction, *, is_count: bool = False) -> None:
        """Remember it; a count with the place it was taken at."""
        at, sequence = done.occurred_at, done.sequence
        if is_count:
            counted = done.body["counted"]
            assert isinstance(counted, list)
            entry = counted[0]
            assert isinstance(entry, dict)
            at, sequence = datetime.fromisoformat(str(entry["at"])), int(str(entry["at_sequence"]))
        event = Event(at, done.identity.epoch, sequence, micro, is_count)
        self.events.setdefault((floor.client.identity.store, sku), []).append(event)

    @rule(at=who, sku=skus, pieces=few, back=st.booleans())
    def sell(self, at: int, sku: str, pieces: int, back: bool) -> None:
        self.passes()
        floor = self.floors[at]
        for _ in range(pieces):
            floor.till.ring(sku, take_back=back)
        floor.till.pays()
        self.did(floor, sku, (pieces if back else -pieces) * ONE, floor.last)

    @rule(at=who, sku=skus, pieces=few)
    def receive(self, at: int, sku: str, pieces: int) -> None:
        self.passes()
        done = self.floors[at].book(DocumentKind.RECEIPT, sku, pieces)
        assert done is not None
        self.did(self.floors[at], sku, pieces * ONE, done)

    @rule(at=who, sku=skus, pieces=few, way=st.sampled_from([Adjusting.IN, Adjusting.OUT]))
    def adjust(self, at: int, sku: str, pieces: int, way: Adjusting) -> None:
        self.passes()
        reason = "found" if way is Adjusting.IN else "waste"
        done = self.floors[at].book(DocumentKind.ADJUSTMENT, sku, pieces, adjusting=way, reason=reason)
        assert done is not None
        self.did(self.floors[at], sku, (pieces if way is Adjusting.IN else -pieces) * ONE, done)

    @rule(at=who, sku=skus, pieces=st.integers(0, 9), sells=st.booleans())
    def count(self, at: int, sku: str, pieces: int, sells: bool) -> None:
        self.passes()
        floor = self.floors[at]
        begun = floor.till.do(BeginDocument(DocumentKind.COUNT))
        assert isinstance(begun, DocumentChanged)
        scanned = ScannedCode(sku, None, floor.till.clock.now())
        floor.till.do(ScanGoods(begun.document.document_id, scanned, Decimal(pieces)))
        if sells:  # while the count is under way
            self.sell(at, sku, 1, back=False)
        self.passes()
        booked = floor.till.do(BookDocument(begun.document.document_id))
        assert isinstance(booked, DocumentBooked), booked
        self.did(floor, sku, pieces * ONE, booked.transactions[0], is_count=True)

    @rule(at=who, sku=skus, pieces=few)
    def ship(self, at: int, sku: str, pieces: int) -> None:
        self.passes()
        floor = self.floors[at]
        partner = "S2" if floor.client.identity.store == "S1" else "S1"
        done = floor.book(DocumentKind.TRANSFER_OUT, sku, pieces, partner=partner)
        assert done is not None
        self.did(floor, sku, -pieces * ONE, done)
        lines = done.body["lines"]
        assert isinstance(lines, list)
        assert isinstance(lines[0], dict)
        self.transfers[str(done.body["transfer_id"])] = f"{floor.client.identity.store}:{lines[0]['carton']}"

    @rule(at=who, sku=skus, pieces=few, which=st.integers(0, 99))
    def take_in(self, at: int, sku: str, pieces: int, which: int) -> None:
        """By the slip of a carton, known to be sent or not; each carton once."""
        floor = self.floors[at]
        waiting = [
            (transfer_id, *said.split(":"))
            for transfer_id, said in self.transfers.items()
            if not said.startswith(floor.client.identity.store)
        ]
        if not waiting:
            return
        self.passes()
        transfer_id, source, carton = waiting[which % len(waiting)]
        more = {"partner": source, "transfer_id": transfer_id, "carton": carton}
        done = floor.book(DocumentKind.TRANSFER_IN, sku, pieces, **more)
        assert done is not None
        self.did(floor, sku, pieces * ONE, done)
        del self.transfers[transfer_id]

    @rule(at=who, first=st.integers(0, 5), many=st.integers(1, 4), is_heard=st.booleans())
    def deliver(self, at: int, first: int, many: int, is_heard: bool) -> None:
        """Some of what waits, not always the oldest; and sometimes nobody hears that it came."""
        facts = self.floors[at].due()[first : first + many]
        if facts:
            self.floors[at].send(facts, is_heard=is_heard)

    @rule(at=who)
    def pull(self, at: int) -> None:
        self.floors[at].pull()

    def teardown(self) -> None:
        """Everything arrives: one ledger, everywhere."""
        if not hasattr(self, "floors"):
            return
        try:
            for floor in self.floors:
                while facts := floor.due():
                    floor.send(facts, is_heard=True)
            for floor in self.floors:
                floor.pull()
                store = floor.client.identity.store
                for sku in SKUS:
                    wanted = expected(self.events.get((store, sku), []))
                    assert floor.copied.levels.get(sku, 0) == wanted, (store, sku)
                    assert floor.copied.book_micro(sku) == wanted, (store, sku, "as shown")
                assert verify(floor.file).is_sound
        finally:
            for floor in self.floors:
                floor.copied.reader.close()
                floor.journal.close()
            self.opened.__exit__(None, None, None)
            shutil.rmtree(self.folder)


def expected(events: Sequence[Event]) -> int:
    """The newest count and what moved after it; without one, the sum."""
    counts = [event for event in events if event.is_count]
    moves = [event for event in events if not event.is_count]
    if not counts:
        return sum(event.micro for event in moves)
    newest = max(counts, key=lambda count: (count.at, count.epoch, count.sequence))
    return newest.micro + sum(event.micro for event in moves if _is_after(event, newest))


def _is_after(event: Event, count: Event) -> bool:
    if event.epoch == count.epoch:
        return event.sequence > count.sequence
    return event.at > count.at


def _cursor(found: object) -> str | None:
    return None if found is None else str(found)


StockMachine.TestCase.settings = settings(max_examples=200 if LONG else 12, stateful_step_count=30, deadline=None)
TestStockMachine = StockMachine.TestCase
