"""The first schema: shops and their workstations, facts, stock by moves, streams, sums of days, and who may come in."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

WHOLE = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    """Make every table and index."""
    _shops()
    _access()
    _facts()
    _stock_and_streams()


def _table(
    name: str, key: str, texts: str = "", maybe_texts: str = "", wholes: str = "", *more: sa.Column[int]
) -> None:
    columns: list[sa.Column[str] | sa.Column[int]] = [
        *(sa.Column(each, sa.Text, primary_key=True, nullable=False) for each in key.split()),
        *(sa.Column(each, sa.Text, nullable=False) for each in texts.split()),
        *(sa.Column(each, sa.Text, nullable=True) for each in maybe_texts.split()),
        *(sa.Column(each, WHOLE, nullable=False) for each in wholes.split()),
        *more,
    ]
    op.create_table(name, *columns, sqlite_strict=True, sqlite_with_rowid=name == "facts")


def _shops() -> None:
    _table("meta", "name", "value")
    _table("stores", "store", "name content created_at", "", "position")
    optional = "public_key credential_hash epoch enrolled_at last_seen_at blocked_at"
    _table("workstations", "store workstation", "name content", optional, "epoch_number")
    _table("epochs", "store workstation epoch", "head_hash", "", "epoch_number head_sequence")


def _access() -> None:
    _table("codes", "code_hash", "store created_at expires_at", "used_at public_key")
    _table("nonces", "store workstation nonce", "expires_at")
    op.create_index("nonces_by_expiry", "nonces", ["expires_at"])
    _table("admin_tokens", "token_hash", "name created_at")


def _facts() -> None:
    texts = "hash previous_hash store workstation epoch kind day received_at result exceptions wire"
    _table("facts", "fact_id", texts, "", "sequence position", sa.Column("visible_at", WHOLE, nullable=True))
    op.create_index("facts_by_position", "facts", ["store", "position"], unique=True)
    op.create_index("facts_by_chain", "facts", ["store", "workstation", "epoch", "sequence"])
    _table("fact_exceptions", "fact_id kind hash", "store workstation said raised_at", "closed_at wire")
    op.create_index("fact_exceptions_by_workstation", "fact_exceptions", ["store", "workstation", "closed_at"])
    _table("day_sums", "store workstation day currency measure", "", "", "amount")


def _stock_and_streams() -> None:
    _table("stock_moves", "fact_id sku", "store", "", "micro")
    _table("stock_levels", "store sku", "unit", "content removed_at", "micro version")
    op.create_index("stock_levels_by_version", "stock_levels", ["store", "version"])
    _table("streams", "stream scope", "", "", "version")
    _table("stream_rows", "stream scope key", "", "content", "version")
    op.create_index("stream_rows_by_version", "stream_rows", ["stream", "version"])
