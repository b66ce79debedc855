"""Units that came back are found by the sale they are of; no transaction named one before."""

from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Add the table."""
    op.execute(
        "CREATE TABLE returned_units ( position INTEGER NOT NULL, ordinal INTEGER NOT NULL, original TEXT NOT NULL, "
        "original_line TEXT NOT NULL, first_micro INTEGER NOT NULL, end_micro INTEGER NOT NULL, sign INTEGER NOT NULL, "
        "PRIMARY KEY (position, ordinal), FOREIGN KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, "
        "STRICT"
    )
    op.execute("CREATE INDEX returned_units_of ON returned_units (original)")
