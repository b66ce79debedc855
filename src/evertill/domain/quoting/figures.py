"""Amounts of a quote as texts, with the decimals of its precision; and how it is paid."""

from collections.abc import Sequence
from decimal import Decimal

from evertill.domain.policy.store_policy import CashRoundingScope, PricingPolicy
from evertill.domain.quoting.request import Coins, GivenTender, Request, coin_rule
from evertill.domain.selling.sale import Tender, TenderKind
from evertill.domain.selling.settlement import Settlement, settle
from evertill.domain.streams.json_reading import BadPlace
from evertill.kernel.money import Money
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass

_CENTS = tuple(f".{cents:02d}" for cents in range(100))


@dataclass(frozen=True, slots=True)
class Printer:
    """Writes whole steps as decimal text."""

    parts_per_step: int
    """A step in units of its last decimal: 5 for a precision of 0.05."""
    decimals: int

    def text(self, steps: int) -> str:
        """So many steps."""
        parts, decimals = steps * self.parts_per_step, self.decimals
        if decimals == 2:
            # Nearly all amounts there are; the same as below in a third of the time.
            return f"{parts // 100}{_CENTS[parts % 100]}" if parts >= 0 else f"-{-parts // 100}{_CENTS[-parts % 100]}"
        return written(parts, decimals)


def printer_of(precision: Decimal) -> Printer:
    """For this precision."""
    decimals = decimals_of(precision)
    return Printer(int(precision.scaleb(decimals)), decimals)


def written(parts: int, decimals: int) -> str:
    """Parts of 10**-decimals as decimal text."""
    if not decimals:
        return str(parts)
    digits = str(abs(parts)).zfill(decimals + 1)
    return f"{'-' if parts < 0 else ''}{digits[:-decimals]}.{digits[-decimals:]}"


def decimals_of(number: Decimal) -> int:
    """Decimals as written."""
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return max(0, -exponent)


def quantity_text(micro: int) -> str:
    """Millionths as a decimal without needless zeros."""
    whole, rest = divmod(micro, MICRO)
    return f"{whole}.{rest:06d}".rstrip("0") if rest else str(whole)


@dataclass(frozen=True, slots=True)
class Payment:
    """The settlement, in parts of 10**-decimals of the currency, fine enough for tenders and coins as well."""

    settlement: Settlement
    decimals: int
    printer: Printer

    def text(self, amount: Money) -> str:
        """With the precision's decimals, or more where the amount has more."""
        parts, decimals = amount.minor, self.decimals
        while decimals > self.printer.decimals and parts % 10 == 0:
            parts, decimals = parts // 10, decimals - 1
        return written(parts, decimals)


def pay(request: Request, gross_steps: int, printer: Printer) -> Payment:
    """Settle the gross with the tenders; BadPlace for a tender that cannot be taken."""
    decimals = max(
        printer.decimals,
        0 if request.coins is None else decimals_of(request.coins.increment),
        *(decimals_of(tender.amount) for tender in request.tenders),
    )
    parts_per_whole = 10**decimals
    currency = request.currency
    total = Money(gross_steps * printer.parts_per_step * 10 ** (decimals - printer.decimals), currency)
    tenders = [
        Tender(TenderKind.CASH if given.kind == "cash" else TenderKind.OTHER, Money(_parts(given, decimals), currency))
        for given in request.tenders
    ]
    coins = None if request.coins is None else coin_rule(request.coins, parts_per_whole)
    settlement = settle(total, tenders, PricingPolicy(cash_rounding=coins))
    payment = Payment(settlement, decimals, printer)
    _check(tenders, payment, request.coins)
    return payment


def _parts(given: GivenTender, decimals: int) -> int:
    return int(given.amount.scaleb(decimals))


def _check(tenders: Sequence[Tender], payment: Payment, coins: Coins | None) -> None:
    """Money goes the way it is owed; more than is due in cash alone, and only paid in."""
    settlement = payment.settlement
    rounds_all = coins is not None and coins.scope is not CashRoundingScope.CASH_PART
    owed = settlement.due.minor if rounds_all else settlement.total.minor
    by_other = by_all = 0
    for i, tender in enumerate(tenders):
        at, amount = ("tenders", i, "amount"), tender.amount.minor
        is_cash = tender.kind is TenderKind.CASH
        by_all += amount
        by_other += 0 if is_cash else amount
        if amount < 0 <= owed:
            raise BadPlace(at, "Money is paid out only when the sale is below zero.")
        if amount > 0 > owed:
            raise BadPlace(at, "The sale is below zero: it is paid out with negative tenders.")
        if not is_cash and abs(by_other) > abs(owed):
            raise BadPlace(at, f"This is more than is due ({payment.text(settlement.due)}); only cash gives change.")
        if owed < 0 and by_all < min(owed, settlement.due.minor):
            raise BadPlace(at, f"More is paid out than is owed ({payment.text(settlement.due)}).")
