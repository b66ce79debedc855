"""What central answers at once: each call of the port is one signed request, its answer taken as it is."""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

from evertill.connectors import reasons
from evertill.connectors.central.answers import changes_of
from evertill.connectors.central.asking import Asking
from evertill.connectors.central.settings import CentralSettings
from evertill.connectors.central.signing import Signer
from evertill.connectors.common import Answered, Problem
from evertill.connectors.line import Line
from evertill.kernel.canonical import Json, JsonObject
from evertill.ports.backend_calls import NOTHING_TAKEN, CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ports.connector import Unreachable

if TYPE_CHECKING:
    import httpx

_DECLINES = frozenset(DeclineKind)
_BOOKS = ("stock", "orders")
_WHOLE = ""
"""No cursor: all of the stream was read."""


class CentralCalls:
    """A line of its own, so that somebody who waits never waits for a long poll or a delivery."""

    def __init__(
        self, settings: CentralSettings, signer: Signer, *, transport: "httpx.BaseTransport | None" = None
    ) -> None:
        self._line = Line(settings.url, trust=settings.trust, transport=transport)
        self._asking = Asking(self._line, signer)

    @property
    def capabilities(self) -> frozenset[Capability]:
        """Central offers all there are."""
        return frozenset(Capability)

    def books(self) -> CallAnswer:
        """GET /v1/changes from the beginning, page by page, GET /v1/statement and GET /v1/books/balances."""
        told, balances = self._get("/v1/statement"), self._get("/v1/books/balances")
        if not isinstance(told, Done):
            return told
        if not isinstance(balances, Done | Declined):  # an older central has no such digests
            return balances
        rows: dict[str, dict[str, Json]] = {stream: {} for stream in _BOOKS}
        cursors: dict[str, str] = {}
        while left := [stream for stream in _BOOKS if cursors.get(stream) != _WHOLE]:
            after = ",".join(f"{stream}:{cursors[stream]}" for stream in left if stream in cursors)
            answer = self._get("/v1/changes", {"after": after, "streams": ",".join(left)})
            if not isinstance(answer, Done):
                return answer
            changes = changes_of(answer.document)
            if changes is None:
                return Unreachable(reasons.NOT_AS_AGREED)
            told_of = {change.stream: change for change in changes.streams}
            for stream in left:
                change = told_of.get(stream)
                rows[stream].update({row.key: row.content for row in change.rows} if change is not None else {})
                cursors[stream] = change.cursor if change is not None and change.has_more else _WHOLE
        pages = balances.document.get("pages") if isinstance(balances, Done) else None
        return Done({**rows, "shifts": _shifts(told.document), "pages": pages})

    def balance_page(self, after: str, until: str) -> CallAnswer:
        """GET /v1/books/balances/page."""
        return self._get("/v1/books/balances/page", {"after": after, "until": until})

    def interrupt(self) -> None:
        """From any worker, for good."""
        self._line.interrupt()

    def close(self) -> None:
        """Give the connection back."""
        self._line.close()

    def suspended_sales(self) -> CallAnswer:
        """GET /v1/suspended."""
        return self._get("/v1/suspended")

    def suspend_sale(self, sale: JsonObject) -> CallAnswer:
        """POST /v1/suspended."""
        return self._post("/v1/suspended", sale)

    def recall_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """POST /v1/suspended/{id}/recall."""
        return self._recalled(sale_id, "recall", recall_id)

    def put_back_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """POST /v1/suspended/{id}/put-back."""
        return self._recalled(sale_id, "put-back", recall_id)

    def settle_suspended_sale(self, sale_id: str, recall_id: str) -> CallAnswer:
        """POST /v1/suspended/{id}/settle."""
        return self._recalled(sale_id, "settle", recall_id)

    def receipt(self, number: str) -> CallAnswer:
        """GET /v1/receipts/{number}."""
        return self._get(f"/v1/receipts/{_part(number)}")

    def claim_units(
        self,
        claim_id: str,
        original: str,
        lines: Mapping[str, int],
        taken: Mapping[str, Sequence[tuple[int, int]]] = NOTHING_TAKEN,
    ) -> CallAnswer:
        """POST /v1/returns/claim."""
        listed: list[Json] = [
            {"line": line, "micro": micro, "taken": [[first, end] for first, end in taken.get(line, ())]}
            for line, micro in lines.items()
        ]
        return self._post("/v1/returns/claim", {"claim_id": claim_id, "original": original, "lines": listed})

    def release_claim(self, claim_id: str) -> CallAnswer:
        """POST /v1/returns/claim/{id}/release."""
        return self._post(f"/v1/returns/claim/{_part(claim_id)}/release", {})

    def owed_refunds(self) -> CallAnswer:
        """GET /v1/refunds."""
        return self._get("/v1/refunds")

    def hold_refund(self, debt_id: str, hold_id: str) -> CallAnswer:
        """POST /v1/refunds/{id}/hold."""
        return self._post(f"/v1/refunds/{_part(debt_id)}/hold", {"hold_id": hold_id})

    def let_go_refund(self, debt_id: str, hold_id: str) -> CallAnswer:
        """POST /v1/refunds/{id}/let-go."""
        return self._post(f"/v1/refunds/{_part(debt_id)}/let-go", {"hold_id": hold_id})

    def card_key(self) -> CallAnswer:
        """GET /v1/card-key."""
        return self._get("/v1/card-key")

    def balances(self, *, number_hash: str = "", customer: str = "") -> CallAnswer:
        """GET /v1/balances."""
        return self._get("/v1/balances", {"number_hash": number_hash, "customer": customer})

    def issue_balance(self, account: JsonObject) -> CallAnswer:
        """POST /v1/balances."""
        return self._post("/v1/balances", account)

    def change_balance(self, account_id: str, change: str, members: JsonObject) -> CallAnswer:
        """POST /v1/balances/{id}/..."""
        return self._post(f"/v1/balances/{_part(account_id)}/{_part(change)}", members)

    def find_orders(self, asked: Mapping[str, str]) -> CallAnswer:
        """GET /v1/orders."""
        return self._get("/v1/orders", asked)

    def order(self, order_id: str) -> CallAnswer:
        """GET /v1/orders/{id}."""
        return self._get(f"/v1/orders/{_part(order_id)}")

    def step_order(self, order_id: str, step: str, members: JsonObject) -> CallAnswer:
        """POST /v1/orders/{id}/{transition}."""
        return self._post(f"/v1/orders/{_part(order_id)}/{_part(step)}", members)

    def place_order(self, order: JsonObject) -> CallAnswer:
        """POST /v1/storefront/orders."""
        return self._post("/v1/storefront/orders", order)

    def availability(self, skus: Sequence[str]) -> CallAnswer:
        """GET /v1/storefront/availability."""
        return self._get("/v1/storefront/availability", [("sku", sku) for sku in skus])

    def find_customers(self, text: str) -> CallAnswer:
        """GET /v1/storefront/customers."""
        return self._get("/v1/storefront/customers", {"q": text})

    def write_customer(self, members: JsonObject) -> CallAnswer:
        """POST /v1/storefront/customers."""
        return self._post("/v1/storefront/customers", members)

    def step_transfer(self, members: JsonObject) -> CallAnswer:
        """POST /v1/transfers."""
        return self._post("/v1/transfers", members)

    def close_task(self, members: JsonObject) -> CallAnswer:
        """POST /v1/exceptions/close."""
        return self._post("/v1/exceptions/close", members)

    def _recalled(self, sale_id: str, call: str, recall_id: str) -> CallAnswer:
        return self._post(f"/v1/suspended/{_part(sale_id)}/{call}", {"recall_id": recall_id})

    def _get(self, path: str, query: "Mapping[str, str] | Sequence[tuple[str, str]]" = ()) -> CallAnswer:
        pairs = list(query.items()) if isinstance(query, Mapping) else list(query)
        named = urlencode([(name, value) for name, value in pairs if value])
        return self._answer("GET", f"{path}?{named}" if named else path)

    def _post(self, path: str, members: JsonObject) -> CallAnswer:
        return self._answer("POST", path, json.dumps(members).encode())

    def _answer(self, method: str, path: str, body: bytes = b"") -> CallAnswer:
        match self._asking.ask(method, path, body):
            case Answered(document) if isinstance(document, dict):
                return Done(document)
            case Answered():
                return Unreachable(reasons.NOT_AS_AGREED)
            case Problem() as problem if problem.status in (404, 409):
                kind = DeclineKind(problem.kind) if problem.kind in _DECLINES else DeclineKind.OTHER
                members = {name: value for name, value in problem.members.items() if isinstance(value, str | int)}
                return Declined(kind, problem.sentence, members)
            case Problem() as problem:
                return self._asking.meaning(problem)
            case other:
                return other


def _part(text: str) -> str:
    return quote(text, safe="")


def _shifts(statement: JsonObject) -> JsonObject:
    """Sold less returned by shift, over all days."""
    found: dict[str, Json] = {}
    days = statement.get("days")
    for day in days if isinstance(days, list) else ():
        shifts = day.get("shifts") if isinstance(day, dict) else None
        for shift_id, amount in shifts.items() if isinstance(shifts, dict) else ():
            before = found.get(shift_id, 0)
            if isinstance(amount, int) and isinstance(before, int):
                found[shift_id] = before + amount
    return found
