"""Edits of the open sale: quantity, price, line void, undo."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.codes.card_guard import holds_card_number
from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.sale import ModifierKind, PriceModifier, Sale, SaleLine, change_line
from evertill.kernel.quantity import MICRO, Quantity
from evertill.kernel.rounding import as_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command, NotAllowed
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.changing.web_price import NOT_THIS_PRICE, beyond_web_ceilings, with_web_price_of_now
from evertill.operations.selling.sale.limits import QUANTITY_MICRO_MAX, beyond_limits
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.operations.selling.sale.reasons import reason_of
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.selling.sale.sale_rights import beyond_rights
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text
from evertill.ports.journal import UnitOfWork

CAME_BACK = (
    "That line comes back of a receipt at what was paid for it, so it stays as it is; strike it, or take back more "
    "of the receipt."
)
STAYS = "This line belongs to an order and its deposit, so it stays as it was; void it to take the order off."


@dataclass(frozen=True, slots=True)
class ChangeQuantity(Command[ChangeOutcome]):
    """Raise or lower a line by `delta`, or set it to `quantity`; a line lowered to nothing is voided."""

    line_id: int
    delta: int | Decimal = 0
    quantity: Decimal | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `change_quantity`."""
        return change_quantity(unit, counter, self)


@dataclass(frozen=True, slots=True)
class VoidLine(Command[ChangeOutcome]):
    """Strike a line before the end; it stays on the record of the sale, with the reason where one is given."""

    line_id: int
    reason: str = ""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `void_line`."""
        return void_line(unit, counter, self)


@dataclass(frozen=True, slots=True)
class OverridePrice(Command[ChangeOutcome]):
    """Charge another unit price for a line, for a reason; the regular price stays beside it."""

    line_id: int
    unit_price: Decimal
    reason: str

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `override_price`."""
        return override_price(unit, counter, self)


@dataclass(frozen=True, slots=True)
class UndoEdit(Command[ChangeOutcome]):
    """Take the last edit of the open sale back."""

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `undo_edit`."""
        return undo_edit(unit, counter, self)


def change_quantity(unit: UnitOfWork, counter: Counter, command: ChangeQuantity) -> ChangeOutcome:
    """Change how much of a line's item is sold."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale, line = _find(unit, command.line_id)
    if sale is None or line is None:
        return NothingToChange()
    if line.origin is not None:
        return EntryNotPossible(CAME_BACK)
    if stays(sale, line):
        return EntryNotPossible(STAYS)
    if line.label_amount is not None or (line.item.is_weighed and command.quantity is None):
        return EntryNotPossible(
            f"{line.item.name} was weighed or labelled, so its quantity stays; void the line and ring it again."
        )
    micro = _micro(line, command)
    if (line.serial is not None or line.sells is not None) and micro > MICRO:
        return EntryNotPossible(
            f"The line stands for one single piece of {line.item.name}, so it stays; scan each piece by itself."
        )
    if micro < 0 or micro > QUANTITY_MICRO_MAX or (not line.item.is_weighed and micro % MICRO):
        return EntryNotPossible("The line cannot have that quantity, so it stays as it was; key a whole number.")
    if micro == 0:
        return void_line(unit, counter, VoidLine(command.line_id))
    after = replace(line, quantity=Quantity(micro, line.item.unit))
    if line.is_at_web_price:
        after = with_web_price_of_now(unit, counter, sale, before=line, after=after, at=moment(unit, counter))
        if micro > line.quantity.micro:
            refusal = beyond_web_ceilings(who.authority, Right.HONOUR_WEB_OFFER, after)
            if refusal is not None:
                return refusal
    return _keep(unit, counter, who, sale, after)


def void_line(unit: UnitOfWork, counter: Counter, command: VoidLine) -> ChangeOutcome:
    """Strike a line."""
    who = at_till(unit, counter, Right.VOID_LINE)
    if not isinstance(who, AtTill):
        return who
    sale, line = _find(unit, command.line_id)
    if sale is None or line is None:
        return NothingToChange()
    reason = plain_text(command.reason)
    if holds_card_number(reason):
        return EntryNotPossible(CARD_SENTENCE)
    struck = replace(line, is_voided=True, reason=reason or line.reason)
    return _keep(unit, counter, who, _with_receipt_struck(with_order_struck(sale, line), line), struck)


def override_price(unit: UnitOfWork, counter: Counter, command: OverridePrice) -> ChangeOutcome:
    """Charge another price than the listed one."""
    who = at_till(unit, counter, Right.OVERRIDE_PRICE)
    if not isinstance(who, AtTill):
        return who
    sale, line = _find(unit, command.line_id)
    if sale is None or line is None:
        return NothingToChange()
    if line.origin is not None:
        return EntryNotPossible(CAME_BACK)
    if stays(sale, line):
        return EntryNotPossible(STAYS)
    if command.unit_price < 0 or line.label_amount is not None or line.sells is not None:
        return EntryNotPossible(NOT_THIS_PRICE)
    reason = reason_of(command.reason, "Another price needs a reason, so the line stays as it was; choose or key one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    kept = tuple(modifier for modifier in line.modifiers if modifier.kind is not ModifierKind.PRICE)
    override = PriceModifier(ModifierKind.PRICE, command.unit_price, f"manual:{reason}")
    after = replace(line, modifiers=(*kept, override))
    if after.is_at_web_price:
        refusal = beyond_web_ceilings(who.authority, Right.OVERRIDE_PRICE, after)
        if refusal is not None:
            return refusal
    return _keep(unit, counter, who, sale, after)


def stays(sale: Sale, line: SaleLine) -> bool:
    """Whether a line is a deposit, or of an order whose deposit is on the sale: what it costs is settled."""
    order_id = _order_of(sale, line)
    held = {each.deposit_on.order_id for each in sale.live_lines if each.deposit_on is not None}
    return order_id is not None and order_id in held


def with_order_struck(sale: Sale, line: SaleLine) -> Sale:
    """A deposit and what it pays for belong together: striking one of these lines strikes all of them."""
    if not stays(sale, line):
        return sale
    order_id = _order_of(sale, line)
    lines = tuple(
        replace(each, is_voided=True) if _order_of(sale, each) == order_id and each.line_id != line.line_id else each
        for each in sale.lines
    )
    return replace(sale, lines=lines)


def _with_receipt_struck(sale: Sale, line: SaleLine) -> Sale:
    """What comes back of a receipt whose offers are worked out anew is worth its amount together: striking one of
    these lines strikes all of them, and what comes back after all is taken back again."""
    origin = line.origin
    if origin is None or origin.withheld is None:
        return sale
    lines = tuple(
        replace(each, is_voided=True)
        if each.origin is not None and each.origin.fact_id == origin.fact_id and each.line_id != line.line_id
        else each
        for each in sale.lines
    )
    return replace(sale, lines=lines)


def _order_of(sale: Sale, line: SaleLine) -> str | None:
    if line.deposit_on is not None:
        return line.deposit_on.order_id
    return sale.order.order_id if line.order_line is not None and sale.order is not None else None


def undo_edit(unit: UnitOfWork, counter: Counter, command: UndoEdit) -> ChangeOutcome:
    """Bring the sale back as it was before its last edit; lines rung since are voided, to keep the record whole."""
    who = at_till(unit, counter)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or sale.is_part_paid or not counter.undo:
        return NothingToChange()
    earlier = counter.undo[-1]
    assert earlier.sale_id == sale.sale_id
    struck = tuple(replace(line, is_voided=True) for line in sale.lines[len(earlier.lines) :])
    # Tenders that came and went in between stay gone.
    restored = replace(earlier, lines=(*earlier.lines, *struck), tenders=())
    priced = price_sale(restored)
    refusal = beyond_rights(who.authority, sale, priced)
    if refusal is not None:
        return refusal
    counter.undo.pop()
    counter.last_scan = None
    unit.keep_open_sale(restored)
    counter.fiscal.update(restored.sale_id, moment(unit, counter))
    last = next((line.line_id for line in reversed(restored.lines) if not line.is_voided), None)
    return SaleChanged(rung_as_priced(priced, counter), last)


def _find(unit: UnitOfWork, line_id: int) -> tuple[Sale | None, SaleLine | None]:
    sale = unit.open_sale()
    if sale is None or sale.is_part_paid:
        return None, None
    line = sale.line(line_id)
    return sale, None if line is None or line.is_voided else line


def _micro(line: SaleLine, command: ChangeQuantity) -> int:
    """What the line's quantity is to be, in millionths; below zero where that cannot be said in whole millionths."""
    wanted = command.delta + line.quantity.amount if command.quantity is None else command.quantity
    numerator, denominator = as_ratio(Decimal(wanted))
    whole, rest = divmod(numerator * MICRO, denominator)
    return -1 if rest else whole


def _keep(
    unit: UnitOfWork, counter: Counter, who: AtTill, sale: Sale, line: SaleLine
) -> SaleChanged | EntryNotPossible | NotAllowed:
    at = moment(unit, counter)
    after = offered(unit, counter, change_line(sale, line), at)
    priced = price_sale(after)
    refusal = beyond_limits(priced) or beyond_rights(who.authority, sale, priced)
    if refusal is not None:
        return refusal
    if after != sale:
        keep_edit(unit, counter, before=sale, after=after, at=at)
    return SaleChanged(rung_as_priced(priced, counter), None if line.is_voided else line.line_id)
