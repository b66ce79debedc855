"""Tables of what shops do with stock and with one another: transfers, exceptions for people, raised buffers."""

from sqlalchemy import Index

from evertill_central.store.columns import key, maybe_text, table, text, whole

transfers = table(
    "transfers",
    key("transfer_id"),
    text("source"),
    text("destination"),
    text("state"),
    text("content"),
    text("changed_at"),
    Index("transfers_by_state", "state"),
)

team_exceptions = table(
    "team_exceptions",
    key("exception_id"),
    text("kind"),
    text("store"),
    text("owner"),
    text("state"),
    text("said"),
    maybe_text("subject"),
    text("raised_at"),
    text("due_at"),
    maybe_text("closed_at"),
    maybe_text("closed_by"),
    maybe_text("outcome"),
    Index("team_exceptions_by_state", "state", "store", "raised_at"),
    Index("team_exceptions_by_subject", "subject"),
)
"""What a person has to settle; `subject` is the order, transfer or fact it is about."""

stock_buffers = table("stock_buffers", key("store"), key("sku"), whole("micro"), text("until"))
"""Kept back from promises for a while, after an article was sold twice."""

orders = table(
    "orders",
    key("order_id"),
    text("number"),
    text("store"),
    text("state"),
    text("payment"),
    text("origin"),
    text("kind"),
    maybe_text("email"),
    maybe_text("phone"),
    maybe_text("customer"),
    text("placed_at"),
    maybe_text("due_at"),
    text("changed_at"),
    whole("revision"),
    text("content"),
    Index("orders_by_number", "number"),
    Index("orders_by_email", "email"),
    Index("orders_by_phone", "phone"),
    Index("orders_by_customer", "customer"),
    Index("orders_by_placed_at", "placed_at"),
    Index("orders_by_state", "state", "placed_at"),
)
"""`content` is the whole order; the others are what it is looked for by."""

order_places = table(
    "order_places",
    key("order_id"),
    key("store"),
    whole("is_live"),
    Index("order_places_by_store", "store", "order_id"),
)
"""Which stores see an order, or saw it once."""

customers = table(
    "customers",
    key("customer_id"),
    text("state"),
    maybe_text("merged_into"),
    maybe_text("email"),
    maybe_text("phone"),
    whole("is_verified"),
    text("content"),
    text("changed_at"),
    Index("customers_by_email", "email"),
    Index("customers_by_phone", "phone"),
    Index("customers_by_merged_into", "merged_into"),
)

notices = table(
    "notices",
    key("order_id"),
    key("event"),
    key("channel"),
    text("state"),
    text("content"),
    text("queued_at"),
    text("due_at"),
    maybe_text("claimed_until"),
    maybe_text("handed_over_at"),
    maybe_text("ended_at"),
    maybe_text("said"),
    whole("attempts"),
    Index("notices_by_state", "state", "due_at"),
)
"""What is told of an order, once for each event and channel; `content` is what a webhook is told."""
