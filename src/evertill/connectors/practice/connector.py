"""Takes training's facts and forgets them; can be cut off, and made to refuse the next fact."""

import json
import threading
from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from evertill.ports.connector import (
    Changes,
    Delivered,
    FactOutcome,
    OutgoingFact,
    Parcel,
    Refused,
    Rejected,
    StreamChanges,
    Unreachable,
    nothing_meanwhile,
)

ROUTE = "practice"
_CUT = "The practice link is cut. Give it back in the training's list."
_REFUSAL = "The practice shop does not take this one, so that you can see what to do. Send it again."


class PracticeConnector:
    """Fulfils `ports.Connector`. What it is told to do holds from the next call on, from whichever thread."""

    def __init__(self, orders: StreamChanges | None = None) -> None:
        """`orders` are given once, to practise on."""
        self._orders = orders
        self.is_cut = False
        self.refuses_next = False
        self.kinds: Counter[str] = Counter()
        """How many facts of each kind were taken."""
        self._ended = threading.Event()  # reason: a pull waits on its worker until the program ends

    @property
    def route(self) -> str:
        """Of its outbox rows."""
        return ROUTE

    def pack(self, facts: Sequence[OutgoingFact]) -> Parcel:
        """As they are."""
        return Parcel(tuple(facts))

    def deliver(
        self, parcel: Parcel, meanwhile: Callable[[], None] = nothing_meanwhile
    ) -> "Sequence[FactOutcome] | Unreachable | Rejected":
        """All are taken, but for what a person asked to go wrong; nobody waits for the answer."""
        if self.is_cut or self._ended.is_set():
            return Unreachable(_CUT, retry_after_ms=1000)
        return [self._take(fact) for fact in parcel.facts]

    def pull(
        self, cursors: Mapping[str, str], *, wait_s: int, without: frozenset[str] = frozenset()
    ) -> "Changes | Unreachable | Rejected":
        """Nothing ever changes, once the orders are there."""
        if self.is_cut:
            return Unreachable(_CUT, retry_after_ms=1000)
        if self._orders is not None and cursors.get(self._orders.stream) != self._orders.cursor:
            return Changes((self._orders,))
        self._ended.wait(min(wait_s, 1))
        return Unreachable(_CUT) if self._ended.is_set() else Changes()

    def preview(self, fact: OutgoingFact) -> str:
        """The fact as it is."""
        return json.dumps(json.loads(fact.wire), indent=2, ensure_ascii=False)

    def interrupt(self) -> None:
        """No call waits any longer."""
        self._ended.set()

    def close(self) -> None:
        """There is nothing to give back."""

    def _take(self, fact: OutgoingFact) -> FactOutcome:
        kind = str(json.loads(fact.wire).get("kind", ""))
        if self.refuses_next and kind in {"sale", "return"}:
            self.refuses_next = False
            return Refused(_REFUSAL)
        self.kinds[kind] += 1
        return Delivered(f"practice-{fact.fact_id}")
