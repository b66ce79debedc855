"""After the till was opened its books are compared with the backend's; a figure is another only at every look."""

from dataclasses import replace
from typing import Any

import pytest

from evertill.domain.balances.balance_pages import page_digest
from evertill.kernel.canonical import JsonObject
from evertill.operations.looking_up.questions import SyncState
from evertill.ports.journal_rows import QueueState
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ui.frame.board import Board
from evertill.ui.frame.message import Speaker
from evertill.ui.open_till.opening_watch import LOOKS, OpeningWatch
from tests.support.order_copies import a_copy, a_pickup
from tests.support.ui import Shop

STEADY: JsonObject = {"stock": {"OAT-1": {"sku": "OAT-1", "on_hand_micro": 3_000_000}}}


class Opening:
    """A till that was just opened, and what it says."""

    def __init__(self) -> None:
        self.shop = Shop()
        self.shop.catalogue.stock = {"OAT-1": 3_000_000}
        self.shop.central.answer = STEADY
        self.said: list[str] = []
        self.speaker = Speaker(self.shop.tones.append)
        self.watch = OpeningWatch(
            self.shop.central, self.shop.desk, Board(), self.speaker, self.shop.formats, self.said.append
        )
        now = self.shop.clock.now()
        self.state = SyncState(LinkChanged(LinkState.ONLINE, now), QueueState(0, None, None, None), (), now, now)

    def looks(self, times: int = 1, **changed: Any) -> None:
        """The state of the sync is told so often."""
        for _ in range(times):
            self.watch.on_sync(replace(self.state, **changed))


@pytest.fixture
def opening() -> Opening:
    return Opening()


def test_nothing_is_compared_before_the_till_opens_while_facts_wait_or_without_a_network(opening: Opening) -> None:
    opening.looks()
    opening.watch.begin()
    opening.looks(queue=QueueState(1, opening.shop.clock.now(), None, None))
    opening.looks(link=LinkChanged(LinkState.OFFLINE, opening.shop.clock.now()))
    assert opening.shop.central.asked == []
    opening.looks(5)
    assert len(opening.shop.central.asked) == 1
    (agreed,) = opening.said
    assert agreed.startswith("In step since the shop closed")
    assert opening.speaker.message is None


def test_page_of_balances_that_differs_is_asked_for_and_its_cards_are_named(opening: Opening) -> None:
    page: JsonObject = {"after": "", "until": "", "digest": "another"}
    told: JsonObject = {"account-1": {"available": 500, "last4": "1234"}, "account-2": {"available": 0}}
    opening.shop.central.answer = {**STEADY, "pages": [page], "balances": told}
    opening.watch.begin()
    opening.looks(LOOKS)
    assert len(opening.shop.central.asked) == 2 * LOOKS, "the digests, then the page"
    assert opening.said == ["Balance ··1234 (ccount-1): nothing here, €5.00 there"]
    opening.shop.central.answer = {**STEADY, "pages": [{**page, "digest": page_digest([])}]}
    opening.watch.begin()
    opening.looks()
    assert opening.said[1].startswith("In step since the shop closed")


def test_figure_that_is_another_at_every_look_is_named_with_both_and_one_that_was_on_its_way_is_not(
    opening: Opening,
) -> None:
    opening.shop.catalogue.stock["BREAD-750"] = 1_000_000
    opening.shop.orders.put(a_copy(a_pickup()))
    opening.watch.begin()
    opening.looks()
    del opening.shop.catalogue.stock["BREAD-750"]
    opening.shop.catalogue.stock["OAT-1"] = 2_500_000
    opening.looks(LOOKS + 2)
    assert len(opening.shop.central.asked) == LOOKS
    assert opening.said == ["Order NW-1: Ready here, nothing there"]
    message = opening.speaker.message
    assert message is not None
    assert message.sentence.startswith("A figure differs from the backend: Order NW-1: Ready here")
