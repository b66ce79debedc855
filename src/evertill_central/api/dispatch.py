"""One request in, one answer out, without any HTTP: what the shell calls in its threads, and a simulator directly."""

import re
from collections.abc import Callable, Mapping

from evertill.domain.streams.stream_fields import BadRow
from evertill_central.api.gate import admit, open_body, too_large
from evertill_central.api.problems import problem, unavailable
from evertill_central.api.route import Route
from evertill_central.api.routes import routes_by_path
from evertill_central.api.wire import Answer, Call, Caller, RequestHead
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.store.database import ContentRefused, StoreUnavailable

_PATTERNS = tuple(
    (re.compile(re.sub(r"\{([a-z]+)\}", r"(?P<\1>[^/]+)", path)), by_method)
    for path, by_method in routes_by_path().items()
)


def answer(central: Central, head: RequestHead, body: bytes = b"") -> Answer:
    """Answer a request at once; a long poll gets what there is now."""

    def found() -> Answer:
        route, names = find_route(head)
        if len(body) > route.body_max:
            raise too_large(route.body_max)
        call = open_call(head, admit(central, route.access, head), body, names)
        return route.answer(call, central)

    return guarded(found)


def open_call(head: RequestHead, caller: Caller, body: bytes, names: Mapping[str, str]) -> Call:
    """The call, its body checked and unpacked."""
    return Call(head, caller, open_body(head, caller, body), names)


def guarded(found: Callable[[], Answer]) -> Answer:
    """The answer found, or the problem document of the refusal or fault met."""
    try:
        return found()
    except (Refusal, BadRow, StoreUnavailable, ContentRefused) as error:
        return problem(as_refusal(error))


def as_refusal(error: Refusal | BadRow | StoreUnavailable | ContentRefused) -> Refusal:
    """A fault of the store, or of a body's member, as the refusal it means for the caller."""
    if isinstance(error, BadRow):
        return Refusal(RefusalKind.MALFORMED, f"{error.reason} Nothing was done.")
    if isinstance(error, StoreUnavailable):
        return unavailable(error)
    if isinstance(error, ContentRefused):
        return Refusal(RefusalKind.MALFORMED, error.text)
    return error


def find_route(head: RequestHead) -> tuple[Route, dict[str, str]]:
    """The route of an address and the variable parts of its path; Refusal when there is none."""
    for pattern, by_method in _PATTERNS:
        match = pattern.fullmatch(head.path)
        if match is not None:
            return _by_method(by_method, head), match.groupdict()
    raise Refusal(RefusalKind.UNKNOWN, "There is nothing at this address; /v1/version says what is here.")


def _by_method(by_method: Mapping[str, Route], head: RequestHead) -> Route:
    route = by_method.get(head.method)
    if route is None:
        allowed = ", ".join(sorted(by_method))
        text = f"This address takes {allowed}, not {head.method[:20]}."
        raise Refusal(RefusalKind.METHOD, text, {"allow": allowed})
    return route
