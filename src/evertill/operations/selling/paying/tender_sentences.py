"""Why a tender cannot be taken, in a sentence."""

from typing import assert_never

from evertill.domain.selling.settlement import TenderRefusal, TenderRefused
from evertill.kernel.money import Money
from evertill.operations.counter.counter import Counter


def cash_sentence(refusal: TenderRefused, counter: Counter) -> str:
    """For cash."""
    if refusal.reason is TenderRefusal.NOTHING_DUE:
        return "Nothing more is due in cash, so the amount was not taken; finish the sale."
    return other_tender_sentence(refusal, counter)


def too_much_sentence(given: Money, change: Money, counter: Counter) -> str:
    """For cash that nobody hands over."""
    money = counter.formats.money
    return (
        f"{money(given)} in cash would give {money(change)} of change, so nothing was taken and the sale is unchanged; "
        "key what was handed over."
    )


def other_tender_sentence(refusal: TenderRefused, counter: Counter) -> str:
    """For any other means."""
    is_paid_out = refusal.most.minor < 0
    most = counter.formats.money(-refusal.most if is_paid_out else refusal.most)
    match refusal.reason:
        case TenderRefusal.NOTHING_DUE:
            return "Nothing more is due this way, so the amount was not taken; finish the sale."
        case TenderRefusal.WRONG_WAY:
            who = f"the customer is owed {most}" if is_paid_out else f"the customer still owes {most}"
            return f"Money has to go the other way here, so the amount was not taken; {who}."
        case TenderRefusal.NO_AMOUNT:
            return f"Nothing was handed over, so the sale is unchanged; key the amount, {most} is due."
        case TenderRefusal.BEYOND_DUE:
            return f"That is more than can be taken or paid out here, so the sale is unchanged; at most {most}."
        case _:
            assert_never(refusal.reason)
