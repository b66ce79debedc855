"""Refusals as RFC 9457 problem documents."""

import msgspec

from evertill.kernel.errors import Fault
from evertill_central.api.wire import PROBLEM, Answer
from evertill_central.services.common.refusals import Refusal, RefusalKind

STATUS_OF: dict[RefusalKind, int] = {
    RefusalKind.UNSIGNED: 401,
    RefusalKind.SIGNATURE: 401,
    RefusalKind.CREDENTIAL: 401,
    RefusalKind.CLOCK: 401,
    RefusalKind.DIGEST: 401,
    RefusalKind.ADMIN: 401,
    RefusalKind.BLOCKED: 403,
    RefusalKind.CODE: 403,
    RefusalKind.RIGHTS: 403,
    RefusalKind.EPOCH: 403,
    RefusalKind.REPLAYED: 409,
    RefusalKind.KEY: 409,
    RefusalKind.TAKEN: 409,
    RefusalKind.STATE: 409,
    RefusalKind.SHORT: 409,
    RefusalKind.MALFORMED: 400,
    RefusalKind.NAME: 400,
    RefusalKind.UNKNOWN: 404,
    RefusalKind.METHOD: 405,
    RefusalKind.TOO_LARGE: 413,
    RefusalKind.ENCODING: 415,
    RefusalKind.TOO_OFTEN: 429,
    RefusalKind.INTERNAL: 500,
    RefusalKind.UNAVAILABLE: 503,
}

TITLE_OF: dict[RefusalKind, str] = {
    RefusalKind.UNSIGNED: "The request is not signed",
    RefusalKind.SIGNATURE: "The signature is not right",
    RefusalKind.CREDENTIAL: "The workstation is not known here",
    RefusalKind.CLOCK: "The clocks are too far apart",
    RefusalKind.DIGEST: "The body was changed on the way",
    RefusalKind.ADMIN: "An admin token is needed",
    RefusalKind.BLOCKED: "The workstation is blocked",
    RefusalKind.CODE: "The enrolment code is not good",
    RefusalKind.RIGHTS: "Whoever asks may not do that",
    RefusalKind.EPOCH: "The till's epoch is over",
    RefusalKind.REPLAYED: "The request was answered before",
    RefusalKind.KEY: "The key was used for another request",
    RefusalKind.TAKEN: "Somebody else has it",
    RefusalKind.STATE: "Its state does not allow that",
    RefusalKind.SHORT: "There is not enough left",
    RefusalKind.MALFORMED: "The request cannot be read",
    RefusalKind.NAME: "The name cannot be used",
    RefusalKind.UNKNOWN: "There is no such thing here",
    RefusalKind.METHOD: "The address does not take this method",
    RefusalKind.TOO_LARGE: "The request is too large",
    RefusalKind.ENCODING: "The body's encoding is not known",
    RefusalKind.TOO_OFTEN: "Too many requests",
    RefusalKind.INTERNAL: "The backend failed",
    RefusalKind.UNAVAILABLE: "The backend cannot answer just now",
}

RETRY_AFTER_S = 2


def problem(refusal: Refusal) -> Answer:
    """The refusal as an answer."""
    status = STATUS_OF[refusal.kind]
    document = {
        "type": refusal.kind.value,
        "title": TITLE_OF[refusal.kind],
        "status": status,
        "detail": refusal.text,
        **refusal.members,
    }
    headers: dict[str, str] = {}
    if status == 401:
        headers["WWW-Authenticate"] = 'Bearer realm="evertill"'
    if "allow" in refusal.members:
        headers["Allow"] = str(refusal.members["allow"])
    retry_after = refusal.members.get("retry_after")
    if retry_after is not None:
        headers["Retry-After"] = str(retry_after)
    return Answer(msgspec.json.encode(document), status, PROBLEM, headers)


def unavailable(fault: Fault) -> Refusal:
    """A database that does not answer: the caller tries again soon."""
    return Refusal(RefusalKind.UNAVAILABLE, fault.text, {"retry_after": RETRY_AFTER_S})
