"""Gift cards on the real screens: scanned and paid, in part, refused, silent, let go, found waiting at the start."""

from dataclasses import replace

import pytest

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.policy.balances import BalancePolicy, WithoutBackend
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.policy.store_policy import StorePolicy
from evertill.ports.balance_steps import ReleaseDue
from evertill.ports.notices import LinkChanged, LinkState
from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.balances import FakeBalances, OneCard
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import MANAGER
from tests.support.scenes.balances import NUMBER, points_part, press_deed
from tests.support.scenes.counter import VOUCHERS, keys, scan
from tests.support.ui import Shop

OAT = "4006381333931"


@pytest.fixture
def shop(qapp: object) -> Shop:
    return Shop(operator=MANAGER)


@pytest.fixture
def backend(shop: Shop) -> FakeBalances:
    return with_balances(shop)


def with_balances(shop: Shop) -> FakeBalances:
    backend = FakeBalances()
    shop.backend = backend
    with_counter(shop)
    return backend


@pytest.fixture
def terminal(shop: Shop, backend: FakeBalances) -> Terminal:
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    return terminal


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def open_card(terminal: Terminal) -> None:
    keys(terminal, "=")
    terminal._parts.presenters.tender.pay_by_name("own:card")
    assert terminal._parts.navigator.place is Place.GIFT_CARDS


def place(terminal: Terminal) -> Place:
    return terminal._parts.navigator.place


def test_scanned_card_pays_the_whole_sale(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    card = backend.put(NUMBER, 1000)
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert place(terminal) is Place.DONE
    body = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body
    assert body["tenders"][0]["balance"]["hold"] in card.holds  # type: ignore[index,call-overload]  # JSON
    assert card.available == 751


def test_typed_card_and_amount_pay_a_part_and_cash_the_rest(
    shop: Shop, backend: FakeBalances, terminal: Terminal
) -> None:
    backend.put(NUMBER, 1000)
    open_card(terminal)
    keys(terminal, "6035 7100 1234\n1.00\n")
    assert place(terminal) is Place.TENDER
    keys(terminal, "\n")
    assert place(terminal) is Place.DONE
    tenders = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body["tenders"]
    assert [(one["kind"], one["amount"]) for one in tenders] == [("gift_card", 100), ("cash", 149)]  # type: ignore[union-attr,index,call-overload]  # JSON


def test_points_of_the_customer_pay_by_a_key_of_their_own(shop: Shop, backend: FakeBalances) -> None:
    shop.till.policies.now = replace(shop.till.policies.now, points=PointsPolicy(worth_minor=1))
    terminal = shop.terminal(is_shown=False)
    points_part(shop, terminal)
    assert place(terminal) is Place.TENDER
    keys(terminal, "\n")
    assert place(terminal) is Place.DONE
    tenders = shop.till.memory.of_kind(TransactionKind.SALE)[-1].body["tenders"]
    assert [one["kind"] for one in tenders] == ["points", "cash"]  # type: ignore[union-attr,index,call-overload]  # JSON
    assert backend.accounts["p-1"].available == 0


def test_number_is_not_on_the_screen_once_it_is_left(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    backend.put(NUMBER, 1000)
    open_card(terminal)
    keys(terminal, NUMBER)
    terminal._parts.presenters.sell.do(Action.BACK)
    open_card(terminal)
    presenter = terminal._parts.presenters.features.at(Place.GIFT_CARDS).on_key.__self__  # type: ignore[attr-defined]  # a bound method
    assert all(not field.value for field in presenter.view.fields)


def test_empty_card_is_refused_and_the_sale_goes_on(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    backend.put(NUMBER, 0)
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert "nothing left on this card" in said(terminal)
    assert place(terminal) is Place.TENDER
    keys(terminal, "\n")
    assert place(terminal) is Place.DONE


def test_unknown_card_is_refused(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert "does not know this card" in said(terminal)


def test_silent_backend_takes_nothing_and_is_told_to_let_go_once_it_answers(
    shop: Shop, backend: FakeBalances, terminal: Terminal
) -> None:
    card = backend.put(NUMBER, 1000)
    backend.loses_replies = True
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert "takes no cards without it" in said(terminal)
    assert card.available == 751  # held there, and nobody heard of it
    backend.loses_replies = False
    terminal.on_notice(LinkChanged(LinkState.ONLINE, shop.clock.now()))
    assert card.available == 1000
    assert backend.asked == ["authorise", "release"]


def test_till_stands_in_where_the_shop_allows_it(qapp: object) -> None:
    policy = StorePolicy(lock_after_s=0, balances=BalancePolicy(without_backend=WithoutBackend.LIMITED))
    shop = Shop(operator=MANAGER, policy=policy)
    backend = with_balances(shop)
    shop.till.counter.shop = OneCard(NUMBER)
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    backend.is_reachable = False
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert place(terminal) is Place.DONE
    assert "without asking the backend" in said(terminal)


def test_keys_do_nothing_else_while_the_backend_is_asked(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    backend.put(NUMBER, 1000)
    backend.holds_answers = True
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    keys(terminal, "5\n")
    terminal._parts.presenters.sell.do(Action.EXACT_CASH)
    terminal._parts.presenters.sell.do(Action.CARD)
    assert shop.till.memory.of_kind(TransactionKind.SALE) == []
    backend.deliver()
    assert place(terminal) is Place.DONE


def test_start_asks_again_under_the_same_id(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    card = backend.put(NUMBER, 1000)
    backend.holds_answers = True
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert shop.till.memory.committed.open_sale is not None
    backend.drop()
    shop.till.restarts()
    with_counter(shop)
    again = shop.terminal(is_shown=False)
    assert place(again) is Place.TENDER
    backend.deliver()
    assert place(again) is Place.DONE
    assert len(shop.till.memory.of_kind(TransactionKind.SALE)) == 1
    assert len(card.holds) == 1


def with_counter(shop: Shop) -> None:
    """A counter made anew knows how numbers are hashed."""
    shop.till.counter.card_numbers = FakeCardNumbers()


def test_card_taken_off_the_sale_is_let_go(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    card = backend.put(NUMBER, 100)
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    terminal._parts.presenters.sell.do(Action.REMOVE_TENDERS)
    terminal.on_notice(ReleaseDue())
    assert card.available == 100


def test_worth_of_a_card_is_asked_from_more(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    backend.put(NUMBER, 1234)
    keys(terminal, "=\n")
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    scan(shop, terminal, NUMBER)
    presenter = terminal._parts.presenters.features.at(Place.GIFT_CARDS).on_key.__self__  # type: ignore[attr-defined]  # a bound method
    assert presenter.view.message == "The card ending in 1234 is worth €12.34."
    backend.is_reachable = False
    scan(shop, terminal, NUMBER)
    assert "knows nothing of this card" in presenter.view.message


def test_money_owed_goes_onto_a_card_or_a_new_credit(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    card = backend.put(NUMBER, 0)
    keys(terminal, "=\n")
    shop.till.ring("SOCKS-39", take_back=True)
    again = shop.terminal(is_shown=False)
    keys(again, "=")
    assert [one.code for one in again._parts.presenters.tender._means()] == ["own:credit", "own:card"]
    again._parts.presenters.tender.pay_by_name("own:card")
    scan(shop, again, NUMBER)
    assert place(again) is Place.DONE
    body = shop.till.memory.of_kind(TransactionKind.RETURN)[-1].body
    assert body["tenders"][0]["balance"] == {"account": card.account_id, "credit": True, "last4": "1234"}  # type: ignore[index,call-overload]  # JSON
    shop.till.ring("SOCKS-39", take_back=True)
    third = shop.terminal(is_shown=False)
    keys(third, "=")
    third._parts.presenters.tender.pay_by_name("own:credit")
    assert place(third) is Place.DONE
    assert shop.till.memory.documents[-1].receipt.is_bearer


def test_till_without_a_backend_offers_no_cards(qapp: object) -> None:
    shop = Shop()
    terminal = shop.terminal(is_shown=False)
    scan(shop, terminal, OAT)
    assert [one.code for one in terminal._parts.presenters.tender._means()] == ["own:split"]
    assert not terminal._parts.board.keeps_balances


def test_key_of_cards_is_asked_for_once_the_backend_answers(
    shop: Shop, backend: FakeBalances, terminal: Terminal
) -> None:
    numbers = shop.till.counter.card_numbers
    numbers.has_key = False  # type: ignore[misc]  # the fake's
    terminal.on_notice(LinkChanged(LinkState.ONLINE, shop.clock.now()))
    assert numbers.has_key


def at_desk(terminal: Terminal) -> None:
    terminal._parts.navigator.go(Place.GIFT_CARDS)


def form(terminal: Terminal) -> str:
    presenter = terminal._parts.presenters.features.at(Place.GIFT_CARDS).on_key.__self__  # type: ignore[attr-defined]  # a bound method
    return str(presenter.view.message)


def test_new_card_is_scanned_its_amount_typed_and_sold(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    at_desk(terminal)
    scan(shop, terminal, NUMBER)
    assert "does not know this card" in form(terminal)
    keys(terminal, "25")
    press_deed(terminal, "sell")
    assert place(terminal) is Place.TILES
    rung = terminal._parts.board.rung
    assert rung is not None
    assert rung.sale.lines[-1].item.name == "Gift card ··1234"


def test_card_that_is_known_is_loaded_and_a_void_one_is_not(
    shop: Shop, backend: FakeBalances, terminal: Terminal
) -> None:
    known = backend.put(NUMBER, 100)
    at_desk(terminal)
    scan(shop, terminal, NUMBER)
    keys(terminal, "25")
    press_deed(terminal, "sell")
    rung = terminal._parts.board.rung
    assert rung is not None
    sold = rung.sale.lines[-1].sells
    assert sold is not None
    assert (sold.account, sold.is_load) == (known.account_id, True)
    known.state = "void"
    at_desk(terminal)
    scan(shop, terminal, NUMBER)
    keys(terminal, "25")
    press_deed(terminal, "sell")
    assert "is void" in form(terminal)


def test_card_on_paper_needs_an_amount_alone(shop: Shop, backend: FakeBalances, terminal: Terminal) -> None:
    at_desk(terminal)
    press_deed(terminal, "make")
    assert form(terminal) == "Type the amount that it is sold for first."
    keys(terminal, "\n")
    keys(terminal, "abc")
    press_deed(terminal, "make")
    assert "That is no amount" in form(terminal)
    for _ in range(3):
        terminal.on_key(Key(KeyName.BACKSPACE))
    keys(terminal, "25.50")
    press_deed(terminal, "make")
    keys(terminal, "=\n")
    assert place(terminal) is Place.DONE
    assert shop.till.memory.documents[-1].receipt.is_bearer


def test_card_is_not_sold_without_the_backend_unless_the_shop_says_so(
    shop: Shop, backend: FakeBalances, terminal: Terminal
) -> None:
    backend.is_reachable = False
    at_desk(terminal)
    scan(shop, terminal, NUMBER)
    keys(terminal, "25")
    press_deed(terminal, "sell")
    assert "sells no cards without it" in form(terminal)


def test_voucher_for_certain_goods_is_chosen_in_the_form_and_given_back_with_the_rest(
    shop: Shop, backend: FakeBalances
) -> None:
    shop.till.policies.now = replace(shop.till.policies.now, vouchers=VOUCHERS)
    terminal = shop.terminal(is_shown=False)
    terminal._parts.navigator.go(Place.GIFT_CARDS)
    form = terminal._parts.presenters.features.at(Place.GIFT_CARDS).on_key.__self__  # type: ignore[attr-defined]  # a bound method
    form.choose("kind", "tea")
    keys(terminal, f"\n{NUMBER}\n20")
    press_deed(terminal, "sell")
    rung = terminal._parts.board.rung
    assert rung is not None
    assert (rung.sale.lines[0].item.name, rung.priced.tax.minor > 0) == ("Tea voucher ··1234", True)
    keys(terminal, "\n")
    scan(shop, terminal, OAT)
    backend.put(NUMBER, 100, kind="single_purpose", tax_class="standard")
    open_card(terminal)
    scan(shop, terminal, NUMBER)
    assert terminal._parts.board.rung is not None
    assert terminal._parts.board.rung.sale.is_part_paid
    terminal.on_key(Key(KeyName.DELETE))
    assert not terminal._parts.board.rung.sale.is_part_paid
    terminal._parts.presenters.tender.balances.on_notice(ReleaseDue())
    assert not backend.accounts["card-1"].holds
