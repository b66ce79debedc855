"""What is told of orders by e-mail and webhook, once for each event."""

from alembic import op

from evertill_central.store.migrations.making import make_table

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One table more; of what happened before, nothing is told any more."""
    make_table(
        "notices",
        "order_id event channel",
        "state content queued_at due_at",
        "claimed_until handed_over_at ended_at said",
        "attempts",
    )
    op.create_index("notices_by_state", "notices", ["state", "due_at"])
