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
