"""Adds a file of invoice lines up on its own: decimals, no Money, no sale, nothing the till computes with.

A second opinion is worth something only while it shares nothing with the first; keep it that way.
"""

import csv
import gzip
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path

PENNY = Decimal("0.01")
_DATE = re.compile(r"\d{4}-\d\d-\d\d[ T]\d\d:\d\d|\d{1,2}/\d{1,2}/\d{4} \d{1,2}:\d\d")


def net_pennies(path: Path) -> int:
    """What the file's sales less its returns come to, each line rounded half up to the penny."""
    opened = gzip.open if path.read_bytes()[:2] == b"\x1f\x8b" else open
    with opened(path, "rt", encoding="utf-8-sig", errors="replace", newline="") as file:
        rows = csv.DictReader(line.replace("\0", "\ufffd") for line in file)
        return sum(_pennies(row) for row in rows)


def _pennies(row: dict[str, str | None]) -> int:
    invoice = (row.get("InvoiceNo") or "").strip()
    sign = -1 if invoice[:1] == "C" else 1
    digits = invoice[1:] if sign < 0 else invoice
    try:
        quantity, price = Decimal((row.get("Quantity") or "").strip()), Decimal((row.get("UnitPrice") or "").strip())
    except InvalidOperation:
        return 0
    counts = (
        digits.isascii()
        and digits.isdigit()
        and (row.get("StockCode") or "").strip() != ""
        and quantity % 1 == 0
        and quantity * sign > 0
        and _DATE.match((row.get("InvoiceDate") or "").strip()) is not None
        and price > 0
    )
    if not counts:
        return 0
    line = (abs(quantity) * price).quantize(PENNY, ROUND_HALF_UP)
    return sign * int(line * 100)
