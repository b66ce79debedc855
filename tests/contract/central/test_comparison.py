"""A sale is computed anew where it arrives: a total that differs is told with both computations, and stands."""

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.records.sale_record import sale_body
from evertill.domain.selling.settlement import settle
from evertill.kernel.canonical import JsonObject
from evertill_central.services.common.central import Central
from tests.support.central import Till
from tests.support.sales import a_line, a_sale, a_tax, a_tender, an_item


def a_body(**changed: object) -> JsonObject:
    """Two loaves, paid."""
    line = a_line(an_item("9.99", taxes=[a_tax("20")]), quantity="2")
    priced = price_sale(a_sale([line], tenders=[a_tender("19.98")]))
    body = sale_body(priced, settle(priced.gross, priced.sale.tenders, priced.sale.policy))
    return {**body, **changed}  # type: ignore[dict-item]  # JSON


def test_sale_is_computed_anew_and_a_difference_is_told(central: Central, till: Till) -> None:
    right = till.fact(TransactionKind.SALE, a_body())
    wrong = till.fact(TransactionKind.SALE, a_body(tax=332, net=1666))
    first, second = till.post(central, [right, wrong])
    assert first["result"] == "accepted"
    assert second["result"] == "accepted_with_exception"
    [said] = [text for text in map(str, second["exceptions"]) if "this backend" in text]
    assert "The till comes to 19.98 EUR (3.32 of it tax), this backend to 19.98 EUR (3.33 of it tax)" in said
