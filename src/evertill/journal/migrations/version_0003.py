"""Attempts at the card terminal are found by their sale, and by whether they are settled; none was written before."""

from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the table anew."""
    op.execute("DROP TABLE attempts")
    op.execute(
        "CREATE TABLE attempts ( attempt_id TEXT NOT NULL, sale_id TEXT, state TEXT NOT NULL, is_settled INTEGER NOT "
        "NULL, attempt TEXT NOT NULL, PRIMARY KEY (attempt_id) ) STRICT"
    )
    op.execute("CREATE INDEX attempts_open ON attempts (attempt_id) WHERE is_settled = 0")
