"""POST /v1/facts: a result for each fact, in order."""

from evertill.kernel.canonical import JsonObject
from evertill_central.api.wire import Answer, Call, json_answer
from evertill_central.services.accepting.accept_facts import FactAnswer, accept_facts, admit_facts
from evertill_central.services.common.actors import Signer
from evertill_central.services.common.central import Central
from evertill_central.services.common.fact_reading import open_batch
from evertill_central.services.common.refusals import Refusal, RefusalKind

FACTS_MAX = 500


def post_facts(call: Call, central: Central) -> Answer:
    """Accept a batch of the caller's facts."""
    assert isinstance(call.caller, Signer)
    try:
        batch = open_batch(call.body)
    except ValueError as error:
        text = "The body is not JSON with a list `facts`, so no fact was looked at; send them again."
        raise Refusal(RefusalKind.MALFORMED, text) from error
    if batch.count > FACTS_MAX:
        text = f"More than {FACTS_MAX} facts in one request; send them in smaller parts."
        raise Refusal(RefusalKind.TOO_LARGE, text, {"limit": FACTS_MAX})
    admitted = admit_facts(call.caller, batch.facts)
    results = [_result(answer) for answer in accept_facts(central, call.caller, admitted)]
    return json_answer({"results": results}, made_from=admitted)


def _result(answer: FactAnswer) -> JsonObject:
    result: JsonObject = {
        "fact_id": answer.fact_id,
        "result": answer.result.value,
        "remote_id": answer.remote_id,
        "visible_at": None if answer.visible_at is None else str(answer.visible_at),
    }
    if answer.reason is not None:
        result["reason"] = answer.reason
    if answer.exceptions:
        result["exceptions"] = list(answer.exceptions)
    if answer.over is not None:
        result["over"] = answer.over.value
    return result
