"""The finished sale in words: what is given back, what was paid, under which number it stands."""

from evertill.domain.selling.sale import TenderKind
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.ports.formats import Formats
from evertill.ui.words import tr


@dataclass(frozen=True, slots=True)
class DoneView:
    """What the panel shows."""

    label: str
    amount: str
    paid: str
    receipt: str
    state: str
    """What became of the receipt and the fact."""
    sends_mail: bool = False


def done_view(done: SaleDone, formats: Formats, state: str = "", *, sends_mail: bool = False) -> DoneView:
    """Change large; without change, that it was exact; where money goes back, what of it is to be handed over."""
    settlement = done.settlement
    paid = [tr("Total {amount}", amount=formats.amount(settlement.total))]
    if settlement.rounding.minor:
        paid.append(tr("rounding {amount}", amount=formats.amount(settlement.rounding)))
    cash = _cash(done)
    if settlement.tendered.minor < 0:
        # Only what leaves the drawer stands large as something to do: a card or an account has its part already.
        is_cash = cash.minor < 0
        label = tr("Pay out") if is_cash else tr("Paid back")
        amount = formats.amount(-cash if is_cash else -settlement.tendered)
        if not is_cash:
            paid.append(tr("nothing in cash"))
        elif cash != settlement.tendered:
            paid.append(tr("paid back otherwise {amount}", amount=formats.amount(cash - settlement.tendered)))
    elif settlement.change.minor:
        label, amount = tr("Change"), formats.amount(settlement.change)
        paid.append(tr("cash {amount}", amount=formats.amount(cash)))
    else:
        label, amount = tr("Paid exactly"), formats.amount(settlement.tendered)
    cash_out = sum(one.card.cash_out_minor for one in done.priced.sale.tenders if one.card is not None)
    if cash_out:
        # What the cashier hands over is what must be seen: change and cash on the card are one pile of money.
        handed = settlement.change.minor + cash_out
        label, amount = tr("Hand over in cash"), formats.amount(Money(handed, settlement.total.currency))
        paid.append(tr("cash on the card {amount}", amount=formats.amount(Money(cash_out, settlement.total.currency))))
    receipt = tr("Receipt {number}", number=done.transaction.number_text)
    return DoneView(label, amount, " · ".join(paid), receipt, state or tr("safe on this till"), sends_mail)


def _cash(done: SaleDone) -> Money:
    """What came in cash; below zero, what goes out."""
    in_cash = sum(one.amount.minor for one in done.priced.sale.tenders if one.kind is TenderKind.CASH)
    return Money(in_cash, done.settlement.total.currency)
