"""Scenes of customers: found, written down, on a sale, about to be erased."""

from dataclasses import replace

from evertill.domain.customers.customer_details import Consent, CustomerDetails
from evertill.operations.customers.write_customer import CustomerKept, WriteCustomer
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import MANAGER
from tests.support.customers import ADA
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, scan
from tests.support.ui import Shop

LONG = CustomerDetails(
    "Wolfeschlegelsteinhausenbergerdorff-Llanfairpwllgwyngyll, Hubert Blaine Maria de los Ángeles",
    "hubert.blaine.wolfeschlegelsteinhausenbergerdorff@a-very-long-name-of-a-host.example.org",
    "+49 (0) 30 123 456 789",
    "CARD-0123456789-0123456789-0123456789",
    allows=frozenset(Consent),
)


def written(shop: Shop, *details: CustomerDetails) -> list[str]:
    """These are known here."""
    ids = []
    for each in details:
        outcome = shop.till.do(WriteCustomer(each, is_certain=True))
        assert isinstance(outcome, CustomerKept)
        ids.append(outcome.known.customer_id)
    return ids


def customers(shop: Shop, terminal: Terminal) -> None:
    """Two are found by part of a name; the marked one has bought here before."""
    shop.till.copies.put("c-7", name="Adam Lovett", email="adam@example.org", group="staff", consent={"profile": True})
    written(shop, ADA)
    for _ in range(2):
        terminal.do(Place.CUSTOMERS)
        keys(terminal, "lovelace\n")
        scan(shop, terminal, "4006381333931", "4012345678918")
        terminal.on_key(Key(KeyName.F12))
        shop.clock.passes(seconds=95)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "love")


def customers_empty(shop: Shop, terminal: Terminal) -> None:
    """Nobody is known by that."""
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "Grace Hopper")


def customers_nasty(shop: Shop, terminal: Terminal) -> None:
    """Many with long names; the manager is about to erase one."""
    shop.till.sign_on(MANAGER)
    written(shop, LONG, *(replace(LONG, name=f"李小龙 Hubert {at}", email="", card="") for at in range(9)))
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "hubert")
    for _ in range(9):
        terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.DELETE))


def customer_form(shop: Shop, terminal: Terminal) -> None:
    """Somebody new, by the name that was searched for, with an address that is none."""
    customers_empty(shop, terminal)
    terminal.on_key(Key(KeyName.F6))
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "grace@example")
    terminal.on_key(Key(KeyName.F12))


def customer_form_known(shop: Shop, terminal: Terminal) -> None:
    """Somebody with the same card is known."""
    written(shop, ADA)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "Grace")
    terminal.on_key(Key(KeyName.F6))
    for _ in range(3):
        terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "C-4711")
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.RIGHT))
    terminal.on_key(Key(KeyName.F12))


def customer_on_sale(shop: Shop, terminal: Terminal) -> None:
    """A sale of somebody with a long name."""
    written(shop, LONG)
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "hubert\n")


CUSTOMER_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        customers,
        customers_empty,
        customers_nasty,
        customer_form,
        customer_form_known,
        customer_on_sale,
    )
}
