"""Receipts on the web over HTTP: one page per token, slowed down for whoever tries many."""

import asyncio

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from evertill_central.console.shell import PAGE_HEADERS
from evertill_central.console.web_receipt_page import no_receipt_page, web_receipt_page
from evertill_central.services.common.central import Central
from evertill_central.services.common.rates import STRANGER_RATE
from evertill_central.services.storefront.web_receipts import find_web_receipt
from evertill_central.store.database import ContentRefused, StoreUnavailable


def add_web_receipts(app: FastAPI, central: Central) -> None:
    """Put the pages under /r."""

    async def show(request: Request) -> HTMLResponse:
        token = str(request.path_params["token"])
        page, status = await asyncio.to_thread(shown, central, token, request.client.host if request.client else "")
        return HTMLResponse(page, status, PAGE_HEADERS)

    app.add_api_route("/r/{token}", show, methods=["GET"], include_in_schema=False)


def shown(central: Central, token: str, address: str) -> tuple[str, int]:
    """The page and its status; only addresses that guess wrong are slowed down."""
    now_ms = central.clock.monotonic_ms()
    try:
        receipt = find_web_receipt(central, token)
    except (StoreUnavailable, ContentRefused):
        return no_receipt_page(), 503
    if receipt is not None:
        return web_receipt_page(receipt), 200
    if central.rates.take(f"receipts {address}", STRANGER_RATE, now_ms):
        return no_receipt_page(), 429
    return no_receipt_page(), 404
