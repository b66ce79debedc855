"""Is a row fit for its stream? The till's own parsers say, so nothing is written which a till would not read."""

import re
from collections.abc import Callable

from evertill.domain.goods.aisles import parse_shelf_place
from evertill.domain.goods.standing import parse_mark
from evertill.domain.policy.rows import parse_policy
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.rows.stream_rows import (
    MADE_BY_BACKEND,
    STORE_POLICY_KEY,
    Stream,
    parse_operator,
    parse_price,
    parse_product,
    parse_stock_level,
    parse_tax_class,
    price_key,
)
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, currency_code, shown_text
from evertill.kernel.canonical import JsonObject, canonical_bytes
from evertill.kernel.values import dataclass
from evertill_central.services.common.names import is_name

STORES, WORKSTATIONS = "stores", "workstations"
"""Written like streams, kept in tables of their own, and never sent to a till."""

KEY_LENGTH = 200
CONTENT_BYTES = 256 * 1024

_NO_KEY = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class AdminRow:
    """A row to be written: content None removes it; store None means all stores."""

    key: str
    content: "JsonObject | None"
    store: str | None = None


def read_row(stream: str, row: object) -> AdminRow:
    """A row as sent, checked; BadRow says what is wrong with it."""
    if not isinstance(row, dict) or "content" not in row:
        raise BadRow("A row is an object with a key and a content.")
    key, content, store = row.get("key"), row["content"], row.get("store")
    if not isinstance(content, dict | None):
        raise BadRow("The content is neither an object nor null.")
    if not isinstance(key, str | None) or not isinstance(store, str | None) or store == "":
        raise BadRow("The key or the store is no text.")
    return _checked(stream, key, content, store)


def _checked(stream: str, key: str | None, content: "JsonObject | None", store: str | None) -> AdminRow:
    if stream in MADE_BY_BACKEND and stream not in (Stream.STOCK, Stream.CUSTOMERS):
        raise BadRow(f"The stream {stream} is made of what happens; no row is written to it by hand.")
    checked = None if content is None else _check_content(_named(stream, key, content))
    own_key = None if checked is None else _KEY_OF.get(stream, _no_rule)(checked)
    if stream == Stream.ASSORTMENT and checked is not None and checked.get("store") != store:
        raise BadRow("The store of the row is not that of its content.")
    if key is None and own_key is None:
        raise BadRow("The key is missing.")
    if key is not None and own_key is not None and key != own_key:
        raise BadRow(f"The key {key[:80]!r} is not that of its content, {own_key[:80]!r}.")
    chosen = own_key if own_key is not None else str(key)
    if not chosen or len(chosen) > KEY_LENGTH or _NO_KEY.search(chosen):
        raise BadRow(f"The key is not a text of 1 to {KEY_LENGTH} characters that can be printed.")
    if stream == STORES and not is_name(chosen):
        raise BadRow("A store is named by 1 to 32 letters, digits, dots, hyphens and underscores.")
    return AdminRow(chosen, checked, store)


def _named(stream: str, key: str | None, content: JsonObject) -> JsonObject:
    """The content with the member that its row's key has told already."""
    member = _NAMED_BY.get(stream)
    return content if key is None or member is None or member in content else {member: key, **content}


def _check_content(content: JsonObject) -> JsonObject:
    try:
        size = len(canonical_bytes(content))
    except (ValueError, RecursionError) as error:
        raise BadRow(f"The content cannot be kept: {str(error)[:200]}.") from error
    if size > CONTENT_BYTES:
        raise BadRow(f"The content is larger than {CONTENT_BYTES} bytes.")
    return content


def _no_rule(_content: Members) -> str | None:
    return None


def _policy_key(content: Members) -> str:
    if content.get("currency") is None:  # a till that is told none falls back to the euro
        raise BadRow("The currency is missing.")
    parse_policy(content, 1)
    return STORE_POLICY_KEY


def _store_key(content: Members) -> str | None:
    shown_text(content, "name", 250)
    if content.get("currency") is not None:
        currency_code(content, "currency")
    store = content.get("store")
    if not isinstance(store, str | None):
        raise BadRow("The store is no text.")
    return store


def _workstation_key(content: Members) -> str | None:
    shown_text(content, "name", 250)
    if not isinstance(content.get("is_blocked"), bool | None):
        raise BadRow("The is blocked is neither true nor false.")
    return None


_NAMED_BY: dict[str, str] = {
    Stream.PRODUCTS: "sku",
    Stream.AISLES: "sku",
    Stream.PROMOTIONS: "id",
    Stream.TAXES: "tax_class",
    Stream.STOCK: "sku",
    Stream.OPERATORS: "operator_id",
}
"""The member of a content that alone is its key."""

_KEY_OF: dict[str, Callable[[Members], str | None]] = {
    Stream.PRODUCTS: lambda content: parse_product(content).sku,
    Stream.ASSORTMENT: lambda content: parse_mark(content).key,
    Stream.AISLES: lambda content: parse_shelf_place(content).sku,
    Stream.PRICES: lambda content: price_key(parse_price(content)),
    Stream.PROMOTIONS: lambda content: parse_promotion_row(content).promotion_id,
    Stream.TAXES: lambda content: parse_tax_class(content).tax_class,
    Stream.STOCK: lambda content: parse_stock_level(content).sku,
    Stream.OPERATORS: lambda content: str(parse_operator(content).operator_id),
    Stream.POLICY: _policy_key,
    Stream.CUSTOMERS: lambda content: code_text(content, "customer_id", 64),
    STORES: _store_key,
    WORKSTATIONS: _workstation_key,
}
"""Checks a content and tells the key it belongs under; None where the writer names it."""
