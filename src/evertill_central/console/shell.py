"""The console over HTTP: an admin token by form, kept in a cookie that no script and no other site can use."""

import asyncio
from urllib.parse import parse_qs

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse

from evertill_central.console.pages import overview_page, sign_in_page
from evertill_central.services.admins import is_admin
from evertill_central.services.central import Central
from evertill_central.services.overview import find_overview
from evertill_central.services.rates import STRANGER_RATE
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
    app.add_api_route("/console/sign-in", sign_in, methods=["POST"], include_in_schema=False)
    app.add_api_route("/console/sign-out", sign_out, methods=["POST"], include_in_schema=False)


def _shown(central: Central, token: str) -> Response:
    try:
        if not is_admin(central, token):
            return _html(sign_in_page())
        return _html(overview_page(find_overview(central)))
    except StoreUnavailable as fault:
        return _html(sign_in_page(fault.text), 503)


def _is_admin(central: Central, token: str) -> bool:
    try:
        return is_admin(central, token)
    except (StoreUnavailable, ContentRefused):
        return False


async def _token(request: Request) -> str | None:
    """The form's token; None when there is none."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > FORM_MAX:
            return None
    try:
        return parse_qs(body.decode(), strict_parsing=True)["token"][0].strip()
    except (ValueError, KeyError):
        return None


def _html(page: str, status: int = 200) -> HTMLResponse:
    return HTMLResponse(page, status, PAGE_HEADERS)
