"""Making a table in a migration, in the words of `columns`, which may change later while migrations do not."""

import sqlalchemy as sa
from alembic import op

WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def make_table(name: str, key: str, texts: str = "", maybe_texts: str = "", wholes: str = "") -> None:
    """A strict table without row ids; each argument lists names of columns."""
    columns: list[sa.Column[str] | sa.Column[int]] = [
        *(sa.Column(each, sa.Text, primary_key=True, nullable=False) for each in key.split()),
        *(sa.Column(each, sa.Text, nullable=False) for each in texts.split()),
        *(sa.Column(each, sa.Text, nullable=True) for each in maybe_texts.split()),
        *(sa.Column(each, WHOLE, nullable=False) for each in wholes.split()),
    ]
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=False)
