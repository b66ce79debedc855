"""Sales of many, finished and waiting for the backend: written by the journal's own units of work, many to a commit."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from evertill.domain.facts.transaction import Draft, TransactionKind
from evertill.domain.goods.catalogue import Item
from evertill.domain.policy.store_policy import PricingPolicy
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.sale import Sale, SaleLine, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.domain.taxes.tax import TaxRule
from evertill.journal.journal import open_journal
from evertill.journal.reader import JournalReader
from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import SystemClock, to_unix_ms, unix_ms
from evertill.kernel.ids import OperatorId, SaleId, ShiftId, TransactionId, Uuid7Ids
from evertill.kernel.quantity import pieces
from evertill.ports.journal_rows import Shift
from scripts.bench_lib.homes import sku_of

AT_ONCE = 200


def write_waiting_sales(journal_path: Path, count: int, *, lines: int = 3, route: str = "central") -> None:
    """So many sales of the open shift, sealed one after the other, each with a row in the outbox."""
    reader = JournalReader(journal_path, route=route)
    shift, session = reader.shift(), reader.session()
    reader.close()
    assert shift is not None
    assert session is not None
    assert session.operator_id is not None
    clock = SystemClock()
    ids = Uuid7Ids(lambda: unix_ms(clock))
    began = clock.now()
    journal = open_journal(journal_path, routes=(route,))
    for first in range(0, count, AT_ONCE):
        with journal.begin() as unit:
            for number in range(first, min(first + AT_ONCE, count)):
                at = began + timedelta(milliseconds=number)
                unit.append(_draft(ids, number, lines, at, shift, session.operator_id))
            unit.commit()
    journal.close()


def bodies(count: int, lines: int = 3) -> list[JsonObject]:
    """What so many sales are written down as, none of them in a journal."""
    at = datetime(2024, 1, 2, 8, 0, tzinfo=UTC)
    ids = Uuid7Ids(lambda: to_unix_ms(at))
    operator = OperatorId("person-1")
    shift = Shift(ShiftId(ids.new()), 1, at.date(), at, operator)
    return [_draft(ids, number, lines, at, shift, operator).body for number in range(count)]


def _draft(ids: Uuid7Ids, number: int, lines: int, at: datetime, shift: Shift, operator: OperatorId) -> Draft:
    """A paid sale of different items."""
    sale = Sale(
        sale_id=SaleId(ids.new()),
        currency="EUR",
        policy=PricingPolicy(),
        policy_version=1,
        started_at=at,
        operator_id=operator,
        shift_id=shift.shift_id,
        business_day=shift.business_day,
        lines=tuple(_line(line_id, number) for line_id in range(1, lines + 1)),
    )
    sale = replace(sale, tenders=(Tender(TenderKind.CASH, exact_cash(price_sale(sale).gross, (), sale.policy)),))
    priced = price_sale(sale)
    body = sale_body(priced, settle(priced.gross, sale.tenders, sale.policy))
    identity = TransactionId(ids.new())
    return Draft(identity, TransactionKind.SALE, shift.business_day, at, operator, shift.shift_id, body)


def _line(line_id: int, number: int) -> SaleLine:
    at = (number * 7 + line_id) % 1000
    vat = TaxRule("vat", Decimal(19), label="VAT")
    item = Item(sku_of(at), f"Article {at}", Decimal("4.99"), "EUR", (vat,), "standard")
    return SaleLine(line_id, item, pieces(1), Decimal("4.99"))
