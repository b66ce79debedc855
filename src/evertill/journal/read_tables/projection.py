"""The rows of the read tables as a pure function of a transaction: selling writes them, `verify` makes them again."""

from collections.abc import Iterable, Sequence
from operator import itemgetter

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.orders.order_changes import orders_named
from evertill.domain.records.post_void import counts_of
from evertill.domain.records.refund_debt import tenders_moved
from evertill.domain.records.sold_lines import counts_as_sold
from evertill.domain.till.shift_report import read_z, z_number_text
from evertill.domain.till.tallies import beside_the_sale, cash_moved
from evertill.journal.file import statements
from evertill.journal.file.connection import Value
from evertill.journal.read_tables.customer_marks import marks_of
from evertill.journal.read_tables.projection_stock import step_rows, stock_rows
from evertill.journal.read_tables.returned_rows import returned_rows
from evertill.journal.read_tables.serial_rows import serial_rows
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

Row = tuple[Value, ...]
Rows = Sequence[Row]

_LINE = itemgetter(
    "line",
    "direction",
    "sku",
    "name",
    "unit",
    "category",
    "quantity",
    "regular_price",
    "regular",
    "discount",
    "net",
    "gross",
)
_TENDER = itemgetter("kind", "amount", "reference")
_TAX = itemgetter("tax_id", "rate", "base", "amount")
_MOVE = itemgetter("sku", "unit", "micro")
_CURRENCY = itemgetter("currency")
_SETTLED = itemgetter("over_short", "float_left")
_CASH = ("cash", "")
_SALE = itemgetter("currency", "gross", "change", "lines", "tenders", "taxes")


@dataclass(frozen=True, slots=True)
class ReadRows:
    """What one transaction adds to each read table; rows of sums hold what is added to them."""

    stock_moves: Rows = ()
    stock_asides: Rows = ()
    transfer_steps: Rows = ()
    sale_lines: Rows = ()
    tenders: Rows = ()
    sale_taxes: Rows = ()
    receipts: Rows = ()
    day_sums: Rows = ()
    shift_sums: Rows = ()
    shift_tenders: Rows = ()
    till_cash: Rows = ()
    tallies: Rows = ()
    z_reports: Rows = ()
    order_facts: Rows = ()
    customer_marks: Rows = ()
    assortment_marks: Rows = ()
    returned_units: Rows = ()
    serial_states: Rows = ()


INSERTS: dict[str, str] = {
    "stock_moves": statements.INSERT_STOCK_MOVES,
    "stock_asides": statements.INSERT_STOCK_ASIDES,
    "transfer_steps": statements.INSERT_TRANSFER_STEPS,
    "sale_lines": statements.INSERT_SALE_LINES,
    "tenders": statements.INSERT_TENDERS,
    "sale_taxes": statements.INSERT_SALE_TAXES,
    "receipts": statements.INSERT_RECEIPTS,
    "day_sums": statements.ADD_TO_DAY_SUMS,
    "shift_sums": statements.ADD_TO_SHIFT_SUMS,
    "shift_tenders": statements.ADD_TO_SHIFT_TENDERS,
    "till_cash": statements.ADD_TO_TILL_CASH,
    "tallies": statements.ADD_TO_TALLIES,
    "z_reports": statements.INSERT_Z_REPORTS,
    "order_facts": statements.INSERT_ORDER_FACTS,
    "customer_marks": statements.INSERT_CUSTOMER_MARKS,
    "assortment_marks": statements.INSERT_ASSORTMENT_MARKS,
    "returned_units": statements.INSERT_RETURNED_UNITS,
    "serial_states": statements.INSERT_SERIAL_STATES,
}
"""How the rows of each read table are written."""


def rows_of(transaction: Transaction, position: int) -> ReadRows:
    """What the transaction at this place in the file adds. ValueError when its body is not that of its kind."""
    try:
        match transaction.kind:
            case TransactionKind.SALE | TransactionKind.RETURN | TransactionKind.POST_VOID:
                return _sale_rows(transaction, position)
            case TransactionKind.TILL_SETTLE:
                return ReadRows(z_reports=_z_rows(transaction, position))
            case TransactionKind.ASSORTMENT_SET:
                return ReadRows(assortment_marks=_assortment_rows(transaction, position))
            case TransactionKind.REFUND_OWED | TransactionKind.REFUND_PAID:
                return _debt_rows(transaction, position)
            case _:
                on_hand, aside = stock_rows(transaction, position)
                return ReadRows(
                    stock_moves=on_hand,
                    stock_asides=aside,
                    transfer_steps=step_rows(transaction, position),
                    till_cash=_cash_rows(transaction),
                    tallies=_tally_rows(transaction, position),
                    order_facts=_order_rows(transaction, position),
                    customer_marks=marks_of(transaction, position),
                )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise ValueError(f"not the body of a {transaction.kind}: {error!r}") from error


def own_kin(transaction: Transaction) -> str:
    """What a fact is kin to: facts of one sale reach a backend in order, and wait behind one that was refused."""
    sale_id = transaction.body.get("sale_id")
    return sale_id if isinstance(sale_id, str) else transaction.transaction_id


def named_transaction(transaction: Transaction) -> str | None:
    """The earlier transaction that this one speaks of, if it does: then its kin is that one's."""
    named = transaction.body.get("transaction")
    return named if isinstance(named, str) else None


def _sale_rows(transaction: Transaction, position: int) -> ReadRows:
    currency, gross, change, lines, tenders, taxes = _SALE(transaction.body)
    sold = sum([line["gross"] for line in lines if counts_as_sold(line)])
    figures = (*counts_of(transaction), sold, sold - gross)
    taken = _net_of_change(tenders, change)
    shift, number = transaction.shift_id, transaction.number_text
    occurred_at = to_rfc3339(transaction.occurred_at)
    return ReadRows(
        stock_moves=_stock_rows(transaction, position),
        sale_lines=[(position, *_LINE(line)) for line in lines],
        tenders=[(position, ordinal, *_TENDER(tender)) for ordinal, tender in enumerate(tenders, 1)],
        sale_taxes=[(position, ordinal, *_TAX(tax)) for ordinal, tax in enumerate(taxes, 1)],
        receipts=[(position, transaction.kind.value, number, occurred_at, currency, gross, len(lines))],
        day_sums=[(transaction.business_day.isoformat(), currency, *figures)],
        shift_sums=[] if shift is None else [(shift, currency, *figures)],
        shift_tenders=[] if shift is None else [(shift, *name, currency, taken[name]) for name in taken],
        till_cash=[(shift, currency, taken[_CASH])] if shift is not None and _CASH in taken else [],
        tallies=_tally_rows(transaction, position),
        order_facts=_order_rows(transaction, position),
        customer_marks=marks_of(transaction, position),
        returned_units=returned_rows(transaction, position) if _bring_back(lines) else (),
        serial_states=serial_rows(transaction, position) if _are_numbered(lines) else (),
    )


def _bring_back(lines: Iterable[dict[str, object]]) -> bool:
    """Whether any line names its original."""
    return bool([line for line in lines if "original" in line])


def _are_numbered(lines: Iterable[dict[str, object]]) -> bool:
    """Whether any line is of a piece with a serial number."""
    return bool([line for line in lines if line.get("serial") is not None])


def _debt_rows(transaction: Transaction, position: int) -> ReadRows:
    """Money owed, or paid later: it moves the tenders of the shift, and the drawer where cash is paid."""
    moved, shift, currency = tenders_moved(transaction), transaction.shift_id, _CURRENCY(transaction.body)
    return ReadRows(
        shift_tenders=[] if shift is None else [(shift, kind, "", currency, minor) for kind, minor in moved.items()],
        till_cash=[(shift, currency, moved["cash"])] if shift is not None and "cash" in moved else (),
        tallies=_tally_rows(transaction, position),
    )


def _net_of_change(tenders: Iterable[dict[str, object]], change: int) -> dict[tuple[str, str], int]:
    """What each tender brought in, by kind and name; change goes out of the cash."""
    taken: dict[tuple[str, str], int] = {}
    for tender in tenders:
        kind, amount, _ = _TENDER(tender)
        name = (kind, str(tender.get("means", "")))
        taken[name] = taken.get(name, 0) + amount
    if change:
        taken[_CASH] = taken.get(_CASH, 0) - change
    return taken


def _stock_rows(transaction: Transaction, position: int) -> Rows:
    moves = transaction.body.get("stock", [])
    if not isinstance(moves, list):
        raise TypeError("stock moves come as a list")
    return [(position, *_MOVE(move)) for move in moves]


def _cash_rows(transaction: Transaction) -> Rows:
    """Cash that came into the till or left it without a sale; the float that a shift begins with is one."""
    moved = cash_moved(transaction)
    if moved is None or transaction.shift_id is None:
        return ()
    return ((transaction.shift_id, _CURRENCY(transaction.body), moved),)


def _tally_rows(transaction: Transaction, position: int) -> Rows:
    return tuple(
        (position, tally.section.value, tally.code, tally.count, tally.amount) for tally in beside_the_sale(transaction)
    )


def _order_rows(transaction: Transaction, position: int) -> Rows:
    return tuple((order_id, position) for order_id in orders_named(transaction.kind, transaction.body))


def _assortment_rows(transaction: Transaction, position: int) -> Rows:
    sku = transaction.body.get("sku")
    return ((sku, position),) if isinstance(sku, str) else ()


def _z_rows(transaction: Transaction, position: int) -> Rows:
    z = read_z(transaction.body)
    if z is None:
        return ()
    report, (over_short, float_left) = z.report, _SETTLED(transaction.body)
    number_text = z_number_text(transaction.identity, z.number)
    return (
        (position, z.number, number_text, report.currency, report.turnover.minor, over_short, z.unsent, float_left),
    )
