"""A line of a catalogue file, judged: a product with its price and stock, or every reason why it is refused."""

import re
from collections.abc import Callable, Mapping
from dataclasses import field
from decimal import Decimal
from enum import StrEnum

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.codes.gtin import GtinFault, expand_upc_e, gtin_fault, gtin_fault_sentence
from evertill.domain.goods.aisles import AISLE_LENGTH, ShelfPlace
from evertill.domain.goods.item_details import PLAIN, ItemDetails
from evertill.domain.goods.item_options import OptionGroup
from evertill.domain.rows.catalogue_numbers import NumberFault, read_number
from evertill.domain.rows.option_cells import read_asks_cell, read_option_cell
from evertill.domain.rows.stream_rows import (
    DESCRIPTION_LENGTH,
    LARGEST_PRICE,
    LARGEST_STOCK_MICRO,
    NAME_LENGTH,
    SKU_LENGTH,
    PriceCopy,
    ProductCopy,
    StockLevel,
    product_content,
)
from evertill.domain.streams.stream_fields import BadRow, is_clean, tidy_text
from evertill.kernel.canonical import JsonObject
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass

COLUMNS = (
    "sku",
    "gtin",
    "name",
    "description",
    "image",
    "price",
    "tax",
    "category",
    "stock",
    "aisle",
    "shelf",
    "till_options",
    "asks_for",
)

IMAGE_LENGTH = 2000
EXTRA_LENGTH = 10_000
_SHORT_LENGTH = 8
_BETWEEN_BARCODES = re.compile(r"[;|]")
_SPREADSHEET_NUMBER = re.compile(r"[0-9][.,][0-9]+[Ee]\+?[0-9]+")


class RowFault(StrEnum):
    """Why a line of a catalogue file is refused."""

    MALFORMED = "malformed"
    NOT_TEXT = "not_text"
    MISSING_SKU = "missing_sku"
    MISSING_NAME = "missing_name"
    TOO_LONG = "too_long"
    CONTROL_CHARACTERS = "control_characters"
    WRONG_BARCODE = "wrong_barcode"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    MISSING_TAX_CLASS = "missing_tax_class"
    UNKNOWN_TAX_CLASS = "unknown_tax_class"
    MISSING_PRICE = "missing_price"
    PRICE_NOT_A_NUMBER = "price_not_a_number"
    PRICE_NOT_ABOVE_ZERO = "price_not_above_zero"
    PRICE_TOO_LARGE = "price_too_large"
    STOCK_NOT_A_NUMBER = "stock_not_a_number"
    STOCK_TOO_LARGE = "stock_too_large"
    CARD_NUMBER = "card_number"
    WRONG_OPTIONS = "wrong_options"
    WRONG_QUESTION = "wrong_question"
    DUPLICATE_SKU = "duplicate_sku"
    DUPLICATE_BARCODE = "duplicate_barcode"


@dataclass(frozen=True, slots=True)
class RowReason:
    """One thing wrong with a line: its code, the column it is in (if any) and a sentence for whoever mends the file."""

    fault: RowFault
    column: str | None
    text: str


@dataclass(frozen=True, slots=True)
class CatalogueRules:
    """What a line is judged by."""

    currency: str
    tax_classes: frozenset[str]
    """Classes the shop has."""
    default_tax_class: str | None = None
    """For lines that name none; None refuses them."""
    open_price: bool = False
    """Whether a line without a price is an item whose price is asked for when it is rung."""


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A good line."""

    product: ProductCopy
    price: PriceCopy | None
    stock: StockLevel | None
    place: ShelfPlace | None = None
    """Where it stands; None when the line does not say."""
    extra: Mapping[str, str] = field(default_factory=dict)
    """Columns the till does not know, by the name in the file."""

    def content(self) -> JsonObject:
        """The row content of its product, unknown columns included."""
        content = product_content(self.product)
        if self.extra:
            content["extra"] = dict(self.extra)
        return content


@dataclass(frozen=True, slots=True)
class _Judged:
    """What was found out about a line so far."""

    cells: Mapping[str, str]
    rules: CatalogueRules
    reasons: list[RowReason]

    def cell(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def refuse(self, fault: RowFault, column: str | None, text: str) -> None:
        self.reasons.append(RowReason(fault, column, text))


def read_entry(
    cells: Mapping[str, str], rules: CatalogueRules, extra: Mapping[str, str] | None = None
) -> CatalogueEntry | tuple[RowReason, ...]:
    """The entry in a line's cells (by column name), or all that is wrong with it."""
    judged = _Judged(cells, rules, [])
    barcodes = _barcodes(judged)
    sku = _sku(judged, barcodes)
    name = _text(judged, "name", NAME_LENGTH)
    if not name and not tidy_text(judged.cell("name")):
        judged.refuse(RowFault.MISSING_NAME, "name", "The name is missing; a receipt cannot be printed without it.")
    tax_class = _tax_class(judged)
    price = _price(judged)
    stock_micro = _stock_micro(judged)
    description = judged.cell("description")
    _check_length(judged, "description", description, DESCRIPTION_LENGTH)
    place = _place(judged, sku)
    for column in ("name", "description", "category", "aisle", "shelf"):
        _check_card(judged, column)
    product = ProductCopy(
        sku=sku,
        name=name,
        tax_class=tax_class,
        description=description,
        category=_text(judged, "category", NAME_LENGTH) or None,
        image=_text(judged, "image", IMAGE_LENGTH) or None,
        barcodes=barcodes,
        is_open_price=price is None,
        details=_details(judged),
    )
    for column, cell in (extra or {}).items():
        _check_length(judged, column, cell, EXTRA_LENGTH)
    if judged.reasons:
        return tuple(judged.reasons)
    return CatalogueEntry(
        product,
        None if price is None else PriceCopy(sku, price, rules.currency),
        None if stock_micro is None else StockLevel(sku, stock_micro),
        place,
        {column: cell for column, cell in (extra or {}).items() if cell},
    )


def _place(judged: _Judged, sku: str) -> ShelfPlace | None:
    """Its aisle, and where in it; a shelf alone is an aisle of that name."""
    aisle, shelf = (_text(judged, column, AISLE_LENGTH) for column in ("aisle", "shelf"))
    return ShelfPlace(sku, aisle or shelf, shelf if aisle else "") if aisle or shelf else None


def _details(judged: _Judged) -> ItemDetails:
    """Options, and what is asked for when it is rung."""
    cells = judged.cell("till_options"), judged.cell("asks_for")
    options: tuple[OptionGroup, ...] = ()
    asks: frozenset[str] = frozenset()
    if not any(cells):
        return PLAIN
    _check_card(judged, "till_options")
    try:
        options = read_option_cell(cells[0])
    except BadRow as bad:
        judged.refuse(RowFault.WRONG_OPTIONS, "till_options", bad.reason)
    try:
        asks = read_asks_cell(cells[1])
    except BadRow as bad:
        judged.refuse(RowFault.WRONG_QUESTION, "asks_for", bad.reason)
    return ItemDetails(
        options=options, asks_serial="serial" in asks, asks_batch="batch" in asks, asks_expiry="expiry" in asks
    )


def sku_of(cells: Mapping[str, str]) -> str:
    """The SKU of a line: its own, or else its first barcode; empty when it has neither."""
    return cells.get("sku", "").strip() or _BETWEEN_BARCODES.split(cells.get("gtin", ""))[0].strip()


def _sku(judged: _Judged, barcodes: tuple[str, ...]) -> str:
    sku = judged.cell("sku")
    if not sku and not judged.cell("gtin"):
        judged.refuse(RowFault.MISSING_SKU, "sku", "The SKU is missing, and there is no barcode to take in its place.")
    if not is_clean(sku):
        judged.refuse(RowFault.CONTROL_CHARACTERS, "sku", "The SKU holds characters that cannot be printed or keyed.")
    _check_length(judged, "sku", sku, SKU_LENGTH)
    return sku or next(iter(barcodes), "")


def _barcodes(judged: _Judged) -> tuple[str, ...]:
    barcodes: dict[str, None] = {}
    for part in _BETWEEN_BARCODES.split(judged.cell("gtin")):
        barcode = part.strip()
        fault = gtin_fault(barcode) if barcode else None
        if fault is None:
            barcodes.update(dict.fromkeys([barcode] if barcode else []))
        elif _SPREADSHEET_NUMBER.fullmatch(barcode):
            text = "A spreadsheet has shortened the barcode; set its column to text, enter it anew and save again."
            judged.refuse(RowFault.WRONG_BARCODE, "gtin", text)
        elif fault is GtinFault.WRONG_CHECK_DIGIT:
            judged.refuse(RowFault.WRONG_CHECK_DIGIT, "gtin", _wrong_digit(barcode))
        else:
            judged.refuse(RowFault.WRONG_BARCODE, "gtin", gtin_fault_sentence(fault))
    return tuple(barcodes)


def _wrong_digit(barcode: str) -> str:
    """American packs carry UPC-E; one in ten mistyped EAN-8 looks like one, so it is asked for, not taken."""
    long_form = expand_upc_e(barcode) if len(barcode) == _SHORT_LENGTH else None
    if long_form is None:
        return gtin_fault_sentence(GtinFault.WRONG_CHECK_DIGIT)
    return f"The barcode is no EAN-8. If the pack carries it as a UPC-E, write {long_form}, which that stands for."


def _text(judged: _Judged, column: str, longest: int) -> str:
    text = tidy_text(judged.cell(column))
    return text if _check_length(judged, column, text, longest) else ""


def _check_length(judged: _Judged, column: str, text: str, longest: int) -> bool:
    if len(text) > longest:
        sentence = f"The text has {len(text)} characters, {longest} are allowed; shorten it."
        judged.refuse(RowFault.TOO_LONG, column, sentence)
        return False
    return True


def _check_card(judged: _Judged, column: str) -> None:
    if holds_card_number(judged.cell(column)):
        sentence = "The text holds what looks like a payment card's number, which is kept nowhere; take it out."
        judged.refuse(RowFault.CARD_NUMBER, column, sentence)


def _tax_class(judged: _Judged) -> str:
    named = judged.cell("tax") or judged.rules.default_tax_class
    known = judged.rules.tax_classes
    if not named:
        judged.refuse(RowFault.MISSING_TAX_CLASS, "tax", f"The tax class is missing; the shop has {_listed(known)}.")
        return ""
    alike = [tax_class for tax_class in known if tax_class.casefold() == named.casefold()]
    if named in known:
        return named
    if len(alike) == 1:
        return alike[0]
    sentence = f"The shop has no tax class {named[:40]!r}, it has {_listed(known)}."
    judged.refuse(RowFault.UNKNOWN_TAX_CLASS, "tax", sentence)
    return ""


def _listed(tax_classes: frozenset[str]) -> str:
    return ", ".join(sorted(tax_classes)[:10]) or "none yet"


def _price(judged: _Judged) -> Decimal | None:
    cell = judged.cell("price")
    if not cell:
        if not judged.rules.open_price:
            sentence = "The price is missing; without one the item can only be taken in as open-price."
            judged.refuse(RowFault.MISSING_PRICE, "price", sentence)
        return None
    price = read_number(cell, decimals=currency_exponent(judged.rules.currency))
    if isinstance(price, NumberFault):
        judged.refuse(RowFault.PRICE_NOT_A_NUMBER, "price", _NUMBER_SENTENCES[price](cell[:40]))
        return None
    if price <= 0:
        sentence = f"The price {cell} is not above zero; give-aways are rung as open-price items."
        judged.refuse(RowFault.PRICE_NOT_ABOVE_ZERO, "price", sentence)
    elif price < Decimal(5).scaleb(-currency_exponent(judged.rules.currency) - 1):
        sentence = f"The price {cell} rounds to nothing in {judged.rules.currency}; give the price of a larger unit."
        judged.refuse(RowFault.PRICE_NOT_ABOVE_ZERO, "price", sentence)
    elif price > LARGEST_PRICE:
        judged.refuse(RowFault.PRICE_TOO_LARGE, "price", f"The price {cell} is larger than {LARGEST_PRICE}.")
    return price


def _stock_micro(judged: _Judged) -> int | None:
    cell = judged.cell("stock")
    if not cell:
        return None
    stock = read_number(cell)
    if isinstance(stock, NumberFault):
        judged.refuse(RowFault.STOCK_NOT_A_NUMBER, "stock", _NUMBER_SENTENCES[stock](cell[:40]))
        return None
    micro = int(stock * MICRO)
    if abs(micro) > LARGEST_STOCK_MICRO:
        judged.refuse(RowFault.STOCK_TOO_LARGE, "stock", f"The stock {cell} is too large to be true.")
    return micro


_NUMBER_SENTENCES: dict[NumberFault, Callable[[str], str]] = {
    NumberFault.NOT_A_NUMBER: lambda cell: f"{cell!r} is no number; write it like 1234.50 or 1234,50.",
    NumberFault.AMBIGUOUS: lambda cell: (
        f"{cell!r} can be read with thousands or with three decimals; write 1234.50, or 1.2340 for three decimals."
    ),
    NumberFault.TOO_FINE: lambda cell: f"{cell!r} has more than six decimals; round it.",
}
