"""The console over HTTP: an admin token by form, kept in a cookie that no script and no other site can use."""

import asyncio
import secrets
from contextlib import suppress
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import JsonObject
from evertill_central.console.choosing import list_page
from evertill_central.console.pages import overview_page, sign_in_page
from evertill_central.services.common.actors import OFFICE
from evertill_central.services.common.central import Central
from evertill_central.services.common.rates import STRANGER_RATE
from evertill_central.services.common.refusals import Refusal
from evertill_central.services.exceptions.team_exceptions import close_exception
from evertill_central.services.reports.overview import find_overview
from evertill_central.services.workstations.admins import is_admin
from evertill_central.store.database import ContentRefused, StoreUnavailable

COOKIE = "evertill_admin"
FORM_MAX = 4_096
PAGE_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


def add_console(app: FastAPI, central: Central, *, is_secure: bool) -> None:
    """Put the pages under /console; a secure server's cookie never leaves over plain http."""

    async def show(request: Request) -> Response:
        token = request.cookies.get(COOKIE, "")
        return await asyncio.to_thread(_shown, central, token)

    async def show_list(request: Request) -> Response:
        token, name = request.cookies.get(COOKIE, ""), request.path_params["name"]
        asked = {key: value[:FORM_MAX] for key, value in request.query_params.items()}
        return await asyncio.to_thread(_listed, central, token, name, asked)

    async def close_task(request: Request) -> Response:
        token, form = request.cookies.get(COOKIE, ""), await _form(request)
        await asyncio.to_thread(_closed, central, token, form)
        return RedirectResponse("/console/tasks", 303, PAGE_HEADERS)

    async def sign_in(request: Request) -> Response:
        token = await _token(request)
        address = request.client.host if request.client else ""
        if central.rates.take(f"address {address}", STRANGER_RATE, central.clock.monotonic_ms()):
            return _html(sign_in_page("Too many attempts; wait a little."), 429)
        if token is None or not await asyncio.to_thread(_is_admin, central, token):
            return _html(sign_in_page("This token is not known here."), 401)
        response = RedirectResponse("/console", 303, PAGE_HEADERS)
        response.set_cookie(COOKIE, token, httponly=True, samesite="strict", secure=is_secure, path="/console")
        return response

    async def sign_out(_request: Request) -> Response:
        response = RedirectResponse("/console", 303, PAGE_HEADERS)
        response.delete_cookie(COOKIE, path="/console")
        return response

    app.add_api_route("/console", show, methods=["GET"], include_in_schema=False)
    app.add_api_route("/console/{name}", show_list, methods=["GET"], include_in_schema=False)
    app.add_api_route("/console/tasks/close", close_task, methods=["POST"], include_in_schema=False)
    app.add_api_route("/console/sign-in", sign_in, methods=["POST"], include_in_schema=False)
    app.add_api_route("/console/sign-out", sign_out, methods=["POST"], include_in_schema=False)


def _shown(central: Central, token: str) -> Response:
    try:
        if not is_admin(central, token):
            return _html(sign_in_page())
        return _html(overview_page(find_overview(central)))
    except StoreUnavailable as fault:
        return _html(sign_in_page(fault.text), 503)


def _listed(central: Central, token: str, name: str, asked: dict[str, str]) -> Response:
    try:
        if not is_admin(central, token):
            return _html(sign_in_page())
        page = list_page(central, name, asked)
        return RedirectResponse("/console", 303, PAGE_HEADERS) if page is None else _html(page)
    except StoreUnavailable as fault:
        return _html(sign_in_page(fault.text), 503)


def _closed(central: Central, token: str, form: dict[str, str]) -> None:
    """Close a task as the office; one that is not there any more, or a session that ended, changes nothing."""
    if _is_admin(central, token):
        members: JsonObject = {"step_id": secrets.token_urlsafe(16), "outcome": form.get("outcome", "")}
        with suppress(Refusal, BadRow, StoreUnavailable, ContentRefused):
            close_exception(central, OFFICE, form.get("exception_id", ""), members)


def _is_admin(central: Central, token: str) -> bool:
    try:
        return is_admin(central, token)
    except (StoreUnavailable, ContentRefused):
        return False


async def _token(request: Request) -> str | None:
    """The form's token; None when there is none."""
    token = (await _form(request)).get("token")
    return None if token is None else token.strip()


async def _form(request: Request) -> dict[str, str]:
    """The form's fields; none when it cannot be read or is too long."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_MAX:
            return {}
    try:
        fields = parse_qs(body.decode(), strict_parsing=True, keep_blank_values=True)
    except ValueError:
        return {}
    return {name: values[0] for name, values in fields.items()}


def _html(page: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(page, status, PAGE_HEADERS)
