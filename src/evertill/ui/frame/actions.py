"""What buttons and function keys ask for, and which each place offers. What is not there has no key."""

from dataclasses import dataclass
from enum import StrEnum

from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.words import tr


class Action(StrEnum):
    """Something a person can ask for; the text is part of the object name of its buttons."""

    BACK = "back"
    SEARCH = "search"
    SUSPEND = "suspend"
    RECALL = "recall"
    DISCOUNT = "discount"
    PRICE = "price"
    TAKE_BACK = "takeBack"
    EXACT_CASH = "exactCash"
    CASH = "cash"
    VOID_LINE = "voidLine"
    UNDO = "undo"
    NO_SALE = "noSale"
    COPY = "copy"
    RECEIPTS = "receipts"
    CANCEL_SALE = "cancelSale"
    CLOSE_TILL = "closeTill"
    LOCK = "lock"
    REMOVE_TENDERS = "removeTenders"


Wish = Action | Place
"""What a button or key asks for: something to be done, or a place to be shown."""


@dataclass(frozen=True, slots=True)
class FunctionKey:
    """One key of the function bar."""

    key: str
    label: str
    action: Wish


KEY_ACTIONS: dict[KeyName, Wish] = {
    KeyName.F1: Place.HELP,
    KeyName.F2: Action.SEARCH,
    KeyName.F4: Action.SUSPEND,
    KeyName.F5: Action.RECALL,
    KeyName.F6: Action.DISCOUNT,
    KeyName.F7: Action.PRICE,
    KeyName.F8: Action.TAKE_BACK,
    KeyName.F10: Place.MORE,
    KeyName.F12: Action.EXACT_CASH,
    KeyName.UNDO: Action.UNDO,
    KeyName.LOCK: Action.LOCK,
}
"""F11 stays free for the card."""

_WHILE_ASKED: frozenset[Wish] = frozenset({Place.HELP})
_WHILE_PAYING: frozenset[Wish] = frozenset({Place.HELP, Action.EXACT_CASH})


def action_of(key: KeyName | None, place: Place) -> Wish | None:
    """What a function key does here; None when it does nothing."""
    action = None if key is None else KEY_ACTIONS.get(key)
    if action is Place.HELP or (action is Action.LOCK and place.stand is not Stand.STEP):
        return action
    if action is None or place.stand is not Stand.BESIDE:
        return None
    if place is Place.TENDER and action not in _WHILE_PAYING:
        return None
    if place in {Place.ASK, Place.CLOSE_TILL} and action not in _WHILE_ASKED:
        return None
    return action


def function_keys(place: Place, suspended_count: int, *, is_paying_out: bool = False) -> tuple[FunctionKey, ...]:
    """The function bar of a place, left to right."""
    help_key = FunctionKey("F1", tr("Help"), Place.HELP)
    back = FunctionKey("Esc", tr("Back"), Action.BACK)
    exact = FunctionKey("F12", tr("Exact pay-out") if is_paying_out else tr("Exact cash"), Action.EXACT_CASH)
    if place is Place.HELP:
        return (back,)
    if place.stand is Stand.ALONE:
        return (back, help_key)
    if place.stand is Stand.STEP:
        return (help_key,)
    if place in {Place.ASK, Place.CLOSE_TILL}:
        return (back, help_key)
    if place is Place.TENDER:
        return (back, help_key, exact)
    recall = tr("Recall · {n}", n=suspended_count) if suspended_count else tr("Recall")
    first = help_key if place in {Place.TILES, Place.DONE} else back
    return (
        first,
        FunctionKey("F2", tr("Search"), Action.SEARCH),
        FunctionKey("F4", tr("Suspend"), Action.SUSPEND),
        FunctionKey("F5", recall, Action.RECALL),
        FunctionKey("F6", tr("Discount"), Action.DISCOUNT),
        FunctionKey("F7", tr("Price"), Action.PRICE),
        FunctionKey("F8", tr("Take back"), Action.TAKE_BACK),
        FunctionKey("F10", tr("More"), Place.MORE),
        exact,
    )
