"""An order placed at a till without a network: central makes it once, the goods are handed over, the books agree."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.domain.orders.order_states import OrderStep
from evertill.domain.policy.orders import PayWhen
from evertill.domain.policy.pickup import PickupPolicy, ProofKind
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.operations.looking_up.questions import SearchProducts
from evertill.operations.orders.hand_over import HandOver
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.orders.outcomes import OrderChanged
from evertill.operations.orders.pickup_queue import ListPickups
from evertill.operations.orders.place_order import OrderDrafted, PlaceOrder
from evertill.operations.orders.take_step import TakeStep
from evertill.operations.selling.changing.attach_customer import AttachCustomer
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.ports.notices import LinkState
from evertill.sync import backoff
from tests.support.shop import a_home
from tests.support.storefront import Cable, Storefront, a_cable
from tests.support.whole_till import AtWork, Central, a_central, assert_money_agrees, at_work, join

ADA = CustomerDetails("Ada Lovelace", "ada@example.org", allows=frozenset({Consent.PROFILE}))


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Central, AtWork, Cable]]:
    monkeypatch.setattr(backoff, "FIRST_MS", 20)
    monkeypatch.setattr(backoff, "LONGEST_MS", 100)
    with ExitStack() as stack:
        central = stack.enter_context(a_central(tmp_path))
        central.stock(A_1=5)
        home = a_home(tmp_path / "till", workstation="1")
        cable = stack.enter_context(a_cable(central))
        join(home, cable.url)
        till = stack.enter_context(at_work(home, syncs=True, is_open=False))
        till.watch.wait_for("the catalogue", lambda: bool(till.ask(SearchProducts("Article")).found))
        till.open()
        yield central, till, cable


def placed(till: AtWork) -> str:
    """Ada orders two pieces with a deposit; gives the order's id."""
    till.scan("A-1")
    till.scan("A-1")
    kept = till.do(WriteCustomer(ADA, is_certain=True))
    assert isinstance(kept, CustomerKept)
    till.do(AttachCustomer(kept.known.customer_id))
    outcome = till.do(PlaceOrder((1,), PayWhen.DEPOSIT))
    assert isinstance(outcome, OrderDrafted), outcome
    assert isinstance(till.do(PayCash()), SaleDone)
    (found,) = till.ask(ListPickups("S1", PickupPolicy())).orders
    assert (found.name, found.is_ahead) == ("Ada Lovelace", True)
    return found.order.order_id


def at_central(central: Central, order_id: str) -> dict[str, Any]:
    return Storefront(central).order(order_id)


def test_order_with_a_deposit_placed_offline_is_made_once_and_redeemed_at_the_hand_over(
    shop: tuple[Central, AtWork, Cable],
) -> None:
    central, till, cable = shop
    cable.say("cut")
    till.wait_for_link(LinkState.OFFLINE)
    order_id = placed(till)
    cable.say("restore")
    till.wait_for_link(LinkState.ONLINE)
    till.wait_until_sent()
    order = at_central(central, order_id)
    deposit = order["payment"]["captured"]
    assert (order["payment"]["held"], order["due"], order["state"]) == (deposit, order["gross"] - deposit, "new")
    assert order["contact"]["email"] == "ada@example.org"
    assert Storefront(central).promised("A-1") == 3, "reserved"
    for step in (OrderStep.ACCEPT, OrderStep.PICK, OrderStep.READY):
        assert isinstance(till.do(TakeStep(order_id, step)), OrderChanged)
    rung = till.do(HandOver(order_id, proof=ProofKind.IDENTITY))
    assert isinstance(rung, OrderOnCounter), rung
    assert rung.rung.priced.gross.minor == order["gross"] - deposit
    assert isinstance(till.do(PayCash()), SaleDone)
    till.wait_until_sent()
    done = at_central(central, order_id)
    assert (done["state"], done["due"], done["payment"]["captured"]) == ("fulfilled", 0, order["gross"])
    assert not done["payment"].get("held")
    assert Storefront(central).promised("A-1") == 3
    assert_money_agrees(till.home)


def test_cancelled_order_gives_its_deposit_back_and_central_knows(shop: tuple[Central, AtWork, Cable]) -> None:
    central, till, _ = shop
    order_id = placed(till)
    till.wait_until_sent()
    assert isinstance(till.do(TakeStep(order_id, OrderStep.CANCEL)), OrderOnCounter)
    back = till.do(PayCash())
    assert isinstance(back, SaleDone), back
    till.wait_until_sent()
    order = at_central(central, order_id)
    assert (order["state"], order["payment"]["state"], order["payment"].get("held", 0)) == ("cancelled", "refunded", 0)
    assert Storefront(central).promised("A-1") == 5
    assert_money_agrees(till.home)
