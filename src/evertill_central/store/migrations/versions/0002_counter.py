"""What tills share at the counter: suspended sales, receipts and their returns, balances; keys of storefronts."""

import json

import sqlalchemy as sa
from alembic import op

from evertill_central.store.migrations.making import make_table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables and list the receipts there are."""
    make_table("storefront_keys", "token_hash", "name channel created_at")
    make_table("keyed_answers", "call id", "digest answer answered_at")
    _suspended()
    _returns()
    _balances()
    _list_receipts()


def _suspended() -> None:
    texts = "state label workstation currency content suspended_at expires_at"
    maybe = "operator recall_id held_by held_at held_until"
    make_table("suspended_sales", "store sale_id", texts, maybe, "gross line_count")
    op.create_index("suspended_sales_by_state", "suspended_sales", ["store", "state"])


def _returns() -> None:
    make_table("receipts", "number fact_id", "store workstation sold_at")
    op.create_index("receipts_by_fact", "receipts", ["fact_id"])
    make_table("returned_lines", "fact_id line", "original original_line store workstation at", "", "micro")
    op.create_index("returned_lines_by_original", "returned_lines", ["original"])
    make_table("return_claims", "claim_id", "original state store workstation lines claimed_at expires_at")
    op.create_index("return_claims_by_original", "return_claims", ["original", "state"])


def _balances() -> None:
    make_table(
        "accounts", "account_id", "kind state currency created_at", "number_hash last4 customer expires_at", "version"
    )
    op.create_index("accounts_by_number", "accounts", ["number_hash"], unique=True)
    op.create_index("accounts_by_customer", "accounts", ["customer"])
    make_table("account_entries", "entry_id", "account_id kind at actor", "reference reason", "amount")
    op.create_index("account_entries_by_account", "account_entries", ["account_id"])
    make_table("account_holds", "hold_id", "account_id state actor held_at expires_at", "reference", "amount captured")
    op.create_index("account_holds_by_account", "account_holds", ["account_id", "state"])


def _list_receipts() -> None:
    """The numbers of receipts that arrived before they were listed; they stand in the facts' own texts."""
    connection = op.get_bind()
    query = "SELECT fact_id, store, workstation, wire FROM facts WHERE kind IN ('sale', 'return') ORDER BY fact_id"
    for fact_id, store, workstation, wire in connection.execute(sa.text(query)).all():
        envelope = json.loads(wire)
        number = f"{store}-{workstation}-{envelope['epoch_number']}-{envelope['receipt_number']}"
        row = {"number": number, "fact": fact_id, "store": store, "till": workstation, "at": envelope["occurred_at"]}
        connection.execute(sa.text("INSERT INTO receipts VALUES (:number, :fact, :store, :till, :at)"), row)
