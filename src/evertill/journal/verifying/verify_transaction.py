"""What a stored transaction must hold by itself: its hash, its columns, its sums, worked out on a second path."""

import hashlib
from collections.abc import Iterator, Sequence

from evertill.domain.facts.transaction import TAKES_RECEIPT_NUMBER, Transaction, read_fact
from evertill.domain.records.sealed_body import Members, objects, whole
from evertill.journal.chain.chain import wire_of
from evertill.journal.file.connection import Cells
from evertill.kernel.canonical import Json
from evertill.kernel.clock import to_rfc3339
from evertill.kernel.values import dataclass

COLUMNS = (
    "position, fact_id, epoch_number, sequence, receipt_number, kind, business_day, occurred_at, operator, shift,"
    " hash, canonical"
)


@dataclass(frozen=True, slots=True)
class Stored:
    """A row of the table of transactions, as it is."""

    position: int
    fact_id: str
    epoch_number: int
    sequence: int
    receipt_number: int | None
    kind: str
    business_day: str
    occurred_at: str
    operator: str | None
    shift: str | None
    hash: str
    canonical: str


def stored_of(cells: Cells) -> Stored:
    """The row of a query for COLUMNS."""
    return Stored(*cells)


def read_stored(stored: Stored) -> Transaction:
    """The transaction, if its text is the one that was hashed. ValueError when it is not."""
    canonical = str(stored.canonical).encode("utf-8", "surrogatepass")  # a damaged page reads as NULL
    if hashlib.sha256(canonical).hexdigest() != stored.hash:
        raise ValueError("its text is not the one its hash was made of")
    return read_fact(wire_of(stored.canonical, stored.hash))


def wrong_columns(stored: Stored, transaction: Transaction) -> Iterator[str]:
    """Columns that do not say what the sealed text says."""
    sealed = {
        "fact_id": transaction.transaction_id,
        "epoch_number": transaction.identity.epoch_number,
        "sequence": transaction.sequence,
        "receipt_number": transaction.receipt_number,
        "kind": transaction.kind.value,
        "business_day": transaction.business_day.isoformat(),
        "occurred_at": to_rfc3339(transaction.occurred_at),
        "operator": transaction.operator_id,
        "shift": transaction.shift_id,
    }
    for column, value in sealed.items():
        if getattr(stored, column) != value:
            yield column


def wrong_sums(transaction: Transaction) -> Iterator[str]:
    """Sums of a sale or return that do not come out; none for other kinds."""
    if transaction.kind not in TAKES_RECEIPT_NUMBER:
        return
    body = transaction.body
    lines, tenders, taxes = objects(body, "lines"), objects(body, "tenders"), objects(body, "taxes")
    gross, net, tax = whole(body, "gross"), whole(body, "net"), whole(body, "tax")
    due = whole(body, "due")
    if sum(whole(line, "gross") for line in lines) != gross:
        yield "the lines do not add up to the total"
    if sum(whole(line, "net") for line in lines) != net:
        yield "the lines do not add up to the net total"
    if sum(whole(total, "amount") for total in taxes) != tax or net + tax != gross:
        yield "net and taxes do not add up to the total"
    if any(whole(line, "net") + _taxes_of(line) != whole(line, "gross") for line in lines):
        yield "a line's net and taxes do not add up to its amount"
    if gross + whole(body, "cash_rounding") != due:
        yield "total and cash rounding do not add up to what was due"
    if sum(whole(tender, "amount") for tender in tenders) - whole(body, "change") != due:
        yield "what was tendered, less change, is not what was due"
    moves, own = objects(body, "stock"), {line.get("sku") for line in lines}
    # A bundle moves its parts, and what those are stands in no line: such a sale tells nothing to compare with.
    has_bundle = any(move.get("sku") not in own for move in moves)
    if not has_bundle and any(_moved(lines, move.get("sku")) != move.get("micro") for move in moves):
        yield "the stock moved is not what the lines say"


def _taxes_of(line: Members) -> int:
    shares = line.get("taxes")
    if not isinstance(shares, Sequence) or isinstance(shares, str):
        raise ValueError("a line lacks its taxes")
    amounts = [share[2] for share in shares if isinstance(share, Sequence) and len(share) == 3]
    if len(amounts) != len(shares):
        raise ValueError("a line's taxes are not what they should be")
    return sum(amount for amount in amounts if isinstance(amount, int))


def _moved(lines: Sequence[Members], sku: Json) -> int:
    return sum(
        whole(line, "quantity") * (1 if line.get("direction") == "return" else -1)
        for line in lines
        if line.get("sku") == sku
    )
