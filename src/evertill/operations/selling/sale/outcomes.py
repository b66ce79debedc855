"""What can come of ringing or changing an item; each carries what the screen needs and nothing to look up."""

from dataclasses import field
from datetime import date

from evertill.domain.goods.catalogue import Item
from evertill.domain.goods.item_options import OptionGroup
from evertill.domain.goods.standing import Standing
from evertill.domain.receipts.receipt_code import ReceiptClaim
from evertill.domain.selling.put_aside import PriceChange
from evertill.domain.stock.goods_code import GoodsNote
from evertill.kernel.ids import SaleId, TransactionId
from evertill.kernel.money import Money
from evertill.kernel.values import dataclass
from evertill.operations.counter.entitled import Barred
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.serials import SoldPiece


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """The item is on the sale, on this line."""

    rung: RungSale
    line_id: int
    reserved_for: tuple[str, ...] = ()
    """Numbers of orders that wait for its last units."""


@dataclass(frozen=True, slots=True)
class SamePackAgain:
    """The other barcode of the pack that was just rung on this line; nothing was added."""

    rung: RungSale
    line_id: int


@dataclass(frozen=True, slots=True)
class PriceNeeded:
    """An open-price item: key its price, then ring it again with that."""

    item: Item


@dataclass(frozen=True, slots=True)
class WeightNeeded:
    """Sold by measure: weigh it or key the measure, then ring it again with that quantity."""

    item: Item


@dataclass(frozen=True, slots=True)
class DetailsNeeded:
    """Something must be chosen or noted with it: ask for what is named here, then ring it again with the answers."""

    item: Item
    serial: bool = False
    batch: bool = False
    expiry: bool = False
    options: tuple[OptionGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class AgeCheckNeeded:
    """Sold only from an age on: ask, then ring it again as confirmed. Asked once in a sale for each age."""

    item: Item
    minimum_age: int


@dataclass(frozen=True, slots=True)
class ExpiredItem:
    """Its code says that it may no longer be used: put it away, or ring it again as confirmed."""

    item: Item
    expires_on: date


@dataclass(frozen=True, slots=True)
class NotOffered:
    """Paused, or not sold in this shop: leave it out, or ring it again as confirmed by somebody who may."""

    item: Item
    standing: Standing
    by: str = ""
    """Who paused it, by name; empty where that is not known."""


@dataclass(frozen=True, slots=True)
class PieceSold:
    """The piece with this serial number was sold here and has not come back: scan the right number, or ring it again as
    confirmed by somebody who may."""

    item: Item
    serial: str
    sold: SoldPiece


@dataclass(frozen=True, slots=True)
class CouponTaken:
    """A coupon is on the sale; `is_used` when its promotion takes something off already."""

    rung: RungSale
    name: str
    is_used: bool


@dataclass(frozen=True, slots=True)
class CodeUnknown:
    """Nothing is known by this code; the sale is unchanged."""

    text: str
    hint: str = ""
    """Why that may be (a wrong check digit), in a sentence; may be empty."""


@dataclass(frozen=True, slots=True)
class CodeRefused:
    """The code was not even looked up; the sentence says why and what to do."""

    sentence: str


@dataclass(frozen=True, slots=True)
class ReceiptScanned:
    """The code or number of a receipt, not of an item: offer a copy, or say that another till has it."""

    transaction_id: TransactionId | None
    """Ours, checked; None when this till has no such receipt."""
    claim: ReceiptClaim | None
    """What the signed code says of it, unchecked; None when only the number was read."""
    shown: str = field(default="", compare=False)
    """The code or number itself, by which goods are taken back."""


@dataclass(frozen=True, slots=True)
class AsideScanned:
    """The slip of a sale put aside: fetch it back, or say that it is no longer here."""

    sale_id: SaleId | None
    """None when no such sale is put aside on this till (any more)."""
    code: str = ""
    """What the slip says, by which another till's is found."""


@dataclass(frozen=True, slots=True)
class CustomerScanned:
    """A customer's card: the sale on the counter, or the next one, is theirs now."""

    rung: RungSale
    name: str
    changes: tuple[PriceChange, ...] = ()
    """Listed prices that are others for this customer."""
    before: Money | None = None
    """What the sale came to, where a price is another."""
    not_exempt: str = ""
    """Why tax is charged although the customer has a certificate."""


@dataclass(frozen=True, slots=True)
class GoodsScanned:
    """The slip of a carton: the goods in it are to be received, nothing is sold."""

    note: GoodsNote


@dataclass(frozen=True, slots=True)
class EntryNotPossible:
    """What was keyed or asked for cannot be; the sale is unchanged."""

    sentence: str


RingOutcome = (
    ItemAdded
    | SamePackAgain
    | PriceNeeded
    | WeightNeeded
    | DetailsNeeded
    | AgeCheckNeeded
    | ExpiredItem
    | NotOffered
    | PieceSold
    | CouponTaken
    | CodeUnknown
    | CodeRefused
    | ReceiptScanned
    | AsideScanned
    | CustomerScanned
    | GoodsScanned
    | EntryNotPossible
    | Barred
)


@dataclass(frozen=True, slots=True)
class SaleChanged:
    """The sale as it is after the change; `line_id` is the line to show as selected, if one is."""

    rung: RungSale
    line_id: int | None = None


@dataclass(frozen=True, slots=True)
class NothingToChange:
    """There is no such line, or no sale, any more."""


ChangeOutcome = SaleChanged | NothingToChange | EntryNotPossible | Barred
