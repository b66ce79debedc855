"""What was refused must not come back: a commit whose last write failed is not to be found whole after a crash.

When the disk fails while a commit is being synced, SQLite says no, but all of its pages may already lie in the log, and
a start after a crash would take them for committed, although the cashier was told to repeat the step.
"""

from evertill.journal.file.connection import Connection
from evertill.kernel.errors import Bug, JournalFault


def overwrite_refused_commit(connection: Connection) -> None:
    """Count the refusal in a commit of its own, written over the refused one; a dead disk may refuse that too."""
    try:
        connection.execute("BEGIN IMMEDIATE")
        connection.execute(
            "INSERT INTO settings (name, value) VALUES ('refused_commits', '1')"
            " ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1"
        )
        connection.execute("COMMIT")
    except (JournalFault, Bug):
        if connection.in_transaction:
            _try_to_roll_back(connection)


def _try_to_roll_back(connection: Connection) -> None:
    try:
        connection.execute("ROLLBACK")
    except (JournalFault, Bug):  # the next unit of work tries again before it begins
        return
