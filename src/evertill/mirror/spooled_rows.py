"""Rows laid aside until all of them are known: in memory while few, in a nameless file when many."""

import json
import tempfile
from collections.abc import Iterator, Mapping
from typing import IO

from evertill.mirror.changes import json_text
from evertill.ports.connector import Row

_IN_MEMORY_CHARACTERS = 16 << 20


class SpooledRows:
    """Takes rows one by one, and gives them back in order."""

    def __init__(self) -> None:
        self._file: IO[str] = tempfile.SpooledTemporaryFile(  # noqa: SIM115 - closed by `close`
            _IN_MEMORY_CHARACTERS, "w+", encoding="utf-8"
        )

    def add(self, row: Row) -> None:
        """One more row."""
        self._file.write(row_line(row))

    def rows(self) -> Iterator[Row]:
        """All rows so far."""
        self._file.seek(0)
        for line in self._file:
            yield row_of_line(line)

    def close(self) -> None:
        """Let them go."""
        self._file.close()


def row_line(row: Row) -> str:
    """A row as a line of JSON."""
    return json_text({"key": row.key, "version": row.version, "content": row.content}) + "\n"


def row_of_line(line: str) -> Row:
    """The row in a line; ValueError when there is none."""
    kept: Mapping[str, object] = json.loads(line)
    match kept:
        case {"key": str(key), "version": int(version), "content": (dict() | None) as content}:
            return Row(key, version, content)
        case _:
            raise ValueError("the line holds no row")
