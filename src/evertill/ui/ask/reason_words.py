"""The words of reasons: the shop's own label, else ours for the codes we know, else the code itself."""

from collections.abc import Sequence

from evertill.domain.policy.reasons import Reason
from evertill.ui.ask.ask_view import Choice
from evertill.ui.words import tr

CHOICES_MAX = 6
"""More do not fit on a question."""


def reason_words(reason: Reason) -> str:
    """What stands on its key."""
    return reason.label or _known().get(reason.code, reason.code)


def reason_choices(reasons: Sequence[Reason], *, is_danger: bool = False) -> tuple[Choice, ...]:
    """The reasons as answers; Enter gives the first."""
    return tuple(
        Choice(reason.code, reason_words(reason), is_main=at == 0, is_danger=is_danger and at == 0)
        for at, reason in enumerate(reasons[:CHOICES_MAX])
    )


def words_of_code(code: str, offered: Sequence[Reason] = ()) -> str:
    """The words of a stored code; what was typed freely is its own words."""
    label = next((reason.label for reason in offered if reason.code == code), "")
    return label or _known().get(code, code)


def _known() -> dict[str, str]:
    return {
        "damaged": tr("Damaged"),
        "price_match": tr("Seen cheaper elsewhere"),
        "wrong_label": tr("Shelf says otherwise"),
        "web_offer": tr("Offer on the web"),
        "regular_customer": tr("Regular customer"),
        "goodwill": tr("Goodwill"),
        "customer_left": tr("Customer left"),
        "cannot_pay": tr("Cannot pay"),
        "rung_wrong": tr("Rung wrongly"),
        "wrong_tender": tr("Wrong means of payment"),
        "agreed": tr("Agreed beforehand"),
        "change": tr("Give change"),
        "check": tr("Check the drawer"),
        "correction": tr("Correction"),
        "unwanted": tr("Not wanted"),
        "faulty": tr("Faulty"),
        "wrong_size": tr("Wrong size"),
        "wrong_item": tr("Wrong article"),
        "other": tr("Something else"),
        "waste": tr("Waste"),
        "broken": tr("Broken"),
        "expired": tr("Past its date"),
        "own_use": tr("Own use"),
        "stolen": tr("Stolen"),
        "found": tr("Found"),
        "check_quality": tr("Quality in doubt"),
        "sellable_again": tr("Can be sold again"),
        "lost": tr("Lost on the way"),
        "sent_wrong": tr("Sent wrongly"),
        "counted_wrong": tr("Counted wrongly"),
    }
