"""Price and stock of a product stand beside it too, so that a search reads all of a hit at one look."""

from alembic import op

revision = "0008"
down_revision = "0007"

_DEFAULT = "FROM prices r WHERE r.sku = products.sku AND r.list = 'default'"
_DATED = "(r.valid_from_ms > -4611686018427387904 OR r.valid_to_ms < 4611686018427387904)"
_PRICE = (
    f"CASE WHEN EXISTS (SELECT 1 {_DEFAULT} AND {_DATED}) THEN NULL "
    f"ELSE coalesce((SELECT r.price {_DEFAULT} ORDER BY r.\"key\" DESC LIMIT 1), '') END"
)
_STOCK = "SELECT k.on_hand_micro, k.held_micro FROM stock k WHERE k.sku = products.sku"


def upgrade() -> None:
    """Fill them from the tables that say so."""
    bind = op.get_bind()
    for column in ("undated_price TEXT", "on_hand_micro INTEGER", "held_micro INTEGER"):
        bind.exec_driver_sql(f"ALTER TABLE products ADD COLUMN {column}")
    bind.exec_driver_sql(f"UPDATE products SET undated_price = {_PRICE}, (on_hand_micro, held_micro) = ({_STOCK})")
