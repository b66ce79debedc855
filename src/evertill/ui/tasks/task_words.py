"""What a task of the shop is called and what happened, on each page that shows it."""

import re
from datetime import datetime

from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.operations.looking_up.team_tasks import TeamTask
from evertill.ports.formats import Formats
from evertill.ui.frame.age import clock_text
from evertill.ui.words import told, tr

_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)")

_UUID = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")


def title_of(kind: ExceptionKind) -> str:
    """What a kind of task is called."""
    return {
        ExceptionKind.OVERSOLD: tr("Sold twice"),
        ExceptionKind.HANDED_OVER_AFTER_CANCEL: tr("Handed over after it was cancelled"),
        ExceptionKind.HANDED_OVER_UNPAID: tr("Handed over unpaid"),
        ExceptionKind.HANDED_OVER_TWICE: tr("Handed over twice"),
        ExceptionKind.PICK_REASSIGNED: tr("Another shop picks it"),
        ExceptionKind.OVER_RETURN: tr("More came back than was sold"),
        ExceptionKind.OVER_REFUND: tr("Refunded twice"),
        ExceptionKind.RETURN_CLAIM: tr("Goods without their order"),
        ExceptionKind.CLAIM_CREDIT: tr("Store credit without an order"),
        ExceptionKind.REFUND_PENDING: tr("Refund to be paid"),
        ExceptionKind.BALANCE_SHORTFALL: tr("A card did not cover it"),
        ExceptionKind.TRANSFER_VARIANCE: tr("Transfer does not add up"),
        ExceptionKind.NEGATIVE_STOCK: tr("More sold than there was"),
        ExceptionKind.COUNTS_DISAGREE: tr("Two counts disagree"),
        ExceptionKind.CUSTOMER_MERGE: tr("Perhaps one customer"),
        ExceptionKind.STALE_PRICE: tr("Rung at a former price"),
        ExceptionKind.TAX_CHANGED: tr("A tax was changed"),
        ExceptionKind.ORDER_WAITS: tr("An order waits for goods"),
        ExceptionKind.ORDER_DEPOSIT: tr("A deposit does not add up"),
        ExceptionKind.TOTAL_DIFFERS: tr("An order's total differs"),
        ExceptionKind.TWO_TILLS: tr("Two devices as one till"),
    }[kind]


def said_of(task: TeamTask, now: datetime, formats: Formats) -> str:
    """What happened. The backend writes moments as RFC 3339 does, and ids whole; people read moments as their clock
    shows them, and of an id its end, as other pages show it."""
    said = _INSTANT.sub(lambda found: clock_text(datetime.fromisoformat(found[0]), now, formats), told(task.said))
    return _UUID.sub(lambda found: found[0][-8:], said)
