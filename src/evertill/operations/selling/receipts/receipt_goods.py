"""The lines of goods on a receipt: name and amount; below them how the amount came about, where there is something to
tell."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final

from evertill.domain.goods.item_options import ChosenOption
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.receipts.receipt import Block, Columns, Text
from evertill.domain.records.sealed_body import (
    Members,
    decimal,
    member_object,
    modifiers,
    objects,
    objects_if_any,
    text,
    text_if_any,
    whole,
    whole_if_any,
)
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.sale import Direction
from evertill.kernel.quantity import MICRO, Quantity, Unit
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter
from evertill.operations.selling.receipts.receipt_money import balance_blocks
from evertill.operations.selling.receipts.receipt_reasons import reason_on_receipt
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.formats import Formats

# An enumeration is slow to be asked for a member (CPython 3.11), and every line asks.
_RETURN: Final = Direction.RETURN.value
_PIECE: Final = Unit.PIECE.value
_SYMBOLS = {Unit.PIECE: "", Unit.KILOGRAM: " kg", Unit.LITRE: " l", Unit.METRE: " m"}
"""Symbols of the SI: the same in every language."""
_TOLD_BELOW = frozenset({"scale", "options", "serial", "batch", "expires_on", "redeems", "original"})


def goods_blocks(matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle) -> list[Block]:
    """All lines in their order."""
    offered, currency = objects_if_any(matter.body, "promotions"), matter.currency
    names = {f"promotion:{text(each, 'id')}": text(each, "name") for each in offered}
    blocks: list[Block] = []
    for line in objects(matter.body, "lines"):
        blocks += _line(line, currency, style)
        if not _TOLD_BELOW.isdisjoint(line):
            blocks += _below(line, currency, style)
        if "modifiers" in line:
            blocks += _modifiers(line, names, matter, policy, style)
    return blocks


def option_text(option: ChosenOption, currency: str, formats: Formats) -> str:
    """An option and what it adds or takes off."""
    price = formats.unit_price(option.price, currency)
    return f"{option.name} {'+' if option.price > 0 else ''}{price}" if option.price else option.name


def _line(line: Members, currency: str, style: PaperStyle) -> list[Block]:
    """Name and listed amount; how many at what each."""
    name, formats = text(line, "name") or text(line, "sku"), style.formats
    if text(line, "direction") == _RETURN and "redeems" not in line:
        name = f"{style.words.return_}: {name}"
    listed = Columns(name, style.money(whole(line, "regular"), currency))
    micro, unit = abs(whole(line, "quantity")), text(line, "unit")
    if (micro == MICRO and unit == _PIECE) or "label_amount" in line:
        return [listed]
    measure = Unit(unit)
    quantity = f"{formats.quantity(Quantity(micro, measure))}{_SYMBOLS[measure]}"
    return [listed, Text(f"  {quantity} × {formats.unit_price(decimal(line, 'regular_price'), currency)}")]


def _below(line: Members, currency: str, style: PaperStyle) -> Iterator[Block]:
    """What the scale said of it, what was noted with it, and of which sale it is."""
    if (tare := _tare(line, style.words, style.formats)) is not None:
        yield Text(f"  {tare}")
    yield from (Text(f"  {noted}") for noted in _noted(line, currency, style.words, style.formats))
    redeems, original = member_object(line, "redeems"), member_object(line, "original")
    if redeems is not None:
        yield Text(f"  {style.words.voucher_taxed}")
        yield from balance_blocks(redeems, currency, style, is_named=True)
    if original is not None:
        yield Text(f"  {text(original, 'number')}")


def _modifiers(
    line: Members, names: Mapping[str, str], matter: ReceiptMatter, policy: StorePolicy, style: PaperStyle
) -> Iterator[Block]:
    """Why it costs another amount; goods that come back tell no promotion by its name, for it was another sale's."""
    by_hand, is_sold = matter.priced_by_hand, text(line, "direction") != _RETURN
    for source, off in modifiers(line):
        is_price = None if by_hand is None else (whole(line, "line"), source.removeprefix(HAND)) in by_hand
        name = names.get(source, "") if is_sold else ""
        why = reason_on_receipt(source, name, policy.reasons, style.words, is_price=is_price)
        yield Columns(why, style.money(off, matter.currency), indent=2)


def _tare(line: Members, words: ReceiptWords, formats: Formats) -> str | None:
    """Gross and tare beside the net weight that is paid; where the scale keeps its tare to itself, that it is net."""
    scale = member_object(line, "scale")
    if scale is None:
        return None
    tare, gross = whole_if_any(scale, "tare"), whole_if_any(scale, "gross")
    if tare is None or gross is None:
        return words.net_weight if scale.get("net_by_scale") is True else None
    of_all, of_wrapping = (formats.quantity(Quantity(micro, Unit.KILOGRAM)) for micro in (gross, tare))
    return f"{words.gross_weight} {of_all} kg · {words.tare} {of_wrapping} kg"


def _noted(line: Members, currency: str, words: ReceiptWords, formats: Formats) -> Iterator[str]:
    """The options with what each adds, and the numbers that were noted with the goods."""
    for each in objects_if_any(line, "options"):
        chosen = ChosenOption(text(each, "group"), text(each, "code"), text(each, "name"), decimal(each, "price"))
        yield option_text(chosen, currency, formats)
    for word, name in ((words.serial_number, "serial"), (words.batch_number, "batch")):
        if number := text_if_any(line, name):
            yield f"{word} {number}"
    if expires := text_if_any(line, "expires_on"):
        yield f"{words.use_by} {formats.day(date.fromisoformat(expires))}"
