"""Tenders are summed by the name of the means; a single-purpose voucher that pays is no return."""

from alembic import op

revision = "0013"
down_revision = "0012"

_BY_NAME = "('voucher', 'wallet', 'bank_transfer', 'house_account', 'other')"
"""Kinds of means that a shop takes by name; all others have none."""


def upgrade() -> None:
    """Sum the tenders by name, of the sales that are there; take what vouchers paid off what was sold."""
    op.execute("ALTER TABLE shift_tenders RENAME TO shift_tenders_by_kind")
    op.execute(
        "CREATE TABLE shift_tenders ( shift TEXT NOT NULL, kind TEXT NOT NULL, label TEXT NOT NULL, currency TEXT NOT "
        "NULL, amount INTEGER NOT NULL, PRIMARY KEY (shift, kind, label, currency) ) WITHOUT ROWID, STRICT"
    )
    op.execute(
        "INSERT INTO shift_tenders (shift, kind, label, currency, amount) SELECT shift, kind, '', currency, amount "
        f"FROM shift_tenders_by_kind WHERE kind NOT IN {_BY_NAME}"
    )
    op.execute(
        "INSERT INTO shift_tenders (shift, kind, label, currency, amount) SELECT done.shift, paid.kind, "
        "coalesce(json_extract(CAST(done.canonical AS TEXT), '$.body.tenders[' || (paid.ordinal - 1) || '].means'), "
        "'') AS label, receipts.currency, sum(paid.amount) FROM tenders AS paid "
        "JOIN transactions AS done USING (position) JOIN receipts USING (position) "
        f"WHERE paid.kind IN {_BY_NAME} AND done.shift IS NOT NULL GROUP BY 1, 2, 3, 4"
    )
    op.execute("DROP TABLE shift_tenders_by_kind")
    _less_vouchers("day_sums", "business_day")
    _less_vouchers("shift_sums", "shift")


def _less_vouchers(table: str, key: str) -> None:
    """`amount` of the tally is below zero, above it where a sale was undone."""
    op.execute(
        f"UPDATE {table} SET sold = sold + paid.amount, returned = returned + paid.amount FROM (SELECT "
        f"done.{key} AS named, receipts.currency AS currency, sum(tallies.amount) AS amount FROM tallies "
        "JOIN transactions AS done USING (position) JOIN receipts USING (position) "
        "WHERE tallies.section = 'voucher' AND tallies.code = 'single_purpose_redeemed' GROUP BY 1, 2) AS paid "
        f"WHERE {table}.{key} = paid.named AND {table}.currency = paid.currency"
    )
