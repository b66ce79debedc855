"""What sealed transactions took back of receipts of which only the signed code was known."""

from collections.abc import Iterable, Iterator, Mapping

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.selling.origin import is_code_line
from evertill.kernel.canonical import Json


def back_by_code(transactions: Iterable[Transaction], original: str) -> dict[str, dict[str, int]]:
    """By the return that stands: millionths of each SKU that came back of this sale."""
    found: dict[str, dict[str, int]] = {}
    for done in transactions:
        if done.kind is TransactionKind.POST_VOID:
            found.pop(str(done.body.get("transaction")), None)
            continue
        for line, named in _coded(done):
            sku, micro = line.get("sku"), line.get("quantity")
            if named.get("fact_id") == original and isinstance(sku, str) and isinstance(micro, int):
                goods = found.setdefault(done.transaction_id, {})
                goods[sku] = goods.get(sku, 0) + micro
    return found


def paid_back_by_code(transactions: Iterable[Transaction]) -> int:
    """What that came to, in minor units; what was undone is taken off again."""
    paid = 0
    for done in transactions:
        for line, _ in _coded(done):
            gross = line.get("gross")
            paid -= gross if isinstance(gross, int) else 0
    return paid


def _coded(done: Transaction) -> Iterator[tuple[Mapping[str, Json], Mapping[str, Json]]]:
    lines = done.body.get("lines")
    for line in lines if isinstance(lines, list) else ():
        named = line.get("original") if isinstance(line, dict) else None
        if isinstance(line, dict) and isinstance(named, dict) and is_code_line(str(named.get("line"))):
            yield line, named
