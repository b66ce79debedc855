"""Refunds that tills owe, for every till that may pay them."""

from evertill.domain.records.refund_debt import DebtState
from evertill.domain.streams.stream_fields import code_text
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import path_id, read_object, signer
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import (
    AMOUNT,
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
from evertill_central.services.returns.owed_refunds import Hold, hold_owed, let_go, list_owed


def get_owed(call: Call, central: Central) -> Answer:
    """What is owed, and what others paid for the caller."""
    return json_answer(list_owed(central, signer(call)))


def post_hold(call: Call, central: Central) -> Answer:
    """The caller is about to pay it."""
    return json_answer(hold_owed(central, signer(call), _hold(call)))


def post_let_go(call: Call, central: Central) -> Answer:
    """The caller did not pay it."""
    return json_answer(let_go(central, signer(call), _hold(call)))


def _hold(call: Call) -> Hold:
    return Hold(path_id(call), code_text(read_object(call), "hold_id", 64))


OWED_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/refunds", Access.WORKSTATION, get_owed),
    Route("POST", "/v1/refunds/{id}/hold", Access.WORKSTATION, post_hold, SMALL_BODY_MAX),
    Route("POST", "/v1/refunds/{id}/let-go", Access.WORKSTATION, post_let_go, SMALL_BODY_MAX),
)

_PART = {"id": PLAIN_ID}
OWED_OPERATIONS: dict[str, Operation] = {
    "get_owed": Operation("Refunds owed to customers that this till may pay", "OwedRefunds"),
    "post_hold": Operation("Be the till that pays a refund", "OwedRefund", "HoldRequest", {}, (400, 404), _PART),
    "post_let_go": Operation("Not pay it after all", "OwedRefund", "HoldRequest", {}, (400, 404), _PART),
}

OWED_SCHEMAS: dict[str, JsonObject] = {
    "HoldRequest": record({"hold_id": PLAIN_ID}),
    "OwedRefund": record(
        {
            "debt_id": PLAIN_ID,
            "state": one_of(*DebtState),
            "store": NAME,
            "workstation": NAME,
            "number": TEXT,
            "amount": AMOUNT,
            "currency": TEXT,
            "cause": TEXT,
            "last_four": TEXT,
            "owed_at": MOMENT,
            "held_by": maybe(TEXT),
            "held_at": maybe(MOMENT),
        }
    ),
    "OwedRefunds": record(
        {
            "owed": listed(reference("OwedRefund")),
            "paid": listed(record({"debt_id": PLAIN_ID, "by": TEXT, "at": MOMENT})),
        }
    ),
}
