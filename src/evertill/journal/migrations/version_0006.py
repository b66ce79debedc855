"""Facts about orders are found by their order; none was written before."""

from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "CREATE TABLE order_facts ( order_id TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (order_id, "
        "position), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    )
