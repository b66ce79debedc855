"""The JSON schemas of orders and of what a storefront calls."""

from evertill.domain.goods.standing import Offer
from evertill.domain.orders.order_changes import SUBSTITUTE
from evertill.domain.orders.order_rows import LARGEST_AMOUNT
from evertill.domain.orders.order_states import LineState, OrderState, OrderStep, PaymentState, RefundState
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.kernel.canonical import JsonObject
from evertill_central.api.shapes import (
    AMOUNT,
    COUNT,
    FLAG,
    MOMENT,
    NAME,
    PLAIN_ID,
    TEXT,
    by_name,
    listed,
    maybe,
    one_of,
    record,
    reference,
)
from evertill_central.services.orders.document import LINES_MAX
from evertill_central.services.orders.stepping import ARRIVED_OUTSIDE

STEPS_OF_SHOPS: tuple[str, ...] = (*(step.value for step in OrderStep), SUBSTITUTE, ARRIVED_OUTSIDE)

_SHORT_TEXT: JsonObject = {"type": "string", "maxLength": 200}
ORDER_QUERY: dict[str, JsonObject] = {
    "q": {**_SHORT_TEXT, "description": "A number, an id, an e-mail address or a telephone number."},
    "customer": _SHORT_TEXT,
    "state": one_of(*OrderState),
    "origin": _SHORT_TEXT,
    "store": NAME,
    "after": _SHORT_TEXT,
    "limit": {"type": "integer", "minimum": 1, "maximum": 200},
}

_LINE_ID: JsonObject = {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,64}$"}
_SKU: JsonObject = {"type": "string", "minLength": 1, "maxLength": 64, "pattern": "^[!-~]+$"}
_MICRO: JsonObject = {"type": "integer", "minimum": 1, "maximum": LARGEST_STOCK_MICRO}
_GROSS: JsonObject = {"type": "integer", "minimum": 0, "maximum": LARGEST_AMOUNT}
_UNITS: JsonObject = {**listed(record({"line": _LINE_ID, "micro": _MICRO})), "maxItems": LINES_MAX}
_MAYBE_TEXT = maybe({"type": "string", "maxLength": 64})

_EXEMPTION = record(
    {
        "certificate": {"type": "string", "minLength": 1, "maxLength": 60},
        "reason": one_of("diplomat", "resale", "charity", "export", "other"),
        "jurisdiction": {"type": "string", "maxLength": 40},
        "valid_to": {"type": "string", "format": "date"},
    },
    optional="jurisdiction valid_to",
)

ORDER_SCHEMAS: dict[str, JsonObject] = {
    "Orders": record({"orders": listed(reference("Order")), "next": maybe(TEXT)}),
    "Order": record(
        {
            "order_id": TEXT,
            "number": TEXT,
            "origin": TEXT,
            "kind": one_of("pickup", "delivery"),
            "store": NAME,
            "state": one_of(*OrderState),
            "gross": AMOUNT,
            "due": AMOUNT,
            "placed_at": MOMENT,
            "changed_at": MOMENT,
            "due_at": maybe(MOMENT),
            "hold_until": maybe(MOMENT),
            "customer": maybe(TEXT),
            "contact": {"type": "object"},
            "pickup": maybe(record({"salt": TEXT, "hash": TEXT})),
            "lines": listed(
                record(
                    {
                        "line": TEXT,
                        "sku": TEXT,
                        "name": TEXT,
                        "unit": TEXT,
                        "quantity_micro": COUNT,
                        "gross": AMOUNT,
                        "place": maybe(NAME),
                        "units": {
                            **by_name(COUNT),
                            "propertyNames": {"enum": [state.value for state in LineState]},
                        },
                        "returned_micro": COUNT,
                        "refunded_micro": COUNT,
                        "replaces": maybe(TEXT),
                        "is_stocked": FLAG,
                        "is_preorder": FLAG,
                        "minimum_age": maybe(COUNT),
                    }
                )
            ),
            "payment": record(
                {
                    "state": one_of(*PaymentState),
                    "currency": TEXT,
                    "authorised": AMOUNT,
                    "released": AMOUNT,
                    "captured": AMOUNT,
                    "refunded": AMOUNT,
                    "where": TEXT,
                    "reference": maybe(TEXT),
                    "refunds": listed(
                        record(
                            {
                                "refund_id": TEXT,
                                "amount": AMOUNT,
                                "reason": TEXT,
                                "state": one_of(*RefundState),
                                "lines": by_name(COUNT),
                                "share": AMOUNT,
                            },
                            optional="share",
                        )
                    ),
                }
            ),
            "parcels": listed({"type": "object"}),
            "hand_overs": listed({"type": "object"}),
            "returns": listed({"type": "object"}),
            "history": listed({"type": "object"}),
        },
        optional="parcels hand_overs returns due_at hold_until customer pickup",
    ),
    "OrderStepRequest": record(
        {
            "step_id": PLAIN_ID,
            "lines": _UNITS,
            "store": maybe(NAME),
            "shelf": _MAYBE_TEXT,
            "bay": _MAYBE_TEXT,
            "resolution": _MAYBE_TEXT,
            "reason": _MAYBE_TEXT,
            "carrier": _MAYBE_TEXT,
            "tracking": _MAYBE_TEXT,
            "parcel_id": _MAYBE_TEXT,
            "amount": {"type": "integer", "minimum": 1, "maximum": LARGEST_AMOUNT},
            "proof": {"type": "object"},
            "with": record({"sku": _SKU, "quantity_micro": _MICRO, "gross": _GROSS, "name": TEXT}, optional="name"),
        },
        optional="lines store shelf bay resolution reason carrier tracking parcel_id amount proof with",
    ),
    "PlaceOrder": record(
        {
            "order_id": PLAIN_ID,
            "number": PLAIN_ID,
            "origin": PLAIN_ID,
            "kind": one_of("pickup", "delivery"),
            "store": NAME,
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "lines": {
                **listed(
                    record(
                        {
                            "line": _LINE_ID,
                            "sku": _SKU,
                            "name": {"type": "string", "maxLength": 250},
                            "unit": {"type": "string", "maxLength": 8},
                            "quantity_micro": _MICRO,
                            "gross": _GROSS,
                            "is_preorder": FLAG,
                            "is_made_to_order": FLAG,
                            "minimum_age": {"type": "integer", "minimum": 0, "maximum": 150},
                            "taxes": {"type": "array", "maxItems": 50},
                        },
                        optional="name unit is_preorder is_made_to_order minimum_age taxes",
                    )
                ),
                "minItems": 1,
                "maxItems": LINES_MAX,
            },
            "payment": record(
                {"state": one_of("unpaid", "authorised", "captured"), "amount": _GROSS, "reference": PLAIN_ID},
                optional="amount reference",
            ),
            "contact": record({"name": TEXT, "email": TEXT, "phone": TEXT}, optional="name email phone"),
            "customer": maybe(PLAIN_ID),
            "pickup_code": maybe({"type": "string", "minLength": 4, "maxLength": 64}),
            "due_at": maybe(MOMENT),
            "hold_until": maybe(MOMENT),
            "deliver_to": maybe({"type": "object"}),
            "note": maybe({"type": "string", "maxLength": 500}),
            "is_curbside": FLAG,
            "language": maybe({"type": "string", "maxLength": 16}),
            "coupons": listed(TEXT),
            "customer_groups": listed(TEXT),
        },
        optional="number origin kind payment contact customer pickup_code due_at hold_until deliver_to note"
        " is_curbside language coupons customer_groups",
    ),
    "PaymentReport": record(
        {
            "step_id": PLAIN_ID,
            "event": one_of("authorised", "captured", "voided", "refunded"),
            "amount": _GROSS,
            "refund_id": {"type": "string", "maxLength": 128},
        },
        optional="amount refund_id",
    ),
    "ShopProducts": record(
        {
            "products": listed(
                record(
                    {
                        "sku": TEXT,
                        "product": {"type": "object"},
                        "prices": listed({"type": "object"}),
                        "status": one_of(*Offer),
                        "promise_micro": COUNT,
                    }
                )
            ),
            "next": maybe(TEXT),
        }
    ),
    "Customer": record(
        {
            "customer_id": TEXT,
            "state": one_of("active", "merged", "erased"),
            "merged_into": maybe(TEXT),
            "aliases": listed(TEXT),
            "name": TEXT,
            "email": TEXT,
            "phone": TEXT,
            "group": maybe(TEXT),
            "consent": by_name(FLAG),
            "exemption": maybe(_EXEMPTION),
            "is_verified": FLAG,
        },
        optional="name email phone group consent exemption is_verified merged_into aliases",
    ),
    "Customers": record({"customers": listed(reference("Customer"))}),
    "PutCustomer": record(
        {
            "step_id": PLAIN_ID,
            "customer_id": PLAIN_ID,
            "name": {"type": "string", "maxLength": 250},
            "email": {"type": "string", "maxLength": 254},
            "phone": {"type": "string", "maxLength": 64},
            "group": maybe({"type": "string", "maxLength": 64}),
            "consent": by_name(FLAG),
            "exemption": maybe(_EXEMPTION),
            "is_verified": FLAG,
            "changed_at": MOMENT,
        },
        optional="name email phone group consent exemption is_verified changed_at",
    ),
    "MergeCustomer": record({"step_id": PLAIN_ID, "into": PLAIN_ID}),
    "EraseCustomer": record({"step_id": PLAIN_ID}),
}
