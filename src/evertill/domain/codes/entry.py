"""The always-live entry line as a pure state machine: each key gives a new state and at most one action.

`12*` quantity, `4.99@` price, `-` take the next one back, `+` and `-` on an empty line change the selected line,
`/` search, Enter resolves what was typed, `=` or Enter on an empty line goes to payment.
"""

import re
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.entry_values import (
    Badge,
    BadgeKind,
    ChangeSelected,
    ChooseFound,
    EditKey,
    EntryAction,
    EntryKey,
    EntryRefusal,
    EntryRefused,
    EntryState,
    EntryStep,
    EntryView,
    ForPrice,
    ForQuantity,
    ForTakingBack,
    GoToTender,
    NothingToClear,
    Prefix,
    ResolveScan,
    ResolveText,
    SetPriceForNext,
    SetQuantityForNext,
    StartSearch,
    Typed,
    entry_sentence,
)

__all__ = [
    "Badge",
    "BadgeKind",
    "ChangeSelected",
    "ChooseFound",
    "EditKey",
    "EntryAction",
    "EntryKey",
    "EntryRefusal",
    "EntryRefused",
    "EntryState",
    "EntryStep",
    "EntryView",
    "ForPrice",
    "ForQuantity",
    "ForTakingBack",
    "GoToTender",
    "NothingToClear",
    "Prefix",
    "ResolveScan",
    "ResolveText",
    "SetPriceForNext",
    "SetQuantityForNext",
    "StartSearch",
    "Typed",
    "entry_sentence",
    "press",
    "scan",
    "spend_prefixes",
    "view_of",
]

_TEXT_MAX = 200
_JOINERS = "\u200c\u200d"  # part of words in Persian and Indic scripts, though not "printable"
_NUMBER = re.compile(r"(?P<whole>[0-9]*)(?:[.,](?P<decimals>[0-9]*))?")
_DECIMALS_MAX = 6
_QUANTITY_BELOW = 1_000_000
_PRICE_BELOW = 100_000_000
_ONE = Decimal(1)


# ---- moves


def press(state: EntryState, key: EntryKey) -> EntryStep:
    """Take one key. A refused key leaves the state as it was."""
    match key:
        case EditKey.ENTER:
            return _enter(state)
        case EditKey.BACKSPACE:
            return _backspace(state)
        case EditKey.CLEAR:
            return _clear(state)
        case Typed(character):
            return _search_type(state, character) if state.is_searching else _type(state, character)
        case _:
            assert_never(key)


def scan(state: EntryState, scanned: ScannedCode) -> tuple[EntryState, ResolveScan]:
    """Take a scan in any state: it uses what was set for the next item; text not yet ended stays in the line."""
    action = ResolveScan(scanned, state.quantity, state.unit_price, state.take_back)
    return replace(state, prefixes=()), action


def spend_prefixes(state: EntryState) -> EntryState:
    """An item was chosen another way (a tile, a search hit touched) with the state's quantity, price and minus."""
    return EntryState() if state.is_searching else replace(state, prefixes=())


def _type(state: EntryState, character: str) -> EntryStep:
    if state.text == "":
        match character:
            case "-":
                return _minus(state)
            case "+":
                return _plus(state)
            case "/":
                return replace(state, is_searching=True), StartSearch("")
            case "=":
                return _go_on(state)
            case "*" | "@":
                return state, EntryRefused(EntryRefusal.NUMBER_MISSING)
            case " ":
                return state, None
            case _:
                pass
    elif character in "*@" and _is_numeric(state.text):
        return _set_quantity(state) if character == "*" else _set_price(state)
    return _append(state, character)


def _append(state: EntryState, character: str) -> EntryStep:
    if not character.isprintable() and character not in _JOINERS:
        return state, None
    if len(state.text) >= _TEXT_MAX:
        return state, EntryRefused(EntryRefusal.TEXT_TOO_LONG)
    return replace(state, text=state.text + character), None


def _search_type(state: EntryState, character: str) -> EntryStep:
    typed, refused = _append(state, character)
    return (typed, StartSearch(typed.text)) if typed != state else (typed, refused)


def _enter(state: EntryState) -> EntryStep:
    if state.is_searching and state.text:
        return EntryState(), ChooseFound(state.text, state.quantity, state.unit_price, state.take_back)
    if state.is_searching:
        return state, None
    if state.text:
        return EntryState(), ResolveText(state.text.rstrip(" "), state.quantity, state.unit_price, state.take_back)
    return _change_selected(state, -(state.quantity or _ONE)) if state.take_back else _go_on(state)


def _go_on(state: EntryState) -> EntryStep:
    return (state, EntryRefused(EntryRefusal.ITEM_MISSING)) if state.prefixes else (state, GoToTender())


def _minus(state: EntryState) -> EntryStep:
    if state.take_back:
        return _change_selected(state, -(state.quantity or _ONE))
    return replace(state, prefixes=(*state.prefixes, ForTakingBack())), None


def _plus(state: EntryState) -> EntryStep:
    if state.take_back:
        return state, EntryRefused(EntryRefusal.MINUS_WAITS)
    return _change_selected(state, state.quantity or _ONE)


def _change_selected(state: EntryState, delta: Decimal) -> EntryStep:
    """Uses up quantity and minus; a price set for the next item goes on waiting for it."""
    kept = tuple(prefix for prefix in state.prefixes if isinstance(prefix, ForPrice))
    return replace(state, prefixes=kept), ChangeSelected(delta)


def _backspace(state: EntryState) -> EntryStep:
    if state.text:
        shorter = replace(state, text=state.text[:-1])
        return shorter, StartSearch(shorter.text) if state.is_searching else None
    if state.is_searching:
        return replace(state, is_searching=False), None
    return replace(state, prefixes=state.prefixes[:-1]), None


def _clear(state: EntryState) -> EntryStep:
    if state.text or state.is_searching:
        return replace(state, text="", is_searching=False), None
    return EntryState(), None if state.prefixes else NothingToClear()


# ---- numbers


def _is_numeric(text: str) -> bool:
    """Digits and decimal signs only; after other text `*` and `@` are characters like any other (A*12, me@shop)."""
    return not text.strip("0123456789.,")


def _set_quantity(state: EntryState) -> EntryStep:
    quantity = _number(state.text)
    if isinstance(quantity, EntryRefusal):
        return state, EntryRefused(quantity)
    if quantity == 0:
        return state, EntryRefused(EntryRefusal.QUANTITY_ZERO)
    if quantity >= _QUANTITY_BELOW:
        return state, EntryRefused(EntryRefusal.QUANTITY_TOO_LARGE)
    others = tuple(prefix for prefix in state.prefixes if not isinstance(prefix, ForQuantity))
    return EntryState("", (*others, ForQuantity(quantity))), SetQuantityForNext(quantity, state.take_back)


def _set_price(state: EntryState) -> EntryStep:
    unit_price = _number(state.text)
    if isinstance(unit_price, EntryRefusal):
        return state, EntryRefused(unit_price)
    if unit_price >= _PRICE_BELOW:
        return state, EntryRefused(EntryRefusal.PRICE_TOO_LARGE)
    others = tuple(prefix for prefix in state.prefixes if not isinstance(prefix, ForPrice))
    return EntryState("", (*others, ForPrice(unit_price))), SetPriceForNext(unit_price)


def _number(text: str) -> Decimal | EntryRefusal:
    found = _NUMBER.fullmatch(text)
    if found is None or not text.strip(".,"):
        return EntryRefusal.NOT_A_NUMBER
    decimals = found["decimals"] or ""
    if len(decimals) > _DECIMALS_MAX:
        return EntryRefusal.TOO_MANY_DECIMALS
    return Decimal(f"{found['whole'] or '0'}.{decimals}" if decimals else found["whole"])


# ---- what the screen shows


def view_of(state: EntryState) -> EntryView:
    """Text and badges, in the order in which they were keyed."""
    badges = tuple(_badge(prefix) for prefix in state.prefixes)
    return EntryView(state.text, (*badges, Badge(BadgeKind.SEARCH)) if state.is_searching else badges)


def _badge(prefix: Prefix) -> Badge:
    match prefix:
        case ForQuantity(quantity):
            return Badge(BadgeKind.QUANTITY, quantity)
        case ForPrice(unit_price):
            return Badge(BadgeKind.PRICE, unit_price)
        case ForTakingBack():
            return Badge(BadgeKind.TAKE_BACK)
        case _:
            assert_never(prefix)
