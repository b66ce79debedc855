"""What a receipt is laid out from: the body that is sealed, and the little beside it that no body keeps."""

from evertill.domain.facts.transaction import ReceiptHead
from evertill.domain.policy.receipt import ReceiptLayout
from evertill.domain.records.sealed_body import Members, text
from evertill.domain.selling.hand_discount import HAND
from evertill.domain.selling.sale import ModifierKind, Sale
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.effects.points import PointsTold
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.formats import Formats


@dataclass(frozen=True, slots=True)
class ReceiptMatter:
    """All that a receipt tells."""

    head: ReceiptHead
    body: Members
    """Of the transaction: about to be sealed, or read back."""
    operator_name: str
    is_signed: bool = True
    """Whether a signed code will stand on it, by which the receipt can be checked."""
    web_page: str = ""
    """The address of the receipt on the web; empty where the shop has none."""
    points: PointsTold | None = None
    priced_by_hand: frozenset[tuple[int, str]] | None = None
    """Lines whose price a person set, each with the code of the reason; None where that is no longer known."""
    source_rules: tuple[str, ...] = ()
    """By what rule the offers of the sales count of which goods come back (`policy.returns.PromotionsBack`)."""

    @property
    def currency(self) -> str:
        """Of all its amounts."""
        return text(self.body, "currency")


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """How papers of this till look: its layout where the policy says none, its words and formats."""

    layout: ReceiptLayout
    words: ReceiptWords
    formats: Formats

    def money(self, minor: int, currency: str) -> str:
        """An amount as the paper writes it."""
        return self.formats.amount(Money(minor, currency))


def priced_by_hand(sale: Sale) -> frozenset[tuple[int, str]]:
    """The lines of a sale whose price a person set, each with the code of the reason."""
    return frozenset(
        (line.line_id, modifier.reason.removeprefix(HAND))
        for line in sale.live_lines
        for modifier in line.modifiers
        if modifier.kind is ModifierKind.PRICE
    )
