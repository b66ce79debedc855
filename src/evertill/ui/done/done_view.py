"""The finished sale in words: what is given back, what was paid, under which number it stands."""

from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.selling.complete_sale import SaleDone
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
    """Change large; without change, that it was exact; for a pay-out, what goes to the customer."""
    settlement = done.settlement
    paid = [tr("Total {amount}", amount=formats.amount(settlement.total))]
    if settlement.rounding.minor:
        paid.append(tr("rounding {amount}", amount=formats.amount(settlement.rounding)))
    if settlement.tendered.minor < 0:
        label, amount = tr("Pay out"), formats.amount(-settlement.tendered)
    elif settlement.change.minor:
        label, amount = tr("Change"), formats.amount(settlement.change)
        paid.append(tr("cash {amount}", amount=formats.amount(settlement.tendered)))
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
