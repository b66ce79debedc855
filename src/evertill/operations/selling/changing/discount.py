"""A discount by hand, on one line or on the whole sale, in percent or as an amount, for a reason."""

from dataclasses import replace
from decimal import Decimal
from enum import StrEnum

from evertill.domain.people.people import Right
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.selling.hand_discount import HAND, with_discount
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine, change_line
from evertill.kernel.money import currency_exponent
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.counter.entitled import AtTill, at_till
from evertill.operations.counter.moment import moment
from evertill.operations.selling.sale.limits import AMOUNT_MINOR_MAX
from evertill.operations.selling.sale.offer_sale import offered
from evertill.operations.selling.sale.open_sale import keep_edit
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.operations.selling.sale.reasons import reason_of
from evertill.operations.selling.sale.rung_sale import rung_as_priced
from evertill.operations.selling.sale.sale_rights import beyond_rights
from evertill.ports.journal import UnitOfWork

PERCENT_DECIMALS = 2


class DiscountIn(StrEnum):
    """What the keyed number is."""

    PERCENT = "percent"
    AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class GiveDiscount(Command[ChangeOutcome]):
    """Take this off a line, or off the whole sale (no line), in place of the discount by hand that was there.

    Nothing off (0) takes that one away, and needs no reason.
    """

    unit_of: DiscountIn
    value: Decimal
    """Percent, or whole currency units off the line or sale."""
    reason: str
    line_id: int | None = None

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `give_discount`."""
        return give_discount(unit, counter, self)


def give_discount(unit: UnitOfWork, counter: Counter, command: GiveDiscount) -> ChangeOutcome:
    """Put the discount on the line or sale, if it can be and the operator may go so far."""
    who = at_till(unit, counter, Right.DISCOUNT)
    if not isinstance(who, AtTill):
        return who
    sale = unit.open_sale()
    if sale is None or sale.is_part_paid or not sale.live_lines:
        return NothingToChange()
    discount = _modifier(sale, command)
    if isinstance(discount, EntryNotPossible):
        return discount
    after = _with(sale, command.line_id, discount)
    if not isinstance(after, Sale):
        return after
    at = moment(unit, counter)
    after = offered(unit, counter, after, at)
    priced = price_sale(after)
    refusal = beyond_rights(who.authority, sale, priced)
    if refusal is not None:
        return refusal
    if after != sale:
        keep_edit(unit, counter, before=sale, after=after, at=at)
    return SaleChanged(rung_as_priced(priced, counter), command.line_id)


def _modifier(sale: Sale, command: GiveDiscount) -> PriceModifier | EntryNotPossible | None:
    """The modifier; None where a discount is taken away."""
    impossible = _impossible(sale, command)
    if impossible is not None:
        return impossible
    if command.value == 0:
        return None
    reason = reason_of(command.reason, "A discount needs a reason, so nothing was changed; choose or key one.")
    if isinstance(reason, EntryNotPossible):
        return reason
    kind = ModifierKind.PERCENT if command.unit_of is DiscountIn.PERCENT else ModifierKind.AMOUNT
    return PriceModifier(kind, command.value, f"{HAND}{reason}")


def _impossible(sale: Sale, command: GiveDiscount) -> EntryNotPossible | None:
    value = command.value
    if command.unit_of is DiscountIn.PERCENT:
        if 0 <= value <= 100 and _decimals(value) <= PERCENT_DECIMALS:
            return None
        return EntryNotPossible(
            "A discount is between 0 and 100 %, with two decimals at most, so nothing was changed; key it again."
        )
    exponent = currency_exponent(sale.currency)
    if 0 <= value <= AMOUNT_MINOR_MAX and _decimals(value) <= exponent:
        return None
    return EntryNotPossible(
        f"That amount cannot be taken off in {sale.currency}, so nothing was changed; key it again."
    )


def _decimals(value: Decimal) -> int:
    exponent = value.normalize().as_tuple().exponent
    assert isinstance(exponent, int), "a keyed number is finite"
    return max(-exponent, 0)


def _with(sale: Sale, line_id: int | None, discount: PriceModifier | None) -> Sale | NothingToChange | EntryNotPossible:
    if line_id is None:
        return replace(sale, modifiers=with_discount(sale.modifiers, discount))
    line = sale.line(line_id)
    if line is None or line.is_voided:
        return NothingToChange()
    impossible = _not_on(line, discount)
    if impossible is not None:
        return impossible
    return change_line(sale, replace(line, modifiers=with_discount(line.modifiers, discount)))


def _not_on(line: SaleLine, discount: PriceModifier | None) -> EntryNotPossible | None:
    if line.direction is Direction.RETURN and discount is not None:
        return EntryNotPossible(
            f"{line.item.name} comes back for what it cost, so nothing was taken off; change its price instead."
        )
    return None
