"""The thin FastAPI shell: HTTP into calls, answers into HTTP, and all that touches the database in threads."""

import asyncio
import gzip
import logging
from collections.abc import Awaitable, Callable

from fastapi import FastAPI, Request, Response
from starlette.background import BackgroundTask
from starlette.exceptions import HTTPException

from evertill_central.api.dispatch import as_refusal, find_route, guarded, open_call
from evertill_central.api.gate import admit, too_large
from evertill_central.api.openapi import document
from evertill_central.api.problems import problem
from evertill_central.api.route import Route
from evertill_central.api.routes import routes_by_path
from evertill_central.api.wire import Answer, RequestHead
from evertill_central.services.common.central import Central
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.store.database import ContentRefused, StoreUnavailable

GZIP_FROM_BYTES = 1_024
GZIP_LEVEL = 3

Endpoint = Callable[[Request], Awaitable[Response]]

log = logging.getLogger(__name__)


def build_app(central: Central) -> FastAPI:
    """The application; it keeps nothing that would be missed when the process ends."""
    app = FastAPI(title="Evertill central", docs_url=None, redoc_url=None, redirect_slashes=False)
    for path, by_method in routes_by_path().items():
        app.add_api_route(path, _endpoint(central), methods=sorted(by_method), include_in_schema=False)
    app.add_exception_handler(HTTPException, _no_route)
    app.add_exception_handler(Exception, _failure)
    app.openapi = document  # type: ignore[method-assign]  # the way FastAPI documents for an own document
    return app


def head_of(request: Request) -> RequestHead:
    """The head of a request, path and query as they were sent."""
    scope = request.scope
    path = scope.get("raw_path") or scope["path"].encode()
    return RequestHead(
        method=request.method,
        path=path.partition(b"?")[0].decode("latin-1"),
        query=scope["query_string"].decode("latin-1"),
        headers={name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]},
        address=request.client.host if request.client else "",
    )


def _endpoint(central: Central) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        head = head_of(request)
        name = "unknown"
        try:
            route, names = find_route(head)
            name = route.name
            answer = await _answered(central, route, head, names, request)
        except (Refusal, StoreUnavailable, ContentRefused) as error:
            answer = problem(as_refusal(error))
        central.traffic.count(name, answer.status)
        return await _packed(answer, head)

    return endpoint


async def _answered(
    central: Central, route: Route, head: RequestHead, names: dict[str, str], request: Request
) -> Answer:
    caller = await asyncio.to_thread(admit, central, route.access, head)
    body = await _read_body(request, route.body_max)
    if route.waits is not None:
        return await route.waits(open_call(head, caller, body, names), central)

    def found() -> Answer:
        return route.answer(open_call(head, caller, body, names), central)

    return await asyncio.to_thread(guarded, found)


async def _read_body(request: Request, limit: int) -> bytes:
    stated = request.headers.get("content-length", "0")
    if stated.isdigit() and int(stated) > limit:
        raise too_large(limit)
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > limit:
            raise too_large(limit)
        parts.append(part)
    return b"".join(parts)


async def _packed(answer: Answer, head: RequestHead) -> Response:
    body, headers = answer.body, {**answer.headers, "Cache-Control": "no-store"}
    if len(body) >= GZIP_FROM_BYTES and _takes_gzip(head):
        body = await asyncio.to_thread(gzip.compress, body, GZIP_LEVEL, mtime=0)
        headers["Content-Encoding"] = "gzip"
    headers["Vary"] = "Accept-Encoding"
    return Response(body, answer.status, headers, answer.media_type, BackgroundTask(_let_go, answer.made_from))


async def _let_go(_made_from: object) -> None:
    """Run once the answer is out; with the response goes what it was made of."""


def _takes_gzip(head: RequestHead) -> bool:
    for part in head.headers.get("accept-encoding", "").lower().split(","):
        coding, _, weight = part.partition(";")
        if coding.strip() in ("gzip", "*"):
            return weight.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False


async def _no_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    head = head_of(request)
    try:
        find_route(head)
        refusal = Refusal(RefusalKind.UNKNOWN, "There is nothing at this address.")
    except Refusal as found:
        refusal = found
    return await _packed(problem(refusal), head)


async def _failure(request: Request, error: Exception) -> Response:
    log.error("A request failed", exc_info=error, extra={"path": request.url.path})
    text = "The backend failed on this request; nothing of it was kept, and trying again does no harm."
    return await _packed(problem(Refusal(RefusalKind.INTERNAL, text)), head_of(request))
