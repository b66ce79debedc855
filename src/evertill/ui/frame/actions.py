"""What buttons and function keys ask for, and which each place offers. What is not there has no key."""

from dataclasses import dataclass
from enum import StrEnum

from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import BESIDE_THE_SALE, Place
from evertill.ui.words import tr


class Action(StrEnum):
    """Something a person can ask for; the text is part of the object name of its buttons."""

    BACK = "back"
    HELP = "help"
    SEARCH = "search"
    SUSPEND = "suspend"
    RECALL = "recall"
    PRICE = "price"
    TAKE_BACK = "takeBack"
    MORE = "more"
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
    SYNC = "sync"
    REMOVE_TENDERS = "removeTenders"


@dataclass(frozen=True, slots=True)
class FunctionKey:
    """One key of the function bar."""

    key: str
    label: str
    action: Action


KEY_ACTIONS = {
    KeyName.F1: Action.HELP,
    KeyName.F2: Action.SEARCH,
    KeyName.F4: Action.SUSPEND,
    KeyName.F5: Action.RECALL,
    KeyName.F7: Action.PRICE,
    KeyName.F8: Action.TAKE_BACK,
    KeyName.F10: Action.MORE,
    KeyName.F12: Action.EXACT_CASH,
    KeyName.UNDO: Action.UNDO,
}
"""F11 stays free for the card."""

_WHILE_ASKED = frozenset({Action.HELP})
_WHILE_PAYING = frozenset({Action.HELP, Action.EXACT_CASH})


def action_of(key: KeyName | None, place: Place) -> Action | None:
    """What a function key does here; None when it does nothing."""
    action = None if key is None else KEY_ACTIONS.get(key)
    if action is Action.HELP:
        return action
    if action is None or place not in BESIDE_THE_SALE:
        return None
    if place is Place.TENDER and action not in _WHILE_PAYING:
        return None
    if place in {Place.ASK, Place.CLOSE_TILL} and action not in _WHILE_ASKED:
        return None
    return action


def function_keys(place: Place, suspended_count: int, *, is_paying_out: bool = False) -> tuple[FunctionKey, ...]:
    """The function bar of a place, left to right."""
    help_key = FunctionKey("F1", tr("Help"), Action.HELP)
    back = FunctionKey("Esc", tr("Back"), Action.BACK)
    exact = FunctionKey("F12", tr("Exact pay-out") if is_paying_out else tr("Exact cash"), Action.EXACT_CASH)
    if place in {Place.HELP, Place.SYNC}:
        return (back,)
    if place not in BESIDE_THE_SALE:
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
        FunctionKey("F7", tr("Price"), Action.PRICE),
        FunctionKey("F8", tr("Take back"), Action.TAKE_BACK),
        FunctionKey("F10", tr("More"), Action.MORE),
        exact,
    )
