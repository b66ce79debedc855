"""Scenes of goods that come back: looking for the receipt, choosing, exchanging, paying back."""

from evertill.domain.transaction import Transaction
from evertill.operations.selling.complete_sale import SaleDone
from evertill.operations.selling.pay_cash import PayCash
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from tests.support.counter import expect
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


RETURNS_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        returns_find,
        returns_lines,
        returns_gift,
        returns_nasty,
        exchange,
        refund_plan,
        receipt_scanned,
    )
}
