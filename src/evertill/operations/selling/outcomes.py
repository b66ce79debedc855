"""What can come of ringing or changing an item; each carries what the screen needs and nothing to look up."""

from dataclasses import dataclass

from evertill.domain.catalogue import Item
from evertill.operations.entitled import Barred
from evertill.operations.selling.rung_sale import RungSale


@dataclass(frozen=True, slots=True)
class ItemAdded:
    """The item is on the sale, on this line."""

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
class AgeCheckNeeded:
    """Sold only from an age on: ask, then ring it again as confirmed."""

    item: Item
    minimum_age: int


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
class EntryNotPossible:
    """The quantity or price keyed does not go with this item; the sale is unchanged."""

    sentence: str


RingOutcome = (
    ItemAdded | PriceNeeded | WeightNeeded | AgeCheckNeeded | CodeUnknown | CodeRefused | EntryNotPossible | Barred
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
