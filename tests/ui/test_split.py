"""Several pay one sale: in equal parts, by line, each by any means; whoever gives up gets everything back."""

from typing import Any

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.store_policy import CashRounding, PricingPolicy, StorePolicy
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.split.split_presenter import SplitPresenter
from evertill.ui.tender.tender_view import TenderView
from tests.support.balances import FakeBalances
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import MANAGER
from tests.support.sales import money
from tests.support.scenes.cards import approval
from tests.support.scenes.counter import keys, scan
from tests.support.ui import Shop

OAT, BREAD, JACKET = "4006381333931", "5449000000996", "4012345678918"


@pytest.fixture
def shop(qapp: object) -> Shop:
    shop = Shop(operator=MANAGER)
    shop.cards.plug_in()
    return shop


@pytest.fixture
def terminal(shop: Shop) -> Terminal:
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT, BREAD, JACKET)  # 2.49, 4.20, 79.00
    return terminal


def split(terminal: Terminal) -> SplitPresenter:
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:split")
    assert terminal._parts.navigator.place is Place.SPLIT
    presenter = terminal._parts.presenters.features.at(Place.SPLIT).on_key.__self__  # type: ignore[attr-defined]  # a bound method
    assert isinstance(presenter, SplitPresenter)
    return presenter


class Drawn:
    """What the pane of payment shows."""

    def __init__(self, terminal: Terminal) -> None:
        self.view: TenderView | None = None
        terminal._parts.presenters.tender.show_on(self)

    def show_view(self, view: TenderView) -> None:
        self.view = view

    def says(self) -> tuple[str, str]:
        assert self.view is not None
        return self.view.label, self.view.remaining


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def tenders(shop: Shop) -> list[tuple[str, int]]:
    body: Any = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body
    return [(one["kind"], one["amount"]) for one in body["tenders"]]


def pay_by_card(shop: Shop, terminal: Terminal, amount: str) -> None:
    terminal.on_key(Key(KeyName.F11))
    assert shop.cards.attempt.amount == money(amount)
    terminal.on_card(shop.cards.answers(approval(amount)))


def test_three_pay_equal_parts_each_by_their_own_means(shop: Shop, terminal: Terminal) -> None:
    split(terminal)
    drawn = Drawn(terminal)
    keys(terminal, "3")
    assert drawn.says() == ("Share 1 of 3, EUR", "28.57")
    pay_by_card(shop, terminal, "28.57")
    assert drawn.says() == ("Share 2 of 3, EUR", "28.56")
    keys(terminal, "50\n")
    assert "€21.44 back" in said(terminal)
    assert drawn.says() == ("Share 3 of 3, EUR", "28.56")
    keys(terminal, "\n")
    assert tenders(shop) == [("card", 2857), ("cash", 2856), ("cash", 2856)]


def test_last_share_gets_its_change_as_any_sale(shop: Shop, terminal: Terminal) -> None:
    split(terminal)
    keys(terminal, "2")
    keys(terminal, "\n")
    keys(terminal, "50\n")
    body: Any = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body
    assert (tenders(shop), body["change"]) == ([("cash", 4285), ("cash", 5000)], 716)


def test_part_of_a_share_leaves_the_rest_of_it_to_the_same_one(shop: Shop, terminal: Terminal) -> None:
    split(terminal)
    drawn = Drawn(terminal)
    keys(terminal, "2")
    keys(terminal, "10\n")
    assert drawn.says() == ("Share 1 of 2, EUR", "32.85")


def test_gift_card_pays_one_share(qapp: object) -> None:
    shop = Shop(operator=MANAGER)
    backend = FakeBalances()
    backend.put("603571001234", 10_000)
    shop.backend = backend
    shop.till.counter.card_numbers = FakeCardNumbers()
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, JACKET)
    split(terminal)
    keys(terminal, "2")
    terminal._parts.presenters.tender.pay_by_name("own:card")
    scan(shop, terminal, "603571001234")
    keys(terminal, "\n")
    assert tenders(shop) == [("gift_card", 3950), ("cash", 3950)]


def test_lines_chosen_are_paid_by_one_and_the_rest_by_another(shop: Shop, terminal: Terminal) -> None:
    presenter = split(terminal)
    drawn = Drawn(terminal)
    terminal.on_key(Key(character=" "))
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(character=" "))
    terminal.on_key(Key(KeyName.ENTER))
    assert drawn.says() == ("One share, EUR", "6.69")
    keys(terminal, "\n")
    assert drawn.says() == ("Still to pay, EUR", "79.00")
    terminal._parts.presenters.tender.pay_by_name("own:split")
    view = presenter._view()
    assert view is not None
    assert [row.detail for row in view.rows] == ["paid", "paid", ""]
    presenter.toggle(0)
    presenter.toggle(2)
    presenter.pay_chosen()
    keys(terminal, "\n")
    assert tenders(shop) == [("cash", 669), ("cash", 7900)]


def test_nothing_chosen_pays_nothing_and_escape_goes_back_to_payment(shop: Shop, terminal: Terminal) -> None:
    presenter = split(terminal)
    presenter.pay_chosen()
    assert terminal._parts.navigator.place is Place.SPLIT
    presenter.toggle(0)
    presenter.toggle(0)
    presenter.pay_chosen()
    assert terminal._parts.navigator.place is Place.SPLIT
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal._parts.navigator.place is Place.TENDER


def test_whoever_gives_up_gets_cash_back_and_every_card_undone(shop: Shop, terminal: Terminal) -> None:
    split(terminal)
    keys(terminal, "4")
    pay_by_card(shop, terminal, "21.43")
    keys(terminal, "\n")
    pay_by_card(shop, terminal, "21.42")
    terminal._parts.presenters.sell.do(Action.REMOVE_TENDERS)
    for amount in ("21.42", "21.43"):
        assert shop.cards.attempt.action.value == "reverse"
        terminal.on_card(shop.cards.answers(approval(amount)))
    rung = terminal._parts.board.rung
    assert rung is not None
    assert rung.sale.tenders == ()
    assert len({attempt.attempt_id for attempt in shop.till.memory.committed.attempts.values()}) == 4


def test_shares_are_in_coins_that_exist(qapp: object) -> None:
    policy = StorePolicy(lock_after_s=0, pricing=PricingPolicy(cash_rounding=CashRounding(5)))
    shop = Shop(operator=MANAGER, policy=policy)
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    split(terminal)
    drawn = Drawn(terminal)
    keys(terminal, "2")
    assert drawn.says() == ("Share 1 of 2, EUR", "1.25")
    keys(terminal, "\n\n")
    body: Any = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body
    assert (tenders(shop), body["cash_rounding"]) == ([("cash", 125), ("cash", 125)], 1)
