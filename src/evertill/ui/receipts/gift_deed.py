"""A gift receipt for the latest sale, asked for after paying or under "More"."""

from typing import assert_never

from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.completed.gift_receipt import (
    GiftReceiptQueued,
    PrintGiftReceipt,
    PrintGiftReceiptOutcome,
)
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ui.feature.feature import Deed, Shared
from evertill.ui.frame.actions import Action
from evertill.ui.words import tr


def _print(shared: Shared) -> None:
    def show(outcome: PrintGiftReceiptOutcome) -> None:
        match outcome:
            case GiftReceiptQueued(number):
                shared.speaker.note(tr("The gift receipt of {number} is on its way to the printer.", number=number))
            case NothingToChange():
                shared.speaker.warn(tr("There is no sale to give a gift receipt for yet; finish one first."))
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    shared.submitter.submit(PrintGiftReceipt(), show)


GIFT_RECEIPT = Deed(Action.GIFT_RECEIPT, _print)
