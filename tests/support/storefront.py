"""A webshop beside a central that runs as a process of its own: places orders over HTTP, cancels them, follows them;
and the cable between a till and central, which can be cut."""

import itertools
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import httpx

from tests.support.central_process import CentralProcess
from tests.support.whole_till import PATIENCE_S, Central

ONE = 1_000_000
CODE = "K7P2"


class Storefront:
    """An own webshop with a key."""

    def __init__(self, central: Central) -> None:
        self._url = f"{central.url}/v1/storefront"
        key = CentralProcess("storefront-key", "--db", f"sqlite:///{central.file}").result().strip()
        self._headers = {"Authorization": f"Bearer {key}"}
        self._steps = itertools.count(1)

    def place(self, order_id: str, *lines: dict[str, Any], paid: bool = True, **members: Any) -> dict[str, Any]:
        """Place an order to be collected in S1."""
        return self.call("POST", "/orders", self.order_members(order_id, *lines, paid=paid, **members))

    def order_members(self, order_id: str, *lines: dict[str, Any], paid: bool = True, **members: Any) -> dict[str, Any]:
        """What is sent to place one."""
        return {
            "order_id": order_id,
            "store": "S1",
            "currency": "EUR",
            "lines": list(lines),
            "payment": {"state": "captured" if paid else "unpaid"},
            "pickup_code": CODE,
            "contact": {"name": "Ada Lovelace", "email": "ada@example.org"},
            **members,
        }

    def order(self, order_id: str) -> dict[str, Any]:
        """What the customer sees of it."""
        return self.call("GET", f"/orders/{order_id}")

    def cancel(self, order_id: str) -> dict[str, Any]:
        """The customer does not want it any more."""
        return self.call("POST", f"/orders/{order_id}/cancel", {"step_id": f"c-{next(self._steps)}"})

    def promised(self, sku: str) -> int:
        """How many pieces the web promises."""
        told = self.call("GET", f"/availability?sku={sku}")
        (article,) = told["articles"]
        return int(article["promise_micro"]) // ONE

    def call(self, method: str, path: str, sent: dict[str, Any] | None = None) -> dict[str, Any]:
        """One request that must succeed."""
        answer = self.ask(method, path, sent)
        assert answer.status_code == 200, answer.text
        told: dict[str, Any] = answer.json()
        return told

    def ask(self, method: str, path: str, sent: dict[str, Any] | None = None) -> httpx.Response:
        """One request, whatever comes of it."""
        return httpx.request(
            method, f"{self._url}{path}", json=sent, headers=self._headers, timeout=PATIENCE_S, trust_env=False
        )


def wanted(sku: str, pieces: int = 1, line: str = "1", *, gross: int = 199, **more: Any) -> dict[str, Any]:
    """A line of an order; `gross` is for all its pieces."""
    return {"line": line, "sku": sku, "name": f"Article {sku}", "quantity_micro": pieces * ONE, "gross": gross, **more}


class Cable:
    """The link of one till."""

    def __init__(self, process: "subprocess.Popen[str]", address: str) -> None:
        self._process = process
        self.url = f"http://{address}"

    def say(self, word: str) -> None:
        """`cut` or `restore`."""
        assert self._process.stdin is not None
        self._process.stdin.write(word + "\n")
        self._process.stdin.flush()


@contextmanager
def a_cable(central: Central) -> Iterator[Cable]:
    """A link that can be cut, on a process of its own."""
    command = [sys.executable, "-m", "evertill.app.demo.relay", central.address]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Cable(process, process.stdout.readline().split()[1])
        finally:
            process.kill()
