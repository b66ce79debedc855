"""Open documents of goods; what is not for sale any more, and steps of transfers, none of which was written before."""

from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables."""
    op.execute(
        "CREATE TABLE stock_asides ( position INTEGER NOT NULL, sku TEXT NOT NULL, unit TEXT NOT NULL, micro INTEGER "
        "NOT NULL, PRIMARY KEY (position, sku), FOREIGN KEY(position) REFERENCES transactions (position) ) "
        "WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE transfer_steps ( position INTEGER NOT NULL, transfer_id TEXT NOT NULL, PRIMARY KEY (position), "
        "FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE stock_documents ( document_id TEXT NOT NULL, header TEXT NOT NULL, PRIMARY KEY (document_id) ) "
        "WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE stock_lines ( document_id TEXT NOT NULL, sku TEXT NOT NULL, ordinal INTEGER NOT NULL, "
        "line TEXT NOT NULL, PRIMARY KEY (document_id, sku) ) WITHOUT ROWID, STRICT"
    )
    op.execute("CREATE INDEX stock_lines_in_order ON stock_lines (document_id, ordinal)")
