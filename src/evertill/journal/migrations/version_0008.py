"""Customers: sealed texts beside the chain, and which transactions name whom; none did before."""

from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Add both tables; a sale of earlier releases names no customer."""
    op.execute(
        "CREATE TABLE customer_marks ( position INTEGER NOT NULL, customer TEXT NOT NULL, kind TEXT NOT NULL, "
        "PRIMARY KEY (position, customer), FOREIGN KEY(position) REFERENCES transactions (position) ) "
        "WITHOUT ROWID, STRICT"
    )
    op.execute(
        "CREATE TABLE sealed_customers ( fact_id TEXT NOT NULL, customer TEXT NOT NULL, sealed BLOB NOT NULL, "
        "PRIMARY KEY (fact_id), FOREIGN KEY(fact_id) REFERENCES transactions (fact_id) ) STRICT"
    )
    op.execute("CREATE INDEX marks_by_customer ON customer_marks (customer, position)")
    op.execute("CREATE INDEX erased_customers ON customer_marks (customer) WHERE kind = 'customer_erased'")
    op.execute("CREATE INDEX sealed_by_customer ON sealed_customers (customer)")
