"""What was sold of each item is kept summed by day and by month: a report over a year is read, not added up."""

from alembic import op

revision = "0011"
down_revision = "0010"

_ADD = (
    "INSERT INTO item_sums (period, category, sku, name, lines, gross, quantity)"
    " SELECT substr(t.business_day, 1, {length}), coalesce(l.category, ''), l.sku, max(l.name), count(*), sum(l.gross),"
    " sum(CASE l.direction WHEN 'sale' THEN l.quantity ELSE -l.quantity END)"
    " FROM transactions AS t JOIN sale_lines AS l USING (position) GROUP BY 1, 2, 3"
)


def upgrade() -> None:
    """Add the sums and fill them with what was sold so far."""
    op.execute(
        "CREATE TABLE item_sums ( period TEXT NOT NULL, category TEXT NOT NULL, sku TEXT NOT NULL, name TEXT NOT NULL, "
        "lines INTEGER NOT NULL, gross INTEGER NOT NULL, quantity INTEGER NOT NULL, "
        "PRIMARY KEY (period, category, sku) ) WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE items_summed ( slot INTEGER NOT NULL CHECK (slot = 1), position INTEGER NOT NULL, "
        "PRIMARY KEY (slot) ) STRICT"
    )
    for length in (10, 7):
        op.execute(_ADD.format(length=length))
    op.execute("INSERT INTO items_summed (slot, position) SELECT 1, coalesce(max(position), 0) FROM transactions")
