"""What an audit looks for is found by its kind, and by who did it; sales, most of a journal, are left out."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Add both indexes."""
    op.execute("CREATE INDEX audit_kinds ON transactions (kind, position) WHERE kind != 'sale'")
    op.execute("CREATE INDEX audit_operators ON transactions (operator, kind, position) WHERE kind != 'sale'")
