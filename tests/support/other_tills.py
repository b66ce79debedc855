"""What other tills of the shop put aside, as a backend tells of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from evertill.kernel.canonical import JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Done
from evertill.ports.backend_desk import Call
from evertill.ports.connector import Unreachable


class OtherTills:
    """A backend that tells of what other tills put aside."""

    is_connected = True

    def __init__(self, now: datetime, *, is_reachable: bool = True) -> None:
        self._now = now
        self._is_reachable = is_reachable

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """At once."""
        assert capability is Capability.SUSPENDED
        then(
            call(cast("BackendCalls", self)) if self._is_reachable else Unreachable("No connection.")
        )  # the calls used

    def suspended_sales(self) -> CallAnswer:
        """One waits, one is on a counter."""
        return Done({"suspended": [self._aside("1", "Frau Ḥaddād, Kinderwagen", 12_345_678_90), self._held()]})

    def suspend_sale(self, sale: JsonObject) -> CallAnswer:
        """Taken."""
        return Done(sale)

    def _held(self) -> JsonObject:
        held_at = to_rfc3339(self._now - timedelta(minutes=2))
        return {**self._aside("Front-desk-left-of-the-entrance", "Table 4", 4990), "held_by": "3", "held_at": held_at}

    def _aside(self, till: str, label: str, gross: int) -> JsonObject:
        return {
            "sale_id": f"01930000-0000-7000-8000-{len(label):012}",
            "label": label,
            "workstation": till,
            "currency": "EUR",
            "gross": gross,
            "line_count": 7,
            "suspended_at": to_rfc3339(self._now - timedelta(minutes=31)),
        }
