"""The tables of shops, facts, stock, streams and access."""

from sqlalchemy import Column, Index

from evertill_central.store.columns import WHOLE, key, maybe_text, metadata, table, text, whole

__all__ = ["metadata"]

meta = table("meta", key("name"), text("value"))

stores = table("stores", key("store"), text("name"), text("content"), whole("position"), text("created_at"))
"""`position` counts the store's facts; the row is the lock under which they are recorded, one batch at a time."""

workstations = table(
    "workstations",
    key("store"),
    key("workstation"),
    text("name"),
    text("content"),
    maybe_text("public_key"),
    maybe_text("credential_hash"),
    maybe_text("epoch"),
    whole("epoch_number"),
    maybe_text("enrolled_at"),
    maybe_text("last_seen_at"),
    maybe_text("blocked_at"),
    maybe_text("shift_opened_at"),
)

epochs = table(
    "epochs",
    key("store"),
    key("workstation"),
    key("epoch"),
    whole("epoch_number"),
    whole("head_sequence"),
    text("head_hash"),
)
"""`head_*`: the highest sequence that arrived, and its hash."""

codes = table(
    "codes",
    key("code_hash"),
    text("store"),
    text("created_at"),
    text("expires_at"),
    maybe_text("used_at"),
    maybe_text("public_key"),
)

nonces = table(
    "nonces",
    key("store"),
    key("workstation"),
    key("nonce"),
    text("expires_at"),
    Index("nonces_by_expiry", "expires_at"),
)

admin_tokens = table("admin_tokens", key("token_hash"), text("name"), text("created_at"))

storefront_keys = table("storefront_keys", key("token_hash"), text("name"), text("channel"), text("created_at"))

keyed_answers = table("keyed_answers", key("call"), key("id"), text("digest"), text("answer"), text("answered_at"))
"""What a request with a client's key was answered, for ever; `digest` is that of the request."""

facts = table(
    "facts",
    key("fact_id"),
    text("hash"),
    text("previous_hash"),
    text("store"),
    text("workstation"),
    text("epoch"),
    whole("sequence"),
    text("kind"),
    text("day"),
    text("received_at"),
    whole("position"),
    text("result"),
    Column("visible_at", WHOLE, nullable=True),
    text("exceptions"),
    text("wire"),
    Index("facts_by_position", "store", "position", unique=True),
    Index("facts_by_chain", "store", "workstation", "epoch", "sequence"),
    rowid=True,
)
"""`result`, `visible_at` and `exceptions` (a JSON list) are the first answer, which every repeat gets again."""

fact_exceptions = table(
    "fact_exceptions",
    key("fact_id"),
    key("kind"),
    key("hash"),
    text("store"),
    text("workstation"),
    text("said"),
    text("raised_at"),
    maybe_text("closed_at"),
    maybe_text("wire"),
    Index("fact_exceptions_by_workstation", "store", "workstation", "closed_at"),
)
"""What disagrees beside an accepted fact; `wire` is kept of a fact that was refused because its id has another hash."""

stock_moves = table(
    "stock_moves",
    key("cause"),
    key("sku"),
    key("store"),
    key("bucket"),
    key("kind"),
    whole("micro"),
    text("at"),
    Index("stock_moves_by_article", "store", "sku", "at"),
)
"""The ledger: each movement has one cause (a fact, an order's step, an admin's row) and is written once."""

stock_counts = table(
    "stock_counts", key("store"), key("sku"), text("cause"), text("at"), text("epoch"), whole("sequence")
)
"""The newest count of each article, by which movements that arrive late are known to be counted already."""

zone_counts = table(
    "zone_counts",
    key("store"),
    key("sku"),
    key("zone"),
    text("stocktake"),
    text("cause"),
    text("at"),
    text("epoch"),
    whole("sequence"),
    whole("micro"),
    whole("is_home"),
)
"""What each zone had of an article in its latest stocktake; none where the whole article was counted since."""

stock_levels = table(
    "stock_levels",
    key("store"),
    key("sku"),
    whole("micro"),
    whole("committed"),
    whole("unavailable"),
    whole("incoming"),
    text("unit"),
    whole("version"),
    maybe_text("content"),
    maybe_text("removed_at"),
    Index("stock_levels_by_version", "store", "version"),
)
"""The sums of the moves (`micro` is on hand), and the rows of the store's `stock` stream; `content` is an admin's."""

streams = table("streams", key("stream"), key("scope"), whole("version"))
"""The last version of each stream, and its lock; `scope` is the store for `stock`, empty for all others."""

stream_rows = table(
    "stream_rows",
    key("stream"),
    key("scope"),
    key("key"),
    whole("version"),
    maybe_text("content"),
    Index("stream_rows_by_version", "stream", "version"),
)
"""The newest version of each key; `scope` is a store, or empty for all stores; no content is a tombstone."""

day_sums = table(
    "day_sums",
    key("store"),
    key("workstation"),
    key("day"),
    key("currency"),
    key("measure"),
    whole("amount"),
)
"""What a statement says; a measure is `facts`, `sales`, `returns`, `sold`, `returned`, `redeemed`, `tender:KIND`,
`named:KIND:NAME` or `shift:ID`."""
