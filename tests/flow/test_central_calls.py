"""What central answers at once, asked by the till's connector: every call of the port against the real backend."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from evertill.connectors.central.calls import CentralCalls
from evertill.domain.facts.transaction import Identity
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.ids import EpochId
from evertill.ports.backend_calls import Capability, Declined, DeclineKind, Done
from evertill.ports.connector import Unreachable
from tests.support.central import a_product, put_rows
from tests.support.central_transport import SETTINGS, EnrolledTill, an_enrolled_connector

ONE = 1_000_000


@pytest.fixture
def till(tmp_path: Path) -> Iterator[EnrolledTill]:
    """A workstation that central knows."""
    with an_enrolled_connector(tmp_path, Identity("S1", "1", EpochId("0192"), 1)) as enrolled:
        put_rows(enrolled.central, "products", [a_product("A")])
        put_rows(enrolled.central, "stock", [{"store": "S1", "content": {"sku": "A", "on_hand_micro": 5 * ONE}}])
        yield enrolled


@pytest.fixture
def calls(till: EnrolledTill) -> Iterator[CentralCalls]:
    """Its calls."""
    opened = CentralCalls(SETTINGS, till.signer, transport=till.transport)
    yield opened
    opened.close()


def done(answer: object) -> JsonObject:
    """The document of a call that was done."""
    assert isinstance(answer, Done), answer
    return answer.document


def test_backend_says_what_it_can(calls: CentralCalls) -> None:
    assert calls.capabilities == frozenset(Capability)


def test_books_are_told_whole_page_by_page(calls: CentralCalls, till: EnrolledTill) -> None:
    rows = [{"store": "S1", "content": {"sku": f"N-{at}", "on_hand_micro": ONE}} for at in range(1500)]
    put_rows(till.central, "stock", rows)
    told = done(calls.books())
    assert isinstance(told["stock"], dict)
    assert (len(told["stock"]), told["orders"], told["shifts"]) == (1501, {}, {})


def test_suspended_sale_goes_in_and_comes_out(calls: CentralCalls) -> None:
    content: Json = {"lines": []}
    sale: JsonObject = {"suspension_id": "s-1", "sale_id": "sale-1", "currency": "EUR", "content": content}
    done(calls.suspend_sale(sale))
    assert [row["sale_id"] for row in done(calls.suspended_sales())["suspended"]] == ["sale-1"]  # type: ignore[union-attr,index,call-overload]  # JSON
    assert done(calls.recall_sale("sale-1", "r-1"))["content"] == content
    assert done(calls.put_back_sale("sale-1", "r-1"))["state"] == "waiting"
    done(calls.recall_sale("sale-1", "r-2"))
    assert done(calls.settle_suspended_sale("sale-1", "r-2"))["state"] == "settled"
    refused = calls.recall_sale("sale-1", "r-3")
    assert isinstance(refused, Declined)
    assert (refused.kind, refused.members["state"]) == (DeclineKind.STATE, "settled")


def test_receipt_and_claim_that_nobody_knows_are_declined(calls: CentralCalls) -> None:
    for answer in (calls.receipt("S1-9-1-1"), calls.claim_units("c-1", "nobody", {"1": ONE}), calls.release_claim("c")):
        assert isinstance(answer, Declined)
        assert answer.kind is DeclineKind.UNKNOWN
        assert answer.sentence


def test_balance_is_issued_held_and_captured(calls: CentralCalls) -> None:
    assert done(calls.card_key())["card_key"]
    account: JsonObject = {"account_id": "card-1", "kind": "gift_card", "currency": "EUR", "amount": 900}
    done(calls.issue_balance({**account, "number_hash": "a" * 64, "last4": "1234"}))
    assert len(done(calls.balances(number_hash="a" * 64))["accounts"]) == 1  # type: ignore[arg-type]  # a list
    held: JsonObject = {"hold_id": "h-1", "amount": 500, "currency": "EUR"}
    done(calls.change_balance("card-1", "authorise", held))
    short = calls.change_balance("card-1", "authorise", {**held, "hold_id": "h-2"})
    assert isinstance(short, Declined)
    assert (short.kind, short.members["available"]) == (DeclineKind.SHORT, 400)
    done(calls.change_balance("card-1", "capture", {"hold_id": "h-1"}))


def test_order_is_placed_found_and_stepped(calls: CentralCalls) -> None:
    line: Json = {"line": "1", "sku": "A", "quantity_micro": ONE, "gross": 500}
    order: JsonObject = {"order_id": "O-1", "store": "S1", "currency": "EUR", "lines": [line]}
    done(calls.place_order(order))
    assert done(calls.find_orders({"q": "O-1", "state": ""}))["next"] is None
    assert done(calls.step_order("O-1", "pick", {"step_id": "p-1"}))["state"] == "picking"
    assert done(calls.order("O-1"))["state"] == "picking"


def test_stock_of_all_shops_customers_transfers_and_tasks_are_asked_for(calls: CentralCalls) -> None:
    assert done(calls.availability(["A", "B C&D"]))["articles"]
    customer: JsonObject = {"step_id": "w-1", "customer_id": "c-1", "email": "ada+shop@example.org"}
    done(calls.write_customer(customer))
    assert len(done(calls.find_customers("ada+shop@example.org"))["customers"]) == 1  # type: ignore[arg-type]  # a list
    step: JsonObject = {"step_id": "t-1", "transfer_id": "T1", "step": "request", "from": "S1", "to": "S2"}
    assert done(calls.step_transfer(step))["state"] == "requested"
    assert isinstance(calls.close_task({"step_id": "x", "exception_id": "none"}), Declined)


def test_call_whose_answer_was_lost_is_unknown_and_has_one_effect_when_made_again(
    calls: CentralCalls, till: EnrolledTill
) -> None:
    till.transport.loses_replies = 1
    account: JsonObject = {"account_id": "card-1", "kind": "gift_card", "currency": "EUR", "amount": 900}
    assert isinstance(calls.issue_balance(account), Unreachable)
    assert done(calls.issue_balance(account))["balance"] == 900


def test_backend_out_of_reach_or_request_it_cannot_read_changes_nothing(
    calls: CentralCalls, till: EnrolledTill
) -> None:
    unreadable = calls.issue_balance({"account_id": "card-1"})
    assert isinstance(unreadable, Unreachable)
    assert unreadable.is_refusal
    till.transport.is_down = True
    assert isinstance(calls.suspended_sales(), Unreachable)
