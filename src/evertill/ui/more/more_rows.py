"""The rows of "More", one table for each group: a feature adds one row to the table it belongs to."""

from collections.abc import Callable
from enum import StrEnum

from evertill.kernel.values import dataclass
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.navigation import Place
from evertill.ui.words import tr


class Group(StrEnum):
    """The groups, in order; the text is part of the object name of its key."""

    SALE = "sale"
    TILL = "till"
    ORDERS = "orders"
    PEOPLE = "people"
    REPORTS = "reports"
    SET_UP = "setUp"


def _always(board: Board) -> bool:
    return True


def _has_lines(board: Board) -> bool:
    return board.rung is not None and bool(board.rung.priced.lines)


def _has_gift(board: Board) -> bool:
    return board.rung is not None and bool(board.rung.sale.gifts)


def _is_training(board: Board) -> bool:
    return board.state is not None and board.state.identity.is_training


def _has_suspended(board: Board) -> bool:
    return board.suspended_count > 0


@dataclass(frozen=True, slots=True)
class MoreRow:
    """One thing that can be asked for; texts are asked for when they are drawn, in the operator's language."""

    wish: Wish
    icon: str
    label: Callable[[], str]
    note: Callable[[], str]
    """What it does, in a few words below the label."""
    is_offered: Callable[[Board], bool] = _always
    """Whether it can be used now; what cannot is not shown."""
    is_danger: bool = False


SALE = (
    MoreRow(
        Action.WHY_PRICE, "tag", lambda: tr("Why this price?"), lambda: tr("offers, discounts and taxes"), _has_lines
    ),
    MoreRow(
        Action.WEB_PRICE,
        "tag",
        lambda: tr("Price on the web"),
        lambda: tr("of this line: why it differs, charge it"),
        _has_lines,
    ),
    MoreRow(Action.GIFT, "tag", lambda: tr("Free gift"), lambda: tr("of an offer: put it on the sale"), _has_gift),
    MoreRow(
        Place.TAX_EXEMPT, "receipt", lambda: tr("Free of tax"), lambda: tr("with the buyer's certificate"), _has_lines
    ),
    MoreRow(Place.CUSTOMERS, "person", lambda: tr("Customers"), lambda: tr("find, write down, put on the sale")),
    MoreRow(Action.RECEIPTS, "receipt", lambda: tr("Receipts"), lambda: tr("print one again, as a copy")),
    MoreRow(
        Place.CARD_SLIPS,
        "card",
        lambda: tr("Card slips"),
        lambda: tr("print one again, late ones too"),
        lambda board: board.takes_cards,
    ),
    MoreRow(Action.NO_SALE, "drawer", lambda: tr("No sale"), lambda: tr("open the drawer, with a reason")),
    MoreRow(Action.GIFT_RECEIPT, "tag", lambda: tr("Gift receipt"), lambda: tr("the last sale, without prices")),
    MoreRow(
        Place.GIFT_CARDS,
        "card",
        lambda: tr("Gift cards"),
        lambda: tr("what one is worth, sell one, load one"),
        lambda board: board.keeps_balances,
    ),
    MoreRow(
        Place.MAIL,
        "receipt",
        lambda: tr("Receipt by e-mail"),
        lambda: tr("the last sale, to the customer's address"),
        lambda board: board.sends_mail,
    ),
    MoreRow(Place.RETURNS, "undo", lambda: tr("Returns"), lambda: tr("goods come back, with a receipt")),
    MoreRow(Action.TAKE_BACK, "undo", lambda: tr("Take back"), lambda: tr("the next item, without a receipt")),
    MoreRow(Place.OWED, "undo", lambda: tr("Owed refunds"), lambda: tr("what customers still get, and pay it")),
    MoreRow(Action.SUSPEND, "pause", lambda: tr("Suspend"), lambda: tr("put this sale aside"), _has_lines),
    MoreRow(
        Action.CANCEL_SALE,
        "trash",
        lambda: tr("Cancel sale"),
        lambda: tr("give this sale up"),
        _has_lines,
        is_danger=True,
    ),
    MoreRow(Action.RECALL, "resume", lambda: tr("Recall"), lambda: tr("a sale that was put aside"), _has_suspended),
)

TILL = (
    MoreRow(Action.PAID_IN, "cash", lambda: tr("Paid in"), lambda: tr("cash comes in without a sale")),
    MoreRow(Action.PAID_OUT, "cash", lambda: tr("Paid out"), lambda: tr("cash goes out without a sale")),
    MoreRow(Action.PICKUP, "cash", lambda: tr("Pickup"), lambda: tr("cash to the safe or the bank")),
    MoreRow(Action.LOAN, "cash", lambda: tr("Loan"), lambda: tr("change put into the drawer")),
    MoreRow(Action.COUNT_TILL, "till", lambda: tr("Count the drawer"), lambda: tr("the shift goes on")),
    MoreRow(
        Action.CLOSE_TERMINAL_DAY,
        "card",
        lambda: tr("Close the card terminal's day"),
        lambda: tr("keeps its own totals"),
        lambda board: board.takes_cards and board.rung is None,
    ),
    MoreRow(Action.CLOSE_TILL, "till", lambda: tr("Close the till"), lambda: tr("count the drawer, end the shift")),
)

ORDERS: tuple[MoreRow, ...] = (
    MoreRow(Place.PICKUP_ORDERS, "box", lambda: tr("Pickup queue"), lambda: tr("collected here: pick, hand over")),
    MoreRow(
        Place.PLACE_ORDER,
        "box",
        lambda: tr("Order for the customer"),
        lambda: tr("what the shop lacks: collected, sent home, preordered"),
        _has_lines,
    ),
    MoreRow(Place.ORDERS, "search", lambda: tr("Orders"), lambda: tr("where one is; take back what was bought online")),
    MoreRow(Place.GOODS, "box", lambda: tr("Goods"), lambda: tr("receive, send, count, adjust")),
    MoreRow(Place.ITEM_STOCK, "search", lambda: tr("Stock"), lambda: tr("of this article, here and elsewhere")),
)

PEOPLE = (
    MoreRow(Action.LOCK, "lock", lambda: tr("Sign off"), lambda: tr("the sale stays as it is")),
    MoreRow(Place.TASKS, "warning", lambda: tr("Tasks of the shop"), lambda: tr("what somebody has to settle")),
    MoreRow(Place.AUDIT, "search", lambda: tr("Journal"), lambda: tr("who did what, and when")),
)

REPORTS: tuple[MoreRow, ...] = (
    MoreRow(Place.TILL_REPORTS, "receipt", lambda: tr("X and Z reports"), lambda: tr("this shift, and those before")),
    MoreRow(Place.REPORTS, "note", lambda: tr("Sales reports"), lambda: tr("by hour, tender, item, operator …")),
)

SET_UP = (
    MoreRow(Place.SYNC, "sync", lambda: tr("Sync"), lambda: tr("what waits, since when and why")),
    MoreRow(Place.DEVICES, "printer", lambda: tr("Devices"), lambda: tr("how each is, a test, where it is connected")),
    MoreRow(Place.SET_UP, "gear", lambda: tr("Set-up"), lambda: tr("look, language, keys, receipt, data")),
    MoreRow(Place.BACKUPS, "box", lambda: tr("Backups"), lambda: tr("the last one, the next one, one now")),
    MoreRow(
        Place.TILE_LAYOUT, "tag", lambda: tr("Quick keys"), lambda: tr("which products, in which order, on which tab")
    ),
    MoreRow(Place.TRAINING, "note", lambda: tr("Tasks"), lambda: tr("practise, step by step"), _is_training),
    MoreRow(Action.TRAINING, "age", lambda: tr("Training"), lambda: tr("begin to practise, or leave it")),
    MoreRow(Place.HELP, "help", lambda: tr("Help"), lambda: tr("the manual, F1")),
)

ROWS: dict[Group, tuple[MoreRow, ...]] = {
    Group.SALE: SALE,
    Group.TILL: TILL,
    Group.ORDERS: ORDERS,
    Group.PEOPLE: PEOPLE,
    Group.REPORTS: REPORTS,
    Group.SET_UP: SET_UP,
}


def group_name(group: Group) -> str:
    """What a group is called."""
    return {
        Group.SALE: tr("Sale"),
        Group.TILL: tr("Till"),
        Group.ORDERS: tr("Orders & stock"),
        Group.PEOPLE: tr("People & audit"),
        Group.REPORTS: tr("Reports"),
        Group.SET_UP: tr("Set-up"),
    }[group]
