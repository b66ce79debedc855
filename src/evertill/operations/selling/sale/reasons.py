"""The reason somebody gives for a deed: a code the shop offers, or words of their own; never empty, never a card."""

from evertill.domain.codes.card_guard import holds_card_number
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.words.free_text import CARD_SENTENCE, plain_text

MONEY_BACK_FOR_NOTHING = "Money is given back for a reason, so nothing was changed; choose or key one."


def reason_of(text: str, missing: str) -> str | EntryNotPossible:
    """The reason as it is stored; `missing` is the sentence for one that says nothing."""
    reason = plain_text(text)
    if not reason:
        return EntryNotPossible(missing)
    return EntryNotPossible(CARD_SENTENCE) if holds_card_number(reason) else reason
