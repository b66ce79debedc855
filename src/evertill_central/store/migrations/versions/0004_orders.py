"""Orders of customers, the stores that see them, and customers themselves."""

from alembic import op

from evertill_central.store.migrations.making import make_table

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    texts = "number store state payment origin kind placed_at changed_at content"
    make_table("orders", "order_id", texts, "email phone customer due_at", "revision")
    for name in ("number", "email", "phone", "customer", "placed_at"):
        op.create_index(f"orders_by_{name}", "orders", [name])
    op.create_index("orders_by_state", "orders", ["state", "placed_at"])
    make_table("order_places", "order_id store", "", "", "is_live")
    op.create_index("order_places_by_store", "order_places", ["store", "order_id"])
    make_table("customers", "customer_id", "state content changed_at", "merged_into email phone", "is_verified")
    for name in ("email", "phone", "merged_into"):
        op.create_index(f"customers_by_{name}", "customers", [name])
