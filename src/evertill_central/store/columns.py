"""What tables are made of: whole numbers and texts. Instants are RFC 3339 in UTC, JSON is text, a flag is a time."""

from sqlalchemy import BigInteger, Column, Index, Integer, MetaData, Table, Text

WHOLE = BigInteger().with_variant(Integer, "sqlite")
"""64 bits everywhere; in SQLite's strict tables the type is called INTEGER."""

metadata = MetaData()


def table(name: str, *parts: Column[int] | Column[str] | Index, rowid: bool = False) -> Table:
    """A strict table; with a row id of its own only where rows are large."""
    return Table(name, metadata, *parts, sqlite_strict=True, sqlite_with_rowid=rowid)


def key(name: str) -> Column[str]:
    """A text of the key."""
    return Column(name, Text, primary_key=True, nullable=False)


def text(name: str) -> Column[str]:
    """A text that is always there."""
    return Column(name, Text, nullable=False)


def maybe_text(name: str) -> Column[str]:
    """A text, or nothing."""
    return Column(name, Text, nullable=True)


def whole(name: str) -> Column[int]:
    """A whole number that is always there."""
    return Column(name, WHOLE, nullable=False)
