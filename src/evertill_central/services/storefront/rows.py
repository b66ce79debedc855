"""What a store's tills see of the streams now, for a webshop's question: products, prices, taxes, policy."""

import json
from collections.abc import Sequence
from datetime import datetime

from evertill.domain.policy.rows import parse_policy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.rows.stream_rows import (
    DEFAULT_LIST,
    STORE_POLICY_KEY,
    PriceCopy,
    ProductCopy,
    Stream,
    parse_price,
    parse_product,
    parse_tax_class,
)
from evertill.domain.streams.json_reading import BadPlace, Place
from evertill.domain.taxes.tax import TaxKind, TaxRule
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection
from evertill_central.store.streams import EVERYWHERE, find_rows, rows_beginning


@dataclass(frozen=True, slots=True)
class Shop:
    """One store as its tills see it now."""

    connection: Connection
    store: str
    at: datetime

    def promotions(self) -> list[JsonObject]:
        """The contents of all rows."""
        return self._contents(Stream.PROMOTIONS)

    def policy(self) -> StorePolicy:
        """The store's own, or that of all stores, or what holds where nobody said anything."""
        row = self._content(Stream.POLICY, STORE_POLICY_KEY)
        return StorePolicy() if row is None else parse_policy(row[0], row[1])

    def product(self, sku: str) -> ProductCopy | None:
        """The product that a till finds by this SKU."""
        row = self._content(Stream.PRODUCTS, sku)
        product = None if row is None else parse_product(row[0])
        return product if product is not None and product.is_listed else None

    def price(self, sku: str, lists: Sequence[str] = (DEFAULT_LIST,)) -> PriceCopy | None:
        """Of the first list that prices it now, the price that began last: what the till's copy says."""
        prices = [parse_price(content) for content in self._contents(Stream.PRICES, f"{sku}@")]
        now = [
            price
            for price in prices
            if price.sku == sku
            and (price.valid_from is None or price.valid_from <= self.at)
            and (price.valid_to is None or self.at < price.valid_to)
        ]
        for name in lists:
            listed = [price for price in now if price.price_list == name]
            if listed:
                return max(listed, key=lambda price: (price.valid_from is not None, price.valid_from or self.at))
        return None

    def rules(self, product: ProductCopy, at: Place) -> tuple[TaxRule, ...]:
        """The taxes of the product today; BadPlace where its class is not known."""
        row = self._content(Stream.TAXES, product.tax_class)
        if row is None:
            raise BadPlace(at, f"The tax class {product.tax_class[:40]!r} of the product is not known.")
        return parse_tax_class(row[0]).on(self.at.date())

    def _content(self, stream: str, key: str) -> tuple[JsonObject, int] | None:
        """The content of a row and its version; the store's own row before that of all stores."""
        found = find_rows(self.connection, stream, [(self.store, key), (EVERYWHERE, key)])
        for scope in (self.store, EVERYWHERE):
            row = found.get((scope, key))
            if row is not None and row.content is not None:
                return json.loads(row.content), row.version
        return None

    def _contents(self, stream: str, prefix: str = "") -> list[JsonObject]:
        """The contents of all rows whose key begins so."""
        rows = rows_beginning(self.connection, stream, self.store, prefix)
        return [json.loads(row.content) for row in rows if row.content is not None]


class AskedTaxes:
    """The rules that a request names, each under an id of its own; lives inside one call."""

    def __init__(self, *, is_exempt: bool) -> None:
        self._is_exempt = is_exempt
        self._rules: dict[str, TaxRule] = {}

    def ids(self, rules: Sequence[TaxRule]) -> list[Json]:
        """The ids of these rules; two that differ in anything are two, though the shop calls both the same."""
        return [self._id(rule) for rule in rules]

    def told(self) -> JsonObject:
        """All of them as a quote reads them."""
        return {tax_id: self._rule(rule) for tax_id, rule in self._rules.items()}

    def _id(self, rule: TaxRule) -> str:
        tax_id = rule.tax_id
        while self._rules.setdefault(tax_id, rule) != rule:
            tax_id += "'"
        return tax_id

    def _rule(self, rule: TaxRule) -> JsonObject:
        amount = "amount" if rule.kind is TaxKind.FIXED else "rate"
        return {
            "kind": rule.kind.value,
            amount: format(rule.rate, "f"),
            "included": rule.is_included,
            "compound": rule.is_compound,
            "in_base_of_next": rule.in_base_of_next,
            "exempt": self._is_exempt,
            **({} if rule.free_below is None else {"free_below": format(rule.free_below, "f")}),
            **({"only_excess": True} if rule.only_excess else {}),
        }
