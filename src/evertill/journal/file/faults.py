"""What SQLite says, told to a person: what happened, what it means for the sale, what to do next."""

import sqlite3

from evertill.kernel.errors import Bug, JournalFault

_DISK_FULL = (
    "The disk of this till is full, so the last step was not kept and the sale stands as before it; "
    "repeat the step to finish this sale, then free disk space before the next one."
)
_DISK_BROKEN = (
    "The disk of this till could not be read or written, so the last step was not kept and the sale stands as before; "
    "repeat the step once, and if that fails too, stop selling here and call for service."
)
_LOCKED = (
    "Another program holds this till's journal, so the last step was not kept and the sale stands as before it; "
    "close that program and repeat the step."
)
_DAMAGED = (
    "This till's journal file is damaged, so nothing more can be sold here safely; "
    "stop selling, run 'evertill verify' and restore the latest backup."
)
_NOT_WRITABLE = (
    "This till's journal may not be written, so nothing can be sold; "
    "allow the account that runs Evertill to write the till's home folder, then start again."
)
_OUT_OF_MEMORY = (
    "This till ran out of memory, so the last step was not kept and the sale stands as before it; "
    "close other programs and repeat the step."
)

_SENTENCES = {
    sqlite3.SQLITE_FULL: _DISK_FULL,
    sqlite3.SQLITE_IOERR: _DISK_BROKEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
    sqlite3.SQLITE_AUTH: _NOT_WRITABLE,
    sqlite3.SQLITE_NOMEM: _OUT_OF_MEMORY,
}


def unreadable(what: str) -> JournalFault:
    """Something we wrote cannot be read back."""
    return JournalFault(
        f"{what} in this till's journal cannot be read, so it was left as it is and nothing was sold with it; "
        "run 'evertill verify' and show its answer to whoever looks after this till."
    )


def is_disk_full(error: sqlite3.Error) -> bool:
    """Whether the disk had no room left."""
    return _primary_code(error) == sqlite3.SQLITE_FULL


def is_damage(fault: JournalFault) -> bool:
    """Whether the file is not what SQLite wrote."""
    cause = fault.__cause__
    if isinstance(cause, sqlite3.Error) and _primary_code(cause) in {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}:
        return True
    return _is_no_text(cause)


def _is_no_text(error: BaseException | None) -> bool:
    """Whether bytes in a column of text are none: Python finds that out, so SQLite's codes do not say it."""
    is_told = isinstance(error, sqlite3.OperationalError) and str(error).startswith("Could not decode to UTF-8")
    return is_told or isinstance(error, UnicodeDecodeError)


def fault_of(error: sqlite3.Error | UnicodeDecodeError) -> JournalFault | Bug:
    """The fault a person should hear of; a Bug when it was not the world that failed but a statement of ours."""
    if _is_no_text(error) or isinstance(error, UnicodeDecodeError):
        return JournalFault(_DAMAGED)
    sentence = _SENTENCES.get(_primary_code(error))
    if sentence is None:
        return Bug(f"the journal refused a statement: {error}")
    return JournalFault(sentence)


def _primary_code(error: sqlite3.Error) -> int:
    """The result code without its extension; errors that SQLite itself did not raise have none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else sqlite3.SQLITE_MISUSE
