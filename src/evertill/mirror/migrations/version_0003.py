"""Customers are found by what they are known by, not by reading every row."""

import json

from alembic import op

from evertill.mirror.customer_table import row_of
from evertill.mirror.folding import Folding

revision = "0003"
down_revision = "0002"

_TABLE = (
    "CREATE TABLE customers ( customer_id TEXT NOT NULL, state TEXT NOT NULL, named TEXT NOT NULL, "
    "email TEXT NOT NULL, phone TEXT NOT NULL, card TEXT NOT NULL, PRIMARY KEY (customer_id) ) WITHOUT ROWID, STRICT"
)
_COPIES = "SELECT \"key\", content FROM rows WHERE stream = 'customers'"


def upgrade() -> None:
    """Make the table and fill it from the copies as they came."""
    bind, folding = op.get_bind(), Folding()
    bind.exec_driver_sql(_TABLE)
    for name in ("card", "email", "phone"):
        bind.exec_driver_sql(f"CREATE INDEX customers_by_{name} ON customers ({name}) WHERE {name} != ''")
    bind.exec_driver_sql("CREATE INDEX customers_erased ON customers (customer_id) WHERE state = 'erased'")
    for key, content in bind.exec_driver_sql(_COPIES).fetchall():
        row = row_of(key, json.loads(content), folding)
        bind.exec_driver_sql("INSERT INTO customers VALUES (?, ?, ?, ?, ?, ?)", row)
