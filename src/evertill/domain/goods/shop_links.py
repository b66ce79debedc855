"""Where the shop's products and receipts stand on the web: addresses with places to fill in, for codes people scan."""

from urllib.parse import quote

from evertill.domain.goods.catalogue import Item
from evertill.kernel.values import dataclass

_PRODUCT_PLACES = ("{sku}", "{gtin}")
_RECEIPT_PLACES = ("{number}", "{transaction}")


@dataclass(frozen=True, slots=True)
class ShopLinks:
    """ValueError, with a sentence, when an address has no place that tells one thing from another."""

    product: str = ""
    """A product's page, such as https://shop.example/p/{sku}; {gtin} stands for its barcode number."""
    receipt: str = ""
    """A receipt on the web, such as https://shop.example/r/{transaction}; {number} stands for its printed number."""

    def __post_init__(self) -> None:
        for address, places in ((self.product, _PRODUCT_PLACES), (self.receipt, _RECEIPT_PLACES)):
            if address and not any(place in address for place in places):
                raise ValueError(f"{address!r} leads always to the same page: put {' or '.join(places)} into it")

    def product_page(self, item: Item) -> str:
        """This product's page; empty when the shop has none, or the product lacks the number the address asks for."""
        if "{gtin}" in self.product and item.gtin is None:
            return ""
        return _filled(self.product, sku=item.sku, gtin=(item.gtin or "").lstrip("0"))

    def receipt_page(self, *, transaction_id: str, number: str) -> str:
        """This receipt's page; empty when the shop has none."""
        return _filled(self.receipt, transaction=transaction_id, number=number)


def _filled(address: str, **places: str) -> str:
    for place, text in places.items():
        address = address.replace("{" + place + "}", quote(text, safe=""))
    return address
