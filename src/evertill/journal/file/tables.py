"""The journal's tables as SQLAlchemy Core knows them.

Imported only to migrate a file and by scripts/journal_sql.py: a till that starts does without SQLAlchemy.
"""

from sqlalchemy import (
    CheckConstraint,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

from evertill.journal.file.item_tables import add_item_tables

METADATA = MetaData()


def _whole(name: str, *, optional: bool = False, default: int | None = None) -> Column[int]:
    return Column(name, Integer, nullable=optional, server_default=None if default is None else text(str(default)))


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _position() -> Column[int]:
    """Which transaction a row belongs to, by its place in this file."""
    return Column("position", Integer, ForeignKey("transactions.position"), nullable=False)


def _table(name: str, *columns: Column[int] | Column[str], key: tuple[str, ...]) -> Table:
    """A table stored in the order of its key, without row ids."""
    return Table(name, METADATA, *columns, PrimaryKeyConstraint(*key), sqlite_strict=True, sqlite_with_rowid=False)


EPOCHS = Table(
    "epochs",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("epoch", Text, nullable=False, unique=True),
    _text("store"),
    _text("workstation"),
    _whole("is_training"),
    sqlite_strict=True,
)

TRANSACTIONS = Table(
    "transactions",
    METADATA,
    Column("position", Integer, primary_key=True),
    Column("fact_id", Text, nullable=False, unique=True),
    Column("epoch_number", Integer, ForeignKey("epochs.number"), nullable=False),
    _whole("sequence"),
    _whole("receipt_number", optional=True),
    _text("kind"),
    _text("business_day"),
    _text("occurred_at"),
    _text("operator", optional=True),
    _text("shift", optional=True),
    _text("hash"),
    _text("canonical"),
    UniqueConstraint("epoch_number", "sequence"),
    sqlite_strict=True,
)

SALE_LINES = _table(
    "sale_lines",
    _position(),
    _whole("line"),
    _text("direction"),
    _text("sku"),
    _text("name"),
    _text("unit"),
    _text("category", optional=True),
    _whole("quantity"),
    _text("regular_price"),
    _whole("regular"),
    _whole("discount"),
    _whole("net"),
    _whole("gross"),
    key=("position", "line"),
)

TENDERS = _table(
    "tenders",
    _position(),
    _whole("ordinal"),
    _text("kind"),
    _whole("amount"),
    _text("reference", optional=True),
    key=("position", "ordinal"),
)

SALE_TAXES = _table(
    "sale_taxes",
    _position(),
    _whole("ordinal"),
    _text("tax_id"),
    _text("rate"),
    _whole("base"),
    _whole("amount"),
    key=("position", "ordinal"),
)

STOCK_MOVES = _table("stock_moves", _position(), _text("sku"), _text("unit"), _whole("micro"), key=("position", "sku"))

STOCK_ASIDES = _table(
    "stock_asides", _position(), _text("sku"), _text("unit"), _whole("micro"), key=("position", "sku")
)
"""What is on hand but no longer for sale."""

TRANSFER_STEPS = _table("transfer_steps", _position(), _text("transfer_id"), key=("position",))

STOCK_DOCUMENTS = _table("stock_documents", _text("document_id"), _text("header"), key=("document_id",))
"""Goods being received, sent or counted, not booked yet."""

STOCK_LINES = _table(
    "stock_lines", _text("document_id"), _text("sku"), _whole("ordinal"), _text("line"), key=("document_id", "sku")
)

RECEIPTS = _table(
    "receipts",
    _position(),
    _text("kind"),
    _text("number_text"),
    _text("occurred_at"),
    _text("currency"),
    _whole("gross"),
    _whole("line_count"),
    key=("position",),
)

DAY_SUMS = _table(
    "day_sums",
    _text("business_day"),
    _text("currency"),
    _whole("sales"),
    _whole("returns"),
    _whole("sold"),
    _whole("returned"),
    key=("business_day", "currency"),
)

add_item_tables(METADATA)

SHIFT_SUMS = _table(
    "shift_sums",
    _text("shift"),
    _text("currency"),
    _whole("sales"),
    _whole("returns"),
    _whole("sold"),
    _whole("returned"),
    key=("shift", "currency"),
)

SHIFT_TENDERS = _table(
    "shift_tenders",
    _text("shift"),
    _text("kind"),
    _text("label"),
    _text("currency"),
    _whole("amount"),
    key=("shift", "kind", "label", "currency"),
)
"""What each tender brought in; `label` is the name of a means that the shop takes by name, else empty."""

TILL_CASH = _table("till_cash", _text("shift"), _text("currency"), _whole("amount"), key=("shift", "currency"))

TALLIES = _table(
    "tallies",
    _position(),
    _text("section"),
    _text("code"),
    _whole("count"),
    _whole("amount"),
    key=("position", "section", "code"),
)
"""What reports add up beside turnover, taxes and tenders: discounts, voids, movements of cash, copies."""

Z_REPORTS = _table(
    "z_reports",
    _position(),
    _whole("number"),
    _text("number_text"),
    _text("currency"),
    _whole("turnover"),
    _whole("over_short", optional=True),
    _whole("unsent"),
    _whole("float_left", optional=True),
    key=("position",),
)

ORDER_FACTS = _table("order_facts", _text("order_id"), _position(), key=("order_id", "position"))
"""Which transactions are about which order."""
CUSTOMER_MARKS = _table("customer_marks", _position(), _text("customer"), _text("kind"), key=("position", "customer"))
"""Which transactions name whom: a customer's history, and who was erased."""
ASSORTMENT_MARKS = _table("assortment_marks", _text("sku"), _position(), key=("sku", "position"))
"""Which transactions take which article off sale, or put it back."""

SEALED_CUSTOMERS = Table(
    "sealed_customers",
    METADATA,
    Column("fact_id", Text, ForeignKey("transactions.fact_id"), primary_key=True, nullable=False),
    _text("customer"),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_strict=True,
)
"""Personal data under a key that is not in this file; the transaction holds the digest."""
RETURNED_UNITS = _table(
    "returned_units",
    _position(),
    _whole("ordinal"),
    _text("original"),
    _text("original_line"),
    _whole("first_micro"),
    _whole("end_micro"),
    _whole("sign"),
    key=("position", "ordinal"),
)
"""Which units of which sale came back; `sign` is -1 where a return was undone."""
SERIAL_STATES = _table(
    "serial_states",
    _text("sku"),
    _text("serial"),
    _position(),
    _whole("is_sold"),
    key=("sku", "serial", "position"),
)
"""What became of pieces with a serial number: sold by this transaction, or free again."""

COPIES = _table("copies", _position(), _whole("count"), key=("position",))

OPEN_SALE = Table(
    "open_sale",
    METADATA,
    Column("slot", Integer, CheckConstraint("slot = 1"), primary_key=True),
    _text("sale_id"),
    _text("header"),
    sqlite_strict=True,
)

OPEN_LINES = Table(
    "open_lines", METADATA, Column("line_id", Integer, primary_key=True), _text("line"), sqlite_strict=True
)

SUSPENDED_SALES = Table(
    "suspended_sales",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("sale_id", Text, nullable=False, unique=True),
    _text("label"),
    _text("suspended_at"),
    _text("operator_id"),
    _text("currency"),
    _whole("gross"),
    _whole("line_count"),
    _text("sale"),
    sqlite_strict=True,
)

SHIFTS = Table(
    "shifts",
    METADATA,
    Column("number", Integer, primary_key=True),
    Column("shift_id", Text, nullable=False, unique=True),
    _text("business_day"),
    _text("opened_at"),
    _text("opened_by", optional=True),
    _text("closed_at", optional=True),
    sqlite_strict=True,
)

SESSION = Table(
    "session",
    METADATA,
    Column("slot", Integer, CheckConstraint("slot = 1"), primary_key=True),
    _text("operator_id", optional=True),
    _text("since"),
    sqlite_strict=True,
)

FAILED_PINS = _table("failed_pins", _text("operator_id"), _whole("count"), _text("at"), key=("operator_id",))

ROUTES = Table(
    "routes",
    METADATA,
    Column("route", Text, primary_key=True, nullable=False),
    _whole("is_active"),
    _whole("outcome_count", default=0),
    _text("last_delivered_at", optional=True),
    _whole("acknowledged_position", optional=True),
    _text("acknowledged_hash", optional=True),
    sqlite_strict=True,
)

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("row_id", Integer, primary_key=True),
    _position(),
    Column("route", Text, ForeignKey("routes.route"), nullable=False),
    _text("kin"),
    Column(
        "state",
        Text,
        CheckConstraint("state IN ('waiting', 'delivered', 'parked', 'waived')"),
        nullable=False,
    ),
    _whole("attempts", default=0),
    _whole("next_try_ms", optional=True),
    _text("last_error", optional=True),
    _text("changed_at", optional=True),
    _text("remote_id", optional=True),
    _text("visible_at", optional=True),
    _text("visible_order", optional=True),
    _text("differences", optional=True),
    UniqueConstraint("route", "position"),
    sqlite_strict=True,
)

SPOOL = Table(
    "spool",
    METADATA,
    Column("spool_id", Integer, primary_key=True),
    Column("position", Integer, ForeignKey("transactions.position"), nullable=True),
    _text("document"),
    _text("queued_at"),
    _whole("kicks_drawer"),
    _whole("is_waiting"),
    _whole("sends", default=0),
    _text("printed_at", optional=True),
    sqlite_strict=True,
)

ATTEMPTS = Table(
    "attempts",
    METADATA,
    Column("attempt_id", Text, primary_key=True, nullable=False),
    _text("sale_id", optional=True),
    _text("state"),
    _whole("is_settled"),
    _text("attempt"),
    sqlite_strict=True,
)

BALANCE_STEPS = Table(
    "balance_steps",
    METADATA,
    Column("step_id", Text, primary_key=True, nullable=False),
    _whole("is_open"),
    _text("step"),
    sqlite_strict=True,
)

MAILS = Table(
    "mails",
    METADATA,
    Column("mail_id", Text, primary_key=True, nullable=False),
    Column("position", Integer, ForeignKey("transactions.position"), nullable=False),
    _text("address", optional=True),
    _text("state"),
    _whole("attempts"),
    _text("queued_at"),
    _whole("next_try_ms"),
    _text("reason", optional=True),
    _text("ended_at", optional=True),
    sqlite_strict=True,
)

SETTINGS = _table("settings", _text("name"), _text("value"), key=("name",))

VERSION = Table(
    "journal_version", METADATA, Column("version_num", Text, primary_key=True, nullable=False), sqlite_strict=True
)

Index(
    "receipt_numbers",
    TRANSACTIONS.c.epoch_number,
    TRANSACTIONS.c.receipt_number,
    unique=True,
    sqlite_where=TRANSACTIONS.c.receipt_number.is_not(None),
)
Index("returned_units_of", RETURNED_UNITS.c.original)
Index("transactions_by_day", TRANSACTIONS.c.business_day)
_NO_SALE = TRANSACTIONS.c.kind != "sale"  # a sale's commit pays for none of these
Index("audit_kinds", TRANSACTIONS.c.kind, TRANSACTIONS.c.position, sqlite_where=_NO_SALE)
Index("audit_operators", TRANSACTIONS.c.operator, TRANSACTIONS.c.kind, TRANSACTIONS.c.position, sqlite_where=_NO_SALE)
Index(
    "one_open_shift",
    text("(closed_at IS NULL)"),
    unique=True,
    _table=SHIFTS,
    sqlite_where=SHIFTS.c.closed_at.is_(None),
)
Index("outbox_waiting", OUTBOX.c.route, OUTBOX.c.position, sqlite_where=OUTBOX.c.state == "waiting")
Index("outbox_parked", OUTBOX.c.route, OUTBOX.c.position, sqlite_where=OUTBOX.c.state == "parked")
Index(
    "outbox_kin",
    OUTBOX.c.route,
    OUTBOX.c.kin,
    OUTBOX.c.position,
    sqlite_where=text("state IN ('waiting', 'parked')"),
)
Index(
    "outbox_visible",
    OUTBOX.c.route,
    OUTBOX.c.visible_order,
    sqlite_where=OUTBOX.c.visible_order.is_not(None),
)
Index("spool_waiting", SPOOL.c.spool_id, sqlite_where=SPOOL.c.is_waiting == 1)
Index("spool_of", SPOOL.c.position, sqlite_where=SPOOL.c.position.is_not(None))

Index("stock_lines_in_order", STOCK_LINES.c.document_id, STOCK_LINES.c.ordinal)
Index("mails_waiting", MAILS.c.next_try_ms, sqlite_where=MAILS.c.state == "waiting")
Index("marks_by_customer", CUSTOMER_MARKS.c.customer, CUSTOMER_MARKS.c.position)
Index("erased_customers", CUSTOMER_MARKS.c.customer, sqlite_where=CUSTOMER_MARKS.c.kind == "customer_erased")
Index("sealed_by_customer", SEALED_CUSTOMERS.c.customer)

Index("balance_steps_open", BALANCE_STEPS.c.step_id, sqlite_where=BALANCE_STEPS.c.is_open == 1)
Index("attempts_open", ATTEMPTS.c.attempt_id, sqlite_where=ATTEMPTS.c.is_settled == 0)
