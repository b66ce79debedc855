"""What can come of charging a card; each carries what the screen needs."""

from evertill.domain.records.refund_debt import PaidBy, RefundDebt
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.entitled import Barred
from evertill.operations.selling.completed.post_void import PostVoidOutcome, SaleUndone
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import TenderRefused, TenderTaken
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.attempts import Attempt
from evertill.ports.payment_terminal import TerminalTotal


@dataclass(frozen=True, slots=True)
class CardStarted:
    """The attempt is committed; the terminal is asked next. A terminal that stands by itself: by the cashier."""

    attempt: Attempt
    rung: RungSale | None


@dataclass(frozen=True, slots=True)
class CardRefused:
    """Nothing was charged, and the sale is as it was."""

    sentence: str
    rung: RungSale | None


@dataclass(frozen=True, slots=True)
class CardUnknown:
    """Nobody knows yet whether it was charged: the sale is held until the terminal, or a person, says so."""

    attempt: Attempt
    rung: RungSale | None


@dataclass(frozen=True, slots=True)
class CardUndone:
    """The card was given its money back; the sale is open to changes again."""

    rung: RungSale


@dataclass(frozen=True, slots=True)
class CardExceptionNoted:
    """Something about a card that an owner must look at; it is in the journal now."""

    attempt: Attempt
    sentence: str
    rung: RungSale | None


@dataclass(frozen=True, slots=True)
class TerminalDayClosed:
    """The terminal's own totals."""

    totals: tuple[TerminalTotal, ...]
    sentence: str


@dataclass(frozen=True, slots=True)
class NothingToSettle:
    """It was booked already, belongs to a sale put aside, or is with the terminal."""


@dataclass(frozen=True, slots=True)
class CardSaleUndone:
    """The card has its money back, and the sale is undone with it."""

    attempt: Attempt
    undone: SaleUndone
    owed: Money | None = None
    """Of a sale paid with several cards: what the last ones could not be given back, and the customer is owed."""


@dataclass(frozen=True, slots=True)
class RefundInstead:
    """The terminal cannot undo that payment any more; it has been asked to refund it, for which it wants the card."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class NextCard:
    """One of several cards has its part back; the terminal has been asked to give the next one its own."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class UndoingRefused:
    """The card was given nothing, and the sale stands as it was."""

    attempt: Attempt
    sentence: str


@dataclass(frozen=True, slots=True)
class UndoingUnknown:
    """Nobody knows yet whether the card has its money back: the sale stands until the terminal, or a person, says."""

    attempt: Attempt


@dataclass(frozen=True, slots=True)
class OwedPaid:
    """A refund that was owed is paid."""

    debt: RefundDebt
    by: PaidBy


UndoingOutcome = OwedPaid | CardSaleUndone | RefundInstead | NextCard | UndoingRefused | UndoingUnknown
UndoSaleOutcome = PostVoidOutcome | CardStarted | UndoingUnknown
StartOutcome = CardStarted | CardRefused | TenderRefused | NothingToChange | Barred
SettleOutcome = (
    SaleDone
    | TenderTaken
    | CardRefused
    | CardUnknown
    | CardUndone
    | CardExceptionNoted
    | TerminalDayClosed
    | UndoingOutcome
    | NothingToSettle
)
ResolveOutcome = SettleOutcome | EntryNotPossible | Barred
