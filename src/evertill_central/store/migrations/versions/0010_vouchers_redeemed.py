"""A single-purpose voucher that paid is no return: what it paid is taken off what was sold, and told apart."""

import json
from collections import Counter

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

_FACTS = (
    "SELECT store, workstation, day, wire FROM facts WHERE kind IN ('sale', 'return', 'post_void')"
    """ AND wire LIKE '%"redeems":%'"""
)
_LESS = (
    "UPDATE day_sums SET amount = amount - :amount WHERE store = :store AND workstation = :workstation"
    " AND day = :day AND currency = :currency AND measure IN ('sold', 'returned')"
)
_APART = (
    "INSERT INTO day_sums (store, workstation, day, currency, measure, amount)"
    " VALUES (:store, :workstation, :day, :currency, 'redeemed', :amount)"
)


def upgrade() -> None:
    """Add up what vouchers paid on each day; where no shop ever had one, no fact is read."""
    connection = op.get_bind()
    if connection.execute(sa.text("SELECT 1 FROM accounts WHERE kind = 'single_purpose' LIMIT 1")).first() is None:
        return
    redeemed: Counter[tuple[str, str, str, str]] = Counter()
    for store, workstation, day, wire in connection.execute(sa.text(_FACTS)):
        body = json.loads(wire)["body"]
        redeemed[store, workstation, day, str(body.get("currency"))] += _redeemed(body)
    for (store, workstation, day, currency), amount in redeemed.items():
        told = {"store": store, "workstation": workstation, "day": day, "currency": currency, "amount": amount}
        connection.execute(sa.text(_LESS), told)
        connection.execute(sa.text(_APART), told)


def _redeemed(body: dict[str, object]) -> int:
    """Nothing of a fact whose lines do not add up: its figures are in no day's sums."""
    lines = body.get("lines")
    entries = [line for line in lines if isinstance(line, dict)] if isinstance(lines, list) else []
    if sum(_whole(line.get("gross")) for line in entries) != body.get("gross"):
        return 0
    return -sum(_whole(line.get("gross")) for line in entries if "redeems" in line)


def _whole(value: object) -> int:
    return value if isinstance(value, int) else 0
