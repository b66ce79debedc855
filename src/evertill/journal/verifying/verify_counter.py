"""What stands beside the chain and must agree with it: shifts with their times, who is signed on, the kept receipts."""

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import zip_longest

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.receipts.paper_digest import paper_digest, without_signed_code
from evertill.domain.receipts.receipt import Code, Receipt, receipt_from_json, without_training_mark
from evertill.domain.receipts.receipt_code import read_receipt_code
from evertill.journal.file.connection import Cells, Connection
from evertill.journal.taking_in import taken_in_places
from evertill.journal.verifying.verify_report import Finding
from evertill.kernel.values import dataclass

COUNTER_TABLES = (
    "opened (position INTEGER PRIMARY KEY, number, shift, business_day, at, operator)",
    "settled (shift TEXT PRIMARY KEY, at)",
    "signing (slot INTEGER PRIMARY KEY, position, operator, at)",
    "papers (position INTEGER PRIMARY KEY, digest, is_training)",
)
"""Made beside the rebuilt read tables, to hold what the transactions say."""

_WORST_MAX = 5
_PAGE = 500


def note_counter(connection: Connection, transaction: Transaction, position: int) -> None:
    """Note what the transaction says of shift and session."""
    kind, at = transaction.kind, transaction.occurred_at.isoformat()
    number, paper = transaction.body.get("number"), transaction.body.get("paper")
    if isinstance(paper, str):
        row_of_paper = (position, paper, int(transaction.identity.is_training))
        connection.execute("INSERT INTO rebuilt.papers VALUES (?, ?, ?)", row_of_paper)
    if kind is TransactionKind.SHIFT_OPEN and isinstance(number, int):
        day, shift = transaction.business_day.isoformat(), transaction.shift_id
        row = (position, number, shift, day, at, transaction.operator_id)
        connection.execute("INSERT INTO rebuilt.opened VALUES (?, ?, ?, ?, ?, ?)", row)
    if kind is TransactionKind.TILL_SETTLE and transaction.shift_id is not None:
        connection.execute("INSERT OR REPLACE INTO rebuilt.settled VALUES (?, ?)", (transaction.shift_id, at))
    if kind in {TransactionKind.SIGN_ON, TransactionKind.SIGN_OFF}:
        operator = transaction.body.get("operator") if kind is TransactionKind.SIGN_ON else None
        row_on = (1, position, operator if isinstance(operator, str) else None, at)
        connection.execute("INSERT OR REPLACE INTO rebuilt.signing VALUES (?, ?, ?, ?)", row_on)


def wrong_shifts(connection: Connection) -> Iterator[Finding]:
    """Shifts and the transactions that opened and settled them, one for one; numbers without gaps."""
    kept = connection.rows(
        "SELECT number, shift_id, business_day, opened_by, opened_at, closed_at FROM shifts ORDER BY number"
    )
    opened = connection.rows(
        "SELECT number, shift, business_day, operator, opened.at, settled.at, position FROM rebuilt.opened AS opened"
        " LEFT JOIN rebuilt.settled AS settled USING (shift) ORDER BY position"
    )
    for number, (shift, opening) in enumerate(zip_longest(kept, opened), 1):
        if shift is None or opening is None or shift[0] != number or not _is_same_shift(shift, opening):
            position = None if opening is None else opening[-1]
            yield Finding("shifts", f"Shift {number} is not what the transactions say of it.", position)
            return


def _is_same_shift(kept: Cells, opened: Cells) -> bool:
    return tuple(kept[:4]) == tuple(opened[:4]) and all(map(_is_same_moment, kept[4:6], opened[4:6]))


def _is_same_moment(kept: object, said: object) -> bool:
    """To the millisecond, which is what a fact carries."""
    if kept is None or said is None:
        return kept is said
    try:
        difference = datetime.fromisoformat(str(kept)) - datetime.fromisoformat(str(said))
    except (ValueError, TypeError):
        return False
    return difference.days in {0, -1} and abs(difference).seconds == 0 and abs(difference).microseconds < 1000


def wrong_session(connection: Connection) -> Iterator[Finding]:
    """Who is signed on must be who signed on last, as soon as anybody has."""
    kept = connection.row("SELECT operator_id, since FROM session WHERE operator_id IS NOT NULL")
    said = connection.row("SELECT operator, at, position FROM rebuilt.signing")
    if said is None:
        return
    operator, since = kept or (None, None)
    on, at, position = said
    if operator != on or (on is not None and not _is_same_moment(since, at)):
        yield Finding("session", "Who is signed on is not who the transactions say signed on last.", position)


def wrong_documents(connection: Connection) -> Iterator[Finding]:
    """Every sale and return keeps its receipt, readable, of no other transaction, and as it was sealed; but those that
    the backend gave back after a restore, whose receipts it never had: they are laid out anew for a copy."""
    places = taken_in_places(connection)
    given_back = "".join(f" AND position NOT BETWEEN {first} AND {last}" for first, last in places)
    missing = connection.rows(
        f"SELECT position FROM transactions WHERE receipt_number IS NOT NULL{given_back} AND NOT EXISTS"
        f" (SELECT 1 FROM spool WHERE spool.position = transactions.position) ORDER BY position LIMIT {_WORST_MAX}"
    )
    for (position,) in missing:
        yield Finding("receipts", "Its receipt is not kept, so no copy of it could be printed.", position)
    query = (
        "SELECT spool_id, position, document, fact_id, hash, digest, is_training FROM spool"
        " LEFT JOIN transactions USING (position) LEFT JOIN rebuilt.papers USING (position)"
        f" WHERE spool_id > ? ORDER BY spool_id LIMIT {_PAGE}"
    )
    after = -(2**63)
    originals = set[int]()
    while page := connection.rows(query, (after,)):
        after = page[-1][0]
        for spool_id, position, document, fact_id, hash_, digest, is_training in page:
            is_anew = position is not None and any(first <= position <= last for first, last in places)
            is_sealed = digest is not None and position not in originals and not is_anew
            sealed = _Sealed(digest, bool(is_training)) if is_sealed else None
            originals.add(position)
            fault = _fault_of(document, fact_id, hash_, sealed)
            if fault is not None:
                yield Finding("receipts", f"The kept receipt no. {spool_id} {fault}.", position)


@dataclass(frozen=True, slots=True)
class _Sealed:
    """What the sealed transaction says of its receipt."""

    digest: str
    is_training: bool


def _fault_of(document: object, fact_id: object, hash_: object, sealed: _Sealed | None) -> str | None:
    try:
        receipt = receipt_from_json(json.loads(str(document)))
    except (ValueError, TypeError, RecursionError):
        return "cannot be read"
    if fact_id is not None and [claim for claim in _claims_of(receipt) if claim != (fact_id, hash_)]:
        return "carries the code of another transaction"
    if sealed is None:
        return None
    original = without_training_mark(receipt) if sealed.is_training else receipt
    return None if paper_digest(without_signed_code(original)) == sealed.digest else "does not read as it was sealed"


def _claims_of(receipt: Receipt) -> Iterator[tuple[str, str]]:
    """The transactions that its signed codes stand for."""
    for block in receipt.blocks:
        found = read_receipt_code(block.text) if isinstance(block, Code) else None
        if found is not None:
            yield found.claim.fact_id, found.claim.fact_hash
