"""Adds a file of invoice lines up on its own: decimals, no Money, no sale, nothing the till computes with.

A second opinion is worth something only while it shares nothing with the first; keep it that way.
"""

import csv
import gzip
import zlib
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path

MEBIBYTE = 1 << 20
MILLIONTH = Decimal("0.000001")
NAMES = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice")
_PATTERNS = ("%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%dT%H:%M", "%m/%d/%Y %H:%M")


def net_minor(path: Path, decimals: int) -> int:
    """What the file's sales less its returns come to, each line rounded half up to so many decimals of the currency,
    in units of the last of them."""
    return sum(_minor(record, decimals) for record in _records(path))


def _records(path: Path) -> Iterator[dict[str, str]]:
    """Rows by the names in the first one, of two alike the first; what follows damage does not count."""
    texts = _texts(path)
    first = next(texts, None) or ""
    if len(first) == 5 and first[:4].lower() == "sep=":  # for Excel alone
        first = next(texts, None) or ""
    separator = max(",;\t|", key=lambda sign: sum(name in _header(first, sign) for name in NAMES))
    header = _header(first, separator)
    for row in _rows(list(texts), separator, len(header)):
        yield dict(zip(reversed(header), reversed(row), strict=True))


def _header(line: str, separator: str) -> list[str]:
    known = {name.casefold(): name for name in NAMES}
    parts = [part.strip() for part in (_split([line], separator) or [])]
    return [known.get(part.casefold(), part) for part in parts]


def _texts(path: Path) -> Iterator[str | None]:
    """Each line of the file; None for one that is no text."""
    opened = gzip.open if path.read_bytes()[:2] == b"\x1f\x8b" else open
    with opened(path, "rb") as file:
        try:
            for at, line in enumerate(file):
                payload = line.rstrip(b"\r\n").removeprefix(b"" if at else b"\xef\xbb\xbf")
                yield None if b"\0" in payload or len(payload) > MEBIBYTE else _decoded(payload)
        except (OSError, EOFError, zlib.error):
            return


def _decoded(payload: bytes) -> str | None:
    for encoding in ("utf-8", "cp1252"):
        with suppress(UnicodeDecodeError):
            return payload.decode(encoding)
    return None


def _rows(texts: list[str | None], separator: str, width: int) -> Iterator[list[str]]:
    """A row is the fewest lines from here on that make one; a line that begins none is passed over alone."""
    at = 0
    while at < len(texts):
        for end in range(at + 1, min(at + 202, len(texts) + 1)):
            if texts[end - 1] is None:
                break
            row = _split([text or "" for text in texts[at:end]], separator)
            is_whole = row is not None and len(row) >= width and not "".join(row[width:]).strip()
            if row is not None and is_whole:
                yield row[:width]
                at = end - 1
            if row is not None and (is_whole or end == at + 1):
                break
        at += 1


def _split(lines: list[str], separator: str) -> list[str] | None:
    """The parts of exactly these lines; None when quotes are open at their end or stand amiss."""
    try:
        rows = list(csv.reader([line + "\n" for line in lines], delimiter=separator, strict=True))
    except csv.Error:
        return None
    return rows[0] if len(rows) == 1 else None


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


# The lines of an invoice stand together and have one date; reading it for each was an eighth of a whole replay.
@lru_cache(maxsize=16)
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
