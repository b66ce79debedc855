"""What goes into the entry line and what comes out of it: keys, the line's state, and the actions it asks for."""

from decimal import Decimal
from enum import StrEnum

from evertill.domain.codes.codes import ScannedCode
from evertill.kernel.values import dataclass

# ---- keys


@dataclass(frozen=True, slots=True)
class Typed:
    """One character from a keyboard or the pad on the screen."""

    character: str

    def __post_init__(self) -> None:
        assert len(self.character) == 1


class EditKey(StrEnum):
    """A key that is no character; CLEAR is Esc, one level back."""

    ENTER = "enter"
    BACKSPACE = "backspace"
    CLEAR = "clear"


EntryKey = Typed | EditKey


# ---- state


@dataclass(frozen=True, slots=True)
class ForQuantity:
    """The next item is rung this many times."""

    quantity: Decimal


@dataclass(frozen=True, slots=True)
class ForPrice:
    """The next item is rung at this price, in whole currency units."""

    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class ForTakingBack:
    """The next item is taken back."""


Prefix = ForQuantity | ForPrice | ForTakingBack


@dataclass(frozen=True, slots=True)
class EntryState:
    """What stands in the line, and what is set for the next item, in the order it was keyed."""

    text: str = ""
    prefixes: tuple[Prefix, ...] = ()
    is_searching: bool = False

    @property
    def quantity(self) -> Decimal | None:
        """Set for the next item with `*`."""
        return next((prefix.quantity for prefix in self.prefixes if isinstance(prefix, ForQuantity)), None)

    @property
    def unit_price(self) -> Decimal | None:
        """Set for the next item with `@`."""
        return next((prefix.unit_price for prefix in self.prefixes if isinstance(prefix, ForPrice)), None)

    @property
    def take_back(self) -> bool:
        """Set for the next item with `-`."""
        return any(isinstance(prefix, ForTakingBack) for prefix in self.prefixes)


# ---- actions


@dataclass(frozen=True, slots=True)
class SetQuantityForNext:
    """A quantity now waits for the next item; `take_back` tells that the item will be taken back."""

    quantity: Decimal
    take_back: bool


@dataclass(frozen=True, slots=True)
class SetPriceForNext:
    """A price now waits for the next item."""

    unit_price: Decimal


@dataclass(frozen=True, slots=True)
class ResolveText:
    """Find what the text names, and ring it as was set."""

    text: str
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False


@dataclass(frozen=True, slots=True)
class ResolveScan:
    """Find what the scan names, and ring it as was set."""

    scanned: ScannedCode
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False


@dataclass(frozen=True, slots=True)
class ChooseFound:
    """Ring the search hit that is marked, as was set; `text` is what was searched for."""

    text: str
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    take_back: bool = False


@dataclass(frozen=True, slots=True)
class ChangeSelected:
    """Raise or lower the selected line's quantity."""

    delta: Decimal


@dataclass(frozen=True, slots=True)
class GoToTender:
    """Nothing more to enter: on to payment."""


@dataclass(frozen=True, slots=True)
class StartSearch:
    """Search for this text; sent again for each change of it, first with none."""

    text: str


@dataclass(frozen=True, slots=True)
class NothingToClear:
    """Esc on a line with nothing in it: the screen itself may go one level back."""


class EntryRefusal(StrEnum):
    """Why a key was not taken; the line stays as it was."""

    NUMBER_MISSING = "number_missing"
    NOT_A_NUMBER = "not_a_number"
    TOO_MANY_DECIMALS = "too_many_decimals"
    QUANTITY_ZERO = "quantity_zero"
    QUANTITY_TOO_LARGE = "quantity_too_large"
    PRICE_TOO_LARGE = "price_too_large"
    ITEM_MISSING = "item_missing"
    MINUS_WAITS = "minus_waits"
    TEXT_TOO_LONG = "text_too_long"


@dataclass(frozen=True, slots=True)
class EntryRefused:
    """The key was not taken; `entry_sentence` says why and what to press."""

    reason: EntryRefusal


EntryAction = (
    SetQuantityForNext
    | SetPriceForNext
    | ResolveText
    | ResolveScan
    | ChooseFound
    | ChangeSelected
    | GoToTender
    | StartSearch
    | NothingToClear
    | EntryRefused
)
EntryStep = tuple[EntryState, EntryAction | None]


# ---- what the screen shows


class BadgeKind(StrEnum):
    """What is set for the next item, or what the line is doing."""

    QUANTITY = "quantity"
    PRICE = "price"
    TAKE_BACK = "take_back"
    SEARCH = "search"


@dataclass(frozen=True, slots=True)
class Badge:
    """One badge beside the entry line: its kind and, for quantity and price, the number."""

    kind: BadgeKind
    amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class EntryView:
    """The entry line as it is shown."""

    text: str
    badges: tuple[Badge, ...]


_SENTENCES = {
    EntryRefusal.NUMBER_MISSING: "There is no number yet to take as quantity or price. Type it first: 12* or 4.99@.",
    EntryRefusal.NOT_A_NUMBER: "This is no number, so nothing was set. Correct it: digits and one decimal sign.",
    EntryRefusal.TOO_MANY_DECIMALS: "More than six decimals cannot be rung, so nothing was set. Shorten the number.",
    EntryRefusal.QUANTITY_ZERO: "A quantity of zero rings nothing, so it was not set. Type another, or clear the line.",
    EntryRefusal.QUANTITY_TOO_LARGE: (
        "A quantity of a million or more is not rung in one line, so it was not set. "
        "Type a smaller one; for a barcode press Enter."
    ),
    EntryRefusal.PRICE_TOO_LARGE: (
        "A price of a hundred million or more is not rung, so it was not set. Type a smaller one; "
        "for a barcode press Enter."
    ),
    EntryRefusal.ITEM_MISSING: "Something waits for the next item, so payment waits too. Scan or key it, or clear.",
    EntryRefusal.MINUS_WAITS: "The line waits to take something back, so nothing was added. Clear it, then press +.",
    EntryRefusal.TEXT_TOO_LONG: "The line is full; the key was not taken. Press Enter, or clear the line.",
}


def entry_sentence(reason: EntryRefusal) -> str:
    """What happened, what it means and what to press, as English source text."""
    return _SENTENCES[reason]
