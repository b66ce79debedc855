"""The backend's copies as the till reads them: fulfilled by `mirror`."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from evertill.domain.goods.catalogue import FoundItem, Item, ListedPrice, Tile
from evertill.domain.people.people import Operator
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers import NO_OFFERS, Offers
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.ids import OperatorId
from evertill.ports.aisles import AisleCopies
from evertill.ports.assortment import AssortmentCopies


class Catalogue(AssortmentCopies, AisleCopies, Protocol):
    """Items by code, on the thread that made the object; reads never wait for a pull."""

    def find_by_gtin(self, gtin: str) -> Item | None:
        """The sellable item with this GTIN-14 as one of its barcodes, at the price that holds now."""
        ...

    def find_by_code(self, code: str) -> Item | None:
        """The item whose barcode (as the shop wrote it), SKU or PLU is exactly this text, in that order."""
        ...

    def find_by_sku(self, sku: str) -> Item | None:
        """The item with exactly this SKU."""
        ...

    def listed_price(self, sku: str, lists: Sequence[str]) -> ListedPrice | None:
        """What the first of these price lists says that has a price for it now; None when none has."""
        ...

    def search(self, text: str, limit: int) -> Sequence[FoundItem]:
        """Items whose name, SKU or barcode holds every word of the text, from two characters on, in any script."""
        ...

    def stock_micro(self, sku: str) -> int | None:
        """What the backend's copy says this shop has, in millionths; None when it does not say."""
        ...

    def taxes_of(self, tax_class: str, day: date | None = None) -> tuple[TaxRule, ...] | None:
        """The rules of a tax class that hold on this business day (today, unless told); None when it is not known."""
        ...

    def tiles(self) -> Sequence[Tile]:
        """The quick keys of the selling screen, in order."""
        ...


class People(Protocol):
    """Operators, on the thread that made the object."""

    def operators(self) -> Sequence[Operator]:
        """All who may sign on here, by name."""
        ...

    def everybody(self) -> Sequence[Operator]:
        """Everybody that is known, those who left included."""
        ...

    def find_operator(self, operator_id: OperatorId) -> Operator | None:
        """The operator with this id."""
        ...

    def copied_at(self) -> datetime | None:
        """When the backend last confirmed this copy; None for this till's own people, whose rights do not age."""
        ...


class Policies(Protocol):
    """The shop's policy."""

    def policy(self) -> StorePolicy:
        """What holds now; the default until the backend has said otherwise."""
        ...


class Promotions(Protocol):
    """The shop's promotions, on the thread that made the object."""

    def offers(self) -> Offers:
        """All of them, indexed; the same value as long as none changed."""
        ...


class NoPolicy:
    """Where nobody said what the shop's policy is: the default."""

    def policy(self) -> StorePolicy:
        """The default."""
        return StorePolicy()


class NoPromotions:
    """Where there are none."""

    def offers(self) -> Offers:
        """None."""
        return NO_OFFERS


class Freshness(Protocol):
    """How old the copies are."""

    def copied_at(self, stream: str) -> datetime | None:
        """When this stream's copy was last confirmed to be up to date; None when there is no copy."""
        ...
