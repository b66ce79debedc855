"""What was sold of each item is kept summed by day and by month: a report over a year is read, not added up."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Add the sums, empty: a year of sales takes half a minute to sum up, so the till does that at rest, bit by bit."""
    op.execute(
        "CREATE TABLE item_sums ( period TEXT NOT NULL, category TEXT NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL, "
        "lines INTEGER NOT NULL, gross INTEGER NOT NULL, quantity INTEGER NOT NULL, "
        "PRIMARY KEY (period, category, sku) ) WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE items_summed ( slot INTEGER NOT NULL CHECK (slot = 1), position INTEGER NOT NULL, "
        "PRIMARY KEY (slot) ) STRICT"
    )
