"""What goods are worth of which only the receipt's signed code is known, and what of that stands in the journal."""

from dataclasses import replace

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.receipts.receipt_code import ReceiptClaim
from evertill.domain.returns.coded_return import RECEIPT_TOTAL, capped, coded_origin
from evertill.domain.returns.returned_by_code import back_by_code, paid_back_by_code
from evertill.domain.selling.origin import Origin, code_line, is_code_line
from evertill.domain.tenders.refund_plan import PaidTender, RefundSource, with_refunded
from evertill.kernel.canonical import Json
from evertill.kernel.quantity import Quantity
from tests.support.completed import sealed
from tests.support.sales import a_line, a_sale, a_tax, an_item

CLAIM = ReceiptClaim("S1-1-1-1", "2026-11-21T09:03:00+00:00", 1000, "EUR", "fact", "hash")
ADDED = a_tax("10", tax_id="city", included=False)


def an_origin() -> Origin:
    item = an_item("4.99", taxes=(a_tax("20"), ADDED))
    today = price_sale(a_sale([replace(a_line(), item=item, quantity=Quantity(2_000_000), line_id=1)]))
    return coded_origin(CLAIM, today.lines[0], first_micro=3_000_000)


def test_goods_are_worth_what_they_cost_today_and_stand_beside_no_line() -> None:
    origin = an_origin()
    assert (origin.line, origin.spans) == ("~A-1", ((3_000_000, 5_000_000),))
    assert origin.is_by_code
    assert origin.regular - origin.discount == origin.gross - origin.excluded
    assert capped(origin, origin.gross) == origin


def test_capped_goods_keep_their_sums() -> None:
    origin = capped(an_origin(), 500)
    assert origin.gross == 500 == origin.net + sum(tax.amount for tax in origin.taxes)
    assert origin.regular - origin.discount == 500 - origin.excluded
    assert origin.modifiers == ((RECEIPT_TOTAL, -origin.discount),)
    assert capped(origin, 0).net == 0


def test_stand_in_for_a_line_is_as_short_as_a_line_on_the_wire() -> None:
    assert len(code_line("x" * 64)) == 64
    assert is_code_line(code_line("A"))
    assert not is_code_line("1")


def done(kind: TransactionKind, *lines: Json, **more: Json) -> Transaction:
    return replace(sealed({"lines": list(lines), **more}), kind=kind)


def a_back(sku: str = "A", *, of: str = "fact", line: str = "~A", gross: int = -499) -> Json:
    return {"sku": sku, "quantity": 2, "gross": gross, "original": {"fact_id": of, "line": line}}


def test_returns_by_code_are_counted_by_article_until_they_are_undone() -> None:
    first = done(TransactionKind.RETURN, a_back(), a_back(), a_back(of="other"), a_back(line="1"), {"sku": "B"}, 7)
    first = replace(first, transaction_id="one")
    odd = done(TransactionKind.RETURN, {"sku": 1, "original": {"fact_id": "fact", "line": "~A"}})
    assert back_by_code([first, odd], "fact") == {"one": {"A": 4}}
    undone = done(TransactionKind.POST_VOID, a_back(gross=499), transaction="one")
    assert back_by_code([first, undone], "fact") == {}
    assert paid_back_by_code([first, odd]) == 3 * 499
    assert paid_back_by_code([first, undone, replace(odd, body={})]) == 2 * 499


def test_kind_of_tender_stands_for_the_first_of_its_kind_where_tenders_were_not_known() -> None:
    paid = (PaidTender("0", "card", 500), PaidTender("1", "cash", 300), PaidTender("2", "cash", 200))
    source = with_refunded(RefundSource("fact", "S1-1-1-1", paid), [{"cash": 100, "1": 50}])
    assert [one.refunded for one in source.paid] == [0, 150, 0]
