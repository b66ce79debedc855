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

MILLIONTH = Decimal("0.000001")
NAMES = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice")
_PATTERNS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%m/%d/%Y %H:%M")


def net_minor(path: Path, decimals: int) -> int:
    """What the file's sales less its returns come to, each line rounded half up to so many decimals of the currency,
    in units of the last of them."""
    return sum(_minor(record, decimals) for record in _records(path))


def _records(path: Path) -> Iterator[dict[str, str]]:
    """Rows by the names in the first one, of two alike the first; what follows damage does not count."""
    opened = gzip.open if path.read_bytes()[:2] == b"\x1f\x8b" else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.reader(line.replace("\0", "\ufffd") for line in file)
        try:
            header = [name.strip() for name in next(rows, [])]
            for row in rows:
                count = min(len(header), len(row))
                yield dict(zip(reversed(header[:count]), reversed(row[:count]), strict=True))
        except (csv.Error, OSError, EOFError, zlib.error):
            return


def _minor(record: dict[str, str], decimals: int) -> int:
    if not all(name in record for name in NAMES):
        return 0
    invoice, sku, _, quantity_text, date_text, price_text = (record[name].strip() for name in NAMES)
    sign = -1 if invoice[:1] == "C" else 1
    digits = invoice.removeprefix("C")
    is_named = digits.isascii() and digits.isdigit() and len(digits) < 40 and 0 < len(sku) <= 64 and sku.isprintable()
    try:
        quantity, price = Decimal(quantity_text), Decimal(price_text)
        is_figure = 0 < quantity * sign < 1_000_000 and quantity % 1 == 0 and 0 < price < 10_000_001
        if not (is_named and is_figure and price % MILLIONTH == 0 and abs(quantity) * price <= 10_000_000):
            return 0
    except InvalidOperation:
        return 0
    if not _is_date(date_text):
        return 0
    line = (abs(quantity) * price).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return sign * int(line.scaleb(decimals))


def _is_date(text: str) -> bool:
    """Whether some pattern reads it; the patterns' own leniency with blanks, signs and leap seconds is not taken up."""
    if not text.isascii() or len(text.split()) > 2 or text != " ".join(text.split(None, 1)) or text.count(" ") > 1:
        return False
    for pattern in _PATTERNS:
        try:
            moment = datetime.strptime(text, pattern)  # noqa: DTZ007 - only asked whether there is such a moment
        except ValueError:
            continue
        minutes_and_seconds = text.replace("T", " ").split(" ")[1].split(":")[1:]
        return 1970 <= moment.year < 2200 and all(len(part) == 2 for part in minutes_and_seconds) and ":6" not in text
    return False
