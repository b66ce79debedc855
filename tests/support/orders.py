"""A webshop for tests: places orders by a storefront's key and follows them; goods come in, levels are read."""

import itertools
from typing import Any

from evertill.domain.facts.transaction import TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.api.wire import Answer
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_stock_move, ask, read, storefront_key

ONE = 1_000_000


def a_line(sku: str, pieces: int, line: str = "1", *, gross: int = 1000, **more: object) -> dict[str, object]:
    """A line of an order; `gross` is for all its pieces."""
    return {"line": line, "sku": sku, "quantity_micro": pieces * ONE, "gross": gross, **more}


class Webshop:
    """An own webshop; its orders are W-1 unless told otherwise."""

    def __init__(self, central: Central, channel: str = "web") -> None:
        self._central = central
        self._key = storefront_key(central, channel)
        self._steps = itertools.count(1)

    def place(self, *lines: dict[str, object], order_id: str = "W-1", **changed: object) -> Answer:
        """Ask for an order to be collected in S1, authorised online."""
        sent = {
            "order_id": order_id,
            "store": "S1",
            "currency": "EUR",
            "lines": list(lines),
            "payment": {"state": "authorised"},
            **changed,
        }
        return ask(self._central, "POST", "/v1/storefront/orders", sent, token=self._key)

    def placed(self, *lines: dict[str, object], **changed: Any) -> dict[str, Any]:
        """An order that was taken."""
        answered = self.place(*lines, **changed)
        assert answered.status == 200, answered.body
        return read(answered)

    def order(self, order_id: str = "W-1") -> dict[str, Any]:
        """How it stands."""
        return read(ask(self._central, "GET", f"/v1/storefront/orders/{order_id}", token=self._key))

    def post(self, call: str, sent: dict[str, object], order_id: str = "W-1") -> dict[str, Any]:
        """A call of the storefront about an order."""
        answered = ask(self._central, "POST", f"/v1/storefront/orders/{order_id}/{call}", sent, token=self._key)
        assert answered.status == 200, answered.body
        return read(answered)

    def cancel(self, lines: list[dict[str, object]] | None = None, step_id: str = "c-1") -> dict[str, Any]:
        """Cancel units, or all."""
        return self.post("cancel", {"step_id": step_id, **({} if lines is None else {"lines": lines})})

    def try_step(self, till: Till, step: str, **members: object) -> Answer:
        """A step that a till asks for online."""
        sent = {"step_id": f"s-{next(self._steps)}", **members}
        return till.send(self._central, f"/v1/orders/W-1/{step}", sent)

    def step(self, till: Till, step: str, **members: object) -> dict[str, Any]:
        """A step that a till takes online."""
        answered = self.try_step(till, step, **members)
        assert answered.status == 200, answered.body
        return read(answered)


def receive(central: Central, till: Till, **pieces: int) -> None:
    """Goods come in."""
    till.post(central, [till.fact(TransactionKind.STOCK_MOVE, a_stock_move(pieces))])


def stock(central: Central, till: Till, sku: str = "A") -> dict[str, int]:
    """Pieces of an article in the till's store: on hand, and the other quantities that are not zero."""
    rows = till.changes(central, "streams=stock")["stock"]["rows"]
    (content,) = [row["content"] for row in rows if row["key"] == sku]
    return {name.removesuffix("_micro"): micro // ONE for name, micro in content.items() if name != "sku"}


def a_hand_over(till: Till, pieces: int = 1, order_id: str = "W-1", **more: Any) -> Any:
    """A hand-over without a network, as a fact: pieces of line 1."""
    lines: Any = [{"line": "1", "micro": pieces * ONE}]
    body: JsonObject = {"order_id": order_id, "lines": lines, "proof": {"kind": "code"}, **more}
    return till.fact(TransactionKind.HAND_OVER, body)


def a_step(till: Till, step: str, order_id: str = "W-1", **more: Any) -> Any:
    """A step that a shop took without a network."""
    return till.fact(TransactionKind.ORDER_STEP, {"order_id": order_id, "step": step, **more})
