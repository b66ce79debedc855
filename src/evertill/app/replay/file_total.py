"""Adds a file of invoice lines up on its own: decimals, no Money, no sale, nothing the till computes with.

A second opinion is worth something only while it shares nothing with the first; keep it that way.
"""

import csv
import gzip
import zlib
from collections.abc import Iterator
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

PENNY = Decimal("0.01")
MILLIONTH = Decimal("0.000001")
_PATTERNS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%m/%d/%Y %H:%M")


def net_pennies(path: Path) -> int:
    """What the file's sales less its returns come to, each line rounded half up to the penny."""
    return sum(map(_pennies, _dictionaries(path)))


def _dictionaries(path: Path) -> Iterator[dict[str, str]]:
    """Rows by the names in the first one; a row too short for them, and what follows damage, does not count."""
    opened = gzip.open if path.read_bytes()[:2] == b"\x1f\x8b" else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        records = csv.reader(line.replace("\0", "\ufffd") for line in file)
        try:
            header = [name.strip() for name in next(records)]
            for record in records:
                row = {name: value.strip() for name, value in zip(reversed(header), reversed(_fit(record, header)), strict=True)}
                yield row
        except (csv.Error, OSError, EOFError, zlib.error, StopIteration):
            return
