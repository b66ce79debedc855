"""Which SKU and which barcode belongs to which product while a catalogue file is imported."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.rows.catalogue_rows import RowFault, RowReason
from evertill.domain.rows.stream_rows import ProductCopy


@dataclass(slots=True)
class Claims:
    """What is taken, by the catalogue as it was and by the lines accepted so far: who claims a thing first has it."""

    earlier: Collection[str]
    """SKUs of the catalogue as it was."""
    holders: dict[str, str] = field(default_factory=dict)
    """By barcode, the SKU it belongs to."""
    accepted: dict[str, int] = field(default_factory=dict)
    """By SKU, the line it was accepted from."""

    def claim(self, product: ProductCopy, row: int) -> tuple[RowReason, ...]:
        """Give the line what it claims, or say why it gets nothing at all."""
        reasons = []
        if product.sku in self.accepted:
            text = (
                f"The SKU {product.sku!r} is already on line {self.accepted[product.sku]}; each product needs its own."
            )
            reasons.append(RowReason(RowFault.DUPLICATE_SKU, "sku", text))
        for barcode in product.barcodes:
            holder = self.holders.get(normalise_gtin(barcode) or barcode, product.sku)
            if holder != product.sku:
                text = f"The barcode {barcode} already belongs to product {holder!r}{self._place_of(holder)}."
                reasons.append(RowReason(RowFault.DUPLICATE_BARCODE, "gtin", text))
        if not reasons:
            self.accepted[product.sku] = row
            self.hold(product.sku, product.barcodes)
        return tuple(reasons)

    def hold(self, sku: str, barcodes: Iterable[str]) -> None:
        """These barcodes belong to this product, unless they had an owner before."""
        for barcode in barcodes:
            self.holders.setdefault(normalise_gtin(barcode) or barcode, sku)

    def _place_of(self, sku: str) -> str:
        return f" on line {self.accepted[sku]}" if sku in self.accepted else ", which the file does not change"
