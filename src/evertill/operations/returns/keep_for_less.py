"""Goodwill: goods stay with the customer, and an agreed amount of what was paid for them goes back, in one step.

The units come back for what was paid and are rung anew at that price less the amount, under the taxes of that day: the
amount goes back to what paid for them (under taxes on top, the nearest that a price can make), shared by what the lines
cost; and as the units are back, no return at any till can pay more for them than is left.
"""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from evertill.domain.pricing.pricing import price_sale
from evertill.domain.returns.original_sale import OriginalSale
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.sale import Direction, ModifierKind, PriceModifier, Sale, SaleLine, add_lines
from evertill.kernel.money import Money, currency_exponent, split_whole
from evertill.kernel.rounding import Rounding, round_ratio
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.returns.take_back import TakeBack, take_back
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible
from evertill.operations.selling.sale.reasons import MONEY_BACK_FOR_NOTHING, reason_of
from evertill.ports.journal import UnitOfWork

FREE_OF_TAX = (
    "That sale was free of tax, so no part of it can be given back by itself; take the goods back and ring them anew."
)
_TRIES = 3
"""Taxes put on top of a price are rounded: so often the last line is moved by what they left over."""


@dataclass(frozen=True, slots=True)
class KeepForLess(Command[ChangeOutcome]):
    """Of these goods, which stay with the customer, so much goes back."""

    back: TakeBack
    """The goods, as if they came back."""
    amount: Money
    """Above zero; taxes are in it."""
    reason: str

    begins_sale = True

    def perform(self, unit: UnitOfWork, counter: Counter) -> ChangeOutcome:
        """By `keep_for_less`."""
        return keep_for_less(unit, counter, self)


def keep_for_less(unit: UnitOfWork, counter: Counter, command: KeepForLess) -> ChangeOutcome:
    """Put both on the open sale; never more than was paid for these goods and did not go back."""
    reason = reason_of(command.reason, MONEY_BACK_FOR_NOTHING)
    if isinstance(reason, EntryNotPossible):
        return reason
    asked = replace(command, reason=reason)
    return take_back(unit, counter, command.back, kept=lambda *sale: _kept(counter, asked, *sale))


def _kept(
    counter: Counter, command: KeepForLess, original: OriginalSale, before: Sale, after: Sale
) -> Sale | EntryNotPossible:
    back = after.lines[len(before.lines) :]
    paid = sum(_gross(line) for line in back)
    if command.amount.currency != after.currency or not 0 < command.amount.minor <= paid:
        left = counter.formats.money(Money(max(0, paid), after.currency))
        return EntryNotPossible(f"Of these goods {left} can go back at most, so nothing was changed; key less.")
    if original.source.exemption is not None or after.exemption is not None:
        return EntryNotPossible(FREE_OF_TAX)
    off = [_own_side(line, part) for line, part in zip(back, _parts(original, back, command.amount), strict=True)]
    goal = price_sale(before).gross.minor - command.amount.minor
    for _ in range(_TRIES):
        rung = add_lines(after, _rung(original, back, off, command.reason, first_id=len(after.lines) + 1))
        over = price_sale(rung).gross.minor - goal
        if over:
            off = _moved(back, off, over)
    return rung


def _parts(original: OriginalSale, back: Sequence[SaleLine], amount: Money) -> list[int]:
    """The amount by what the goods cost; deposits and fees bear of it only what the goods themselves cannot."""
    costs = [_gross(line) for line in back]
    main = [0 if _is_tied(original, line) else max(0, cost) for line, cost in zip(back, costs, strict=True)]
    first = min(amount.minor, sum(main))
    rest = [max(0, cost) - part for cost, part in zip(costs, main, strict=True)]
    beyond = split_whole(amount.minor - first, rest) if amount.minor > first else [0] * len(rest)
    return [one + other for one, other in zip(split_whole(first, main), beyond, strict=True)]


def _own_side(line: SaleLine, part: int) -> int:
    """Of an amount with all taxes, what comes off the price on its own side."""
    price, gross = _price(line), _gross(line)
    return min(price, round_ratio(part * price, gross, Rounding.HALF_UP)) if gross else 0


def _moved(back: Sequence[SaleLine], off: Sequence[int], over: int) -> list[int]:
    """What is off once the first line that can bear it took what is over."""
    moved = list(off)
    for at, line in enumerate(back):
        if off[at] and 0 <= off[at] + over <= _price(line):
            moved[at] += over
            break
    return moved


def _rung(
    original: OriginalSale, back: Sequence[SaleLine], off: Sequence[int], reason: str, *, first_id: int
) -> list[SaleLine]:
    ids = {line.origin.line: at for at, line in enumerate(back, first_id) if line.origin is not None}
    rung = []
    for line, minor in zip(back, off, strict=True):
        assert line.origin is not None
        was = original.line(line.origin.line)
        tied = None if was is None or was.tied_to is None else ids.get(was.tied_to)
        value = Decimal(minor).scaleb(-currency_exponent(line.item.currency))
        less = (PriceModifier(ModifierKind.AMOUNT, value, f"{HAND}{reason}"),) if minor else ()
        rung.append(
            SaleLine(
                line_id=0,
                item=replace(line.item, details=replace(line.item.details, takes_discounts=False)),
                quantity=line.quantity,
                regular_price=line.regular_price,
                direction=Direction.SALE,
                modifiers=less,
                label_amount=Money(_price(line), line.item.currency),
                serial=line.serial,
                batch=line.batch,
                tied_to=tied,
                kept_from=original.number,
            )
        )
    return rung


def _price(line: SaleLine) -> int:
    """What was paid on the price's own side, less what is withheld."""
    assert line.origin is not None
    return max(0, line.origin.regular - line.origin.discount)


def _gross(line: SaleLine) -> int:
    return 0 if line.origin is None else line.origin.gross


def _is_tied(original: OriginalSale, line: SaleLine) -> bool:
    was = None if line.origin is None else original.line(line.origin.line)
    return was is not None and was.tied_to is not None
