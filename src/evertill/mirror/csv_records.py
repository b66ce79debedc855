"""Records of a delimited text file, read so that a broken line costs nothing but itself.

The standard reader would let a quote that is never closed swallow all that follows; here such a line is given up alone.
"""

import csv
import re
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import field
from typing import Protocol

from evertill.domain.rows.catalogue_rows import RowFault
from evertill.kernel.values import dataclass

DELIMITERS = (",", ";", "\t", "|")
LONGEST_LINE = 1 << 20
_MOST_LINES_OF_A_RECORD = 200
_UTF_8_MARK = b"\xef\xbb\xbf"
_SPREADSHEET_LINE = re.compile(rb"(?:\xef\xbb\xbf)?sep=.\r?\n", re.IGNORECASE)
"""A line before the header that tells Excel the delimiter; the header itself tells it to us."""


class ByteLines(Protocol):
    """A file read line by line."""

    def readline(self, size: int = -1, /) -> bytes:
        """The next line with its end, or as much of it as allowed; empty at the end of the file."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the file, counted from 1, without its end; or why it is no text."""

    number: int
    text: str
    fault: RowFault | None = None


@dataclass(frozen=True, slots=True)
class Record:
    """The cells of a record, or why it has none."""

    row: int
    cells: Sequence[str]
    fault: RowFault | None = None


@dataclass(slots=True)
class Lines:
    """The lines of a file, some of which may be put back."""

    file: ByteLines
    count: int = 0
    foreign: int = 0
    """Lines that were not UTF-8, and were read as Windows-1252."""
    _ahead: deque[Line] = field(default_factory=deque)

    def next(self) -> Line | None:
        """The next line; None at the end."""
        if self._ahead:
            return self._ahead.popleft()
        raw = self.file.readline(LONGEST_LINE)
        if not raw:
            return None
        self.count += 1
        if self.count == 1 and _SPREADSHEET_LINE.fullmatch(raw):
            return self.next()
        if len(raw) == LONGEST_LINE and not raw.endswith(b"\n"):
            while (rest := self.file.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
                pass
            return Line(self.count, "", RowFault.TOO_LONG)
        return self._line(raw)

    def put_back(self, lines: Sequence[Line]) -> None:
        """Read these again."""
        self._ahead.extendleft(reversed(lines))

    def _line(self, raw: bytes) -> Line:
        bare = raw.rstrip(b"\r\n")
        if self.count == 1:
            bare = bare.removeprefix(_UTF_8_MARK)
        try:
            text = bare.decode("utf-8")
        except UnicodeDecodeError:
            try:
                text = bare.decode("cp1252")
            except UnicodeDecodeError:
                return Line(self.count, "", RowFault.NOT_TEXT)
            self.foreign += 1
        return Line(self.count, text, RowFault.NOT_TEXT if "\0" in text else None)


def split_header(line: str, known: Sequence[str]) -> tuple[str, list[str]]:
    """The delimiter that gives the most known column names, and the names in lower case, in the order of the file."""
    best = (",", [""])
    for delimiter in DELIMITERS:
        cells = _cells([line], delimiter)
        names = [cell.strip().casefold() for cell in cells or []]
        if len(set(names).intersection(known)) > len(set(best[1]).intersection(known)):
            best = delimiter, names
    return best


def read_records(lines: Lines, delimiter: str, width: int, *, keeps_blank: bool = False) -> Iterator[Record]:
    """All records after the header; blank ones are left out, unless somebody counts them."""
    while (line := lines.next()) is not None:
        record = _record(line, lines, delimiter, width)
        if keeps_blank or record.fault is not None or any(cell.strip() for cell in record.cells):
            yield record


def _record(line: Line, lines: Lines, delimiter: str, width: int) -> Record:
    if line.fault is not None or not line.text.strip():
        return Record(line.number, (), line.fault)
    cells: Sequence[str] | None = line.text.split(delimiter) if '"' not in line.text else _cells([line.text], delimiter)
    if cells is None:
        cells = _cells_over_lines(line, lines, delimiter, width)
    fitting = None if cells is None else _fitted(cells, width)
    return Record(line.number, (), RowFault.MALFORMED) if fitting is None else Record(line.number, fitting)


def _cells_over_lines(first: Line, lines: Lines, delimiter: str, width: int) -> Sequence[str] | None:
    """The cells of a record with line breaks in quotes; None, and only its first line used, when that leads nowhere."""
    taken: list[Line] = []
    size = len(first.text)
    while len(taken) < _MOST_LINES_OF_A_RECORD and size < LONGEST_LINE:
        line = lines.next()
        if line is None:
            break
        taken.append(line)
        size += len(line.text)
        if line.fault is not None:
            break
        if '"' in line.text:
            cells = _cells([first.text, *(more.text for more in taken)], delimiter)
            if cells is not None and _fitted(cells, width) is not None:
                return cells
    lines.put_back(taken)
    return None


def _cells(lines: Sequence[str], delimiter: str) -> list[str] | None:
    """The cells of exactly these lines; None when they are no whole record."""
    reader = csv.reader([line + "\n" for line in lines], delimiter=delimiter, strict=True)
    try:
        cells = next(reader, [])
    except csv.Error:
        return None
    return cells if reader.line_num == len(lines) else None


def _fitted(cells: Sequence[str], width: int) -> Sequence[str] | None:
    """As many cells as there are columns; spreadsheets add empty ones at the end of a line, which count for nothing."""
    if len(cells) < width or any(cell.strip() for cell in cells[width:]):
        return None
    return cells[:width]
