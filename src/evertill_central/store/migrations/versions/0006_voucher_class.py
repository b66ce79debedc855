"""Single-purpose vouchers: of which tax class the goods are that an account pays for."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One column more; what there was are no such vouchers."""
    op.add_column("accounts", sa.Column("tax_class", sa.Text, nullable=True))
