"""Receipts to be sent by e-mail wait in a table of their own; none did before."""

from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        "CREATE TABLE mails ( mail_id TEXT NOT NULL, position INTEGER NOT NULL, address TEXT, state TEXT NOT NULL, "
        "attempts INTEGER NOT NULL, queued_at TEXT NOT NULL, next_try_ms INTEGER NOT NULL, reason TEXT, ended_at TEXT, "
        "PRIMARY KEY (mail_id), FOREIGN KEY(position) REFERENCES transactions (position) ) STRICT"
    )
    op.execute("CREATE INDEX mails_waiting ON mails (next_try_ms) WHERE state = 'waiting'")
