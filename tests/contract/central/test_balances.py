"""Gift cards, store credit and points: a ledger that never spends a unit twice, whoever asks at once or again."""

import base64
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from evertill.domain.balances import card_number
from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import SetClock, Till, a_body, an_enrolled_till, ask, read, storefront_key

CARD = "7000 0000 0000 1234"


def card_hash(key: str, typed: str) -> str:
    """As a till hashes what was keyed."""
    plain = card_number.plain_number(typed)
    assert plain is not None
    return card_number.card_hash(base64.b64decode(key), plain)


def a_card(central: Central, till: Till, amount: int = 5000, **changed: object) -> dict[str, Any]:
    """A gift card that is issued and active."""
    key = till.get(central, "/v1/card-key")["card_key"]
    sent = {
        "account_id": "card-1",
        "kind": "gift_card",
        "currency": "EUR",
        "amount": amount,
        "number_hash": card_hash(key, CARD),
        "last4": "1234",
        **changed,
    }
    answered = till.send(central, "/v1/balances", sent)
    assert answered.status == 200, answered.body
    return read(answered)


def hold(central: Central, till: Till, hold_id: str, amount: int, **more: object) -> Any:
    """Ask for an amount."""
    sent = {"hold_id": hold_id, "amount": amount, "currency": "EUR", **more}
    return till.send(central, "/v1/balances/card-1/authorise", sent)


def balance(central: Central, till: Till) -> tuple[int, int]:
    """What there is, and what may be spent."""
    found = till.get(central, "/v1/balances/card-1")
    assert found["balance"] == sum(entry["amount"] for entry in found["entries"])
    return found["balance"], found["available"]


def a_paid_sale(till: Till, amount: int, **reference: object) -> Transaction:
    """A sale whose tender is the card."""
    tender: JsonObject = {"kind": "gift_card", "amount": amount, "reference": None, "balance": reference}  # type: ignore[dict-item]  # JSON made up from keywords
    return till.fact(TransactionKind.SALE, {**a_body(gross=amount), "tenders": [tender], "change": 0})


def test_card_is_found_by_the_hash_of_its_number_and_the_number_is_kept_nowhere(central: Central, till: Till) -> None:
    a_card(central, till)
    key = till.get(central, "/v1/card-key")["card_key"]
    (found,) = till.get(central, f"/v1/balances?number_hash={card_hash(key, CARD.replace(' ', ''))}")["accounts"]
    assert (found["account_id"], found["last4"], found["balance"]) == ("card-1", "1234", 5000)
    assert till.get(central, f"/v1/balances?number_hash={'0' * 64}")["accounts"] == []


def test_authorised_amount_is_held_until_it_is_captured(central: Central, till: Till) -> None:
    a_card(central, till)
    assert read(hold(central, till, "h-1", 2000))["hold"]["amount"] == 2000
    assert balance(central, till) == (5000, 3000)
    captured = read(till.send(central, "/v1/balances/card-1/capture", {"hold_id": "h-1", "amount": 1500}))
    assert (captured["hold"]["state"], captured["hold"]["captured"]) == ("captured", 1500)
    assert balance(central, till) == (3500, 3500)


def test_released_amount_may_be_spent_again(central: Central, till: Till) -> None:
    a_card(central, till)
    hold(central, till, "h-1", 5000)
    assert read(till.send(central, "/v1/balances/card-1/release", {"hold_id": "h-1"}))["hold"]["state"] == "released"
    assert balance(central, till) == (5000, 5000)


def test_more_than_there_is_is_refused_with_what_there_is_or_held_in_part(central: Central, till: Till) -> None:
    a_card(central, till, 1000)
    refused = hold(central, till, "h-1", 1500)
    assert (refused.status, read(refused)["type"], read(refused)["available"]) == (409, "short", 1000)
    assert read(hold(central, till, "h-1", 1500, partial=True))["hold"]["amount"] == 1000


def test_hold_that_nobody_captures_runs_out_and_may_still_be_captured_while_there_is_enough(
    central: Central, till: Till, clock: SetClock
) -> None:
    a_card(central, till)
    hold(central, till, "h-1", 3000)
    hold(central, till, "h-2", 2000)
    clock.move(minutes=30)
    till.now = clock.now()
    assert balance(central, till) == (5000, 5000)
    assert till.send(central, "/v1/balances/card-1/capture", {"hold_id": "h-1"}).status == 200
    hold(central, till, "h-3", 2000)
    refused = till.send(central, "/v1/balances/card-1/capture", {"hold_id": "h-2"})
    assert (refused.status, read(refused)["available"]) == (409, 0)


def test_every_call_repeated_is_answered_the_same_and_has_one_effect(central: Central, till: Till) -> None:
    first = a_card(central, till)
    assert a_card(central, till) == first
    held = read(hold(central, till, "h-1", 2000))
    assert read(hold(central, till, "h-1", 2000)) == held
    for call, sent in (
        ("capture", {"hold_id": "h-1"}),
        ("adjust", {"entry_id": "e-1", "amount": 300}),
        ("release", {"hold_id": "h-1"}),
    ):
        answers = [till.send(central, f"/v1/balances/card-1/{call}", sent) for _ in range(3)]
        assert len({answer.body for answer in answers if answer.status == 200}) <= 1
    assert balance(central, till) == (3300, 3300)


def test_key_with_another_amount_is_refused(central: Central, till: Till) -> None:
    a_card(central, till)
    hold(central, till, "h-1", 2000)
    assert read(hold(central, till, "h-1", 2001))["type"] == "key"


def test_inactive_card_is_worth_nothing_until_it_is_activated(central: Central, till: Till) -> None:
    a_card(central, till, 0, active=False)
    assert read(hold(central, till, "h-1", 100))["state"] == "inactive"
    till.send(central, "/v1/balances/card-1/activate", {"entry_id": "a-1", "amount": 2500})
    assert read(hold(central, till, "h-1", 100))["account"]["available"] == 2400
    again = till.send(central, "/v1/balances/card-1/activate", {"entry_id": "a-2", "amount": 2500})
    assert (again.status, read(again)["state"]) == (409, "active")


def test_card_of_another_currency_or_one_that_expired_does_not_pay(central: Central, till: Till) -> None:
    a_card(central, till, expires_at="2026-11-21T11:59:00Z")
    assert read(hold(central, till, "h-1", 100))["state"] == "expired"
    refused = till.send(central, "/v1/balances/card-1/authorise", {"hold_id": "h-2", "amount": 1, "currency": "CHF"})
    assert refused.status == 409


def test_balance_is_not_adjusted_below_zero_unless_meant(central: Central, till: Till) -> None:
    a_card(central, till, 100)
    assert till.send(central, "/v1/balances/card-1/adjust", {"entry_id": "e-1", "amount": -101}).status == 409
    sent = {"entry_id": "e-2", "amount": -101, "below_zero": True}
    assert read(till.send(central, "/v1/balances/card-1/adjust", sent))["balance"] == -1


def test_storefront_spends_the_same_balance(central: Central, till: Till) -> None:
    a_card(central, till)
    key = storefront_key(central)
    sent = {"hold_id": "web-1", "amount": 4000, "currency": "EUR"}
    assert ask(central, "POST", "/v1/balances/card-1/authorise", sent, token=key).status == 200
    assert read(hold(central, till, "h-1", 1001))["available"] == 1000


def test_stream_of_balances_tells_every_till(central: Central, till: Till) -> None:
    a_card(central, till)
    elsewhere = an_enrolled_till(central, "S2", "1")
    hold(central, till, "h-1", 2000)
    (row,) = elsewhere.changes(central, "streams=balances")["balances"]["rows"]
    assert (row["key"], row["content"]["balance"], row["content"]["available"]) == ("card-1", 5000, 3000)


def test_sale_that_arrives_captures_its_hold_once(central: Central, till: Till) -> None:
    a_card(central, till)
    hold(central, till, "h-1", 2000)
    sale = a_paid_sale(till, 2000, account="card-1", hold="h-1")
    assert till.post(central, [sale])[0]["result"] == "accepted"
    till.post(central, [sale])
    assert balance(central, till) == (3000, 3000)


def test_conflict_16_gift_card_spent_twice_online_stands_and_the_till_that_was_alone_has_a_shortfall(
    central: Central, till: Till
) -> None:
    a_card(central, till, 2000)
    key = storefront_key(central)
    sent = {"hold_id": "web-1", "amount": 1500, "currency": "EUR"}
    ask(central, "POST", "/v1/balances/card-1/authorise", sent, token=key)
    ask(central, "POST", "/v1/balances/card-1/capture", {"hold_id": "web-1"}, token=key)
    (result,) = till.post(central, [a_paid_sale(till, 2000, account="card-1", stand_in=True)])
    assert result["result"] == "accepted_with_exception"
    assert "15.00 EUR of card ...1234 are not covered" in result["exceptions"][0]
    assert balance(central, till) == (0, 0)


def test_conflict_17_points_redeemed_twice_go_below_zero_without_an_exception(central: Central, till: Till) -> None:
    a_card(central, till, 100, account_id="points-1", kind="points", number_hash=None)
    for _ in range(2):
        body: JsonObject = {**a_body(), "points": {"account": "points-1", "earned": 0, "redeemed": 80}}
        (result,) = till.post(central, [till.fact(TransactionKind.SALE, body)])
        assert result["result"] == "accepted"
    assert till.get(central, "/v1/balances/points-1")["balance"] == -60


def test_points_moved_by_a_sale_open_the_account_and_those_of_a_return_come_off_once(
    central: Central, till: Till
) -> None:
    earned: JsonObject = {**a_body(), "points": [{"account": "points-ada", "customer": "ada", "earned": 12}]}
    back: JsonObject = {
        **a_body(),
        "points": [
            {"account": "points-ada", "customer": "ada", "returned": 15},
            {"account": "points-ada", "customer": "ada", "earned": 1},
        ],
    }
    sold = till.fact(TransactionKind.SALE, earned)
    for _ in range(2):
        till.post(central, [sold])
    account = till.get(central, "/v1/balances/points-ada")
    assert (account["balance"], account["available"], account["customer"]) == (12, 12, "ada")
    till.post(central, [till.fact(TransactionKind.RETURN, back)])
    assert till.get(central, "/v1/balances/points-ada")["balance"] == -2
    (result,) = till.post(central, [till.fact(TransactionKind.SALE, {**a_body(), "points": [{"earned": 3}]})])
    assert result["exceptions"] == ["Its points cannot be read, so none were booked."]


def test_points_tender_is_booked_in_points_and_below_zero_rather_than_clawed_back(central: Central, till: Till) -> None:
    points = {"account_id": "card-1", "kind": "points", "currency": "PTS", "number_hash": None, "last4": None}
    a_card(central, till, 100, **points)
    assert hold(central, till, "h-1", 80, currency="PTS").status == 200
    paid = a_paid_sale(till, 400, account="card-1", hold="h-1", points=80)
    alone = a_paid_sale(till, 350, account="card-1", stand_in=True, points=70)
    body: JsonObject = {
        "kind": "points",
        "amount": -200,
        "balance": {"account": "card-1", "credit": True, "points": 40},
    }
    back = till.fact(TransactionKind.RETURN, {**a_body(gross=-200), "tenders": [body], "change": 0})
    results = till.post(central, [paid, alone, back])
    assert [result["result"] for result in results] == ["accepted"] * 3
    assert balance(central, till) == (100 - 80 - 70 + 40, -10)
    late = a_paid_sale(till, 400, account="card-1", hold="h-2", points=30)
    till.send(central, "/v1/balances/card-1/adjust", {"entry_id": "e-1", "amount": 40})
    assert hold(central, till, "h-2", 30, currency="PTS").status == 200
    till.send(central, "/v1/balances/card-1/release", {"hold_id": "h-2"})
    till.send(central, "/v1/balances/card-1/adjust", {"entry_id": "e-2", "amount": -30})
    assert till.post(central, [late])[0]["result"] == "accepted"
    assert balance(central, till) == (-30, -30)


def test_card_sold_without_a_network_is_activated_when_its_sale_arrives(central: Central, till: Till) -> None:
    body = a_body()
    lines = body["lines"]
    assert isinstance(lines, list)
    lines[0]["activates"] = {"account": "card-1", "number_hash": "a" * 64, "last4": "1234", "amount": 2500}
    assert till.post(central, [till.fact(TransactionKind.SALE, body)])[0]["result"] == "accepted"
    assert balance(central, till) == (2500, 2500)


def test_store_credit_of_a_return_is_booked_once_for_its_fact(central: Central, till: Till) -> None:
    tender: JsonObject = {"kind": "store_credit", "amount": -499, "balance": {"account": "card-1", "credit": True}}
    body = {**a_body({"A-1": -1}), "tenders": [tender], "change": 0}
    back = till.fact(TransactionKind.RETURN, body)
    till.post(central, [back])
    till.post(central, [back])
    assert balance(central, till) == (499, 499)


def test_refund_onto_a_gift_card_reaches_it_and_one_of_an_unknown_card_opens_it(central: Central, till: Till) -> None:
    a_card(central, till)
    for account in ("card-1", "card-2"):
        balance: JsonObject = {"account": account, "credit": True, "last4": "4321"}
        tender: JsonObject = {"kind": "gift_card", "amount": -300, "balance": balance}
        till.post(central, [till.fact(TransactionKind.RETURN, {**a_body({"A-1": -1}), "tenders": [tender]})])
    assert till.get(central, "/v1/balances/card-1")["balance"] == 5300
    opened = till.get(central, "/v1/balances/card-2")
    assert (opened["kind"], opened["balance"], opened["last4"]) == ("gift_card", 300, "4321")


def test_tills_that_spend_a_card_at_once_never_get_more_than_there_is(central: Central) -> None:
    tills = [an_enrolled_till(central, "S1" if number < 4 else "S2", str(number)) for number in range(1, 7)]
    a_card(central, tills[0], 2500)
    with ThreadPoolExecutor(len(tills)) as pool:
        asked = [pool.submit(hold, central, each, f"h-{number}", 1000) for number, each in enumerate(tills)]
    assert sorted(future.result().status for future in asked) == [200, 200, 409, 409, 409, 409]
    assert balance(central, tills[0]) == (2500, 500)


def test_same_request_at_once_has_one_effect(central: Central) -> None:
    tills = [an_enrolled_till(central) for _ in range(1)]
    a_card(central, tills[0], 2500)
    with ThreadPoolExecutor(6) as pool:
        asked = [pool.submit(hold, central, tills[0], "h-1", 1000) for _ in range(6)]
    assert {future.result().body for future in asked if future.result().status == 200} == {asked[0].result().body}
    assert {future.result().status for future in asked} == {200}
    assert balance(central, tills[0]) == (2500, 1500)
