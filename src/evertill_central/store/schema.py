"""The tables. Whole numbers and texts only: instants are RFC 3339 in UTC, JSON is text, a flag is a time."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

WHOLE = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; in SQLite's strict tables the type is called INTEGER."""

metadata = MetaData()


def _table(name: str, *parts: Column[int] | Column[str] | Index, rowid: bool = False) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def _key(name: str) -> Column[str]:
    return Column(name, Text, primary_key=True, nullable=False)


def _text(name: str) -> Column[str]:
    return Column(name, Text, nullable=False)


def _maybe_text(name: str) -> Column[str]:
    return Column(name, Text, nullable=True)


def _whole(name: str) -> Column[int]:
    return Column(name, WHOLE, nullable=False)


meta = _table("meta", _key("name"), _text("value"))

stores = _table("stores", _key("store"), _text("name"), _text("content"), _whole("position"), _text("created_at"))
"""`position` counts the store's facts; the row is the lock under which they are recorded, one batch at a time."""

workstations = _table(
    "workstations",
    _key("store"),
    _key("workstation"),
    _text("name"),
    _text("content"),
    _maybe_text("public_key"),
    _maybe_text("credential_hash"),
    _maybe_text("epoch"),
    _whole("epoch_number"),
    _maybe_text("enrolled_at"),
    _maybe_text("last_seen_at"),
    _maybe_text("blocked_at"),
)

epochs = _table(
    "epochs",
    _key("store"),
    _key("workstation"),
    _key("epoch"),
    _whole("epoch_number"),
    _whole("head_sequence"),
    _text("head_hash"),
)
"""`head_*`: the highest sequence that arrived, and its hash."""

codes = _table(
    "codes",
    _key("code_hash"),
    _text("store"),
    _text("created_at"),
    _text("expires_at"),
    _maybe_text("used_at"),
    _maybe_text("public_key"),
)

nonces = _table(
    "nonces",
    _key("store"),
    _key("workstation"),
    _key("nonce"),
    _text("expires_at"),
    Index("nonces_by_expiry", "expires_at"),
)

admin_tokens = _table("admin_tokens", _key("token_hash"), _text("name"), _text("created_at"))

facts = _table(
    "facts",
    _key("fact_id"),
    _text("hash"),
    _text("previous_hash"),
    _text("store"),
    _text("workstation"),
    _text("epoch"),
    _whole("sequence"),
    _text("kind"),
    _text("day"),
    _text("received_at"),
    _whole("position"),
    _text("result"),
    Column("visible_at", WHOLE, nullable=True),
    _text("exceptions"),
    _text("wire"),
    Index("facts_by_position", "store", "position", unique=True),
    Index("facts_by_chain", "store", "workstation", "epoch", "sequence"),
    rowid=True,
)
"""`result`, `visible_at` and `exceptions` (a JSON list) are the first answer, which every repeat gets again."""

fact_exceptions = _table(
    "fact_exceptions",
    _key("fact_id"),
    _key("kind"),
    _key("hash"),
    _text("store"),
    _text("workstation"),
    _text("said"),
    _text("raised_at"),
    _maybe_text("closed_at"),
    _maybe_text("wire"),
    Index("fact_exceptions_by_workstation", "store", "workstation", "closed_at"),
)
"""What disagrees beside an accepted fact; `wire` is kept of a fact that was refused because its id has another hash."""

stock_moves = _table("stock_moves", _key("fact_id"), _key("sku"), _text("store"), _whole("micro"))

stock_levels = _table(
    "stock_levels",
    _key("store"),
    _key("sku"),
    _whole("micro"),
    _text("unit"),
    _whole("version"),
    _maybe_text("content"),
    _maybe_text("removed_at"),
    Index("stock_levels_by_version", "store", "version"),
)
"""The sum of the moves, and the rows of the store's `stock` stream; `content` holds members only an admin sets."""

streams = _table("streams", _key("stream"), _key("scope"), _whole("version"))
"""The last version of each stream, and its lock; `scope` is the store for `stock`, empty for all others."""

stream_rows = _table(
    "stream_rows",
    _key("stream"),
    _key("scope"),
    _key("key"),
    _whole("version"),
    _maybe_text("content"),
    Index("stream_rows_by_version", "stream", "version"),
)
"""The newest version of each key; `scope` is a store, or empty for all stores; no content is a tombstone."""

day_sums = _table(
    "day_sums",
    _key("store"),
    _key("workstation"),
    _key("day"),
    _key("currency"),
    _key("measure"),
    _whole("amount"),
)
"""What a statement says; a measure is `facts`, `sales`, `returns`, `sold`, `returned` or `tender:KIND`."""
