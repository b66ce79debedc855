"""Receipts of all tills, and units locked for a return under way."""

from evertill.kernel.canonical import JsonObject
from evertill_central.api.bodies import path_id, read_object, signer
from evertill_central.api.gate import SMALL_BODY_MAX, Access
from evertill_central.api.route import Operation, Route
from evertill_central.api.shapes import (
    COUNT,
    MOMENT,
    NAME,
    PLAIN_ID,
    TEXT,
    by_name,
    listed,
    one_of,
    record,
    reference,
)
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.returns.returns import LARGEST_MICRO, claim_units, find_receipt, release_claim

_NUMBER: JsonObject = {"type": "string", "pattern": "^[A-Za-z0-9._-]{1,128}$"}


def get_receipt(call: Call, central: Central) -> Answer:
    """A receipt by its printed number, with what came back of it."""
    number = call.names["number"]
    if not (number.isascii() and number.isprintable() and len(number) <= 128):
        raise Refusal(RefusalKind.UNKNOWN, "There is no such receipt number.")
    return json_answer(find_receipt(central, number))


def post_claim(call: Call, central: Central) -> Answer:
    """Lock units for a return."""
    return json_answer(claim_units(central, signer(call), read_object(call)))


def post_release_claim(call: Call, central: Central) -> Answer:
    """Unlock them, because the return was given up."""
    return json_answer(release_claim(central, signer(call), path_id(call)))


RETURN_ROUTES: tuple[Route, ...] = (
    Route("GET", "/v1/receipts/{number}", Access.WORKSTATION, get_receipt),
    Route("POST", "/v1/returns/claim", Access.WORKSTATION, post_claim, SMALL_BODY_MAX),
    Route("POST", "/v1/returns/claim/{id}/release", Access.WORKSTATION, post_release_claim, SMALL_BODY_MAX),
)

RETURN_OPERATIONS: dict[str, Operation] = {
    "get_receipt": Operation(
        "A receipt of any till, with what came back of it", "Receipt", "", {}, (404,), {"number": _NUMBER}
    ),
    "post_claim": Operation("Lock units for a return", "ReturnClaim", "ClaimRequest", {}, (400, 404)),
    "post_release_claim": Operation("Give locked units free", "ReturnClaim", "", {}, (404,), {"id": PLAIN_ID}),
}

_LINE: JsonObject = {"type": "string", "minLength": 1, "maxLength": 64}
_SPANS: JsonObject = {
    "type": "array",
    "items": {"type": "array", "items": {"type": "integer"}, "minItems": 2, "maxItems": 2},
}
RETURN_SCHEMAS: dict[str, JsonObject] = {
    "Receipt": record(
        {
            "number": TEXT,
            "fact": reference("Fact"),
            "lines": listed(
                record(
                    {
                        "line": TEXT,
                        "sold_micro": COUNT,
                        "returned_micro": COUNT,
                        "claimed_micro": COUNT,
                        "left_micro": COUNT,
                    }
                )
            ),
            "returned": listed(
                record(
                    {
                        "fact_id": TEXT,
                        "line": TEXT,
                        "micro": COUNT,
                        "spans": _SPANS,
                        "store": NAME,
                        "workstation": NAME,
                        "at": MOMENT,
                    }
                )
            ),
            "refunds": {**by_name(by_name(COUNT)), "description": "By return: paid back of the sale's tenders."},
            "withheld": {
                **by_name({"type": "object"}),
                "description": "By return: what less than shares it paid, because what is kept lost its offer.",
            },
            "others": {**listed(TEXT), "description": "Facts with the same number, where a till was cloned."},
        }
    ),
    "ClaimRequest": record(
        {
            "claim_id": PLAIN_ID,
            "original": PLAIN_ID,
            "lines": {
                **listed(
                    record(
                        {
                            "line": _LINE,
                            "micro": {"type": "integer", "minimum": 1, "maximum": LARGEST_MICRO},
                            "taken": {**_SPANS, "description": "Units the till knows are back."},
                        },
                        optional="taken",
                    )
                ),
                "minItems": 1,
                "maxItems": 1_000,
            },
        }
    ),
    "ReturnClaim": record(
        {
            "claim_id": TEXT,
            "original": TEXT,
            "state": one_of("held", "used", "released"),
            "lines": by_name(COUNT),
            "spans": by_name(_SPANS),
            "expires_at": MOMENT,
        }
    ),
}
