"""What of the stock is not for sale stands beside what there is, so that a search reads both at one look."""

from alembic import op

revision = "0007"
down_revision = "0006"

_HELD = (
    "coalesce(json_extract(r.content, '$.committed_micro'), 0) "
    "+ coalesce(json_extract(r.content, '$.unavailable_micro'), 0)"
)


def upgrade() -> None:
    """Fill it from the rows that say so."""
    bind = op.get_bind()
    bind.exec_driver_sql("ALTER TABLE stock ADD COLUMN held_micro INTEGER")
    bind.exec_driver_sql(
        f"UPDATE stock SET held_micro = (SELECT nullif({_HELD}, 0) FROM rows r "
        "WHERE r.stream = 'stock' AND r.\"key\" = stock.sku)"
    )
