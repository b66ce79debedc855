"""What the function keys do at this till: as shipped, but for those that the shop gave another meaning."""

from collections.abc import Mapping

from evertill.kernel.values import dataclass
from evertill.ui.frame.actions import KEY_ACTIONS, Action, Wish, action_of
from evertill.ui.frame.keys import KeyName
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.words import tr

CHANGEABLE = tuple(KeyName(f"F{number}") for number in range(2, 13))
"""F1 is always help."""


@dataclass(frozen=True, slots=True)
class KeyMap:
    """Key to meaning."""

    keys: Mapping[KeyName, Wish]

    @staticmethod
    def of(changes: Mapping[str, str]) -> "KeyMap":
        """The shipped keys with these changes: names of keys, to what they ask for or to nothing; others are passed
        over, as they may be a newer version's."""
        keys = dict(KEY_ACTIONS)
        for name, wish_text in changes.items():
            key = next((known for known in CHANGEABLE if known.value == name), None)
            wish = wish_of(wish_text)
            if key is not None and not wish_text:
                keys.pop(key, None)
            elif key is not None and wish is not None:
                keys[key] = wish
        return KeyMap(keys)

    def wish(self, key: KeyName) -> Wish | None:
        """What a key asks for."""
        return self.keys.get(key)

    def with_key(self, name: str, wish_text: str) -> "KeyMap":
        """With another meaning for one key."""
        return KeyMap.of(self.changes() | {name: wish_text})

    def changes(self) -> dict[str, str]:
        """What differs from the shipped keys."""
        return {
            key.value: "" if (wish := self.keys.get(key)) is None else wish.value
            for key in CHANGEABLE
            if self.keys.get(key) is not KEY_ACTIONS.get(key)
        }


def wish_of(text: str) -> Wish | None:
    """The action or place of this name."""
    known: tuple[Wish, ...] = (*Action, *Place)
    return next((wish for wish in known if wish.value == text), None)


def key_labels(*, suspended_count: int = 0, pickup_count: int = 0, is_paying_out: bool = False) -> Mapping[Wish, str]:
    """What stands on the bar for each wish that has a short name."""
    recall = tr("Recall · {n}", n=suspended_count) if suspended_count else tr("Recall")
    return {
        Place.PICKUP_ORDERS: tr("Orders · {n}", n=pickup_count) if pickup_count else tr("Orders"),
        Action.SEARCH: tr("Search"),
        Action.SUSPEND: tr("Suspend"),
        Action.RECALL: recall,
        Action.DISCOUNT: tr("Discount"),
        Action.PRICE: tr("Price"),
        Action.LABEL: tr("Label"),
        Action.WEB_PRICE: tr("Web price"),
        Action.TAKE_BACK: tr("Take back"),
        Place.MORE: tr("More"),
        Place.RETURNS: tr("Returns"),
        Action.EXACT_CASH: tr("Pay out") if is_paying_out else tr("Exact cash"),
        Action.CARD: tr("Card"),
        Action.CASH: tr("Cash"),
        Action.VOID_LINE: tr("Void line"),
        Action.NO_SALE: tr("No sale"),
        Action.COPY: tr("Copy"),
        Action.GIFT: tr("Free gift"),
        Action.GIFT_RECEIPT: tr("Gift receipt"),
        Action.RECEIPTS: tr("Receipts"),
        Action.CANCEL_SALE: tr("Cancel sale"),
        Action.LOCK: tr("Sign off"),
        Place.CUSTOMERS: tr("Customer"),
        Place.SYNC: tr("Sync"),
        Place.GOODS: tr("Goods"),
        Place.ITEM_STOCK: tr("Stock"),
        Place.HELP: tr("Help"),
    }


@dataclass(frozen=True, slots=True)
class FunctionKey:
    """One key of the function bar."""

    key: str
    label: str
    action: Wish


def function_keys(
    place: Place,
    suspended_count: int,
    *,
    is_paying_out: bool = False,
    key_map: KeyMap | None = None,
    takes_cards: bool = False,
    pickup_count: int = 0,
) -> tuple[FunctionKey, ...]:
    """The function bar of a place, left to right: what works here and has a short name."""
    help_key = FunctionKey("F1", tr("Help"), Place.HELP)
    back = FunctionKey("Esc", tr("Back"), Action.BACK)
    if place is Place.HELP:
        return (back,)
    if place.stand is Stand.ALONE:
        return (back, help_key)
    if place is Place.SIGN_ON:
        return (help_key, FunctionKey("F10", tr("Training"), Action.TRAINING))
    if place.stand is Stand.STEP:
        return (help_key,)
    keys = (KeyMap(KEY_ACTIONS) if key_map is None else key_map).keys
    first: tuple[FunctionKey, ...] = (help_key,) if place in {Place.TILES, Place.DONE} else (back,)
    if place in {Place.ASK, Place.CLOSE_TILL, Place.TENDER, Place.ITEM_DETAILS}:
        first = (back, help_key)
    labels = key_labels(suspended_count=suspended_count, pickup_count=pickup_count, is_paying_out=is_paying_out)
    named = [
        FunctionKey(key.value, label, wish)
        for key in CHANGEABLE
        if (wish := action_of(key, place, keys)) is not None
        and (takes_cards or wish is not Action.CARD)
        and (label := labels.get(wish))
    ]
    return (*first, *named)
