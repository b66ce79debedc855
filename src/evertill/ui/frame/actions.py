"""What buttons and function keys ask for, and which each place offers. What is not there has no key."""

from collections.abc import Mapping
from enum import StrEnum

from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place, Stand


class Action(StrEnum):
    """Something a person can ask for; the text is part of the object name of its buttons."""

    BACK = "back"
    SEARCH = "search"
    SUSPEND = "suspend"
    RECALL = "recall"
    DISCOUNT = "discount"
    PRICE = "price"
    LABEL = "label"
    WHY_PRICE = "whyPrice"
    WEB_PRICE = "webPrice"
    TAKE_BACK = "takeBack"
    EXACT_CASH = "exactCash"
    CASH = "cash"
    VOID_LINE = "voidLine"
    UNDO = "undo"
    NO_SALE = "noSale"
    COPY = "copy"
    GIFT = "gift"
    """Put what a promotion gives on the sale."""
    GIFT_RECEIPT = "giftReceipt"
    RECEIPTS = "receipts"
    CANCEL_SALE = "cancelSale"
    CLOSE_TILL = "closeTill"
    COUNT_TILL = "countTill"
    PAID_IN = "paidIn"
    PAID_OUT = "paidOut"
    PICKUP = "pickup"
    LOAN = "loan"
    LOCK = "lock"
    REMOVE_TENDERS = "removeTenders"
    CARD = "card"
    CLOSE_TERMINAL_DAY = "closeTerminalDay"
    TRAINING = "switchTraining"
    """Into training, or out of it."""


Wish = Action | Place
"""What a button or key asks for: something to be done, or a place to be shown."""


KEY_ACTIONS: dict[KeyName, Wish] = {
    KeyName.F1: Place.HELP,
    KeyName.F2: Action.SEARCH,
    KeyName.F3: Place.CUSTOMERS,
    KeyName.F4: Action.SUSPEND,
    KeyName.F5: Action.RECALL,
    KeyName.F6: Action.DISCOUNT,
    KeyName.F7: Action.PRICE,
    KeyName.F8: Place.RETURNS,
    KeyName.F9: Place.PICKUP_ORDERS,
    KeyName.F10: Place.MORE,
    KeyName.F11: Action.CARD,
    KeyName.F12: Action.EXACT_CASH,
    KeyName.UNDO: Action.UNDO,
    KeyName.LOCK: Action.LOCK,
    KeyName.WEB_PRICE: Action.WEB_PRICE,
    KeyName.GIFT: Action.GIFT,
}

_WHILE_SEARCHING: dict[Wish, Wish] = {
    Action.PRICE: Action.LABEL,
    Place.PICKUP_ORDERS: Place.ITEM_STOCK,
    Action.WHY_PRICE: Place.ITEM_STOCK,
    Action.WEB_PRICE: Place.ITEM_STOCK,
}
"""While a product is searched for there is no line to price or explain: F7 prints a label, F9 shows the stock."""
_WHILE_ASKED: frozenset[Wish] = frozenset({Place.HELP})
_WHILE_PAYING: frozenset[Wish] = frozenset({Place.HELP, Action.EXACT_CASH, Action.CARD})


def action_of(key: KeyName | None, place: Place, keys: Mapping[KeyName, Wish] = KEY_ACTIONS) -> Wish | None:
    """What a function key does here; None when it does nothing."""
    action = None if key is None else keys.get(key)
    if place is Place.SIGN_ON and key is KeyName.F10:
        return Action.TRAINING
    if action is Place.HELP or (action is Action.LOCK and place.stand is not Stand.STEP):
        return action
    if action is None or place.stand is not Stand.BESIDE:
        return None
    if place is Place.TENDER and action not in _WHILE_PAYING:
        return None
    if place in {Place.ASK, Place.CLOSE_TILL, Place.ITEM_DETAILS} and action not in _WHILE_ASKED:
        return None
    if place is Place.SEARCH and action in _WHILE_SEARCHING:
        return _WHILE_SEARCHING[action]
    return action
