"""Receipts whose papers are gone, as after a restore, are laid out anew from what was sealed and print as copies."""

from dataclasses import replace
from decimal import Decimal

from evertill.domain.facts.transaction import Transaction, TransactionKind
from evertill.domain.policy.receipt import SHIPPED_PARTS, ReceiptPart
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.receipts.receipt import Block, Code, Columns, Text
from evertill.domain.receipts.receipt_code import read_receipt_code
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.quantity import MICRO
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.changing.discount import DiscountIn, GiveDiscount
from evertill.operations.selling.completed.post_void import PostVoid, SaleUndone
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash, TenderTaken
from evertill.operations.selling.paying.pay_other import PayOther
from evertill.operations.selling.sale.outcomes import NothingToChange, SaleChanged
from tests.support.counter import MANAGER, Till, expect
from tests.support.sales import an_item, money

CITY = TenderPolicy((TenderType("city", TenderKind.VOUCHER, "City voucher"),))


def a_till() -> Till:
    policy = StorePolicy(receipt_header=("Corner shop",), receipt_footer=("Thank you",), tenders=CITY)
    return Till(an_item("4.99", sku="A-1"), an_item("2.00", sku="A-2"), policy=policy, operator=MANAGER)


def a_sale(till: Till) -> Transaction:
    till.ring("A-1", quantity="3")
    till.ring("A-2")
    expect(SaleChanged, till.do(GiveDiscount(DiscountIn.AMOUNT, Decimal("1.00"), "damaged", line_id=1)))
    expect(TenderTaken, till.do(PayOther("city", money("5.00"), "00123")))
    return expect(SaleDone, till.do(PayCash(money("20.00")))).transaction


def lose_papers(till: Till) -> None:
    """As after a restore: the transactions are there, their documents are not."""
    till.memory.committed.documents.clear()


def last_blocks(till: Till) -> list[Block]:
    """Of the last document, but for its marks of a copy, whose number goes on."""
    blocks = till.memory.committed.documents[-1].spooled.receipt.blocks
    return [block for block in blocks if not (isinstance(block, Text) and block.text.startswith("COPY"))]


def paper(till: Till) -> list[str]:
    """The words and figures of the last document."""
    told = []
    for block in last_blocks(till):
        if isinstance(block, Columns):
            told.append(f"{block.left}|{block.right}")
        elif isinstance(block, Text):
            told.append(block.text)
    return told


def copied(till: Till, done: Transaction) -> list[str]:
    expect(CopyQueued, till.do(PrintCopy(done.transaction_id)))
    return paper(till)


def test_sale_whose_paper_is_gone_prints_a_copy_that_says_what_the_paper_said() -> None:
    till = a_till()
    sold = a_sale(till)
    copied(till, sold)
    before = last_blocks(till)
    lose_papers(till)
    after = copied(till, sold)
    assert last_blocks(till) == before
    assert "City voucher|5.00" in after
    assert "  00123" in after


def codes(till: Till) -> list[str]:
    """The signed codes of the last document."""
    blocks = till.memory.committed.documents[-1].spooled.receipt.blocks
    return [block.text for block in blocks if isinstance(block, Code) and read_receipt_code(block.text)]


def test_paper_laid_out_anew_carries_the_signed_code_and_the_fiscal_lines_of_the_first() -> None:
    till = a_till()
    sold = a_sale(till)
    copied(till, sold)
    first = codes(till)
    lose_papers(till)
    assert "Signed 17" in copied(till, sold)
    assert (len(first), codes(till)) == (1, first)


def test_layout_without_a_code_to_check_has_none_when_laid_out_anew() -> None:
    till = a_till()
    sold = a_sale(till)
    parts = tuple(part for part in SHIPPED_PARTS if part is not ReceiptPart.CHECK)
    policy = till.policies.now
    till.policies.now = replace(policy, receipt=replace(policy.receipt, parts=parts))
    lose_papers(till)
    copied(till, sold)
    assert codes(till) == []


def test_return_and_what_undoes_a_sale_print_copies_too() -> None:
    till = a_till()
    sold = a_sale(till)
    expect(SaleChanged, till.do(TakeBack(sold, (BackLine("1", MICRO, "unwanted"),))))
    back = till.pays().transaction
    other = till.sells("A-2").transaction
    lose_papers(till)
    assert any(text.startswith("Return: ") for text in copied(till, back))
    undone = expect(SaleUndone, till.do(PostVoid(other.transaction_id, "rung_wrong")))
    assert any("VOID" in text for text in paper(till)), "and the void of a sale without paper has its own"
    lose_papers(till)
    assert any("VOID" in text for text in copied(till, undone.transaction))


def test_second_copy_of_a_paper_laid_out_anew_is_marked_once() -> None:
    till = a_till()
    sold = a_sale(till)
    lose_papers(till)
    first, second = copied(till, sold), copied(till, sold)
    assert len(first) == len(second)


def test_what_has_no_receipt_prints_none() -> None:
    till = a_till()
    (opened,) = till.memory.of_kind(TransactionKind.SHIFT_OPEN)
    assert isinstance(till.do(PrintCopy(opened.transaction_id)), NothingToChange)
