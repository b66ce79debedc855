"""Tables of Z reports and of what reports add up beside the sums: discounts, voids, drawer openings, copies."""

import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from alembic import op
from sqlalchemy import text

from evertill.kernel.money import money_of_ratio
from evertill.kernel.rounding import Rounding

revision = "0002"
down_revision = "0001"

_TALLIES = (
    "CREATE TABLE tallies ( position INTEGER NOT NULL, section TEXT NOT NULL, code TEXT NOT NULL, count "
    "INTEGER NOT NULL, amount INTEGER NOT NULL, PRIMARY KEY (position, section, code), FOREIGN "
    "KEY(position) REFERENCES transactions (position) ) WITHOUT ROWID, STRICT"
)
_Z_REPORTS = (
    "CREATE TABLE z_reports ( position INTEGER NOT NULL, number INTEGER NOT NULL, number_text TEXT NOT "
    "NULL, currency TEXT NOT NULL, turnover INTEGER NOT NULL, over_short INTEGER, unsent INTEGER NOT NULL, "
    "float_left INTEGER, PRIMARY KEY (position), FOREIGN KEY(position) REFERENCES transactions "
    "(position) ) WITHOUT ROWID, STRICT"
)
_KINDS = "('sale', 'return', 'cancel_sale', 'no_sale', 'receipt_copy', 'suspend_sale', 'recall_sale', 'tender_loan')"
_ADD = text(
    "INSERT INTO tallies (position, section, code, count, amount) VALUES (:position, :section, :code, 1, :amount)"
    " ON CONFLICT (position, section, code) DO UPDATE SET count = count + 1, amount = amount + excluded.amount"
)
_PAGE = 1000

Row = tuple[str, str, int]


def upgrade() -> None:
    """Make both tables and fill the first from what is written; there were no Zs before."""
    op.execute(_TALLIES)
    op.execute(_Z_REPORTS)
    connection, after = op.get_bind(), 0
    query = text(
        f"SELECT position, kind, canonical FROM transactions WHERE kind IN {_KINDS} AND position > :after"
        f" ORDER BY position LIMIT {_PAGE}"
    )
    while page := connection.execute(query, {"after": after}).all():
        after = page[-1][0]
        rows = [
            {"position": position, "section": section, "code": code, "amount": amount}
            for position, kind, canonical in page
            for section, code, amount in _rows(kind, json.loads(canonical))
        ]
        if rows:
            connection.execute(_ADD, rows)


def _rows(kind: str, envelope: dict[str, Any]) -> Iterator[Row]:  # stored JSON: any shape
    body = envelope["body"]
    match kind:
        case "sale" | "return":
            yield from _sale_rows(body)
        case "cancel_sale":
            yield "void", f"sale:{body.get('reason') or ''}", body.get("gross") or 0
        case "no_sale":
            yield "drawer", body.get("reason") or "", 0
        case "receipt_copy":
            yield "copy", "copy", 0
        case "tender_loan":
            yield "cash", f"tender_loan:{body.get('reason') or ''}", body["amount"]
        case _:
            yield "aside", kind, body.get("gross") or 0


def _sale_rows(body: dict[str, Any]) -> Iterator[Row]:  # stored JSON: any shape
    if body["cash_rounding"]:
        yield "rounding", "cash", body["cash_rounding"]
    for line in body["lines"]:
        for source, amount, *_ in line.get("modifiers") or []:
            yield "discount", source, amount
    for line in body["voided"]:
        numerator, denominator = (Decimal(line["regular_price"]) * line["quantity"] / 10**6).as_integer_ratio()
        worth = money_of_ratio(numerator, denominator, body["currency"], Rounding.HALF_UP).minor
        yield "void", f"line:{line.get('reason') or ''}", worth if line["direction"] == "sale" else -worth
