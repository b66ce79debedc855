"""What holds for every sale: the paper laid out from its body before it is sealed is laid out again from the sealed
text, block by block, but for what no body keeps."""

from dataclasses import replace

from hypothesis import assume, given
from hypothesis import strategies as st

from evertill.app.paper.receipt_words import words_of
from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.facts.transaction import ReceiptHead, read_fact
from evertill.domain.policy.receipt import ReceiptLayout, ReceiptPart, ReceiptPolicy
from evertill.domain.policy.store_policy import CashRounding, StorePolicy
from evertill.domain.pricing.offers_back import promise_json
from evertill.domain.pricing.pricing import price_sale
from evertill.domain.receipts.paper_digest import with_signed_code
from evertill.domain.receipts.receipt import Code, Columns, Receipt, Weight
from evertill.domain.receipts.receipt_code import read_receipt_code
from evertill.domain.records.sale_record import kind_of, sale_body
from evertill.domain.selling.sale import Sale, Tender, TenderKind
from evertill.domain.selling.settlement import exact_cash, settle
from evertill.kernel.money import Money
from evertill.operations.selling.receipts.check_code import check_code
from evertill.operations.selling.receipts.receipt_again import receipt_again
from evertill.operations.selling.receipts.receipt_layout import sale_receipt
from evertill.operations.selling.receipts.receipt_matter import PaperStyle, ReceiptMatter, priced_by_hand
from tests.support.any_sales import cash_roundings, sales
from tests.support.completed import sealed
from tests.support.counter import ENGLISH, MemoryKey

KEY = MemoryKey()
POLICY = StorePolicy(receipt_header=("Corner shop",), receipt=ReceiptPolicy(tuple(ReceiptPart)))
SPOKEN = words_of("en_GB")
# A body does not say which of two reasons was for a price: with words for neither, the paper of later says "Discount".
STYLE = PaperStyle(ReceiptLayout(), replace(SPOKEN, special_price=SPOKEN.discount), LocaleFormats(ENGLISH))


def paid(sale: Sale, card_minor: int) -> Sale:
    """By card up to this much, the rest in cash; or paid out the other way round."""
    gross = price_sale(sale).gross
    tenders: tuple[Tender, ...] = ()
    if card := (1 if gross.minor > 0 else -1) * min(abs(gross.minor), card_minor):
        tenders = (Tender(TenderKind.CARD, Money(card, sale.currency)),)
    if not settle(gross, tenders, sale.policy).is_complete:
        tenders = (*tenders, Tender(TenderKind.CASH, exact_cash(gross, tenders, sale.policy)))
    return replace(sale, tenders=tenders)


def both_papers(sale: Sale) -> tuple[Receipt, Receipt]:
    """As it is laid out when the sale is completed, and from the text that was sealed."""
    priced = price_sale(sale)
    settlement = settle(priced.gross, sale.tenders, sale.policy)
    body = {**sale_body(priced, settlement), "returns": promise_json(sale, POLICY.returns.window_days)}
    done = sealed(body, kind_of(sale))
    head = ReceiptHead(done.kind, done.identity, done.occurred_at, done.number_text)
    matter = ReceiptMatter(head, body, "Ann", priced_by_hand=priced_by_hand(sale))
    again = receipt_again(read_fact(done.wire), POLICY, STYLE, operator_name="Ann", device_key=KEY)
    assert again is not None
    return with_signed_code(sale_receipt(matter, POLICY, STYLE), check_code(done, KEY)), again


@given(sales(), cash_roundings, st.integers(0, 40_000))
def test_paper_from_the_sealed_text_is_the_paper_of_the_sale(
    sale: Sale, rounding: CashRounding | None, card_minor: int
) -> None:
    assume(sale.live_lines)
    sale = paid(replace(sale, policy=replace(sale.policy, cash_rounding=rounding)), card_minor)
    first, again = both_papers(sale)
    assert again.blocks == first.blocks
    assert sum(isinstance(block, Code) and bool(read_receipt_code(block.text)) for block in again.blocks) == 1
    assert again.title == first.title
    assert not again.kicks_drawer


@given(sales(), st.integers(0, 40_000))
def test_paper_tells_what_is_due_and_what_every_line_is_listed_at(sale: Sale, card_minor: int) -> None:
    assume(sale.live_lines)
    sale = paid(sale, card_minor)
    priced, formats = price_sale(sale), LocaleFormats(ENGLISH)
    due = settle(priced.gross, sale.tenders, sale.policy).due
    for paper in both_papers(sale):
        columns = [block for block in paper.blocks if isinstance(block, Columns)]
        assert [block.right for block in columns if block.weight is Weight.LARGE] == [formats.amount(due)] * 2
        told = [block.right for block in columns]
        assert all(formats.amount(line.regular) in told for line in priced.lines)
        assert all(formats.amount(each.amount) in told for line in priced.lines for each in line.modifiers)
