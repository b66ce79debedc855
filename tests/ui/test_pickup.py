"""The pickup queue on the real screens: found, picked, made ready, handed over; announced while somebody sells."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.orders.order_states import LineState, OrderState
from evertill.domain.orders.pickup_code import pickup_qr
from evertill.domain.policy.pickup import PickupPolicy
from evertill.kernel.canonical import Json
from evertill.kernel.clock import to_rfc3339
from evertill.ports.backend_calls import BackendCalls, CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ports.connector import Unreachable
from evertill.ports.notices import CopiesUpdated
from evertill.ui.application import Terminal, build_ui
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.pickup.cards import CardColumn
from evertill.ui.pickup.pickup_screen import OrderPanel
from evertill.ui.sale.sale_screen import SalePanel
from evertill.ui.widgets.button import Button
from tests.support.counter import MANAGER
from tests.support.order_copies import CODE, ONE, UNPAID, a_copy, a_pickup, an_order_line
from tests.support.scenes.counter import keys
from tests.support.ui import Shop

OAT, SOCKS = "4006381333931", "4012345678901"
L = LineState


@pytest.fixture
def shop() -> Shop:
    return Shop()


@pytest.fixture
def terminal(shop: Shop, qtbot: QtBot) -> Terminal:
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    return terminal


def put(shop: Shop, state: LineState, order_id: str = "W-1", *, pieces: int = 2, **members: object) -> None:
    order = a_pickup(an_order_line(pieces, sku="OAT-1", state=state), order_id=order_id)
    shop.orders.put(a_copy(order, **members))  # type: ignore[arg-type]  # passed on as it is


def numbers(terminal: Terminal, column: str) -> list[str]:
    shown = terminal.window.findChild(CardColumn, f"pickup-{column}")
    assert shown is not None
    return [card.number for card in shown.cards]


def said(terminal: Terminal) -> str:
    message = terminal._parts.speaker.message
    return "" if message is None else message.sentence


def row_states(terminal: Terminal) -> list[str]:
    """What is said of each line of the order at hand."""
    panel = terminal.window.findChild(OrderPanel)
    assert panel is not None
    return [row.state for row in panel._lines.rows.rows]


def facts(shop: Shop, kind: TransactionKind) -> list[dict[str, object]]:
    return [dict(fact.body) for fact in shop.till.memory.of_kind(kind)]


def test_order_is_accepted_picked_by_scanning_and_put_ready_with_its_shelf(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.ALLOCATED)
    shop.catalogue.places["OAT-1"] = ShelfPlace("OAT-1", "Aisle 3", "B 2")
    terminal.on_key(Key(KeyName.F9))
    assert (terminal.place, numbers(terminal, "new")) == (Place.PICKUP_ORDERS, ["NW-1"])
    terminal.on_key(Key(KeyName.ENTER))
    assert numbers(terminal, "picking") == ["NW-1"]
    assert row_states(terminal) == ["Aisle 3 · B 2 · to pick · OAT-1"]
    terminal.on_scan(shop.scanned(SOCKS))
    assert "not in this order" in said(terminal)
    terminal.on_scan(shop.scanned(OAT))
    terminal.on_key(Key(KeyName.ENTER))
    assert "Not everything is picked" in said(terminal)
    terminal.on_scan(shop.scanned(OAT))
    terminal.on_scan(shop.scanned(OAT))
    assert "All of that article is picked" in said(terminal)
    assert row_states(terminal)[0].startswith("picked")  # what is fetched need not be found any more
    keys(terminal, "B-14\n")
    assert numbers(terminal, "ready") == ["NW-1"]
    steps = [(fact["step"], fact.get("shelf")) for fact in facts(shop, TransactionKind.ORDER_STEP)]
    assert steps == [("accept", None), ("pick", None), ("pick", None), ("ready", "B-14")]


def test_scan_right_after_a_step_meets_the_order_as_it_is_while_the_look_up_is_busy(
    shop: Shop, terminal: Terminal
) -> None:
    put(shop, L.ALLOCATED, pieces=1, contact={"name": "Ada Lovelace"})
    terminal.on_key(Key(KeyName.F9))
    shop.desk.holds = True
    terminal.on_key(Key(KeyName.ENTER))
    shop.desk.deliver(1)  # what the till worker says; the queue that is asked for anew is still being looked up
    assert shop.desk.waiting
    column = terminal.window.findChild(CardColumn, "pickup-picking")
    assert column is not None
    (card,) = column.cards
    assert (card.number, card.name, terminal.board.rung) == ("NW-1", "Ada Lovelace", None)
    terminal.on_scan(shop.scanned(OAT))
    shop.desk.holds = False
    shop.desk.deliver()
    assert [fact["step"] for fact in facts(shop, TransactionKind.ORDER_STEP)] == ["accept", "pick"]
    assert terminal.board.rung is None


def test_look_up_from_before_a_step_does_not_bring_the_order_back_as_it_was(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.ALLOCATED, pieces=1)
    terminal.on_key(Key(KeyName.F9))
    shop.desk.holds = True
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    from_before = shop.desk.waiting
    assert from_before
    terminal.on_key(Key(KeyName.ENTER))
    shop.desk.deliver_newest()
    shop.desk.deliver(from_before)
    assert numbers(terminal, "picking") == ["NW-1"]
    terminal.on_scan(shop.scanned(OAT))
    shop.desk.holds = False
    shop.desk.deliver()
    assert [fact["step"] for fact in facts(shop, TransactionKind.ORDER_STEP)] == ["accept", "pick"]
    assert terminal.board.rung is None


def test_scanned_code_opens_the_order_anywhere_and_enter_hands_it_over(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.READY)
    put(shop, L.READY, "W-2", pickup=None)
    terminal.on_scan(shop.scanned(OAT))
    terminal.on_scan(shop.scanned(pickup_qr("W-1", CODE)))
    assert (terminal.place, "The code is right" in said(terminal)) == (Place.PICKUP_ORDERS, True)
    terminal.on_key(Key(KeyName.ENTER))
    (fact,) = facts(shop, TransactionKind.HAND_OVER)
    assert (fact["order_id"], fact["proof"]) == ("W-1", {"kind": "code"})
    assert numbers(terminal, "ready") == ["NW-2"]
    assert terminal.board.rung is not None, "the sale that was being rung is still there"
    terminal.on_key(Key(KeyName.ESCAPE))
    assert terminal.place is Place.TILES


def test_wrong_code_hands_nothing_over_and_a_document_does(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.READY)
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.ENTER))
    assert "pickup code first" in said(terminal)
    keys(terminal, "XXXX\n")
    assert "not the code" in said(terminal)
    terminal.on_scan(shop.scanned(pickup_qr("W-1", "XXXX")))
    assert "not (or no more)" in said(terminal)
    assert facts(shop, TransactionKind.HAND_OVER) == []
    terminal.on_key(Key(KeyName.F3))
    (fact,) = facts(shop, TransactionKind.HAND_OVER)
    assert fact["proof"] == {"kind": "identity"}


def test_part_of_an_order_is_chosen_by_plus(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.READY, pieces=3)
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, "++-")
    terminal.on_key(Key(KeyName.F3))
    (fact,) = facts(shop, TransactionKind.HAND_OVER)
    assert fact["lines"] == [{"line": "1", "micro": ONE}]
    assert numbers(terminal, "ready") == ["NW-1"]
    assert said(terminal) == "That part of order NW-1 is handed over; the rest stays open."
    terminal.on_key(Key(KeyName.F3))
    assert said(terminal) == "Order NW-1 is handed over."


def test_part_that_goes_out_while_the_rest_is_picked_asks_whose_it_is_and_picks_nothing(qtbot: QtBot) -> None:
    shop = Shop(operator=MANAGER)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    picked = an_order_line(1, sku="OAT-1", state=L.PICKED, gross=500)
    lines = (picked, an_order_line(2, line_id="2", sku="WATER-05", state=L.ACCEPTED, gross=500))
    shop.orders.put(a_copy(a_pickup(*lines)))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.F6))
    assert terminal.place is Place.ASK
    keys(terminal, "3")
    assert (terminal.place, facts(shop, TransactionKind.HAND_OVER)) == (Place.PICKUP_ORDERS, [])
    terminal.on_key(Key(KeyName.F6))
    keys(terminal, "1")
    (fact,) = facts(shop, TransactionKind.HAND_OVER)
    assert (fact["proof"], fact["lines"]) == ({"kind": "identity"}, [{"line": "1", "micro": ONE}])
    assert facts(shop, TransactionKind.ORDER_STEP) == []
    assert numbers(terminal, "picking") == ["NW-1"]


def test_line_that_is_scanned_is_the_one_that_is_marked(shop: Shop, terminal: Terminal) -> None:
    """So that a long list shows what was just picked."""
    lines = [an_order_line(1, line_id=str(at), sku=f"X-{at}", state=L.ACCEPTED) for at in range(1, 9)]
    shop.orders.put(a_copy(a_pickup(*lines, an_order_line(2, line_id="9", sku="OAT-1", state=L.ACCEPTED))))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_scan(shop.scanned(OAT))
    panel = terminal.window.findChild(OrderPanel)
    assert panel is not None
    assert panel._lines._delegate.marked == 8


def test_cancelled_line_has_no_tick_and_is_not_counted(shop: Shop, terminal: Terminal) -> None:
    lines = (
        an_order_line(1, sku="OAT-1", state=L.READY),
        an_order_line(2, line_id="2", sku="WATER-05", state=L.CANCELLED),
    )
    shop.orders.put(a_copy(a_pickup(*lines)))
    terminal.do(Place.PICKUP_ORDERS)
    panel = terminal.window.findChild(OrderPanel)
    column = terminal.window.findChild(CardColumn, "pickup-ready")
    assert panel is not None
    assert column is not None
    assert [row.is_done for row in panel._lines.rows.rows] == [True, False]
    assert column.cards[0].detail.startswith("1 article ")


def test_line_of_a_ready_order_that_is_not_wanted_any_more_is_cancelled_at_the_counter(qtbot: QtBot) -> None:
    shop = Shop(operator=MANAGER)
    terminal = shop.terminal()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    lines = (an_order_line(1, sku="OAT-1", state=L.READY), an_order_line(2, line_id="2", sku="WATER-05", state=L.READY))
    shop.orders.put(a_copy(a_pickup(*lines)))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.PAGE_DOWN))
    keys(terminal, "++")
    terminal.on_key(Key(KeyName.F8))
    keys(terminal, "1")
    (step,) = facts(shop, TransactionKind.ORDER_STEP)
    assert (step["step"], step["lines"]) == ("cancel", [{"line": "2", "micro": 2 * ONE}])
    assert numbers(terminal, "ready") == ["NW-1"]


def test_order_of_which_something_falls_short_elsewhere_announces_itself_once(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.ACCEPTED)
    terminal.beat()
    put(shop, L.SHORT)
    for _ in range(2):
        terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
        terminal.beat()
    assert said(terminal) == "Something of order NW-1 is short (F9)."
    assert shop.tones.count(Tone.ARRIVED) == 1


def test_announcement_waits_until_whatever_else_is_said_was_read(shop: Shop, terminal: Terminal) -> None:
    terminal.beat()
    terminal._parts.speaker.warn("Read this first.")
    put(shop, L.ALLOCATED)
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    for _ in range(2):
        terminal.beat()
    assert (said(terminal), shop.tones[-1]) == ("Read this first.", Tone.ARRIVED)
    terminal._parts.speaker.clear()
    terminal.beat()
    assert said(terminal).startswith("New order NW-1")
    terminal._parts.speaker.clear()
    terminal.beat()
    assert said(terminal) == "", "once"


def test_order_that_is_short_by_this_tills_own_word_is_not_announced_here(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.PICKING)
    terminal.beat()
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.F4))
    terminal.beat()
    assert numbers(terminal, "problem") == ["NW-1"]
    assert Tone.ARRIVED not in shop.tones


def test_unpaid_order_goes_to_the_counter_and_its_sale_hands_it_over(shop: Shop, terminal: Terminal) -> None:
    order = a_pickup(an_order_line(2, sku="OAT-1"), payment=UNPAID)
    shop.orders.put(a_copy(order))
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, f"{CODE}\n")
    assert terminal.place is Place.TILES
    assert "on the counter" in said(terminal)
    panel = terminal.window.findChild(SalePanel)
    assert panel is not None
    assert panel._shown is not None
    assert panel._shown.title == "Order NW-1"
    assert panel._shown.rows[0].note.startswith("price of the order")
    terminal.on_scan(shop.scanned(SOCKS))
    terminal.on_key(Key(KeyName.F12))
    (sale,) = facts(shop, TransactionKind.SALE)
    assert (sale["gross"], sale["order"]["paid"]) == (2490, 1000)  # type: ignore[index]  # JSON
    assert facts(shop, TransactionKind.HAND_OVER) == []
    terminal.do(Place.PICKUP_ORDERS)
    assert numbers(terminal, "ready") == []


def test_short_line_is_replaced_by_what_is_scanned_or_refunded(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.PICKING)
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.F4))
    assert numbers(terminal, "problem") == ["NW-1"]
    terminal.on_key(Key(KeyName.ENTER))
    assert "Scan or type the article" in said(terminal)
    terminal.on_scan(shop.scanned("4008400404127"))
    swap = facts(shop, TransactionKind.ORDER_STEP)[-1]
    assert (swap["step"], swap["with"]["sku"]) == ("substitute", "WATER-05")  # type: ignore[index]  # JSON
    assert numbers(terminal, "new") == ["NW-1"]


def test_cancelling_asks_once_more_and_needs_the_right(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.ALLOCATED)
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.F8))
    assert terminal.place is Place.ASK
    keys(terminal, "2")
    assert (terminal.place, facts(shop, TransactionKind.ORDER_STEP)) == (Place.PICKUP_ORDERS, [])
    terminal.on_key(Key(KeyName.F8))
    keys(terminal, "1")
    assert terminal.place is Place.APPROVAL


def test_age_is_asked_for_before_an_order_is_handed_over(shop: Shop, terminal: Terminal) -> None:
    shop.orders.put(a_copy(a_pickup(an_order_line(1, sku="WINE-1"))))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.F3))
    assert terminal.place is Place.ASK
    keys(terminal, "1")
    assert (terminal.place, len(facts(shop, TransactionKind.HAND_OVER))) == (Place.PICKUP_ORDERS, 1)


def test_name_finds_an_order_and_arrows_walk_through_the_columns(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.ALLOCATED, "W-1")
    put(shop, L.READY, "W-2")
    put(shop, L.READY, "W-3", contact={"name": "Grace Hopper"})
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, "grace")
    assert (numbers(terminal, "new"), numbers(terminal, "ready")) == ([], ["NW-3"])
    terminal.on_key(Key(KeyName.ENTER))
    assert numbers(terminal, "new") == ["NW-1"]
    assert facts(shop, TransactionKind.ORDER_STEP) == []
    terminal.on_key(Key(KeyName.F7))
    steps = [(fact["order_id"], fact["step"]) for fact in facts(shop, TransactionKind.ORDER_STEP)]
    assert steps == [("W-3", "expire"), ("W-3", "return-to-shelf")]
    for name in (KeyName.RIGHT, KeyName.LEFT, KeyName.DOWN, KeyName.UP):
        terminal.on_key(Key(name))
    terminal.on_key(Key(KeyName.F2))
    assert shop.till.memory.documents[-1].receipt.title == "Pick list NW-1"


def test_shelf_that_is_part_of_another_orders_number_is_still_the_shelf(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.PICKED, "W-1")
    put(shop, L.ALLOCATED, "W-214", contact={"name": "Bo Becker"})
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.RIGHT))
    for shelf in ("14", "B"):
        keys(terminal, shelf)
        assert (numbers(terminal, "new"), numbers(terminal, "picking")) == (["NW-214"], ["NW-1"])
        terminal.on_key(Key(KeyName.ESCAPE))
    keys(terminal, "14\n")
    (step,) = facts(shop, TransactionKind.ORDER_STEP)
    assert (step["order_id"], step["step"], step["shelf"]) == ("W-1", "ready", "14")


def test_label_of_the_courier_is_scanned_for_the_parcel_at_hand_and_an_article_is_still_rung(
    shop: Shop, terminal: Terminal
) -> None:
    order = a_pickup(an_order_line(1, sku="OAT-1"), kind="delivery")
    shop.orders.put(a_copy(order))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_scan(shop.scanned("00340434161094042557"))
    assert facts(shop, TransactionKind.ORDER_STEP) == []
    terminal.on_scan(shop.scanned(SOCKS))
    assert terminal.board.rung is not None
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_scan(shop.scanned("00340434161094042557"))
    terminal.on_key(Key(KeyName.ENTER))
    (step,) = facts(shop, TransactionKind.ORDER_STEP)
    assert (step["step"], step["tracking"]) == ("ship", "00340434161094042557")


def test_new_order_announces_itself_once_without_taking_the_scan(shop: Shop, terminal: Terminal) -> None:
    terminal.beat()
    put(shop, L.ALLOCATED)
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    terminal.beat()
    assert (said(terminal), terminal.place) == ("New order NW-1, promised for 10:03 (F9).", Place.TILES)
    assert (shop.tones[-1], terminal.board.pickup_count) == (Tone.ARRIVED, 1)
    terminal.on_scan(shop.scanned(OAT))
    assert terminal.board.rung is not None
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    terminal.beat()
    assert said(terminal) == ""
    button = next(each for each in terminal.window.findChildren(Button) if each.text() == "Orders · 1")
    assert button.isVisibleTo(terminal.window)


def test_order_that_was_not_collected_expires_while_somebody_sells(shop: Shop, terminal: Terminal) -> None:
    put(shop, L.READY, hold_until=to_rfc3339(shop.clock.now() + timedelta(minutes=1)))
    terminal.beat()
    assert facts(shop, TransactionKind.ORDER_STEP) == []
    shop.clock.passes(seconds=61)
    terminal.beat()
    assert [fact["step"] for fact in facts(shop, TransactionKind.ORDER_STEP)] == ["expire"]
    shop.clock.passes(seconds=61)
    terminal.beat()
    assert len(facts(shop, TransactionKind.ORDER_STEP)) == 1
    assert OrderState.EXPIRED.value == "expired"


def test_order_that_comes_from_another_shop_is_taken_in_when_its_label_is_scanned(
    shop: Shop, terminal: Terminal
) -> None:
    """Until it is on its way nothing can be done with it here; then it arrives, and is put on a shelf."""
    line = replace(an_order_line(2, sku="OAT-1", state=L.PICKED), place="S2")
    shop.orders.put(a_copy(a_pickup(line)))
    put(shop, L.ACCEPTED, "W-2")
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_scan(shop.scanned("NW-1"))
    terminal.on_key(Key(KeyName.ENTER))
    assert "Another place picks this order" in said(terminal)
    assert facts(shop, TransactionKind.ORDER_STEP) == []
    shop.orders.put(a_copy(a_pickup(replace(line, units={L.IN_TRANSIT: 2 * ONE}))))
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    terminal.on_key(Key(KeyName.ENTER))
    assert "It is here" in said(terminal)
    keys(terminal, "C-3\n")
    steps = [(fact["order_id"], fact["step"], fact.get("shelf")) for fact in facts(shop, TransactionKind.ORDER_STEP)]
    assert steps == [("W-1", "arrive", None), ("W-1", "ready", "C-3")]


def test_order_that_is_collected_elsewhere_is_sent_whole(shop: Shop, terminal: Terminal) -> None:
    order = replace(a_pickup(an_order_line(2, sku="OAT-1", state=L.ACCEPTED)), store="S2")
    shop.orders.put(a_copy(order))
    terminal.do(Place.PICKUP_ORDERS)
    terminal.on_key(Key(KeyName.ENTER))
    assert "Not everything is picked" in said(terminal)
    terminal.on_key(Key(KeyName.F3))
    terminal.on_key(Key(KeyName.F2))
    assert shop.till.memory.documents[-1].receipt.title == "Order label NW-1"
    terminal.on_key(Key(KeyName.ENTER))
    assert "On its way to shop S2" in said(terminal)
    assert numbers(terminal, "picking") == []


def test_part_that_is_picked_goes_out_before_the_rest_by_the_courier_who_is_named(
    shop: Shop, terminal: Terminal
) -> None:
    shop.till.policies.now = replace(shop.till.policies.now, pickup=PickupPolicy(couriers=("DHL", "Bike")))
    terminal._parts.presenters.sign_on.resume()
    half = replace(an_order_line(2, sku="OAT-1"), units={L.PICKED: ONE, L.ACCEPTED: ONE})
    shop.orders.put(a_copy(a_pickup(half, kind="delivery")))
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, "JD01")
    terminal.on_key(Key(KeyName.F6))
    assert terminal.place is Place.ASK
    keys(terminal, "2")
    (step,) = facts(shop, TransactionKind.ORDER_STEP)
    assert (step["step"], step["lines"]) == ("ship", [{"line": "1", "micro": ONE}])
    assert (step["carrier"], step["tracking"]) == ("Bike", "JD01")
    assert numbers(terminal, "picking") == ["NW-1"]


def test_order_whose_goods_nobody_has_is_announced_when_they_come(shop: Shop, terminal: Terminal) -> None:
    placed = replace(an_order_line(2, sku="OAT-1", state=L.PLACED), place=None, is_preorder=True)
    shop.orders.put(a_copy(a_pickup(placed)))
    terminal.beat()
    assert (terminal.board.pickup_count, numbers_of_waiting(shop, terminal)) == (0, "Waits for the goods")
    put(shop, L.ALLOCATED)
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    terminal.beat()
    assert (terminal.board.pickup_count, said(terminal)[:14]) == (1, "New order NW-1")


def numbers_of_waiting(shop: Shop, terminal: Terminal) -> str:
    """What the one new order's card says of its time."""
    terminal.do(Place.PICKUP_ORDERS)
    shown = terminal.window.findChild(CardColumn, "pickup-new")
    assert shown is not None
    (card,) = shown.cards
    terminal.on_key(Key(KeyName.ESCAPE))
    return card.state


class FakeBackend:
    """Answers in turn what a test says, and keeps what was asked."""

    is_connected = True

    def __init__(self, *answers: CallAnswer) -> None:
        self._answers = list(answers)
        self.asked: list[Capability] = []

    def ask(
        self, capability: Capability, call: Callable[[BackendCalls], CallAnswer], then: Callable[[CallAnswer], None]
    ) -> None:
        """At once."""
        del call
        self.asked.append(capability)
        then(self._answers.pop(0))


def with_backend(shop: Shop, qtbot: QtBot, *answers: CallAnswer) -> tuple[Terminal, FakeBackend]:
    put(shop, L.SHORT)
    backend = FakeBackend(*answers)
    terminal = build_ui(replace(shop.parts(), backend=backend))
    terminal.window.show()
    terminal.start()
    qtbot.addWidget(terminal.window, before_close_func=lambda _: terminal.stop())
    terminal.do(Place.PICKUP_ORDERS)
    return terminal, backend


def has(**promises: int) -> Done:
    places: list[Json] = [{"store": store, "promise_micro": pieces * ONE} for store, pieces in promises.items()]
    return Done({"articles": [{"sku": "OAT-1", "places": places}]})


def test_short_line_goes_to_another_shop_that_can_promise_it(shop: Shop, qtbot: QtBot) -> None:
    terminal, backend = with_backend(shop, qtbot, has(S1=9, S2=1, S3=2), Done({}))
    terminal.on_key(Key(KeyName.F6))
    assert terminal.place is Place.ASK
    keys(terminal, "1")
    assert (terminal.place, said(terminal)) == (Place.PICKUP_ORDERS, "Shop S3 picks it from now on.")
    assert backend.asked == [Capability.AVAILABILITY, Capability.ORDERS]


def test_short_line_stays_where_no_shop_has_it_or_nobody_answers(shop: Shop, qtbot: QtBot) -> None:
    declined = Declined(DeclineKind.SHORT, "Store S3 cannot promise so much.")
    terminal, _ = with_backend(
        shop, qtbot, has(S1=9), Unreachable("cut"), has(S3=2), declined, has(S3=2), Unreachable("cut")
    )
    terminal.on_key(Key(KeyName.F6))
    assert "No other shop" in said(terminal)
    terminal.on_key(Key(KeyName.F6))
    assert "does not answer" in said(terminal)
    for expected in ("cannot promise so much", "does not answer"):
        terminal.on_key(Key(KeyName.F6))
        keys(terminal, "1")
        assert expected in said(terminal)
    assert facts(shop, TransactionKind.ORDER_STEP) == []


def test_order_charged_otherwise_than_by_our_prices_says_so_where_it_is_handed_over(
    shop: Shop, terminal: Terminal
) -> None:
    put(shop, L.READY, gross=999, priced={"lines": {"1": 980}})
    terminal.do(Place.PICKUP_ORDERS)
    shown = terminal.window.findChild(QLabel, "pickupDiffers")
    assert shown is not None
    assert shown.text() == (
        "Total €9.99 by the backend, €10.00 by its lines · Charged €10.00, by our prices €9.80 · 1 more differs"
    )
    put(shop, L.READY)
    terminal.on_notice(CopiesUpdated(frozenset({"orders"})))
    assert not shown.isVisible()
