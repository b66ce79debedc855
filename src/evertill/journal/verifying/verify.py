"""Is the journal what it was when it was written? Reads a till's file while it sells, and changes nothing."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from evertill.domain.facts.transaction import GENESIS_HASH, Transaction
from evertill.journal.file.connection import Connect, Connection, connect_sqlite, open_reader
from evertill.journal.file.faults import is_damage
from evertill.journal.file.migrate import read_version, refuse_newer
from evertill.journal.file.snapshot import VERSION
from evertill.journal.verifying.verify_counter import wrong_documents, wrong_session, wrong_shifts
from evertill.journal.verifying.verify_customers import wrong_sealed
from evertill.journal.verifying.verify_report import Acknowledged, EpochSummary, Finding, VerifyReport
from evertill.journal.verifying.verify_tables import (
    begin_rebuilding,
    differing_rows,
    rebuild,
    wrong_copies,
    wrong_item_sums,
    wrong_outbox_rows,
)
from evertill.journal.verifying.verify_transaction import (
    COLUMNS,
    Stored,
    read_stored,
    stored_of,
    wrong_columns,
    wrong_sums,
)
from evertill.journal.verifying.verify_z import ZWalk, wrong_z
from evertill.kernel.errors import Bug, JournalFault

_PAGE = 1000
_NEVER_WRITTEN = (Bug, ValueError, TypeError, LookupError, AttributeError, OverflowError, RecursionError)
"""What comes of tables, columns and values that damage has turned into others: the file's fault, not the program's."""
_FINDINGS_MAX = 100
"""More than so many say no more than so many."""

Progress = Callable[[int, int], None]
"""Told how many of how many transactions were looked at."""


def _unheard(done: int, total: int) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class _Chain:
    """How far an epoch's chain was followed."""

    number: int
    epoch: str
    store: str
    workstation: str
    is_training: bool
    sequence: int = 0
    receipt_number: int = 0
    hash: str = GENESIS_HASH


@dataclass(slots=True)
class _Walk:
    """How far the file was followed."""

    chains: dict[int, _Chain] = field(default_factory=dict)
    position: int = 0
    count: int = 0
    zs: ZWalk = field(default_factory=ZWalk)


def verify(path: Path, *, connect: Connect = connect_sqlite, progress: Progress = _unheard) -> VerifyReport:
    """Check the whole journal as it is at this moment; JournalFault when there is none of this version to be read."""
    if not path.exists():
        raise JournalFault(
            f"There is no journal in {path.parent}, so there is nothing to verify; name the till's home folder."
        )
    connection = open_reader(path, connect)
    walk, findings, acknowledged = _Walk(), list[Finding](), list[Acknowledged]()
    try:
        _check_version(connection)
        begin_rebuilding(connection)
        connection.execute("BEGIN")
        walk.chains = _read_chains(connection)
        acknowledged.extend(_read_acknowledged(connection))
        for finding in islice(_findings(connection, walk, progress), _FINDINGS_MAX):
            findings.append(_placed(connection, finding))
    except JournalFault as fault:
        if not is_damage(fault):
            raise
        findings.append(Finding("file", f"The file is damaged; reading ended after {walk.count} transactions."))
    except _NEVER_WRITTEN as error:
        sentence = f"The file holds what no till wrote ({error}); reading ended after {walk.count} transactions."
        findings.append(Finding("file", sentence))
    finally:
        connection.close()
    return VerifyReport(
        transactions=walk.count,
        epochs=tuple(_summary(chain) for chain in walk.chains.values()),
        findings=tuple(findings),
        acknowledged=tuple(acknowledged),
    )


def _check_version(connection: Connection) -> None:
    version = read_version(connection)
    refuse_newer(version)
    if version == 0:
        raise JournalFault(
            "This journal is empty, so there is nothing to verify; where a till has sold before, restore its latest "
            "backup."
        )
    if version < VERSION:
        raise JournalFault(
            "This journal is that of an older Evertill and was not looked at; start the till once, then verify again."
        )


def _findings(connection: Connection, walk: _Walk, progress: Progress) -> Iterator[Finding]:
    """All checks, the chain first."""
    for (sentence,) in connection.rows("PRAGMA integrity_check(5)"):
        if sentence != "ok":
            yield Finding("file", f"SQLite finds the file damaged: {sentence}.")
    for stored in _all_stored(connection, progress):
        yield from _look(connection, walk, stored)
        walk.position = stored.position
        walk.count += 1
    yield from differing_rows(connection)
    yield from wrong_item_sums(connection)
    yield from wrong_outbox_rows(connection)
    yield from wrong_shifts(connection)
    yield from wrong_session(connection)
    yield from wrong_copies(connection)
    yield from wrong_documents(connection)
    yield from wrong_sealed(connection)
    yield from _wrong_acknowledgements(connection)


def _all_stored(connection: Connection, progress: Progress) -> Iterator[Stored]:
    found = connection.row("SELECT count(*) FROM transactions")
    total, done, after = found[0] if found else 0, 0, -(2**63)
    query = f"SELECT {COLUMNS} FROM transactions WHERE position > ? ORDER BY position LIMIT {_PAGE}"
    while page := connection.rows(query, (after,)):
        yield from map(stored_of, page)
        after, done = page[-1][0], done + len(page)
        progress(done, total)


def _look(connection: Connection, walk: _Walk, stored: Stored) -> Iterator[Finding]:
    """Check one transaction by itself and against the one before it."""
    transaction, why = None, ""
    try:
        transaction = read_stored(stored)
    except ValueError as error:
        why = str(error)
    number = stored.epoch_number if transaction is None else transaction.identity.epoch_number
    chain = walk.chains.get(number)
    if chain is None:
        yield Finding("chain", f"It belongs to epoch {number}, which this file does not know.", stored.position)
        return
    expected = chain.sequence + 1

    def found(check: str, sentence: str, sequence: int = expected) -> Finding:
        return Finding(check, sentence, stored.position, number, sequence)

    if stored.position != walk.position + 1:
        yield found("numbers", f"The file goes from place {walk.position} to {stored.position}.")
    if transaction is None:
        yield found("chain", f"It was changed after it was sealed: {why}.")
        chain.sequence, chain.hash = expected, stored.hash
        chain.receipt_number = stored.receipt_number or chain.receipt_number
        return
    for column in wrong_columns(stored, transaction):
        yield found("columns", f"Its column {column} does not say what its sealed text says.", transaction.sequence)
    for sentence in _out_of_chain(chain, transaction):
        yield found("chain", sentence)
    for sentence in _unsound(connection, stored, transaction):
        yield found("sums", sentence, transaction.sequence)
    for sentence in wrong_z(walk.zs, transaction):
        yield found("z", sentence, transaction.sequence)
    _follow(chain, transaction)


def _out_of_chain(chain: _Chain, transaction: Transaction) -> Iterator[str]:
    """What does not follow from the transaction before."""
    identity = transaction.identity
    if (identity.epoch, identity.store, identity.workstation, identity.is_training) != (
        chain.epoch,
        chain.store,
        chain.workstation,
        chain.is_training,
    ):
        yield "It was sealed by another workstation or in another epoch."
    if transaction.sequence != chain.sequence + 1:
        yield f"After sequence {chain.sequence} comes {transaction.sequence}."
    if transaction.previous_hash != chain.hash:
        yield "It is not chained to the transaction before it."
    if transaction.receipt_number not in {None, chain.receipt_number + 1}:
        yield f"After receipt number {chain.receipt_number} comes {transaction.receipt_number}."


def _unsound(connection: Connection, stored: Stored, transaction: Transaction) -> Iterator[str]:
    """Sums of its own that are off; its read rows are made on the way."""
    try:
        for sentence in wrong_sums(transaction):
            yield f"In its text {sentence}."
        rebuild(connection, transaction, stored.position)
    except (ValueError, Bug) as error:
        yield f"Its text cannot be a {transaction.kind}: {error}."


def _follow(chain: _Chain, transaction: Transaction) -> None:
    chain.sequence = max(transaction.sequence, chain.sequence)
    chain.receipt_number = max(transaction.receipt_number or 0, chain.receipt_number)
    chain.hash = transaction.hash


def _wrong_acknowledgements(connection: Connection) -> Iterator[Finding]:
    """What a backend has confirmed must still be there as it was."""
    found = connection.rows(
        "SELECT route, acknowledged_position, acknowledged_hash, hash FROM routes"
        " LEFT JOIN transactions ON position = acknowledged_position WHERE acknowledged_position IS NOT NULL"
    )
    for route, position, acknowledged, hash_ in found:
        if acknowledged != hash_:
            sentence = (
                f"The transaction that {route} confirmed last is gone or was changed: the file was put back or cut."
            )
            yield Finding("acknowledged", sentence, position)


def _read_acknowledged(connection: Connection) -> Iterator[Acknowledged]:
    found = connection.rows(
        "SELECT route, sequence, acknowledged_hash FROM routes"
        " LEFT JOIN transactions ON position = acknowledged_position ORDER BY route"
    )
    for route, sequence, hash_ in found:
        yield Acknowledged(route, sequence, hash_)


def _read_chains(connection: Connection) -> dict[int, _Chain]:
    found = connection.rows("SELECT number, epoch, store, workstation, is_training FROM epochs ORDER BY number")
    return {
        number: _Chain(number, epoch, store, workstation, bool(is_training))
        for number, epoch, store, workstation, is_training in found
    }


def _summary(chain: _Chain) -> EpochSummary:
    return EpochSummary(chain.number, chain.epoch, chain.sequence, chain.receipt_number, chain.hash)


def _placed(connection: Connection, finding: Finding) -> Finding:
    """With the sequence of the transaction it concerns, as far as the file still tells."""
    if finding.sequence is not None or finding.position is None:
        return finding
    found = connection.row(
        "SELECT epoch_number, sequence FROM transactions WHERE position >= ? ORDER BY position LIMIT 1",
        (finding.position,),
    )
    return finding if found is None else replace(finding, epoch_number=found[0], sequence=found[1])
