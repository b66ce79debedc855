"""A scan and the payment of a sale look at one and the same copies from their first look to their last."""

from collections.abc import Callable
from typing import TypeVar

from evertill.domain.policy.store_policy import StorePolicy
from tests.support.counter import TEA_GTIN, FakePolicies, Till

Seen = TypeVar("Seen")


class Held:
    """Holds the copies, and knows how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0
        self.is_held = False

    def __call__(self, look: Callable[[], Seen]) -> Seen:
        self.times += 1
        self.is_held = True
        try:
            return look()
        finally:
            self.is_held = False


class WatchedPolicies:
    """A policy that changes with the next copy."""

    def __init__(self, real: FakePolicies, held: Held) -> None:
        self._real = real
        self._held = held

    def policy(self) -> StorePolicy:
        """Only while the copies are held."""
        assert self._held.is_held
        return self._real.policy()


def test_scan_item_from_the_list_and_cash_hold_the_copies_once_each() -> None:
    till, held = Till(), Held()
    till.counter.at_once = held
    till.counter.policies = WatchedPolicies(till.policies, held)

    till.scan(TEA_GTIN)
    till.ring("A-2")
    till.pays()

    assert held.times == 3
