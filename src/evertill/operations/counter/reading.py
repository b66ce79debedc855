"""What questions may read: the read-only parts of one counter, on the query worker's own connections."""

import json
from collections.abc import Callable, Sequence
from dataclasses import field
from pathlib import Path
from typing import Protocol

from evertill.domain.facts.transaction import Identity, Transaction
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.at_once import AtOnce, as_it_comes
from evertill.ports.assigned import UnlistedReading
from evertill.ports.assortment import AssortmentReading
from evertill.ports.attempts import AttemptReading
from evertill.ports.audit import AuditReading
from evertill.ports.catalogue import Catalogue, Freshness, NoPolicy, NoPromotions, Policies, Promotions
from evertill.ports.connector import OutgoingFact
from evertill.ports.customers import CustomerReading, CustomerVault, NoVault
from evertill.ports.epochs import EpochReading
from evertill.ports.journal import Outbox
from evertill.ports.journal_rows import ReceiptEntry, SuspendedSale
from evertill.ports.notices import LinkChanged
from evertill.ports.order_facts import OrderFactReading
from evertill.ports.orders import NoCopies, Orders, ShopCopies
from evertill.ports.receipt_keys import NoReceiptKeys, ReceiptKeys
from evertill.ports.refunds import RefundReading
from evertill.ports.report_files import ReportTable, SaveReport
from evertill.ports.returned import ReturnedReading
from evertill.ports.sales_reports import SalesReading
from evertill.ports.stock import StockView
from evertill.ports.stock_documents import StockDocumentReading
from evertill.ports.till_control import ShiftReading
from evertill.ports.zone_counts import StocktakeReading


class JournalReading(
    ShiftReading,
    SalesReading,
    AuditReading,
    StockDocumentReading,
    OrderFactReading,
    AssortmentReading,
    StocktakeReading,
    UnlistedReading,
    CustomerReading,
    ReturnedReading,
    RefundReading,
    AttemptReading,
    EpochReading,
    Protocol,
):
    """What questions ask of the journal, on a read-only connection of the query worker."""

    def receipts(self, limit: int) -> Sequence[ReceiptEntry]:
        """Latest completed sales and returns, newest first."""
        ...

    def suspended(self) -> Sequence[SuspendedSale]:
        """Sales put aside, oldest first."""
        ...

    def transaction(self, transaction_id: TransactionId) -> Transaction | None:
        """A transaction, checked against its hash."""
        ...

    def numbered_receipt(self, epoch_number: int, receipt_number: int) -> TransactionId | None:
        """The sale or return with this number, in this or an earlier epoch of the workstation."""
        ...

    def post_void_of(self, transaction_id: TransactionId) -> TransactionId | None:
        """The transaction that undoes this one; None while it stands."""
        ...

    def identity(self) -> Identity:
        """Whose journal this is."""
        ...


def as_recorded(fact: OutgoingFact) -> str:
    """The fact as the journal froze it, readable: what is shown where no connector says what it makes of it."""
    return json.dumps(json.loads(fact.wire), ensure_ascii=False, indent=2, sort_keys=True)


def _no_documents(name: str, document: JsonObject) -> Path:
    """Where nobody said where documents go."""
    del name, document
    raise Fault("This till was given no folder for documents, so nothing was written.")


def _nowhere(suffix: str, table: ReportTable) -> Path:
    """Where nobody said where files go."""
    raise Fault("This till was given no folder for reports, so nothing was written; look at them on the screen.")


@dataclass(frozen=True, slots=True)
class Reading:
    """The read-only parts of one counter, each on the query worker's own connections."""

    catalogue: Catalogue
    stock: StockView
    freshness: Freshness
    journal: JournalReading
    outbox: Outbox
    route: str
    link: Callable[[], LinkChanged]
    preview: Callable[[OutgoingFact], str] = as_recorded
    """The connector's `preview`; pure, so that the query worker may call it."""
    save_report: SaveReport = _nowhere
    """Writes a report as a file of this kind (csv, xlsx, pdf) and gives its place; Fault when it cannot."""
    save_document: Callable[[str, JsonObject], Path] = _no_documents
    """Writes a document for a person under this name, and gives its place; Fault when it cannot."""
    orders: Orders = field(default_factory=NoCopies)
    shop: ShopCopies = field(default_factory=NoCopies)
    vault: CustomerVault = field(default_factory=NoVault)
    """The keys of customers' data."""
    policies: Policies = field(default_factory=NoPolicy)
    promotions: Promotions = field(default_factory=NoPromotions)
    receipt_keys: ReceiptKeys = field(default_factory=NoReceiptKeys)
    """By what signed codes of receipts are checked."""
    at_once: AtOnce = as_it_comes
    """For what is short, and asks the mirror much."""
