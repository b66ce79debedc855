"""Tables of what tills share at the counter: suspended sales, receipts and what came back of them, balances."""

from sqlalchemy import Index

from evertill_central.store.columns import key, maybe_text, table, text, whole

suspended_sales = table(
    "suspended_sales",
    key("store"),
    key("sale_id"),
    text("state"),
    text("label"),
    text("workstation"),
    maybe_text("operator"),
    text("currency"),
    whole("gross"),
    whole("line_count"),
    text("content"),
    text("suspended_at"),
    text("expires_at"),
    maybe_text("recall_id"),
    maybe_text("held_by"),
    maybe_text("held_at"),
    maybe_text("held_until"),
    Index("suspended_sales_by_state", "store", "state"),
)
"""`held_*` and `recall_id`: which workstation has it on its counter."""

receipts = table(
    "receipts",
    key("number"),
    key("fact_id"),
    text("store"),
    text("workstation"),
    text("sold_at"),
    Index("receipts_by_fact", "fact_id"),
)
"""Receipt numbers as printed; a cloned till may print one twice, so the fact is part of the key."""

returned_lines = table(
    "returned_lines",
    key("fact_id"),
    key("line"),
    text("original"),
    text("original_line"),
    whole("micro"),
    text("store"),
    text("workstation"),
    text("at"),
    Index("returned_lines_by_original", "original"),
)
"""What return facts took back; `original` is the fact of the sale."""

return_claims = table(
    "return_claims",
    key("claim_id"),
    text("original"),
    text("state"),
    text("store"),
    text("workstation"),
    text("lines"),
    text("claimed_at"),
    text("expires_at"),
    Index("return_claims_by_original", "original", "state"),
)
"""Units held for a return under way; `lines` is JSON, quantities by line."""

accounts = table(
    "accounts",
    key("account_id"),
    text("kind"),
    text("state"),
    text("currency"),
    maybe_text("number_hash"),
    maybe_text("last4"),
    maybe_text("customer"),
    maybe_text("expires_at"),
    text("created_at"),
    whole("version"),
    maybe_text("tax_class"),
    Index("accounts_by_number", "number_hash", unique=True),
    Index("accounts_by_customer", "customer"),
)
"""Gift cards, vouchers, store credit and points; the row is the lock under which its entries and holds change."""

account_entries = table(
    "account_entries",
    key("entry_id"),
    text("account_id"),
    text("kind"),
    whole("amount"),
    text("at"),
    text("actor"),
    maybe_text("reference"),
    maybe_text("reason"),
    Index("account_entries_by_account", "account_id"),
)
"""The ledger: a balance is the sum of its entries, and nothing else."""

account_holds = table(
    "account_holds",
    key("hold_id"),
    text("account_id"),
    text("state"),
    whole("amount"),
    whole("captured"),
    text("actor"),
    text("held_at"),
    text("expires_at"),
    maybe_text("reference"),
    Index("account_holds_by_account", "account_id", "state"),
)

owed_refunds = table(
    "owed_refunds",
    key("debt_id"),
    text("state"),
    text("store"),
    text("workstation"),
    text("number"),
    whole("amount"),
    text("currency"),
    text("cause"),
    text("last_four"),
    text("owed_at"),
    maybe_text("paid_by"),
    maybe_text("paid_at"),
    maybe_text("hold_id"),
    maybe_text("held_by"),
    maybe_text("held_at"),
    maybe_text("held_until"),
    Index("owed_refunds_by_state", "state", "store"),
)
"""`debt_id` is the fact that it is owed; `paid_by` and `held_by` are tills as `store/workstation`, or a person."""
