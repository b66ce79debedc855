"""The price of a webshop's basket."""

from evertill.domain.streams.json_reading import BadPlace
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import read_object
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import NAME, TEXT, listed, maybe, record
from evertill_central.api.wire import Answer, Call, Storefront, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.storefront.quote import storefront_quote

ADMIN_CHANNEL = "web"
"""The channel an admin's own question is answered for."""


def post_storefront_quote(call: Call, central: Central) -> Answer:
    """What the basket costs now, line by line and why; nothing is kept."""
    channel = call.caller.channel if isinstance(call.caller, Storefront) else ADMIN_CHANNEL
    try:
        return json_answer(storefront_quote(central, channel, read_object(call)))
    except BadPlace as bad:
        raise Refusal(RefusalKind.MALFORMED, f"{bad.message} ({bad.at or 'the body'})", {"at": bad.at}) from bad


QUOTE_ROUTES: tuple[Route, ...] = (
    Route("POST", "/v1/storefront/quote", Access.STOREFRONT, post_storefront_quote, SMALL_BODY_MAX),
)
QUOTE_OPERATIONS: dict[str, Operation] = {
    "post_storefront_quote": Operation("Price a basket", "StorefrontQuote", "StorefrontQuoteRequest", {}, (400,))
}

_DECIMAL: JsonObject = {"type": "string", "pattern": "^-?[0-9]+(\\.[0-9]+)?$"}
_LINE: JsonObject = record(
    {"id": TEXT, "sku": NAME, "quantity": _DECIMAL, "options": listed(TEXT)}, optional="id quantity options"
)
QUOTE_SCHEMAS: dict[str, JsonObject] = {
    "StorefrontQuoteRequest": record(
        {
            "store": NAME,
            "lines": listed(_LINE),
            "coupons": listed(TEXT),
            "customer": TEXT,
            "customer_groups": listed(TEXT),
        },
        optional="coupons customer customer_groups",
    ),
    "StorefrontQuote": record(
        {
            "lines": listed({"type": "object"}),
            "taxes": listed({"type": "object"}),
            **dict.fromkeys(
                ("net", "tax", "gross", "discount", "cash_rounding", "due", "tendered", "change"), _DECIMAL
            ),
            "refund": {"type": "object"},
            "explain": listed(TEXT),
            "exemption": maybe({"type": "object"}),
        }
    ),
}
