"""GET /v1/chain: what central has of the caller's own chain after a place, for a till put back to an older state."""

import msgspec

from evertill.kernel.canonical import Json, JsonObject
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.workstations.own_chain import find_own_chain
from evertill_central.store.facts import PastFact

PAGE_MAX = 200
_SEQUENCE_DIGITS = 15


def get_chain(call: Call, central: Central) -> Answer:
    """A page of the caller's facts, in order."""
    assert isinstance(call.caller, Signer)
    values = call.head.query_values()
    epoch, after, limit = values.get("epoch", ""), values.get("after", "0"), values.get("limit", str(PAGE_MAX))
    if not epoch or "\0" in epoch or not all(text.isascii() and text.isdigit() for text in (after, limit)):
        raise Refusal(RefusalKind.MALFORMED, "`epoch` names an epoch of this till; `after` and `limit` are numbers.")
    if len(after) > _SEQUENCE_DIGITS or not 1 <= int(limit[:4]) <= PAGE_MAX:
        raise Refusal(RefusalKind.MALFORMED, f"`limit` is 1 to {PAGE_MAX}, and `after` a sequence of a chain.")
    found = find_own_chain(central, call.caller, epoch=epoch, after=int(after), limit=int(limit))
    head: Json = None
    if found.head is not None:
        head = {"sequence": found.head.head_sequence, "hash": found.head.head_hash}
    return json_answer(
        {
            "epoch": found.epoch,
            "epoch_number": found.epoch_number,
            "head": head,
            "held": found.held,
            "facts": [_past(fact, call.caller.store) for fact in found.facts],
            "has_more": found.has_more,
        }
    )


def _past(fact: PastFact, store: str) -> JsonObject:
    visible_at = None if fact.visible_at is None else str(fact.visible_at)
    kept: Json = msgspec.json.decode(fact.wire)
    return {"fact": kept, "remote_id": f"{store}:{fact.position}", "visible_at": visible_at}
