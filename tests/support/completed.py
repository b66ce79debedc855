"""Sales as they stand sealed in a journal, without one."""

from dataclasses import replace
from datetime import UTC, datetime

from evertill.domain.facts.transaction import ChainHead, Draft, Identity, Transaction, TransactionKind, seal
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.selling.settlement import settle
from evertill.kernel.canonical import JsonObject
from evertill.kernel.ids import EpochId, TransactionId
from tests.support.sales import A_DAY

AT = datetime(2026, 11, 21, 9, 3, tzinfo=UTC)
WHO = Identity("S1", "1", EpochId("0192"), 1)


def sealed(body: JsonObject, kind: TransactionKind = TransactionKind.SALE) -> Transaction:
    """A transaction with this body."""
    return seal(Draft(TransactionId("sale-1"), kind, A_DAY, AT, None, None, body), WHO, ChainHead())


def completed(sale: Sale, *tenders: Tender) -> Transaction:
    """The sale paid with these, or exactly in cash."""
    priced = price_sale(sale)
    paid = replace(sale, tenders=tenders or (Tender(TenderKind.CASH, priced.gross),))
    priced = replace(priced, sale=paid)
    return sealed(sale_body(priced, settle(priced.gross, paid.tenders, paid.policy)))
