"""The demo's webshop: customers who order online, straight at central, whatever the till's own cable does."""

import json
import subprocess
import sys
import urllib.request

from evertill.app.signals import held_signals
from evertill.domain.orders.order_rows import needed
from evertill.domain.streams.stream_fields import list_of, object_of
from evertill.kernel.canonical import JsonObject
from evertill.kernel.quantity import MICRO
from evertill.kernel.values import dataclass

LIMIT_S = 20
CODE = "K7P2"
"""The pickup code of the demo's customers."""


@dataclass(frozen=True, slots=True)
class Webshop:
    """Asks central as a storefront does, with its key."""

    url: str
    key: str

    def place(self, order_id: str, name: str, *lines: tuple[str, str, int, int]) -> None:
        """An order to be collected in S1, paid online; a line is SKU, name, pieces and what all of them cost."""
        self._ask(
            "orders",
            {
                "order_id": order_id,
                "store": "S1",
                "currency": "EUR",
                "lines": [
                    {"line": str(at), "sku": sku, "name": said, "quantity_micro": pieces * MICRO, "gross": gross}
                    for at, (sku, said, pieces, gross) in enumerate(lines, 1)
                ],
                "payment": {"state": "captured"},
                "pickup_code": CODE,
                "contact": {"name": name},
            },
        )

    def promised(self, sku: str) -> int:
        """How many pieces the shop would promise just now, in all its places."""
        (article,) = list_of(self._ask(f"availability?sku={sku}"), "articles", 10)
        places = list_of(object_of(article, "article"), "places", 100)
        here = next(place for place in (object_of(entry, "place") for entry in places) if place.get("store") == "S1")
        return needed(here, "promise_micro") // MICRO

    def _ask(self, call: str, sent: "JsonObject | None" = None) -> JsonObject:
        body = None if sent is None else json.dumps(sent).encode()
        headers = {"Authorization": f"Bearer {self.key}", "Content-Type": "application/json"}
        asked = urllib.request.Request(f"{self.url}/v1/storefront/{call}", data=body, headers=headers)
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(asked, timeout=LIMIT_S) as answer:
            told: JsonObject = json.loads(answer.read())
        return told


def open_webshop(address: str, database: str) -> Webshop:
    """The shop's own storefront; central gives its key."""
    run = "import sys; from evertill_central.main import main; sys.exit(main())"
    with held_signals():
        given = subprocess.run(
            [sys.executable, "-c", run, "storefront-key", "--db", database], check=True, capture_output=True, text=True
        )
    return Webshop(f"http://{address}", given.stdout.strip())
