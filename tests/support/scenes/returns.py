"""Scenes of goods that come back: looking for the receipt, choosing, exchanging, paying back."""

from dataclasses import replace

from evertill.domain.facts.transaction import Identity, Transaction, TransactionKind
from evertill.domain.policy.returns import PromotionsBack, ReturnPolicy
from evertill.domain.promotions.promotion_rows import parse_promotion
from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.receipts.receipt_key import ReceiptKey
from evertill.domain.records.refund_debt import DebtCause, owed_body
from evertill.kernel.ids import EpochId
from evertill.kernel.money import Money
from evertill.operations.counter.drafts import draft
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import Till, expect
from tests.support.sales import an_item
from tests.support.scenes.cards import approval
from tests.support.scenes.counter import LONG_NAME, Scene, an_ordinary_sale, keys, scan
from tests.support.ui import Shop


def sold(shop: Shop, terminal: Terminal) -> Transaction:
    """An ordinary sale, part of it paid by card; the counter is empty again."""
    shop.cards.plug_in()
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=100")
    terminal.on_key(Key(KeyName.F11))
    terminal.on_card(shop.cards.answers(approval("100.00")))
    terminal.on_key(Key(KeyName.F12))
    return shop.till.memory.transactions[-1]


def returns_find(shop: Shop, terminal: Terminal) -> None:
    """The receipts of this till."""
    sold(shop, terminal)
    for _ in range(3):
        shop.till.ring("SOCKS-39")
        expect(SaleDone, shop.till.do(PayCash()))
    terminal.on_key(Key(KeyName.F8))


def returns_lines(shop: Shop, terminal: Terminal) -> None:
    """The lines of a receipt, one of them chosen."""
    done = sold(shop, terminal)
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, done.number_text)
    scan(shop, terminal, "4008400404127")
    keys(terminal, "+")
    terminal.on_key(Key(KeyName.UP))


def returns_goodwill(shop: Shop, terminal: Terminal) -> None:
    """How much goes back of goods that stay?"""
    returns_lines(shop, terminal)
    keys(terminal, "g4.50")


def returns_anew(shop: Shop, terminal: Terminal) -> None:
    """One of three that were cheaper together, where the shop prices anew what is kept."""
    shop.till.policies.now = replace(shop.till.policies.now, returns=ReturnPolicy(promotions=PromotionsBack.ANEW))
    shop.till.promotions.put(
        parse_promotion(
            {
                "id": "p",
                "name": "3 pairs for 30.00",
                "condition": {"min_quantity": "3"},
                "reward": {"kind": "bundle_price", "value": "30"},
            }
        )
    )
    shop.till.ring("SOCKS-39", quantity="3")
    done = expect(SaleDone, shop.till.do(PayCash()))
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, done.transaction.number_text)
    keys(terminal, "1")


def returns_gift(shop: Shop, terminal: Terminal) -> None:
    """A gift receipt: no price to be seen."""
    done = sold(shop, terminal)
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, f"GIFT-{done.number_text}")
    keys(terminal, "*")


def returns_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names, many lines, some back already, too late."""
    shop.till.catalogue.put(an_item("12345.67", sku="LONG", name=LONG_NAME))
    shop.till.ring("LONG", quantity="99")
    for sku in ("OAT-1", "BREAD-750", "WATER-05", "SOCKS-39", "JACKET-M", "OAT-1", "BREAD-750"):
        shop.till.ring(sku)
    done = expect(SaleDone, shop.till.do(PayCash())).transaction
    terminal.on_key(Key(KeyName.F8))
    shop.clock.passes(seconds=40 * 86_400)
    scan(shop, terminal, done.number_text)
    keys(terminal, "9")


def exchange(shop: Shop, terminal: Terminal) -> None:
    """Something comes back, something else is taken."""
    done = sold(shop, terminal)
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, done.number_text, "4012345678901")
    keys(terminal, "\n")
    scan(shop, terminal, "4012345678918")


def refund_plan(shop: Shop, terminal: Terminal) -> None:
    """All of it comes back: to the card and the drawer."""
    done = sold(shop, terminal)
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, done.number_text)
    keys(terminal, "\n\n")
    keys(terminal, "=")


def receipt_scanned(shop: Shop, terminal: Terminal) -> None:
    """A receipt under the scanner while selling."""
    done = sold(shop, terminal)
    scan(shop, terminal, done.number_text)


def by_code(shop: Shop, terminal: Terminal, count: str = "9") -> None:
    """A receipt of another till while nobody can be asked: known by its signed code alone."""
    other = Till(
        an_item("14.90", sku="SOCKS-39"),
        identity=Identity("S1", "2", EpochId("0192-other"), 1),
        first_id=9_000_000,
    )
    other.ring("SOCKS-39", quantity=count)
    done = other.pays()
    payload = claim_payload(
        done.transaction, gross_minor=done.priced.gross.minor, currency="EUR", promotions="re_evaluated"
    )
    shop.till.receipt_keys.known.append(ReceiptKey("S1", "2", other.key.public_key))
    terminal.on_key(Key(KeyName.F8))
    scan(shop, terminal, receipt_code(payload, other.key.sign(payload)))


def returns_by_code(shop: Shop, terminal: Terminal) -> None:
    """Two pairs of socks, and one water of it so far."""
    by_code(shop, terminal)
    scan(shop, terminal, "4012345678901", "4012345678901", "4008400404127")


def returns_by_code_nasty(shop: Shop, terminal: Terminal) -> None:
    """Too late, a long name, a big number, and something typed."""
    shop.till.catalogue.put(an_item("12345.67", sku="LONG", name=LONG_NAME))
    shop.clock.passes(seconds=40 * 86_400)
    by_code(shop, terminal, "90000")
    keys(terminal, "LONG\n")
    for _ in range(98):
        terminal.on_key(Key(KeyName.RIGHT))
    keys(terminal, "4006381333931")


def refunds_owed(shop: Shop, terminal: Terminal) -> None:
    """What is still owed: charged without a sale, long ago and just now, one of it much."""
    shop.cards.plug_in()
    with shop.till.memory.begin() as unit:
        for number, minor in (("4F00A1B2C3", 1_234_567_89), ("S1-2-1-1048576", 499)):
            at = shop.clock.now()
            body = owed_body(
                amount=Money(minor, "EUR"), cause=DebtCause.LATE_APPROVAL, number=number, last_four="0008", charged="a"
            )
            unit.append(draft(unit, shop.till.counter, TransactionKind.REFUND_OWED, body, at=at))
            shop.clock.passes(seconds=3 * 86_400)
        unit.commit()
    terminal.do(Place.OWED)


def refunds_owed_elsewhere(shop: Shop, terminal: Terminal) -> None:
    """What other tills owe, too: long names, one that is being paid, and more than one page."""
    refunds_owed(shop, terminal)


def refunds_owed_searched(shop: Shop, terminal: Terminal) -> None:
    """Looked for, and not found."""
    refunds_owed(shop, terminal)
    keys(terminal, "4,99 nowhere")


def refund_owed_means(shop: Shop, terminal: Terminal) -> None:
    """How one of them is paid."""
    refunds_owed(shop, terminal)
    keys(terminal, "4f00\n")


RETURNS_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        returns_find,
        returns_lines,
        returns_goodwill,
        returns_anew,
        returns_gift,
        returns_nasty,
        returns_by_code,
        returns_by_code_nasty,
        exchange,
        refund_plan,
        receipt_scanned,
        refunds_owed,
        refunds_owed_elsewhere,
        refunds_owed_searched,
        refund_owed_means,
    )
}
