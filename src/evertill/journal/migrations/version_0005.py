"""Balances asked to pay for a sale are written down before the backend is asked."""

from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make their table."""
    op.execute(
        "CREATE TABLE balance_steps ( step_id TEXT NOT NULL, is_open INTEGER NOT NULL, step TEXT NOT NULL, "
        "PRIMARY KEY (step_id) ) STRICT"
    )
    op.execute("CREATE INDEX balance_steps_open ON balance_steps (step_id) WHERE is_open = 1")
