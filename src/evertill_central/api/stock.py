"""What can be promised, steps of transfers, and what people have to settle."""

from evertill.domain.goods.standing import Offer
from evertill.domain.people.people import Role
from evertill.domain.people.team_exceptions import ExceptionKind, ExceptionState
from evertill.domain.rows.stream_rows import LARGEST_STOCK_MICRO
from evertill.domain.stock.transfer import TransferState, TransferStep
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import actor, query_text, query_texts, read_object
from evertill_central.api.gate import BODY_MAX, SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import (
    COUNT,
    FLAG,
    MOMENT,
    NAME,
    PLAIN_ID,
    TEXT,
    listed,
    maybe,
    one_of,
    record,
    reference,
)
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.exceptions.settlers import OPERATOR_LENGTH
from evertill_central.services.exceptions.team_exceptions import close_exception, list_exceptions
from evertill_central.services.stock.availability import SKUS_MAX, availability_json, find_availability
from evertill_central.services.stock.transfers import take_step

STORE_CHANNEL = "store"
"""What tills ask for themselves."""


def get_availability(call: Call, central: Central) -> Answer:
    """What may be promised of some articles, in all stores or in one."""
    skus = query_texts(call, "sku", SKUS_MAX)
    if not skus:
        raise Refusal(RefusalKind.MALFORMED, "`sku` has to be named, once for each article.")
    asking = actor(call)
    channel = asking.channel or query_text(call, "channel", 32) or STORE_CHANNEL
    store = query_text(call, "store", 32)
    found = find_availability(central, channel, skus)
    articles = [availability_json(each, store) for each in found]
    return json_answer({"articles": articles, "as_of": central.now_text()})


def post_transfer(call: Call, central: Central) -> Answer:
    """Take a step of a transfer online."""
    return json_answer(take_step(central, actor(call), read_object(call)))


def get_exceptions(call: Call, central: Central) -> Answer:
    """What waits for a person in the caller's store, or in all."""
    return json_answer({"exceptions": list_exceptions(central, actor(call).store)})


def post_close_exception(call: Call, central: Central) -> Answer:
    """It is settled."""
    members = read_object(call)
    exception_id = members.get("exception_id")
    if not isinstance(exception_id, str):
        raise Refusal(RefusalKind.MALFORMED, "The exception id is missing; nothing was closed.")
    return json_answer(close_exception(central, actor(call), exception_id, members))


STOCK_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/storefront/availability", Access.CLIENT, get_availability),
    Route("POST", "/v1/transfers", Access.WORKSTATION_OR_ADMIN, post_transfer, BODY_MAX),
    Route("GET", "/v1/exceptions", Access.WORKSTATION_OR_ADMIN, get_exceptions),
    Route("POST", "/v1/exceptions/close", Access.WORKSTATION_OR_ADMIN, post_close_exception, SMALL_BODY_MAX),
)

_SKU: JsonObject = {"type": "string", "minLength": 1, "maxLength": 64}
STOCK_OPERATIONS: dict[str, Operation] = {
    "get_availability": Operation(
        "What may be promised of articles, with what each store has and how long its tills were silent",
        "Availabilities",
        query={"sku": {"type": "array", "items": _SKU, "maxItems": SKUS_MAX}, "store": NAME, "channel": NAME},
        problems=(400,),
    ),
    "post_transfer": Operation("Take a step of a transfer", "Transfer", "TransferStep", {}, (400, 409)),
    "get_exceptions": Operation("What waits for a person", "TeamExceptions"),
    "post_close_exception": Operation(
        "Say that it is settled", "TeamException", "CloseException", {}, (400, 403, 404, 409)
    ),
}

_MICRO: JsonObject = {"type": "integer"}
STOCK_SCHEMAS: dict[str, JsonObject] = {
    "Availabilities": record({"articles": listed(reference("Availability")), "as_of": MOMENT}),
    "Availability": record(
        {
            "sku": TEXT,
            "is_known": FLAG,
            "status": one_of(*Offer),
            "promise_micro": COUNT,
            "places": listed(
                record(
                    {
                        "store": NAME,
                        "status": one_of(*Offer),
                        "promise_micro": COUNT,
                        "on_hand_micro": _MICRO,
                        "committed_micro": _MICRO,
                        "unavailable_micro": _MICRO,
                        "incoming_micro": _MICRO,
                        "available_micro": _MICRO,
                        "silence_s": _MICRO,
                    }
                )
            ),
        }
    ),
    "TransferStep": record(
        {
            "step_id": PLAIN_ID,
            "transfer_id": PLAIN_ID,
            "step": one_of(*TransferStep),
            "from": NAME,
            "to": NAME,
            "lines": {
                **listed(
                    record(
                        {
                            "sku": _SKU,
                            "micro": {"type": "integer", "minimum": 1, "maximum": LARGEST_STOCK_MICRO},
                            "unit": {"type": "string", "maxLength": 8},
                            "carton": maybe(PLAIN_ID),
                        },
                        optional="unit carton",
                    )
                ),
                "maxItems": 5_000,
            },
        },
        optional="lines",
    ),
    "Transfer": record(
        {
            "transfer_id": TEXT,
            "from": NAME,
            "to": NAME,
            "state": one_of(*TransferState),
            "is_shipped": FLAG,
            "lines": listed(
                record(
                    {
                        "sku": TEXT,
                        "unit": TEXT,
                        "requested_micro": COUNT,
                        "sent_micro": COUNT,
                        "received_micro": COUNT,
                        "in_transit_micro": COUNT,
                    }
                )
            ),
            "cartons": listed(TEXT),
            "sent_cartons": listed(TEXT),
            "steps": listed(TEXT),
        }
    ),
    "TeamException": record(
        {
            "exception_id": TEXT,
            "kind": one_of(*ExceptionKind),
            "store": NAME,
            "owner": one_of(*Role),
            "state": one_of(*ExceptionState),
            "said": TEXT,
            "subject": maybe(TEXT),
            "steps": listed(TEXT),
            "raised_at": MOMENT,
            "due_at": MOMENT,
            "closed_at": maybe(MOMENT),
            "closed_by": maybe(TEXT),
            "outcome": maybe(TEXT),
        }
    ),
    "TeamExceptions": record({"exceptions": listed(reference("TeamException"))}),
    "CloseException": record(
        {
            "step_id": PLAIN_ID,
            "exception_id": {"type": "string", "maxLength": 200},
            "outcome": maybe(TEXT),
            "operator": maybe({"type": "string", "maxLength": OPERATOR_LENGTH}),
        },
        optional="outcome operator",
    ),
}
