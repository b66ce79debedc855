"""What the zones of a shop had of an article, which together are what the shop has."""

from evertill_central.store.migrations.making import make_table

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table more."""
    make_table("zone_counts", "store sku zone", "stocktake cause at epoch", "", "sequence micro is_home")
