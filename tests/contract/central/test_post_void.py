"""A sale that is undone: booked exactly once, whatever the wire does, and never twice over."""

from typing import Any

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till, a_body, an_enrolled_till


def a_sale(till: Till, kind: TransactionKind = TransactionKind.SALE, pieces: int = 2) -> Transaction:
    """Some pieces of A-1."""
    body: Any = a_body({"A-1": pieces if kind is TransactionKind.SALE else -pieces})
    body["lines"][0]["quantity"] = pieces * 1_000_000
    return till.fact(kind, body)


def undoing(till: Till, sale: Transaction) -> Transaction:
    """The post-void of the sale, as a till writes it."""
    body: Any = sale.body
    turned: JsonObject = {
        "transaction": sale.transaction_id,
        "undoes": {"kind": sale.kind.value},
        "currency": "EUR",
        "lines": [{**line, "gross": -line["gross"], "quantity": -line["quantity"]} for line in body["lines"]],
        "gross": -body["gross"],
        "tenders": [{**tender, "amount": -tender["amount"]} for tender in body["tenders"]],
        "change": -body["change"],
        "stock": [{**move, "micro": -move["micro"]} for move in body["stock"]],
    }
    return till.fact(TransactionKind.POST_VOID, turned)


def on_hand(till: Till, central: Central) -> int:
    """What the stock stream says of A-1."""
    rows = till.changes(central)["stock"]["rows"]
    return int(next(row["content"]["on_hand_micro"] for row in rows if row["key"] == "A-1"))


def figures(till: Till, central: Central) -> dict[str, Any]:
    """The day's figures that count money."""
    stated = till.statement(central)
    return {name: stated.get(name) for name in ("sales", "returns", "sold", "returned", "tenders")}


def test_sale_and_what_undoes_it_leave_stock_and_day_as_they_were(central: Central, till: Till) -> None:
    till.post(central, [a_sale(till)])
    before, shelf = figures(till, central), on_hand(till, central)
    sale = a_sale(till)

    results = till.post(central, [sale, undoing(till, sale)])

    assert [result["result"] for result in results] == ["accepted", "accepted"]
    assert (figures(till, central), on_hand(till, central)) == (before, shelf)


def test_return_undone_takes_the_goods_out_again(central: Central, till: Till) -> None:
    till.post(central, [a_sale(till)])
    before, shelf = figures(till, central), on_hand(till, central)
    back = a_sale(till, TransactionKind.RETURN)

    till.post(central, [back, undoing(till, back)])

    assert (figures(till, central), on_hand(till, central)) == (before, shelf)


def test_post_void_sent_again_is_booked_once(central: Central, till: Till) -> None:
    sale = a_sale(till)
    void = undoing(till, sale)
    till.post(central, [sale, void])
    once = figures(till, central), on_hand(till, central)

    assert [result["result"] for result in till.post(central, [void, void])] == ["duplicate", "duplicate"]
    assert (figures(till, central), on_hand(till, central)) == once


def test_post_void_that_arrives_before_its_sale_comes_out_the_same(central: Central, till: Till) -> None:
    sale = a_sale(till)
    void = undoing(till, sale)

    till.post(central, [void])
    till.post(central, [sale])

    assert on_hand(till, central) == 0
    assert figures(till, central)["sold"] in (0, None)


def test_second_post_void_of_one_sale_is_an_exception(central: Central, till: Till) -> None:
    sale = a_sale(till)
    till.post(central, [sale, undoing(till, sale)])

    (result,) = till.post(central, [undoing(till, sale)])

    assert result["result"] == "accepted_with_exception"
    assert "came back more often than it was sold" in result["exceptions"][0]


def test_undone_sale_has_nothing_left_to_return(central: Central, till: Till) -> None:
    other = an_enrolled_till(central, "S1", "2")
    sale = a_sale(till)
    till.post(central, [sale, undoing(till, sale)])

    receipt = other.get(central, f"/v1/receipts/{sale.number_text}")

    assert [line["returned_micro"] for line in receipt["lines"]] == [2_000_000]
