"""What an item asks when it is rung: options, serial number, batch, day it must be used by; and the answers so far."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NewType, assert_never

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import ChosenOption, OptionFault, WrongChoice, chosen_options
from evertill.domain.selling.sale import Direction, Sale
from evertill.domain.selling.weighed import ScaleMark
from evertill.kernel.values import dataclass
from evertill.operations.selling.sale.outcomes import DetailsNeeded, EntryNotPossible
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text

NUMBER_LENGTH = 60
_DEVICE_DIGITS = 15
_DEVICE_BODIES = ("01", "35", "86", "98", "99")
"""The reporting bodies that begin an IMEI (GSMA TS.06); no card issuer has 15 digits with one of these."""


SerialNumber = NewType("SerialNumber", str)
"""No free text: `checked_answers` tells the numbers of devices from those of payment cards."""


@dataclass(frozen=True, slots=True)
class LineAnswers:
    """What was typed, scanned or tapped for one line."""

    serial: SerialNumber | None = None
    batch: str | None = None
    expires_on: date | None = None
    options: tuple[str, ...] | None = None
    """Codes of the options chosen; None while nobody was asked."""
    scale: ScaleMark | None = None
    """What the scale said, where it weighed the goods."""


NO_ANSWERS = LineAnswers()


def checked_answers(answers: LineAnswers) -> LineAnswers | EntryNotPossible:
    """The answers tidied, or why they cannot be kept."""
    serial, batch = plain_text(answers.serial or ""), plain_text(answers.batch or "")
    for number in (serial, batch):
        if len(number) > NUMBER_LENGTH:
            return EntryNotPossible(
                f"That number is longer than {NUMBER_LENGTH} characters, so nothing was added; scan or type it again."
            )
        if holds_card_number(number) and not is_device_number(number):
            return EntryNotPossible(CARD_SENTENCE)
    return replace(answers, serial=SerialNumber(serial) if serial else None, batch=batch or None)


def is_device_number(text: str) -> bool:
    """An IMEI: 15 digits whose check digit is that of payment cards as well."""
    return len(text) == _DEVICE_DIGITS and text.isdigit() and text.startswith(_DEVICE_BODIES)


def details_needed(item: Item, known: LineAnswers, *, is_priced_by_label: bool) -> DetailsNeeded | None:
    """What must still be asked about the item; options of goods that carry their price are not."""
    details = item.details
    serial = details.asks_serial and known.serial is None
    batch = (details.asks_batch or bool(details.recalled_batches)) and known.batch is None
    expiry = details.asks_expiry and known.expires_on is None
    options = details.options if known.options is None and not is_priced_by_label else ()
    if not (serial or batch or expiry or options):
        return None
    return DetailsNeeded(item, serial=serial, batch=batch, expiry=expiry, options=options)


def chosen_of(item: Item, codes: Sequence[str] | None) -> tuple[ChosenOption, ...] | EntryNotPossible:
    """The options of the line, each with its price of now."""
    if codes is None:
        return ()
    chosen = chosen_options(item.details.options, codes)
    if not isinstance(chosen, WrongChoice):
        return chosen
    match chosen.fault:
        case OptionFault.TOO_FEW:
            return EntryNotPossible(
                f"Too little of {chosen.name} is chosen for {item.name}, so nothing was added; "
                "scan it again and choose."
            )
        case OptionFault.TOO_MANY:
            return EntryNotPossible(
                f"Too much of {chosen.name} is chosen for {item.name}, so nothing was added; scan it again and choose "
                "less."
            )
        case OptionFault.UNKNOWN:
            return EntryNotPossible(
                f"{item.name} has no option {chosen.name} any more, so nothing was added; scan it again and choose."
            )
        case _:
            assert_never(chosen.fault)


def same_serial(sale: Sale, item: Item, serial: str | None, direction: Direction) -> EntryNotPossible | None:
    """One piece is sold, or comes back, once in a sale."""
    if serial is None or not any(
        line.serial == serial and line.item.sku == item.sku and line.direction is direction for line in sale.live_lines
    ):
        return None
    return EntryNotPossible(
        f"{item.name} with the serial number {serial} is on the sale already, so nothing was added; "
        "scan the number of the next piece."
    )
