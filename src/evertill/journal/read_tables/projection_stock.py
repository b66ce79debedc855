"""What a transaction moves in its own store, and which transfer it is a step of, as rows of the read tables."""

from collections.abc import Sequence

from evertill.domain.facts.transaction import Transaction
from evertill.domain.stock.stock_facts import deltas_of, transfer_step_of

StockRow = tuple[int, str, str, int]


def stock_rows(transaction: Transaction, position: int) -> tuple[Sequence[StockRow], Sequence[StockRow]]:
    """On hand, and not for sale any more; by article."""
    deltas = deltas_of(transaction)
    on_hand = [
        (position, delta.sku, delta.unit, delta.micro) for delta in deltas if delta.micro or not delta.aside_micro
    ]
    aside = tuple((position, delta.sku, delta.unit, delta.aside_micro) for delta in deltas if delta.aside_micro)
    return on_hand, aside


def step_rows(transaction: Transaction, position: int) -> Sequence[tuple[int, str]]:
    """The transfer it is a step of."""
    transfer_id = transfer_step_of(transaction)
    return () if transfer_id is None else ((position, transfer_id),)
