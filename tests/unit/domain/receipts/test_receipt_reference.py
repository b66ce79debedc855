"""What a person shows to bring goods back, and what a backend tells of a receipt."""

import json

import pytest

from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.receipts.receipt_reference import ReceiptReference, read_reference
from evertill.domain.returns.receipt_document import read_receipt_document, read_spans
from evertill.kernel.canonical import Json, JsonObject
from tests.support.completed import completed
from tests.support.sales import a_sale


def test_number_gift_code_and_signed_code_name_a_receipt() -> None:
    assert read_reference(" S1-2-1-17 ") == ReceiptReference("S1-2-1-17")
    assert read_reference("GIFT-S1-2-1-17") == ReceiptReference("S1-2-1-17", is_gift=True)
    assert read_reference("gift-my-shop-till-2-1-17") == ReceiptReference("my-shop-till-2-1-17", is_gift=True)
    done = completed(a_sale())
    code = receipt_code(claim_payload(done, gross_minor=499, currency="EUR"), bytes(64))
    found = read_reference(code)
    assert found is not None
    assert found.claim is not None
    assert (found.number, found.claim.fact_id) == (done.number_text, done.transaction_id)


@pytest.mark.parametrize("text", ["", "4006381333931", "S1-2-0-17", "S1-2-1-0", "S1-2-1-17-", "Green tea", "S1--2-1"])
def test_anything_else_names_none(text: str) -> None:
    assert read_reference(text) is None


def a_document(**changes: Json) -> JsonObject:
    return {
        "fact": json.loads(completed(a_sale()).wire),
        "returned": [
            {"fact_id": "r-1", "line": "1", "micro": 2, "spans": [[0, 1], [3, 4]]},
            {"fact_id": "r-2", "line": "1", "micro": 1, "spans": [[5, 6]]},
        ],
        "refunds": {"r-1": {"0": 5, "1": "x"}, "r-2": 7},
        **changes,
    }


def test_document_gives_the_sealed_sale_and_what_came_back() -> None:
    transaction, back = read_receipt_document(a_document())
    assert transaction == completed(a_sale())
    assert back.spans == {"1": ((0, 1), (3, 4), (5, 6))}
    assert back.refunds == {"r-1": {"0": 5}}
    assert read_receipt_document(a_document(refunds=None))[1].refunds == {}


@pytest.mark.parametrize(
    "change", [{"fact": {}}, {"returned": None}, {"returned": [7]}, {"returned": [{"line": "1", "spans": [[1]]}]}]
)
def test_document_that_is_not_as_agreed_is_told(change: JsonObject) -> None:
    with pytest.raises(ValueError, match=r"."):
        read_receipt_document(a_document(**change))


def test_spans_held_are_read_by_line() -> None:
    assert read_spans({"1": [[0, 5]]}) == {"1": ((0, 5),)}
    for odd in (None, {"1": 7}, {"1": [["a", 1]]}):
        with pytest.raises(ValueError, match=r"."):
            read_spans(odd)  # type: ignore[arg-type]  # any JSON
