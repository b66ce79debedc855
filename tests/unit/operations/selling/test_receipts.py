"""The receipt of every kind of sale, word by word, and its copies."""

from dataclasses import replace
from decimal import Decimal

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import PricingPolicy, StorePolicy
from evertill.domain.receipts.receipt import Block, Code, CodeKind, Columns, Gap, Picture, Rule, Text, Weight
from evertill.domain.receipts.receipt_code import read_receipt_code
from evertill.domain.selling.sale import TenderKind
from evertill.domain.taxes.tax import TaxKind
from evertill.kernel.ids import TransactionId
from evertill.kernel.quantity import Unit
from evertill.operations.selling.changing.change_sale import OverridePrice
from evertill.operations.selling.completed.print_copy import CopyQueued, PrintCopy
from evertill.operations.selling.sale.outcomes import NothingToChange
from evertill.ports.notices import SpoolWritten
from tests.support.counter import CASHIER, SUPERVISOR, TEA, Till, expect
from tests.support.sales import a_modifier, a_tax, a_tender, an_item, coins

SHOP = StorePolicy(receipt_header=("Corner Shop", "1 High Street"), receipt_footer=("Thank you",))


def written(till: Till) -> list[str]:
    """The last document, a line of text for each block."""
    return [_written(block) for block in till.memory.documents[-1].receipt.blocks]


def _written(block: Block) -> str:
    match block:
        case Text(text, _, weight):
            return f"{'#' if weight is Weight.LARGE else '*' if weight is Weight.BOLD else ''}{text}"
        case Columns(left, right, weight, indent):
            return f"{'#' if weight is Weight.LARGE else ''}{' ' * indent}{left} | {right}"
        case Rule():
            return "----"
        case Gap():
            return ""
        case Code(kind, text, caption):
            return f"[{kind.value} {'signed' if text.startswith('EV1.') else text}] {caption}"
        case Picture(name):
            return f"[{name}]"


FOOT = [
    "",
    "Till 2 · Served by Anna K.",
    "21/11/2026 09:03 · S1-2-1-1",
    "Signed 17",
    "",
    "[qr signed] Scan to check this receipt",
    "[code128 S1-2-1-1] S1-2-1-1",
]


def test_receipt_of_a_plain_sale() -> None:
    till = Till(policy=SHOP)
    till.ring("A-1", quantity="3")
    till.ring("A-2")
    till.pays("20.00")

    assert written(till) == [
        "#Corner Shop",
        "1 High Street",
        "----",
        "Green tea 20 bags | 14.97",
        "  3 × 4.99",
        "Still water | 0.79",
        "----",
        "#Total EUR | 15.76",
        "Cash | 20.00",
        "Change | 4.24",
        "",
        "incl. Tax 20% | 2.63",
        "Net | 13.13",
        *FOOT,
        "Returns until 21/12/2026 (30 days)",
        "Thank you",
    ]


def test_receipt_of_goods_both_ways_with_several_taxes_and_a_fixed_one() -> None:
    bottle = an_item(
        "1.50",
        sku="B-1",
        name="Lemonade",
        taxes=[a_tax("7", label="VAT"), a_tax("0.25", kind=TaxKind.FIXED, label="Deposit", included=False)],
    )
    plate = an_item("8.00", sku="P-1", name="Plate", taxes=[a_tax("8.25", included=False, label="Sales tax")])
    till = Till(TEA, bottle, plate, operator=SUPERVISOR)
    till.ring("B-1", quantity="2")
    till.ring("P-1")
    till.ring("A-1", take_back=True)
    done = till.pays()

    lines = written(till)

    assert lines[1:5] == ["Lemonade | 3.00", "  2 × 1.50", "Plate | 8.00", "Return: Green tea 20 bags | −4.99"]
    assert lines[6:14] == [
        "#Total EUR | 7.17",
        "Cash | 7.17",
        "",
        "incl. VAT 7% | 0.20",
        "plus Deposit | 0.50",
        "plus Sales tax 8.25% | 0.66",
        "incl. Tax 20% | −0.83",
        "Net | 6.64",
    ]
    assert done.priced.net.minor + 20 + 50 + 66 - 83 == done.priced.gross.minor


def test_receipt_of_a_return_says_so_and_what_was_paid_out() -> None:
    till = Till(operator=SUPERVISOR, policy=SHOP)
    till.ring("A-1", quantity="2", take_back=True)
    till.pays()

    lines = written(till)

    assert lines[2] == "*Return"
    assert lines[4:6] == ["Return: Green tea 20 bags | −9.98", "  2 × 4.99"]
    assert lines[7:9] == ["#Total EUR | −9.98", "Paid out (Cash) | 9.98"]
    assert till.memory.documents[-1].receipt.title == "Return S1-2-1-1"


def test_receipt_of_weighed_and_labelled_goods_without_a_name() -> None:
    cheese = an_item("12.90", sku="CHEESE", name="", unit=Unit.KILOGRAM, taxes=[], gtin="90614141000015")
    oil = an_item("8.00", sku="OIL", name="Olive oil", unit=Unit.LITRE, taxes=[])
    rope = an_item("1.50", sku="ROPE", name="Rope", unit=Unit.METRE, taxes=[])
    till = Till(cheese, oil, rope)
    till.ring("CHEESE", quantity="0.347")
    till.ring("OIL", quantity="1")
    till.ring("ROPE", quantity="2.5")
    till.scan("]d20190614141000015310300034739220399")
    till.pays()

    assert written(till)[1:10] == [
        "CHEESE | 4.48",
        "  0.347 kg × 12.90",
        "Olive oil | 8.00",
        "  1 l × 8.00",
        "Rope | 3.75",
        "  2.500 m × 1.50",
        "CHEESE | 3.99",
        "----",
        "#Total EUR | 20.22",
    ]


def test_receipt_of_untaxed_goods_has_no_tax_table() -> None:
    till = Till(an_item("2.00", taxes=[]))
    till.sells()

    assert written(till)[3:6] == ["#Total EUR | 2.00", "Cash | 2.00", ""]


def test_receipt_of_a_zero_rate_beside_others_shows_it() -> None:
    till = Till(an_item("2.00", taxes=[a_tax("0", label="VAT")]), an_item("1.00", sku="A-2"))
    till.sells("A-1", "A-2")

    assert "incl. VAT 0% | 0.00" in written(till)
    assert "incl. Tax 20% | 0.17" in written(till)


def test_receipt_shows_why_a_price_differs() -> None:
    till = Till(operator=SUPERVISOR)
    sale = till.ring(quantity="2").sale
    till.do(OverridePrice(1, Decimal("3.50"), "shelf label"))
    sale = till.memory.committed.open_sale or sale
    till.memory.committed.open_sale = replace(sale, modifiers=(a_modifier("10", reason="promotion:Autumn"),))
    till.pays()

    assert written(till)[1:6] == [
        "Green tea 20 bags | 9.98",
        "  2 × 4.99",
        "  Special price | −2.98",
        "  Discount | −0.70",
        "----",
    ]


def test_receipt_rounded_to_coins_shows_total_before_and_after() -> None:
    policy = StorePolicy(currency="CHF", pricing=PricingPolicy(cash_rounding=coins()))
    till = Till(an_item("9.97", currency="CHF"), policy=policy)
    till.ring()
    till.pays("20.00")

    assert written(till)[3:8] == [
        "Subtotal | 9.97",
        "Rounding | −0.02",
        "#Total CHF | 9.95",
        "Cash | 20.00",
        "Change | 10.05",
    ]


def test_receipt_paid_in_parts_lists_each_and_opens_the_drawer_for_the_cash() -> None:
    till = Till()
    sale = till.ring().sale
    till.memory.committed.open_sale = replace(
        sale, tenders=(a_tender("2.00", TenderKind.CARD), a_tender("1.00", TenderKind.OTHER))
    )
    till.pays()

    assert written(till)[3:7] == ["#Total EUR | 4.99", "Card | 2.00", "Other | 1.00", "Cash | 1.99"]
    assert till.memory.documents[-1].receipt.kicks_drawer


def test_receipt_paid_by_card_alone_leaves_the_drawer_shut() -> None:
    till = Till()
    sale = till.ring().sale
    till.memory.committed.open_sale = replace(sale, tenders=(a_tender("4.99", TenderKind.CARD),))
    till.pays()

    assert not till.memory.documents[-1].receipt.kicks_drawer


def test_receipt_of_training_says_so() -> None:
    till = Till(policy=SHOP)
    till.memory.identity = replace(till.memory.identity, is_training=True)
    till.sells()

    assert written(till)[2] == "*TRAINING - not a valid receipt"


def test_receipt_keeps_a_long_name_whole() -> None:
    name = "Set of six hand-blown drinking glasses with a very long description " * 3
    till = Till(an_item(name=name))
    till.sells()

    assert written(till)[1] == f"{name} | 4.99"


def test_receipt_served_by_somebody_no_longer_known_names_nobody() -> None:
    till = Till()
    till.ring()
    till.people.staff[CASHIER] = replace(till.people.staff[CASHIER], name="")
    till.pays()

    assert "Till 2" in written(till)


def test_signed_code_of_a_receipt_holds_under_the_devices_key() -> None:
    till = Till()
    done = till.sells()
    [code] = [b for b in till.memory.documents[-1].receipt.blocks if isinstance(b, Code) and b.kind is CodeKind.QR]

    read = read_receipt_code(code.text)

    assert read is not None
    Ed25519PublicKey.from_public_bytes(till.key.public_key).verify(read.signature, read.payload)
    assert (read.claim.fact_hash, read.claim.gross_minor) == (done.transaction.hash, 499)


# ---- copies


def test_copy_is_the_original_marked_numbered_and_written_down() -> None:
    till = Till(operator=SUPERVISOR)
    done = till.sells()
    original = till.memory.documents[-1].receipt
    till.announced.notices.clear()

    assert till.do(PrintCopy()) == CopyQueued(1)

    copy = till.memory.documents[-1]
    mark = copy.receipt.blocks[0]
    assert (_written(mark), copy.receipt.blocks[1:-1], copy.receipt.blocks[-1]) == ("#COPY 1", original.blocks, mark)
    assert (copy.receipt.kicks_drawer, copy.receipt.title) == (False, "Receipt S1-2-1-1 (COPY 1)")
    assert copy.transaction_id == done.transaction.transaction_id
    assert till.memory.transactions[-1].kind is TransactionKind.RECEIPT_COPY
    assert till.memory.transactions[-1].body == {"transaction": done.transaction.transaction_id, "copy": 1}
    assert till.fiscal.told[-1] == "copy 1"
    assert till.announced.notices[0] == SpoolWritten()


def test_copies_are_numbered_and_each_is_made_of_the_original() -> None:
    till = Till(operator=SUPERVISOR)
    first = till.sells()
    till.sells("A-2")

    assert till.do(PrintCopy(first.transaction.transaction_id)) == CopyQueued(1)
    assert till.do(PrintCopy(first.transaction.transaction_id)) == CopyQueued(2)
    assert till.do(PrintCopy()) == CopyQueued(1)

    twice = till.memory.documents[-2].receipt
    assert [_written(block) for block in twice.blocks].count("#COPY 2") == 2
    assert "#COPY 1" not in [_written(block) for block in twice.blocks]


@pytest.mark.parametrize("transaction_id", [None, TransactionId("unknown")])
def test_copy_of_what_is_not_there_is_nothing(transaction_id: TransactionId | None) -> None:
    till = Till(operator=SUPERVISOR)

    assert till.do(PrintCopy(transaction_id)) == NothingToChange()


def test_copy_of_a_transaction_without_a_receipt_is_nothing() -> None:
    till = Till(operator=SUPERVISOR)
    written_down = till.memory.transactions[-1].transaction_id

    assert till.do(PrintCopy(written_down)) == NothingToChange()


def test_copy_outlasts_a_restart() -> None:
    till = Till(operator=SUPERVISOR)
    till.sells()
    till.restarts()

    assert expect(CopyQueued, till.do(PrintCopy())).copy_number == 1
