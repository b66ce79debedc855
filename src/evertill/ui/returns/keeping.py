"""Goods the customer keeps at today's price: they come back at what was paid and are rung anew, so that exactly the
difference goes back, once, to what paid for them. Where an amount was agreed, exactly that goes back instead.
"""

from collections.abc import Sequence
from decimal import Decimal

from evertill.domain.policy.reasons import Reason
from evertill.kernel.money import currency_exponent
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded, RingOutcome
from evertill.ui.ask.ask_view import AskView, NumberField, Tint
from evertill.ui.ask.reason_words import reason_choices
from evertill.ui.feature.feature import Shared
from evertill.ui.words import tr

REASON = "goodwill"


@dataclass(frozen=True, slots=True)
class Kept:
    """So much of an article stays with the customer."""

    sku: str
    name: str
    micro: int


class Keeping:
    """Part of the page of returns."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._kept: tuple[Kept, ...] = ()

    @property
    def is_wanted(self) -> bool:
        """Whether what comes back is to be rung anew."""
        return bool(self._kept)

    def want(self, kept: Sequence[Kept]) -> None:
        """These stay, once they came back; none forgets it."""
        self._kept = tuple(kept)

    def ring(self) -> None:
        """They came back: ring the first of them, then the next."""
        if not self._kept:
            self._shared.speaker.note(tr("Kept at today's price: the difference goes back."))
            return
        first, self._kept = self._kept[0], self._kept[1:]
        # Whoever has the goods already was asked their age, and shown their date, when they bought them.
        command = RingSku(
            first.sku,
            Decimal(first.micro) / MICRO,
            is_age_confirmed=True,
            is_expiry_confirmed=True,
            is_offer_confirmed=True,
        )
        self._shared.submitter.submit(command, lambda outcome: self._rung(first, outcome))

    def _rung(self, kept: Kept, outcome: RingOutcome) -> None:
        if isinstance(outcome, ItemAdded):
            self._shared.board.put_sale(outcome.rung, outcome.line_id)
            self.ring()
            return
        self._kept = ()
        self._shared.speaker.warn(
            tr("{name} came back and cannot be rung anew by itself; scan it, or strike what came back.", name=kept.name)
        )


def amount_question(worth: str, currency: str) -> AskView:
    """How much of what was paid goes back, though the goods stay."""
    return AskView(
        icon="undo",
        tint=Tint.CALM,
        title=tr("How much goes back?"),
        sentence=tr("The goods stay with the customer. Type the amount that was agreed and press Enter."),
        number=NumberField(tr("{currency} back", currency=currency), tr("Amount"), currency_exponent(currency)),
        facts=((tr("Paid for what is chosen"), worth),),
    )


def why_question(amount: str, reasons: Sequence[Reason]) -> AskView:
    """Why it does: kept with the sale, and on the receipt."""
    return AskView(
        icon="undo",
        tint=Tint.CALM,
        title=tr("Why does {amount} go back?", amount=amount),
        sentence=tr("The reason is kept with the sale and stands on the receipt."),
        choices=reason_choices(reasons),
    )


def goodwill_words() -> str:
    """What came of it."""
    return tr("The goods stay and the agreed amount goes back. Pay it out.")
