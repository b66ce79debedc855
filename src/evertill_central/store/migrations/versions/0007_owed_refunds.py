"""Refunds that tills owe, so that another till may pay them; those that arrived before are in it too."""

import json

import sqlalchemy as sa
from alembic import op

from evertill_central.store.migrations.making import make_table

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_OWED = "SELECT fact_id, store, workstation, wire FROM facts WHERE kind = 'refund_owed' ORDER BY received_at, fact_id"
_WAITS = "SELECT 1 FROM team_exceptions WHERE exception_id = :task AND state = 'open'"
_WRITE = (
    "INSERT INTO owed_refunds (debt_id, state, store, workstation, number, amount, currency, cause, last_four, owed_at)"
    " VALUES (:debt_id, :state, :store, :workstation, :number, :amount, :currency, :cause, :last_four, :owed_at)"
)


def upgrade() -> None:
    """A table, and a row for each fact that money is owed; what is no task any more is over."""
    make_table(
        "owed_refunds",
        "debt_id",
        "state store workstation number currency cause last_four owed_at",
        "paid_by paid_at hold_id held_by held_at held_until",
        "amount",
    )
    op.create_index("owed_refunds_by_state", "owed_refunds", ["state", "store"])
    connection = op.get_bind()
    for fact_id, store, workstation, wire in connection.execute(sa.text(_OWED)).all():
        fact = json.loads(wire)
        body = fact.get("body")
        match body:
            case {"amount": int(amount), "currency": str(currency)} if 0 < amount <= 10**13:
                task = f"refund_pending:{store}:{fact_id}"
                waits = connection.execute(sa.text(_WAITS), {"task": task}).first() is not None
                row = {
                    "debt_id": fact_id,
                    "state": "open" if waits else "over",
                    "store": store,
                    "workstation": workstation,
                    "number": str(body.get("number", ""))[:64],
                    "amount": amount,
                    "currency": currency[:3],
                    "cause": str(body.get("cause", ""))[:32],
                    "last_four": str(body.get("last_four", ""))[:4],
                    "owed_at": str(fact.get("occurred_at", "")),
                }
                connection.execute(sa.text(_WRITE), row)
            case _:
                pass  # it says nothing that could be paid
