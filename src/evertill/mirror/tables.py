"""The mirror's tables as SQLAlchemy Core knows them, and the statements that put rows in them.

Imported only to migrate a file and to compile `snapshot` and `statements` (scripts/mirror_sql.py): a till
that starts does without SQLAlchemy, whose import would double its cold start.
"""

import string

from sqlalchemy import Column, Index, Integer, MetaData, PrimaryKeyConstraint, Table, Text, UniqueConstraint
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable, SchemaItem

from evertill.mirror.price_times import EARLIEST_MS, LATEST_MS

METADATA = MetaData()


def _whole(name: str, *, optional: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=optional)


def _text(name: str, *, optional: bool = False) -> Column[str]:
    return Column(name, Text, nullable=optional)


def _keyed(name: str, *columns: SchemaItem, key: tuple[str, ...]) -> Table:
    """A table of small rows, kept in the order of their key."""
    return Table(name, METADATA, *columns, PrimaryKeyConstraint(*key), sqlite_strict=True, sqlite_with_rowid=False)


# --- the copies as they came

ROWS = Table(
    "rows",
    METADATA,
    _text("stream"),
    _text("key"),
    _whole("version"),
    _text("content"),
    _text("received_at"),
    _text("source"),
    UniqueConstraint("stream", "key"),
    sqlite_strict=True,
)

STAGED_ROWS = Table(
    "staged_rows",
    METADATA,
    Column("position", Integer, primary_key=True),
    _text("stream"),
    _text("key"),
    _whole("version"),
    _text("content", optional=True),
    _text("fault", optional=True),
    UniqueConstraint("stream", "key"),
    sqlite_strict=True,
)

STREAMS = _keyed(
    "streams",
    _text("stream"),
    _text("cursor", optional=True),
    _text("copied_at", optional=True),
    _text("source"),
    key=("stream",),
)

STAGED_STREAMS = _keyed(
    "staged_streams",
    _text("stream"),
    _text("cursor"),
    _whole("is_complete"),
    _text("source"),
    key=("stream",),
)

REFUSALS = Table(
    "refusals",
    METADATA,
    _text("stream"),
    _text("key"),
    _whole("version"),
    _text("reason"),
    _text("content", optional=True),
    _text("blocked_by", optional=True),
    _text("refused_at"),
    UniqueConstraint("stream", "key"),
    sqlite_strict=True,
)
Index("refusals_blocked", REFUSALS.c.blocked_by, sqlite_where=REFUSALS.c.blocked_by.is_not(None))

# --- made from them, to find and to sell

PRODUCTS = Table(
    "products",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("sku"),
    _text("name"),
    _text("description"),
    _text("unit"),
    _text("tax_class"),
    _text("category", optional=True),
    _text("image", optional=True),
    _text("gtin", optional=True),
    _whole("minimum_age", optional=True),
    _whole("is_stocked"),
    _whole("is_open_price"),
    _whole("is_current"),
    _whole("version"),
    _text("details", optional=True),
    _text("undated_price", optional=True),
    _whole("on_hand_micro", optional=True),
    _whole("held_micro", optional=True),
    UniqueConstraint("sku"),
    sqlite_strict=True,
)
_FIGURES = ("undated_price", "on_hand_micro", "held_micro")
"""Of products; `product_figures` keeps them, and who puts a product leaves them as they are."""
Index("products_by_category", PRODUCTS.c.category, PRODUCTS.c.sku, sqlite_where=PRODUCTS.c.is_current == 1)

CODES = _keyed(
    "codes",
    _text("code"),
    _whole("kind"),
    _whole("rank"),
    _whole("product_id"),
    _text("written"),
    key=("code", "kind", "rank", "product_id"),
)

PRICES = _keyed(
    "prices",
    _text("sku"),
    _text("list"),
    _whole("valid_from_ms"),
    _text("key"),
    _whole("valid_to_ms"),
    _text("price"),
    key=("sku", "list", "valid_from_ms", "key"),
)

Index("prices_begin", PRICES.c.valid_from_ms, sqlite_where=PRICES.c.valid_from_ms > EARLIEST_MS)
Index("prices_end", PRICES.c.valid_to_ms, sqlite_where=PRICES.c.valid_to_ms < LATEST_MS)

STOCK = _keyed("stock", _text("sku"), _whole("on_hand_micro"), _whole("held_micro", optional=True), key=("sku",))

CUSTOMERS = _keyed(
    "customers",
    _text("customer_id"),
    _text("state"),
    _text("named"),
    _text("email"),
    _text("phone"),
    _text("card"),
    key=("customer_id",),
)
for _key in ("card", "email", "phone"):
    Index(f"customers_by_{_key}", CUSTOMERS.c[_key], sqlite_where=CUSTOMERS.c[_key] != "")
Index("customers_erased", CUSTOMERS.c.customer_id, sqlite_where=CUSTOMERS.c.state == "erased")

SEARCH_TEXTS = Table(
    "search_texts",
    METADATA,
    Column("id", Integer, primary_key=True),
    _text("folded"),
    sqlite_strict=True,
)

MARKS = _keyed("marks", _text("name"), _text("value"), key=("name",))

VERSION = Table(
    "mirror_version", METADATA, Column("version_num", Text, primary_key=True, nullable=False), sqlite_strict=True
)

_TOKEN_SIGNS = string.punctuation.replace("'", "''").replace('"', '""')

SEARCH_DDL = (
    "CREATE VIRTUAL TABLE search USING fts5(terms, content='', columnsize=0, detail=none, prefix='2', "
    f"tokenize=\"ascii tokenchars '{_TOKEN_SIGNS}'\")"
)
"""Terms come ready made, apart by spaces (see `folding`). Without positions or content it is smaller than a trigram
index, and its prefix index answers two letters, which a trigram index cannot."""


def schema_ddl() -> list[str]:
    """Every statement that makes an empty mirror of this version, in order."""
    ddl = [_line(CreateTable(table)) for table in METADATA.sorted_tables]
    for table in METADATA.sorted_tables:
        ddl += [_line(CreateIndex(index)) for index in sorted(table.indexes, key=lambda index: str(index.name))]
    return [*ddl, SEARCH_DDL]


def put_statements() -> dict[str, str]:
    """An upsert for each table that rows are put in, by the name it has in `statements`."""
    made = (PRODUCTS, CODES, PRICES, STOCK, SEARCH_TEXTS, MARKS, CUSTOMERS)
    tables = (ROWS, STAGED_ROWS, STREAMS, STAGED_STREAMS, REFUSALS, *made)
    return {f"PUT_{table.name.upper()}": _upsert(table) for table in tables}


def _upsert(table: Table) -> str:
    """Insert a row, or put it in the place of the row with its key; parameters go in by place."""
    left_out = _FIGURES if table is PRODUCTS else ("position",)
    names = [name for name in [column.name for column in table.columns] if name not in left_out]
    key = _key_of(table)
    statement = sqlite.insert(table)
    others = {name: statement.excluded[name] for name in names if name not in key}
    statement = statement.on_conflict_do_update(index_elements=key, set_=others)
    compiled = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"), column_keys=names)
    assert list(compiled.positiontup or ()) == names
    return _line(str(compiled))


def _key_of(table: Table) -> list[str]:
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint) and table is not PRODUCTS:
            return [column.name for column in constraint.columns]
    return [column.name for column in table.primary_key]


def _line(statement: object) -> str:
    if isinstance(statement, CreateTable | CreateIndex):
        statement = statement.compile(dialect=sqlite.dialect(paramstyle="qmark"))
    return " ".join(str(statement).split())
