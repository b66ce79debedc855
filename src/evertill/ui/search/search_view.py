"""Search hits as they are drawn."""

from datetime import datetime

from evertill.domain.goods.catalogue import FoundItem
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass
from evertill.operations.looking_up.questions import ProductsFound
from evertill.ports.formats import Formats
from evertill.ui.frame.age import clock_text
from evertill.ui.frame.figures import UNIT_SIGNS
from evertill.ui.words import tr, tr_count

MAYBE_MORE_FROM = 50


@dataclass(frozen=True, slots=True)
class FoundRow:
    """One hit."""

    sku: str
    name: str
    detail: str
    price: str
    stock: str
    is_out: bool
    image: str | None


@dataclass(frozen=True, slots=True)
class SearchView:
    """The whole pane."""

    title: str
    rows: tuple[FoundRow, ...]
    marked: int
    hint: str
    """In place of hits while there are none."""
    as_of: str
    """How old the stock figures are."""


def found_row(found: FoundItem, formats: Formats, *, is_paused: bool = False) -> FoundRow:
    """Name, number, price, own stock."""
    unit = UNIT_SIGNS.get(found.unit, "")
    price = tr("open price") if found.unit_price is None else formats.unit_price(found.unit_price, found.currency)
    on_hand = found.on_hand_micro
    paused = tr("Off sale just now") if is_paused else ""
    return FoundRow(
        sku=found.sku,
        name=found.name,
        detail=" · ".join(part for part in (paused, found.sku, found.category or "", found.description) if part),
        price=f"{price} / {unit}" if unit and found.unit_price is not None else price,
        stock="" if on_hand is None else _stock(on_hand, found, formats, unit),
        is_out=on_hand is not None and on_hand - max(found.held_micro, 0) <= 0,
        image=found.image,
    )


def _stock(on_hand: int, found: FoundItem, formats: Formats, unit: str) -> str:
    if on_hand <= 0:
        return tr("none in stock")
    quantity = _quantity(on_hand, found, formats, unit)
    if found.held_micro <= 0:
        return tr("{quantity} in stock", quantity=quantity)
    free = on_hand - found.held_micro
    if free <= 0:
        return tr("none of {quantity} for sale", quantity=quantity)
    return tr("{free} of {quantity} for sale", free=_quantity(free, found, formats, ""), quantity=quantity)


def _quantity(micro: int, found: FoundItem, formats: Formats, unit: str) -> str:
    return f"{formats.quantity(Quantity(micro, found.unit))} {unit}".strip()


def search_view(text: str, answer: ProductsFound | None, marked: int, now: datetime, formats: Formats) -> SearchView:
    """The pane for what is typed and what was found last."""
    rows = (
        ()
        if answer is None
        else tuple(found_row(found, formats, is_paused=found.sku in answer.paused) for found in answer.found)
    )
    as_of = ""
    if answer is not None and rows:
        as_of = (
            tr("Stock not known yet")
            if answer.stock_as_of is None
            else tr("Stock as of {time}", time=clock_text(answer.stock_as_of, now, formats))
        )
    return SearchView(_title(rows), rows, marked, _hint(text, answer, rows), as_of)


def _title(rows: tuple[FoundRow, ...]) -> str:
    if len(rows) >= MAYBE_MORE_FROM:
        return tr("The first {n} articles; type more to see fewer", n=len(rows))
    return tr_count("{n} article", "{n} articles", len(rows)) if rows else tr("Find a product")


def _hint(text: str, answer: ProductsFound | None, rows: tuple[FoundRow, ...]) -> str:
    if rows:
        return ""
    if len(text.strip()) < 2:
        return tr("Type two characters or more: part of a name, an article number or a barcode.")
    if answer is None or answer.text != text:
        return tr("Looking…")
    return tr("Nothing holds “{text}”. Try another word, or fewer letters.", text=text)
