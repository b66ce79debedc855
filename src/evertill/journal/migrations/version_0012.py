"""What was taken off sale at this till is found by its article: a search asks for fifty at a time."""

from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Make the table, of what is there."""
    op.execute(
        "CREATE TABLE assortment_marks ( sku TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (sku, position), "
        "FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
    )
    # `kind != 'sale'` has them found by the index over all that are no sales.
    op.execute(
        "INSERT INTO assortment_marks (sku, position) SELECT json_extract(CAST(canonical AS TEXT), '$.body.sku') "
        "AS sku, position FROM transactions WHERE kind = 'assortment_set' AND kind != 'sale' AND sku IS NOT NULL"
    )
