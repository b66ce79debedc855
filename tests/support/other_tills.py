"""What other tills of the shop put aside, and what they owe to customers, as a backend tells of it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import cast

from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Done
from evertill.ports.backend_desk import Call
from evertill.ports.connector import Unreachable


class OtherTills:
    """A backend that tells of what other tills put aside and owe."""

    is_connected = True

    def __init__(self, now: datetime, *, is_reachable: bool = True) -> None:
        self._now = now
        self._is_reachable = is_reachable

    def ask(self, capability: Capability, call: Call, then: Callable[[CallAnswer], None]) -> None:
        """At once."""
        assert capability in {Capability.SUSPENDED, Capability.REFUNDS}
        then(
            call(cast("BackendCalls", self)) if self._is_reachable else Unreachable("No connection.")
        )  # the calls used

    def suspended_sales(self) -> CallAnswer:
        """One waits, one is on a counter."""
        return Done({"suspended": [self._aside("1", "Frau Ḥaddād, Kinderwagen", 12_345_678_90), self._held()]})

    def suspend_sale(self, sale: JsonObject) -> CallAnswer:
        """Taken."""
        return Done(sale)

    def owed_refunds(self) -> CallAnswer:
        """Another till of the shop, one far away, and one that is being paid."""
        owed: list[Json] = [
            self._owed("2", "S1-2-1-1048577", 4990, hours=2),
            {**self._owed("Front-desk-left-of-the-entrance", "4F00A1B2C3", 123_456_789, hours=30), "held_by": "S1/3"},
            self._owed("3", "77AA00FF11", 250, hours=300),
            self._owed("3", "77AA00FF12", 199, hours=1),
        ]
        return Done({"owed": owed, "paid": []})

    def _owed(self, till: str, number: str, minor: int, *, hours: int) -> JsonObject:
        return {
            "debt_id": f"owed-{number}",
            "number": number,
            "amount": minor,
            "currency": "EUR",
            "cause": "card_refund",
            "last_four": "",
            "store": "S1",
            "workstation": till,
            "owed_at": to_rfc3339(self._now - timedelta(hours=hours)),
        }

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
