"""Suspended sales between the tills of a store."""

from evertill.domain.selling.suspension import SuspendedState
from evertill.domain.streams.stream_fields import code_text
from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import path_id, read_object, signer
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import (
    AMOUNT,
    COUNT,
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
from evertill_central.services.workstations.suspended import (
    Recall,
    list_suspended,
    put_back,
    recall_sale,
    settle_suspended,
    suspend_sale,
)

CONTENT_MAX = 16 * SMALL_BODY_MAX


def post_suspended(call: Call, central: Central) -> Answer:
    """Put a sale aside where every till of the store can fetch it."""
    return json_answer(suspend_sale(central, signer(call), read_object(call)))


def get_suspended(call: Call, central: Central) -> Answer:
    """What is put aside in the caller's store."""
    return json_answer({"suspended": list_suspended(central, signer(call))})


def post_recall(call: Call, central: Central) -> Answer:
    """Fetch a sale; the first who asks has it."""
    return json_answer(recall_sale(central, signer(call), _recall(call)))


def post_put_back(call: Call, central: Central) -> Answer:
    """Let a fetched sale go again."""
    return json_answer(put_back(central, signer(call), _recall(call)))


def post_settle_suspended(call: Call, central: Central) -> Answer:
    """The fetched sale was sold or given up."""
    return json_answer(settle_suspended(central, signer(call), _recall(call)))


def _recall(call: Call) -> Recall:
    return Recall(path_id(call), code_text(read_object(call), "recall_id", 64))


SUSPENDED_ROUTES: tuple[Route, ...] = (
    Route("POST", "/v1/suspended", Access.WORKSTATION, post_suspended, CONTENT_MAX),
    Route("GET", "/v1/suspended", Access.WORKSTATION, get_suspended),
    Route("POST", "/v1/suspended/{id}/recall", Access.WORKSTATION, post_recall, SMALL_BODY_MAX),
    Route("POST", "/v1/suspended/{id}/put-back", Access.WORKSTATION, post_put_back, SMALL_BODY_MAX),
    Route("POST", "/v1/suspended/{id}/settle", Access.WORKSTATION, post_settle_suspended, SMALL_BODY_MAX),
)

_PART = {"id": PLAIN_ID}
SUSPENDED_OPERATIONS: dict[str, Operation] = {
    "post_suspended": Operation("Suspend a sale for all tills of the store", "Suspended", "SuspendRequest", {}, (400,)),
    "get_suspended": Operation("Suspended sales of the store", "SuspendedList"),
    "post_recall": Operation("Recall a suspended sale", "Recalled", "RecallRequest", {}, (400, 404), _PART),
    "post_put_back": Operation("Put a recalled sale back", "Suspended", "RecallRequest", {}, (400, 404), _PART),
    "post_settle_suspended": Operation("A recalled sale is over", "Suspended", "RecallRequest", {}, (400, 404), _PART),
}

_SUSPENDED: dict[str, JsonObject] = {
    "sale_id": PLAIN_ID,
    "state": one_of(*SuspendedState),
    "label": TEXT,
    "workstation": NAME,
    "operator": maybe(TEXT),
    "currency": TEXT,
    "gross": AMOUNT,
    "line_count": COUNT,
    "suspended_at": MOMENT,
    "expires_at": MOMENT,
    "held_by": maybe(NAME),
    "held_at": maybe(MOMENT),
}
SUSPENDED_SCHEMAS: dict[str, JsonObject] = {
    "SuspendRequest": record(
        {
            "suspension_id": PLAIN_ID,
            "sale_id": PLAIN_ID,
            "label": {"type": "string", "maxLength": 200},
            "operator": maybe({"type": "string", "maxLength": 64}),
            "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
            "gross": {"type": "integer", "minimum": -(10**13), "maximum": 10**13},
            "line_count": {"type": "integer", "minimum": 0, "maximum": 10_000},
            "content": {"type": "object"},
        },
        optional="label operator gross line_count",
    ),
    "Suspended": record(_SUSPENDED),
    "SuspendedList": record({"suspended": listed(reference("Suspended"))}),
    "RecallRequest": record({"recall_id": PLAIN_ID}),
    "Recalled": record({**_SUSPENDED, "content": {"type": "object"}}),
}
