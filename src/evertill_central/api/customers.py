"""Customers: looked up, written, merged, erased."""

from evertill_central.api.bodies import actor, path_id, query_text, read_object
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import PLAIN_ID
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.customers.customers import (
    erase_customer,
    look_up_customers,
    merge_customer,
    write_customer,
)


def get_customers(call: Call, central: Central) -> Answer:
    """Look customers up."""
    text = query_text(call, "q")
    if text is None:
        raise Refusal(RefusalKind.MALFORMED, "`q` has to be named: an id, an e-mail address or a telephone number.")
    return json_answer(look_up_customers(central, text))


def post_customer(call: Call, central: Central) -> Answer:
    """Write what is known of a customer."""
    return json_answer(write_customer(central, actor(call), read_object(call)))


def post_merge_customer(call: Call, central: Central) -> Answer:
    """Two records are one customer."""
    return json_answer(merge_customer(central, actor(call), path_id(call), read_object(call)))


def post_erase_customer(call: Call, central: Central) -> Answer:
    """Forget a customer."""
    return json_answer(erase_customer(central, actor(call), path_id(call), read_object(call)))


CUSTOMER_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/storefront/customers", Access.CLIENT, get_customers),
    Route("POST", "/v1/storefront/customers", Access.CLIENT, post_customer, SMALL_BODY_MAX),
    Route("POST", "/v1/storefront/customers/{id}/merge", Access.CLIENT, post_merge_customer, SMALL_BODY_MAX),
    Route("POST", "/v1/storefront/customers/{id}/erase", Access.STOREFRONT, post_erase_customer, SMALL_BODY_MAX),
)

_PART = {"id": PLAIN_ID}
CUSTOMER_OPERATIONS: dict[str, Operation] = {
    "get_customers": Operation(
        "Customers by id, e-mail address or telephone number",
        "Customers",
        query={"q": {"type": "string", "maxLength": 200}},
        problems=(400,),
    ),
    "post_customer": Operation("Write what is known of a customer", "Customer", "PutCustomer", {}, (400, 409)),
    "post_merge_customer": Operation(
        "Two records are one customer", "Customer", "MergeCustomer", {}, (400, 404, 409), _PART
    ),
    "post_erase_customer": Operation("Forget a customer", "Customer", "EraseCustomer", {}, (400, 404, 409), _PART),
}
