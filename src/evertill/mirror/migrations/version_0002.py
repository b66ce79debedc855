"""What only some products have (groups, deposit, parts, recall) in one column: see `domain.goods.item_details`."""

import json

from alembic import op

revision = "0002"
down_revision = "0001"

MEMBERS = ("groups", "on_sale", "takes_discounts", "deposit", "asks_serial", "asks_batch", "recall", "components")
_COPIES = "SELECT \"key\", content FROM rows WHERE stream = 'products'"


def upgrade() -> None:
    """Add the column and fill it from the copies as they came."""
    bind = op.get_bind()
    bind.exec_driver_sql("ALTER TABLE products ADD COLUMN details TEXT")
    for key, content in bind.exec_driver_sql(_COPIES).fetchall():
        members = json.loads(content)
        details = {name: members[name] for name in MEMBERS if members.get(name) is not None}
        if details:
            bind.exec_driver_sql("UPDATE products SET details = ? WHERE sku = ?", (json.dumps(details), key))
