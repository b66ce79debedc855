"""What SQLite says becomes one sentence for a person, or a Bug when it was our own doing."""

import sqlite3

import pytest

from evertill.journal.file.connection import Connection
from evertill.journal.file.faults import fault_of, is_disk_full
from evertill.kernel.errors import Bug, JournalFault


def an_error(code: int) -> sqlite3.OperationalError:
    error = sqlite3.OperationalError("said SQLite")
    error.sqlite_errorcode = code
    return error


@pytest.mark.parametrize(
    ("code", "word"),
    [
        (sqlite3.SQLITE_FULL, "full"),
        (sqlite3.SQLITE_IOERR, "read or written"),
        (sqlite3.SQLITE_IOERR_FSYNC, "read or written"),
        (sqlite3.SQLITE_BUSY, "Another program"),
        (sqlite3.SQLITE_BUSY_SNAPSHOT, "Another program"),
        (sqlite3.SQLITE_LOCKED, "Another program"),
        (sqlite3.SQLITE_CORRUPT, "damaged"),
        (sqlite3.SQLITE_NOTADB, "damaged"),
        (sqlite3.SQLITE_CANTOPEN, "may not be written"),
        (sqlite3.SQLITE_READONLY, "may not be written"),
        (sqlite3.SQLITE_NOMEM, "memory"),
    ],
)
def test_fault_of_the_world_says_what_happened_what_it_means_and_what_to_do(code: int, word: str) -> None:
    fault = fault_of(an_error(code))
    assert isinstance(fault, JournalFault)
    assert word in fault.text
    assert fault.text.endswith(".")
    assert ";" in fault.text


@pytest.mark.parametrize("code", [sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_MISUSE])
def test_fault_of_our_own_doing_is_a_bug(code: int) -> None:
    assert isinstance(fault_of(an_error(code)), Bug)


def test_fault_without_a_code_is_a_bug() -> None:
    assert isinstance(fault_of(sqlite3.ProgrammingError("another thread")), Bug)


def test_disk_full_is_told_from_other_errors() -> None:
    assert is_disk_full(an_error(sqlite3.SQLITE_FULL))
    assert not is_disk_full(an_error(sqlite3.SQLITE_IOERR_WRITE))


def test_connection_turns_errors_into_faults_and_tells_whoever_listens() -> None:
    heard: list[sqlite3.Error] = []
    raw = sqlite3.connect(":memory:", isolation_level=None)
    connection = Connection(raw, heard.append)
    for wrong in (
        lambda: connection.execute("SELEKT"),
        lambda: connection.execute_many("SELEKT ?", [(1,)]),
        lambda: connection.change("SELEKT"),
        lambda: connection.rows("SELEKT"),
        lambda: connection.row("SELEKT"),
    ):
        with pytest.raises(Bug, match="SELEKT"):
            wrong()
    assert len(heard) == 5
    raw.close()
