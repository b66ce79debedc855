"""Reads a file of invoice lines, .csv or .csv.gz, with the columns named in COLUMNS.

Every row becomes a line sold, a line returned or a write-off of its invoice, or is refused with its reason; no row
stops another.
"""

import gzip
import io
import re
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import field
from datetime import datetime
from decimal import Decimal, InvalidOperation
from pathlib import Path

from evertill.domain.rows.catalogue_rows import RowFault
from evertill.domain.rows.stream_rows import NAME_LENGTH, SKU_LENGTH
from evertill.kernel.errors import SettingsFault
from evertill.kernel.values import dataclass
from evertill.mirror.csv_records import ByteLines, Lines, read_records, split_header

COLUMNS = ("InvoiceNo", "StockCode", "Description", "Quantity", "InvoiceDate", "UnitPrice")
QUANTITY_MAX = 999_999
AMOUNT_MAX = 10_000_000
"""Of one row, in whole units of the currency; what a whole sale may come to is a hundred times that and more."""
PRICE_DECIMALS_MAX = 6
INVOICE_LENGTH_MAX = 40

_DAMAGE = (OSError, EOFError, zlib.error)
_WANTED = tuple(name.casefold() for name in COLUMNS)
_WHY = {
    RowFault.MALFORMED: "The row has too few fields or too many, or a quote in it is never closed.",
    RowFault.NOT_TEXT: "The row holds bytes that are no text.",
    RowFault.TOO_LONG: "The row is longer than a million signs.",
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})[ T](\d{1,2}):(\d{2})(?::(\d{2}))?", re.ASCII)
_AMERICAN = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4}) (\d{1,2}):(\d{2})", re.ASCII)
_YEARS = range(1970, 2200)


@dataclass(frozen=True, slots=True)
class FileLine:
    """One accepted row; a quantity below zero comes back, or without a price leaves the stock."""

    row: int
    invoice: str
    sku: str
    name: str
    quantity: int
    unit_price: Decimal
    moment: datetime

    @property
    def is_write_off(self) -> bool:
        """Goods gone without a sale: below zero, at no price, on no return."""
        return self.quantity < 0 and self.unit_price == 0 and not self.invoice.startswith("C")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is no part of a sale; `row` counts as a spreadsheet does, the header being row 1."""

    row: int
    reason: str


@dataclass(slots=True)
class FileInvoice:
    """The accepted rows of one invoice, in the order of the file."""

    number: str
    lines: list[FileLine] = field(default_factory=list)

    @property
    def moment(self) -> datetime:
        """When its first row says it was."""
        return self.lines[0].moment


@dataclass(slots=True)
class _UntilDamage:
    """A file that ends where it cannot be read any further, and remembers why."""

    file: ByteLines
    damage: Exception | None = None

    def readline(self, size: int = -1, /) -> bytes:
        """The next line; empty at the end and from the damage on."""
        if self.damage is None:
            try:
                return self.file.readline(size)
            except _DAMAGE as error:
                self.damage = error
        return b""


@dataclass(frozen=True, slots=True)
class InvoiceFile:
    """The whole file, invoices in order of their moments."""

    invoices: tuple[FileInvoice, ...]
    refusals: tuple[Refusal, ...]

    def names(self) -> dict[str, str]:
        """Each SKU with the first name the file gives it."""
        names: dict[str, str] = {}
        for invoice in self.invoices:
            for line in invoice.lines:
                if not names.get(line.sku):
                    names[line.sku] = line.name
        return names


def read_invoice_file(path: Path) -> InvoiceFile:
    """Read it whole. SettingsFault when it cannot be opened or lacks a column."""
    invoices: dict[str, FileInvoice] = {}
    refusals: list[Refusal] = []
    for read in _rows(path):
        if isinstance(read, Refusal):
            refusals.append(read)
        else:
            invoices.setdefault(read.invoice, FileInvoice(read.invoice)).lines.append(read)
    return InvoiceFile(tuple(sorted(invoices.values(), key=lambda invoice: invoice.moment)), tuple(refusals))


def open_maybe_gzipped(path: Path) -> "gzip.GzipFile | io.BufferedReader":
    """The file's bytes, unpacked when they are gzip whatever the name says."""
    try:
        with path.open("rb") as file:
            packed = file.read(2) == b"\x1f\x8b"
        if packed:
            return gzip.open(path, "rb")
        return path.open("rb")
    except OSError as error:
        raise SettingsFault(
            f"{path} cannot be opened ({error.strerror}), so nothing was rung; "
            "check the name and the rights of the file."
        ) from error


def _rows(path: Path) -> Iterator[FileLine | Refusal]:
    with open_maybe_gzipped(path) as raw:
        whole = _UntilDamage(raw)
        lines = Lines(whole)
        first = lines.next()
        delimiter, header = split_header("" if first is None else first.text, _WANTED)
        places = _places(path, header)
        row = 1
        for row, record in enumerate(
            read_records(lines, delimiter, len(header), keeps_blank=True), start=lines.count + 1
        ):
            yield _read(row, record.cells, places) if record.fault is None else Refusal(row, _WHY[record.fault])
        if whole.damage is not None:
            yield Refusal(
                row + 1, f"The file ends in the middle or is damaged ({whole.damage}); the rows before stand."
            )


def _places(path: Path, header: Sequence[str]) -> dict[str, int]:
    missing = [name for name in COLUMNS if name.casefold() not in header]
    if missing:
        raise SettingsFault(
            f"{path} has no column {', '.join(missing)}, so nothing was rung; "
            f"its first row must name {', '.join(COLUMNS)}."
        )
    return {name: header.index(name.casefold()) for name in COLUMNS}


def _read(row: int, fields: Sequence[str], places: dict[str, int]) -> FileLine | Refusal:
    if not any(field.strip() for field in fields):
        return Refusal(row, "The row is empty.")
    invoice, sku, name, quantity, moment, price = (fields[places[column]].strip() for column in COLUMNS)
    count, unit_price, when = _whole(quantity), _decimal(price), _moment(moment)
    reason = _no_invoice(invoice) or _no_sku(sku) or _no_figures(count, unit_price, when)
    if reason is None and count is not None and unit_price is not None and when is not None:
        reason = _no_sale(invoice, count, unit_price)
        if reason is None:
            return FileLine(row, invoice, sku, (name or sku)[:NAME_LENGTH], count, unit_price, when)
    return Refusal(row, reason or "The row cannot be read.")


def _no_invoice(invoice: str) -> str | None:
    if not invoice:
        return "The row has no invoice number."
    number = invoice.removeprefix("C")
    if not (number.isascii() and number.isdigit() and len(number) < INVOICE_LENGTH_MAX):
        return f"Invoice {invoice[:INVOICE_LENGTH_MAX]} is no sale and no return: only digits, or C and digits, are."
    return None


def _no_sku(sku: str) -> str | None:
    if not sku:
        return "The row has no stock code."
    if len(sku) > SKU_LENGTH or not sku.isprintable():
        return "The stock code is too long, or has signs in it that cannot be printed."
    return None


def _no_figures(quantity: int | None, price: Decimal | None, moment: datetime | None) -> str | None:
    if quantity is None or quantity == 0 or abs(quantity) > QUANTITY_MAX:
        return "The quantity is no whole number other than nothing and below a million."
    if price is None:
        return "The price is no number, or has more than six decimals."
    if abs(quantity * price) > AMOUNT_MAX:
        return "The row comes to more than ten million."
    if moment is None:
        return "The date cannot be read."
    return None


def _no_sale(invoice: str, quantity: int, price: Decimal) -> str | None:
    is_return = invoice.startswith("C")
    if price < 0:
        return "The price is below zero: book-keeping, no sale."
    if is_return and quantity > 0:
        return "A return in which goods go out."
    if not is_return and quantity < 0 and price > 0:
        return "Goods come back at a price on an invoice that is no return."
    return None


def _whole(text: str) -> int | None:
    number = _decimal(text)
    return int(number) if number is not None and number == number.to_integral_value() else None


def _decimal(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    if not number.is_finite() or abs(number.adjusted()) > 20:
        return None
    return number if number == round(number, PRICE_DECIMALS_MAX) else None


def _moment(text: str) -> datetime | None:
    """The local moment of a row, ISO or month/day/year as the collection was first published."""
    second = 0
    if found := _ISO.fullmatch(text):
        year, month, day, hour, minute, second = (int(part or 0) for part in found.groups())
    elif found := _AMERICAN.fullmatch(text):
        month, day, year, hour, minute = (int(part) for part in found.groups())
    else:
        return None
    try:
        return datetime(year, month, day, hour, minute, second).astimezone() if year in _YEARS else None
    except ValueError:
        return None
