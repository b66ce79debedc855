"""Orders as shops and the office work on them."""

from collections.abc import Callable

from evertill.domain.orders.order_changes import SUBSTITUTE
from evertill.domain.orders.order_states import OrderStep
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import actor, path_id, query_text, read_object
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.order_schemas import ORDER_QUERY, STEPS_OF_SHOPS
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import PLAIN_ID
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.orders.searching import PAGE_MAX, get_order, look_up, read_mark
from evertill_central.services.orders.stepping import (
    ARRIVED_OUTSIDE,
    Asked,
    check_in,
    refund_order,
    substitute_line,
    take_order_step,
)
from evertill_central.store.orders import Search


def get_orders(call: Call, central: Central) -> Answer:
    """Look orders up."""
    text = {name: query_text(call, name) for name in ORDER_QUERY}
    limit = text["limit"] or "50"
    if not (limit.isascii() and limit.isdigit() and len(limit) <= 3 and 1 <= int(limit) <= PAGE_MAX):
        raise Refusal(RefusalKind.MALFORMED, f"`limit` is not a whole number from 1 to {PAGE_MAX}.")
    after = read_mark(text["after"]) if text["after"] else None
    search = Search(
        customer=text["customer"],
        state=text["state"],
        origin=text["origin"],
        store=text["store"],
        after=after,
        limit=int(limit),
    )
    return json_answer(look_up(central, search, text=text["q"]))


def get_one_order(call: Call, central: Central) -> Answer:
    """One order."""
    return json_answer(get_order(central, path_id(call)))


def post_order_refund(call: Call, central: Central) -> Answer:
    """Refund exactly a share of an order."""
    return json_answer(refund_order(central, asked(call)))


def post_order_step(call: Call, central: Central) -> Answer:
    """Take a step of an order."""
    step = call.names["transition"]
    own: dict[str, Callable[[Central, Asked], JsonObject]] = {SUBSTITUTE: substitute_line, ARRIVED_OUTSIDE: check_in}
    if step in own:
        return json_answer(own[step](central, asked(call)))
    if step not in frozenset(OrderStep):
        raise Refusal(RefusalKind.UNKNOWN, f"An order takes the steps {', '.join(STEPS_OF_SHOPS)}.")
    return json_answer(take_order_step(central, asked(call), OrderStep(step)))


def asked(call: Call) -> Asked:
    """A step as the call asks for it."""
    members = read_object(call)
    step_id = members.get("step_id")
    if not isinstance(step_id, str) or not 0 < len(step_id) <= 64 or not step_id.isprintable():
        raise Refusal(RefusalKind.MALFORMED, "The step id is missing; nothing was done.")
    return Asked(path_id(call), step_id, actor(call), members)


ORDER_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/orders", Access.WORKSTATION_OR_ADMIN, get_orders),
    Route("GET", "/v1/orders/{id}", Access.WORKSTATION_OR_ADMIN, get_one_order),
    Route("POST", "/v1/orders/{id}/refund", Access.WORKSTATION_OR_ADMIN, post_order_refund, SMALL_BODY_MAX),
    Route("POST", "/v1/orders/{id}/{transition}", Access.WORKSTATION_OR_ADMIN, post_order_step, SMALL_BODY_MAX),
)

_PART = {"id": PLAIN_ID}
_STEP: JsonObject = {"type": "string", "enum": list(STEPS_OF_SHOPS)}
ORDER_OPERATIONS: dict[str, Operation] = {
    "get_orders": Operation("Look orders up, the newest first", "Orders", query=ORDER_QUERY, problems=(400,)),
    "get_one_order": Operation("One order", "Order", "", {}, (404,), _PART),
    "post_order_refund": Operation("Refund exactly a share", "Order", "OrderStepRequest", {}, (400, 404, 409), _PART),
    "post_order_step": Operation(
        "Take a step of an order", "Order", "OrderStepRequest", {}, (400, 404, 409), {**_PART, "transition": _STEP}
    ),
}
