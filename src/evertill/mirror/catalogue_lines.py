"""A catalogue file as lines of named cells; its first line names the columns, in any order."""

import gzip
import zlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryDirectory

from evertill.domain.rows.catalogue_rows import COLUMNS, RowFault
from evertill.kernel.errors import SettingsFault
from evertill.mirror.csv_records import ByteLines, Lines, read_records, split_header

_UTF_16_MARKS = (b"\xff\xfe", b"\xfe\xff")


class CatalogueFile:
    """An open catalogue file, its columns already known."""

    def __init__(self, file: ByteLines, name: str) -> None:
        self._lines = Lines(file)
        self._name = name
        self._delimiter, self._columns = self._read_header()

    @property
    def extra_columns(self) -> tuple[str, ...]:
        """Columns the till does not know."""
        return tuple(column for column in self._columns if column not in COLUMNS)

    @property
    def foreign_lines(self) -> int:
        """How many lines so far were not UTF-8."""
        return self._lines.foreign

    def lines(self) -> Iterator[tuple[int, RowFault | None, Mapping[str, str] | None]]:
        """The number of each line, and its cells by column, or else what is wrong with it."""
        for record in read_records(self._lines, self._delimiter, len(self._columns)):
            cells = None if record.fault else dict(zip(self._columns, record.cells, strict=True))
            yield record.row, record.fault, cells

    def _read_header(self) -> tuple[str, Sequence[str]]:
        line = self._lines.next()
        while line is not None and line.fault is None and not line.text.strip():
            line = self._lines.next()
        if line is None:
            raise SettingsFault(
                f"The file {self._name} is empty, so nothing was imported; save the catalogue into it first."
            )
        delimiter, names = split_header(line.text, COLUMNS)
        if "name" not in names or not {"sku", "gtin"}.intersection(names):
            raise SettingsFault(
                f"The first line of {self._name} does not name the columns, so nothing was imported; it needs 'name' "
                f"and 'sku' or 'gtin', and may have {', '.join(COLUMNS)}."
            )
        doubled = sorted({name for name in names if name and names.count(name) > 1})
        if doubled:
            raise SettingsFault(
                f"The file {self._name} has more than one column {doubled[0]!r}, so nothing was imported; "
                "keep the right one."
            )
        return delimiter, [name or f"column {place}" for place, name in enumerate(names, 1)]


@contextmanager
def lasting_file(path: Path) -> Iterator[Path]:
    """The file itself, or a copy of what comes through a pipe, for a file is read twice; SettingsFault as below."""
    if not path.is_fifo():
        yield path
        return
    with TemporaryDirectory() as folder:
        copy = Path(folder) / path.name
        try:
            with path.open("rb") as source, copy.open("wb") as kept:
                copyfileobj(source, kept)
        except OSError as error:
            raise _unreadable(path, error) from error
        yield copy


@contextmanager
def open_catalogue(path: Path) -> Iterator[CatalogueFile]:
    """The file, from its first line on; SettingsFault when it cannot be read to its end."""
    try:
        with path.open("rb") as raw:
            if path.name.casefold().endswith(".gz"):
                with gzip.open(raw) as file:
                    _refuse_utf_16(file.peek(2)[:2], path)
                    yield CatalogueFile(file, path.name)
            else:
                _refuse_utf_16(raw.peek(2)[:2], path)
                yield CatalogueFile(raw, path.name)
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SettingsFault(
            f"The file {path.name} is no whole gzip file, so nothing was imported; copy it here again."
        ) from error
    except OSError as error:
        raise _unreadable(path, error) from error


def _unreadable(path: Path, error: OSError) -> SettingsFault:
    return SettingsFault(
        f"The file {path} could not be read ({error.strerror or error}), so nothing was imported; "
        "check its name and its rights."
    )


def _refuse_utf_16(start: bytes, path: Path) -> None:
    if start in _UTF_16_MARKS:
        raise SettingsFault(
            f"The file {path.name} is in UTF-16, so nothing was imported; save it as CSV in UTF-8 and import it again."
        )
