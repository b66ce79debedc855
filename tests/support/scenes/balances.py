"""Gift cards and store credit: asked for their number, being asked about, a part paid, what one is worth."""

from PySide6.QtWidgets import QAbstractButton

from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.balances import Account, FakeBalances
from tests.support.counter import MANAGER
from tests.support.customers import ADA
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, scan, sell_nasty
from tests.support.scenes.customers import written
from tests.support.ui import Shop

NUMBER = "603571001234"


def pay_with_card(shop: Shop, terminal: Terminal) -> None:
    """The number is wanted."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:card")


def card_typed(shop: Shop, terminal: Terminal) -> None:
    """Number and amount are typed."""
    pay_with_card(shop, terminal)
    keys(terminal, "6035 7100 1234\n10.00")


def card_refused(shop: Shop, terminal: Terminal) -> None:
    """Nothing is left on it."""
    _backend(shop).put(NUMBER, 0)
    pay_with_card(shop, terminal)
    scan(shop, terminal, NUMBER)


def card_asked(shop: Shop, terminal: Terminal) -> None:
    """The backend is being asked."""
    backend = _backend(shop)
    backend.put(NUMBER, 1000)
    pay_with_card(shop, terminal)
    backend.holds_answers = True
    scan(shop, terminal, NUMBER)


def card_asked_nasty(shop: Shop, terminal: Terminal) -> None:
    """Large figures."""
    backend = _backend(shop)
    backend.put(NUMBER, 10**11)
    sell_nasty(shop, terminal)
    terminal._parts.presenters.tender.pay_by_name("own:card")
    backend.holds_answers = True
    scan(shop, terminal, NUMBER)


def card_part(shop: Shop, terminal: Terminal) -> None:
    """Ten by gift card, the rest is due."""
    _backend(shop).put(NUMBER, 1000)
    pay_with_card(shop, terminal)
    scan(shop, terminal, NUMBER)


def points_part(shop: Shop, terminal: Terminal) -> None:
    """A thousand points of the customer pay ten, the rest is due."""
    (customer,) = written(shop, ADA)
    account = Account("p-1", "", "", 1000, kind="points", currency="PTS", customer=customer)
    _backend(shop).accounts["p-1"] = account
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, "ada\n")
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:points")


def card_worth(shop: Shop, terminal: Terminal) -> None:
    """Asked what one is worth."""
    _backend(shop).put(NUMBER, 123_456_789)
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    scan(shop, terminal, NUMBER)


def card_sold(shop: Shop, terminal: Terminal) -> None:
    """One that nobody knows yet is being sold, beside one on paper."""
    an_ordinary_sale(shop, terminal)
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    keys(terminal, "\n1000000")
    press_deed(terminal, "make")
    press_deed(terminal, "ask")


def card_on_sale(shop: Shop, terminal: Terminal) -> None:
    """A card beside goods."""
    an_ordinary_sale(shop, terminal)
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    scan(shop, terminal, NUMBER)
    keys(terminal, "50")
    press_deed(terminal, "sell")


def card_paid_back(shop: Shop, terminal: Terminal) -> None:
    """Goods come back: onto a card, or a new credit."""
    shop.till.sign_on(MANAGER)
    keys(terminal, "-SOCKS-39\n")
    terminal.on_key(Key(character="="))
    keys(terminal, "=")


def press_deed(terminal: Terminal, deed: str) -> None:
    """A button of the form of cards."""
    button = terminal.window.findChild(QAbstractButton, f"giftCard-{deed}")
    assert button is not None
    button.click()


def _backend(shop: Shop) -> FakeBalances:
    assert isinstance(shop.backend, FakeBalances)
    return shop.backend


def split_lines(shop: Shop, terminal: Terminal) -> None:
    """Two lines are chosen by one of them."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:split")
    keys(terminal, " ")
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, " ")


def split_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names and large figures."""
    sell_nasty(shop, terminal)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:split")
    for _ in range(12):
        terminal.on_key(Key(KeyName.PAGE_DOWN))
    keys(terminal, " ")


def split_share(shop: Shop, terminal: Terminal) -> None:
    """The second of three pays."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:split")
    keys(terminal, "3\n")


def voucher_sold(shop: Shop, terminal: Terminal) -> None:
    """Vouchers for certain goods beside gift cards: one is chosen, the amount is next."""
    an_ordinary_sale(shop, terminal)
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    scan(shop, terminal, NUMBER)
    terminal._parts.presenters.features.at(Place.GIFT_CARDS).on_key.__self__.choose("kind", "spa")  # type: ignore[attr-defined]  # a bound method
    keys(terminal, "\n\n50")


def voucher_part(shop: Shop, terminal: Terminal) -> None:
    """A voucher for certain goods pays a part, the rest is due."""
    _backend(shop).put(NUMBER, 500, kind="single_purpose", tax_class="standard")
    pay_with_card(shop, terminal)
    scan(shop, terminal, NUMBER)


BALANCE_SCENES: dict[str, Scene] = {
    "balance-number": pay_with_card,
    "balance-typed": card_typed,
    "balance-refused": card_refused,
    "balance-asked": card_asked,
    "balance-asked-nasty": card_asked_nasty,
    "balance-part": card_part,
    "balance-points": points_part,
    "balance-worth": card_worth,
    "balance-sold": card_sold,
    "balance-on-sale": card_on_sale,
    "balance-paid-back": card_paid_back,
    "balance-voucher-sold": voucher_sold,
    "balance-voucher-part": voucher_part,
    "split-lines": split_lines,
    "split-nasty": split_nasty,
    "split-share": split_share,
}
