"""Bodies of calls that take one JSON object, and what else calls have in common."""

from evertill.domain.streams.stream_fields import Members
from evertill.kernel.canonical import canonical_bytes
from evertill_central.api.wire import Admin, Call, Storefront
from evertill_central.services.common.actors import OFFICE, Actor, Signer, actor_of
from evertill_central.services.common.json_text import read_json
from evertill_central.services.common.names import is_plain_id
from evertill_central.services.common.refusals import Refusal, RefusalKind


def read_object(call: Call) -> Members:
    """The body's members, fit to be kept; Refusal when it is no JSON object."""
    try:
        value = read_json(call.body)
        if not isinstance(value, dict):
            raise ValueError("it is not an object")
        canonical_bytes(value)
    except (ValueError, RecursionError) as error:
        text = f"The body cannot be read: {str(error)[:200]}; nothing was done."
        raise Refusal(RefusalKind.MALFORMED, text) from error
    return value


def signer(call: Call) -> Signer:
    """The workstation of a call that only workstations make."""
    assert isinstance(call.caller, Signer)
    return call.caller


def actor(call: Call) -> Actor:
    """Who makes the call, as the books name it."""
    match call.caller:
        case Signer() as workstation:
            return actor_of(workstation)
        case Storefront(name, channel):
            return Actor(f"storefront:{name}", channel=channel)
        case Admin():
            return OFFICE
        case stranger:
            raise AssertionError(f"nobody lets {stranger} in")


def path_id(call: Call, name: str = "id") -> str:
    """An id of the address; Refusal when nothing is called so."""
    found = call.names[name]
    if not is_plain_id(found):
        raise Refusal(RefusalKind.UNKNOWN, "There is nothing of this name here.")
    return found


def query_text(call: Call, name: str, longest: int = 200) -> str | None:
    """A text of the query; None when it is absent or empty, Refusal when it cannot be one."""
    found = call.head.query_values().get(name)
    if found and (len(found) > longest or not found.isprintable()):
        raise Refusal(RefusalKind.MALFORMED, f"`{name}` is not a text of up to {longest} characters.")
    return found or None


def query_texts(call: Call, name: str, most: int, longest: int = 64) -> list[str]:
    """All values of a name that may be repeated, each once."""
    found = dict.fromkeys(value for key, value in call.head.query_pairs() if key == name)
    if len(found) > most or any(not 0 < len(value) <= longest or not value.isprintable() for value in found):
        raise Refusal(RefusalKind.MALFORMED, f"`{name}` is not up to {most} texts of up to {longest} characters.")
    return list(found)
