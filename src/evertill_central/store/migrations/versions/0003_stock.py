"""Stock as a ledger of kinds of movement: reserved, unavailable and incoming beside on hand; counts."""

import sqlalchemy as sa
from alembic import op

from evertill_central.store.migrations.making import WHOLE, make_table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_COPY = """
INSERT INTO new_stock_moves (cause, sku, store, bucket, kind, micro, at)
SELECT moves.fact_id, moves.sku, moves.store, 'on_hand',
    CASE facts.kind WHEN 'sale' THEN 'sale' WHEN 'return' THEN 'return_sellable' ELSE 'adjust' END,
    moves.micro, COALESCE(facts.received_at, '1970-01-01T00:00:00.000Z')
FROM stock_moves AS moves LEFT JOIN facts ON facts.fact_id = moves.fact_id
"""


def upgrade() -> None:
    """Widen the ledger; what moved before keeps its cause."""
    make_table("new_stock_moves", "cause sku store bucket kind", "at", "", "micro")
    op.execute(_COPY)
    op.drop_table("stock_moves")
    op.rename_table("new_stock_moves", "stock_moves")
    op.create_index("stock_moves_by_article", "stock_moves", ["store", "sku", "at"])
    make_table("stock_counts", "store sku", "cause at epoch", "", "sequence")
    for name in ("committed", "unavailable", "incoming"):
        op.add_column("stock_levels", sa.Column(name, WHOLE, nullable=False, server_default="0"))
    op.add_column("workstations", sa.Column("shift_opened_at", sa.Text, nullable=True))
    _shops()


def _shops() -> None:
    make_table("transfers", "transfer_id", "source destination state content changed_at")
    op.create_index("transfers_by_state", "transfers", ["state"])
    texts, maybe = "kind store owner state said raised_at due_at", "subject closed_at closed_by outcome"
    make_table("team_exceptions", "exception_id", texts, maybe)
    op.create_index("team_exceptions_by_state", "team_exceptions", ["state", "store", "raised_at"])
    op.create_index("team_exceptions_by_subject", "team_exceptions", ["subject"])
    make_table("stock_buffers", "store sku", "until", "", "micro")
