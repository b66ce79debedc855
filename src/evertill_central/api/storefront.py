"""What an own webshop, app or marketplace link calls."""

from evertill.domain.orders.order_states import OrderStep
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import actor, path_id, query_text, read_object
from evertill_central.api.gate import BODY_MAX, SMALL_BODY_MAX, Access
from evertill_central.api.orders import asked
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import PLAIN_ID
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.orders.placing import place_order
from evertill_central.services.orders.searching import get_order
from evertill_central.services.orders.stepping import announce_return, check_in, report_payment, take_order_step
from evertill_central.services.storefront.shop_window import find_products


def post_storefront_order(call: Call, central: Central) -> Answer:
    """Place an order; it reserves what it promises."""
    return json_answer(place_order(central, actor(call), read_object(call)))


def get_storefront_order(call: Call, central: Central) -> Answer:
    """How an order stands."""
    return json_answer(get_order(central, path_id(call)))


def post_storefront_cancel(call: Call, central: Central) -> Answer:
    """Cancel an order, or units of it."""
    return json_answer(take_order_step(central, asked(call), OrderStep.CANCEL))


def post_storefront_return(call: Call, central: Central) -> Answer:
    """Begin a return online."""
    return json_answer(announce_return(central, asked(call)))


def post_storefront_payment(call: Call, central: Central) -> Answer:
    """Tell what the payment provider did."""
    return json_answer(report_payment(central, asked(call)))


def post_storefront_check_in(call: Call, central: Central) -> Answer:
    """The customer is there."""
    return json_answer(check_in(central, asked(call)))


def get_storefront_products(call: Call, central: Central) -> Answer:
    """Products with their prices and what may be promised, page by page."""
    store, after = query_text(call, "store", 32), query_text(call, "after", 200) or ""
    channel = actor(call).channel or query_text(call, "channel", 32) or "web"
    return json_answer(find_products(central, channel, store=store, after=after))


_ORDER = "/v1/storefront/orders"
STOREFRONT_ROUTES: tuple[Route, ...] = (
    Route("POST", _ORDER, Access.CLIENT, post_storefront_order, BODY_MAX),
    Route("GET", _ORDER + "/{id}", Access.CLIENT, get_storefront_order),
    Route("POST", _ORDER + "/{id}/cancel", Access.CLIENT, post_storefront_cancel, SMALL_BODY_MAX),
    Route("POST", _ORDER + "/{id}/return", Access.CLIENT, post_storefront_return, SMALL_BODY_MAX),
    Route("POST", _ORDER + "/{id}/payment", Access.STOREFRONT, post_storefront_payment, SMALL_BODY_MAX),
    Route("POST", _ORDER + "/{id}/check-in", Access.STOREFRONT, post_storefront_check_in, SMALL_BODY_MAX),
    Route("GET", "/v1/storefront/products", Access.CLIENT, get_storefront_products),
)

_PART: dict[str, JsonObject] = {"id": PLAIN_ID}


def _step(summary: str, body: str = "OrderStepRequest") -> Operation:
    return Operation(summary, "Order", body, {}, (400, 404, 409), _PART)


STOREFRONT_OPERATIONS: dict[str, Operation] = {
    "post_storefront_order": Operation(
        "Place an order, which reserves its goods", "Order", "PlaceOrder", {}, (400, 404, 409)
    ),
    "get_storefront_order": Operation("How an order stands", "Order", "", {}, (404,), _PART),
    "post_storefront_cancel": _step("Cancel an order or units of it"),
    "post_storefront_return": _step("Begin a return online"),
    "post_storefront_payment": _step("Tell what the payment provider did", "PaymentReport"),
    "post_storefront_check_in": _step("The customer is there"),
    "get_storefront_products": Operation(
        "Products with prices and what may be promised",
        "ShopProducts",
        query={
            "store": {"type": "string", "maxLength": 32},
            "after": {"type": "string", "maxLength": 200},
            "channel": {"type": "string", "maxLength": 32},
        },
        problems=(400,),
    ),
}
