"""Receipts laid out by policy, their page on the web, and gift receipts."""

from evertill.app.paper.receipt_words import words_of
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.receipt import NEEDED, ReceiptPart, ReceiptPolicy
from evertill.domain.policy.returns import ReturnPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.promotions.promotion_rows import parse_promotion_row
from evertill.domain.receipts.receipt import Block, Code, CodeKind, Columns, Picture, Text
from evertill.kernel.ids import TransactionId
from evertill.operations.selling.completed.gift_receipt import GiftReceiptQueued, PrintGiftReceipt
from evertill.operations.selling.receipts.web_receipt import web_secret
from evertill.operations.selling.sale.outcomes import NothingToChange
from tests.support.counter import MANAGER, Till

WEB = "https://shop.example/r/"


def blocks(till: Till) -> tuple[Block, ...]:
    """Of the last document."""
    return till.memory.documents[-1].receipt.blocks


def texts(till: Till) -> str:
    """All that is read on the last document."""
    said = []
    for block in blocks(till):
        match block:
            case Text(text):
                said.append(text)
            case Columns(left, right):
                said.append(f"{left} {right}")
            case _:
                pass
    return "\n".join(said)


def test_receipt_parts_stand_in_the_order_of_the_policy() -> None:
    parts = (ReceiptPart.NUMBER, ReceiptPart.LOGO, *sorted(NEEDED))
    till = Till(policy=StorePolicy(receipt=ReceiptPolicy(parts, logo="shop")))
    till.ring("A-1")
    till.pays("5.00")
    first, second, *_ = blocks(till)
    assert isinstance(first, Code)
    assert second == Picture("shop")


def test_receipt_says_until_when_goods_can_come_back_in_the_words_of_the_shop() -> None:
    till = Till(policy=StorePolicy(returns=ReturnPolicy(window_days=14)))
    till.counter.words = words_of("de_DE")
    till.promotions.put(parse_promotion_row({"id": "tea", "reward": {"kind": "percent_off", "value": "10"}}, 1))
    till.ring("A-1")
    till.pays("5.00")
    assert "Rückgabe bis 05/12/2026 (14 Tage)\nAngebote und Mengenpreise zählen anteilig je Stück" in texts(till)
    till.policies.now = StorePolicy(returns=ReturnPolicy(window_days=0))
    till.promotions.put()
    till.ring("A-1")
    till.pays("5.00")
    assert "Rückgabe jederzeit mit diesem Beleg" in texts(till)
    assert "anteilig" not in texts(till)


def test_receipt_of_goods_that_only_come_back_promises_nothing() -> None:
    till = Till(operator=MANAGER)
    till.ring("A-1", take_back=True)
    till.pays()
    assert "Returns" not in texts(till)


def test_receipt_without_a_logo_or_a_page_has_neither() -> None:
    till = Till()
    till.ring("A-1")
    till.pays("5.00")
    assert not any(isinstance(block, Picture) for block in blocks(till))
    assert sum(isinstance(block, Code) and block.kind is CodeKind.QR for block in blocks(till)) == 1
    assert "web_secret" not in till.memory.transactions[-1].body


def test_receipt_with_a_page_leads_there_by_a_secret_that_is_in_the_fact() -> None:
    till = Till(policy=StorePolicy(receipt=ReceiptPolicy(web_address=WEB)))
    till.ring("A-1")
    till.pays("5.00")
    sale = till.memory.transactions[-1]
    codes = [block.text for block in blocks(till) if isinstance(block, Code) and block.kind is CodeKind.QR]
    assert codes[0] == f"{WEB}{sale.transaction_id}.{sale.body['web_secret']}"
    assert len(str(sale.body["web_secret"])) == 22


def test_page_secrets_differ_from_sale_to_sale_and_from_till_to_till() -> None:
    till = Till()
    one, other = (web_secret(TransactionId(text), till.counter.device_key) for text in ("a", "b"))
    assert one != other
    assert one == web_secret(TransactionId("a"), till.counter.device_key)


def test_gift_receipt_names_goods_and_number_and_no_price() -> None:
    till = Till(policy=StorePolicy(receipt_header=("Corner Shop",)))
    till.ring("A-1", quantity="3")
    till.ring("A-2")
    till.pays("20.00")
    number = till.memory.transactions[-1].number_text
    assert till.do(PrintGiftReceipt()) == GiftReceiptQueued(number)
    said = texts(till)
    assert "3 × Green tea 20 bags" in said
    assert "Still water" in said
    assert "4.99" not in said
    assert "15.76" not in said
    assert Code(CodeKind.CODE128, f"GIFT-{number}", f"GIFT-{number}") in blocks(till)
    assert till.memory.transactions[-1].kind is TransactionKind.RECEIPT_COPY
    assert till.memory.transactions[-1].body["gift"] is True


def test_gift_receipt_without_a_sale_prints_nothing() -> None:
    till = Till()
    before = len(till.memory.documents)
    assert till.do(PrintGiftReceipt()) == NothingToChange()
    assert till.do(PrintGiftReceipt(TransactionId("nowhere"))) == NothingToChange()
    assert len(till.memory.documents) == before
