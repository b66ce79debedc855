"""What SQLite says of the mirror, told to a person. The mirror can be replaced, so none of it endangers a sale."""

import sqlite3

from evertill.kernel.errors import Bug, JournalFault

_FULL = (
    "The disk of this till is full, so the shop's newer products and prices were not kept; "
    "selling goes on with the copy at hand; free disk space."
)
_BROKEN = (
    "The disk of this till could not be read or written, so the copy of the shop's products may be out of date; "
    "selling goes on with what can be read; call for service if this comes again."
)
_LOCKED = (
    "Another program holds this till's copy of the products, so newer ones were not kept; "
    "selling goes on with the copy at hand; close that program."
)
_DAMAGED = (
    "This till's copy of the products is damaged, so items cannot be found; "
    "key their prices until the copy has been fetched again, which begins by itself."
)
_NOT_WRITABLE = (
    "This till's copy of the products may not be opened, so items cannot be found; "
    "allow the account that runs Evertill to write the till's home folder."
)

_SENTENCES = {
    sqlite3.SQLITE_FULL: _FULL,
    sqlite3.SQLITE_IOERR: _BROKEN,
    sqlite3.SQLITE_BUSY: _LOCKED,
    sqlite3.SQLITE_LOCKED: _LOCKED,
    sqlite3.SQLITE_PROTOCOL: _LOCKED,
    sqlite3.SQLITE_CORRUPT: _DAMAGED,
    sqlite3.SQLITE_NOTADB: _DAMAGED,
    sqlite3.SQLITE_CANTOPEN: _NOT_WRITABLE,
    sqlite3.SQLITE_READONLY: _NOT_WRITABLE,
    sqlite3.SQLITE_PERM: _NOT_WRITABLE,
}


def fault_of(error: sqlite3.Error) -> JournalFault | Bug:
    """The fault a person should hear of; a Bug when it is not the world that failed (wrong SQL, say)."""
    sentence = _SENTENCES.get(primary_code(error))
    if sentence is None:
        return Bug(f"the mirror refused a statement: {error}")
    return JournalFault(sentence)


def is_damage(error: sqlite3.Error) -> bool:
    """Whether the file itself cannot be made sense of, so that only making it anew helps."""
    return primary_code(error) in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


def primary_code(error: sqlite3.Error) -> int:
    """The result code without its extension; errors that SQLite itself did not raise have none."""
    code = getattr(error, "sqlite_errorcode", None)
    return code & 0xFF if isinstance(code, int) else sqlite3.SQLITE_MISUSE
