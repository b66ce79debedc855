"""Open documents of goods and the steps of transfers this till took: part of the unit of work, and for questions.

A document is no fact and moves nothing; it is kept edit by edit, so that a power cut loses no scan, and goes in the
commit that books it.
"""

from collections.abc import Sequence
from typing import Protocol

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stock_document import DocumentId, StockDocument


class StockDocumentReading(Protocol):
    """Documents, and transfers' steps, as far as the journal knows them."""

    def stock_documents(self) -> Sequence[StockDocument]:
        """All that are open, the oldest first."""
        ...

    def stock_document(self, document_id: DocumentId) -> StockDocument | None:
        """One; None when it is booked or was discarded."""
        ...

    def transfer_steps(self) -> Sequence[Transaction]:
        """Our own steps that the backend's copy of transfers may not contain yet, in order; each checked against its
        hash."""
        ...


class StockDocumentWriter(StockDocumentReading, Protocol):
    """What an edit writes."""

    def keep_stock_document(self, document: StockDocument) -> None:
        """Write it, new or changed; only what differs from what was kept before is written."""
        ...

    def drop_stock_document(self, document_id: DocumentId) -> None:
        """It is booked, or given up."""
        ...
