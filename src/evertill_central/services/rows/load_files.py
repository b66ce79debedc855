"""Loading a folder of CSV or JSON files named after streams; loading it again changes nothing.

What a row of a CSV file means is in `table_rows`; a JSON file holds rows, or contents, or for `policy` the one content.
"""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from evertill.domain.rows.stream_rows import STORE_POLICY_KEY, Stream
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill_central.services.common.central import Central
from evertill_central.services.common.json_text import lenient_json
from evertill_central.services.rows.proofs import with_verifiers
from evertill_central.services.rows.row_rules import STORES, WORKSTATIONS
from evertill_central.services.rows.table_rows import table_rows
from evertill_central.services.rows.write_rows import RefusedRow, write_rows

LOADED = (
    STORES,
    WORKSTATIONS,
    Stream.TAXES,
    Stream.PRODUCTS,
    Stream.AISLES,
    Stream.PRICES,
    Stream.PROMOTIONS,
    Stream.STOCK,
    Stream.OPERATORS,
    Stream.POLICY,
    Stream.CUSTOMERS,
)
"""In this order, for stock and prices name stores."""

_ENDINGS = (".csv", ".json")


@dataclass(frozen=True, slots=True)
class FileReport:
    """What became of one file; a refused row is named by its line, or in JSON by its number."""

    name: str
    written: int
    unchanged: int
    refused: tuple[RefusedRow, ...]


@dataclass(frozen=True, slots=True)
class FolderReport:
    """What became of a folder."""

    files: tuple[FileReport, ...]
    passed_over: tuple[str, ...]
    """Files with rows, by their ending, whose name is no stream's; nothing of them was loaded."""


@dataclass(frozen=True, slots=True)
class NumberedRow:
    """A row as an admin would send it, and where it stood."""

    line: int
    row: object


def load_folder(central: Central, folder: Path) -> FolderReport:
    """Load every file of the folder that is named after a stream; SettingsFault when there is none."""
    found = [(stream, folder / f"{stream}{ending}") for stream in LOADED for ending in _ENDINGS]
    files = [(str(stream), path) for stream, path in found if path.is_file()]
    if not files:
        raise SettingsFault(
            f"Nothing was loaded: {folder} has no file such as products.csv; name the files after streams."
        )
    known = {path for _, path in files}
    others = sorted(path for path in folder.iterdir() if path.is_file() and path.suffix.casefold() in _ENDINGS)
    return FolderReport(
        tuple(_load(central, stream, path) for stream, path in files),
        tuple(path.name for path in others if path not in known),
    )


def _load(central: Central, stream: str, path: Path) -> FileReport:
    try:
        rows = list(_csv_rows(stream, path) if path.suffix == ".csv" else _json_rows(stream, path))
    except (ValueError, csv.Error, OSError) as error:
        refused = RefusedRow(0, None, f"The file cannot be read, so nothing of it was loaded: {str(error)[:200]}.")
        return FileReport(path.name, 0, 0, (refused,))
    sent = [each.row for each in rows]
    if stream == Stream.OPERATORS:
        sent = with_verifiers(central, sent)
    report = write_rows(central, stream, sent)
    by_line = [RefusedRow(rows[row.number - 1].line, row.key, row.reason) for row in report.refused]
    return FileReport(path.name, report.written, report.unchanged, tuple(by_line))


def _csv_rows(stream: str, path: Path) -> Iterator[NumberedRow]:
    with path.open(encoding="utf-8-sig", newline="") as text:
        header = text.readline()
        text.seek(0)
        delimiter = ";" if header.count(";") > header.count(",") else ","
        reader = csv.DictReader(text, delimiter=delimiter, strict=True)
        cells = [(reader.line_num, row) for row in reader]
    for line, row in table_rows(stream, cells):
        yield NumberedRow(line, row)


def _json_rows(stream: str, path: Path) -> Iterator[NumberedRow]:
    parsed = lenient_json(path.read_bytes())
    if stream == Stream.POLICY and isinstance(parsed, dict) and "rows" not in parsed:
        parsed = [{"key": STORE_POLICY_KEY, "content": parsed}]
    if isinstance(parsed, dict):
        parsed = parsed.get("rows")
    if not isinstance(parsed, list):
        raise ValueError("it is neither a list of rows nor an object with a list `rows`")
    for number, row in enumerate(parsed, start=1):
        yield NumberedRow(number, _as_row(stream, row))


def _as_row(stream: str, row: object) -> object:
    """A bare content becomes a row; `store` in it is the row's, except where it names the store itself."""
    if not isinstance(row, dict) or "content" in row:
        return row
    if stream in (STORES, WORKSTATIONS):
        key, store = ("store", None) if stream == STORES else ("workstation", row.get("store"))
        return {"key": row.get(key), "store": store, "content": row}
    content = {name: value for name, value in row.items() if name != "store"}
    return {"content": content, "store": row.get("store")}


def report_text(folder: FolderReport) -> str:
    """The report for a person."""
    lines: list[str] = []
    for report in folder.files:
        lines.append(
            f"{report.name}: {report.written} written, {report.unchanged} unchanged, {len(report.refused)} refused"
        )
        lines += [_refused_text(report, row) for row in report.refused]
    if folder.passed_over:
        names = ", ".join(folder.passed_over)
        lines.append(f"Passed over, for no stream is called so: {names}. Streams are {', '.join(LOADED)}.")
    return "\n".join(lines)


def report_json(folder: FolderReport) -> str:
    """The report for a program."""
    files = [
        {
            "file": report.name,
            "written": report.written,
            "unchanged": report.unchanged,
            "refused": [{"line": row.number, "key": row.key, "reason": row.reason} for row in report.refused],
        }
        for report in folder.files
    ]
    return json.dumps({"files": files, "passed_over": list(folder.passed_over)})


def _refused_text(report: FileReport, row: RefusedRow) -> str:
    place = f" line {row.number}" if row.number else ""
    key = f" ({row.key})" if row.key else ""
    return f"  {report.name}{place}{key}: {row.reason}"
