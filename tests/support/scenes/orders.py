"""Orders that are collected here: the queue, an order being picked, one to hand over, one that is short."""

from dataclasses import replace
from datetime import timedelta

from evertill.domain.customers.customer_details import CustomerDetails
from evertill.domain.orders.customer_order import CustomerOrder, OrderLine, OrderPayment
from evertill.domain.orders.order_states import LineState, PaymentState
from evertill.domain.policy.returns import ReturnPolicy, UnknownOrder
from evertill.domain.policy.stock import OtherPlace, StockPolicy
from evertill.kernel.canonical import Json
from evertill.kernel.clock import to_rfc3339
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.customers import ADA
from tests.support.order_copies import FakeOrders, a_copy
from tests.support.scenes.counter import LONG_NAME, Scene, keys, scan
from tests.support.scenes.customers import LONG, written
from tests.support.ui import Shop

ONE = 1_000_000
L = LineState


def an_order(
    number: str, name: str, *lines: OrderLine, paid: bool = True, kind: str = "pickup"
) -> tuple[CustomerOrder, str]:
    """An order with who it is for."""
    gross = sum(line.gross for line in lines)
    payment = (
        OrderPayment(PaymentState.CAPTURED, authorised=gross, captured=gross) if paid else OrderPayment(where="store")
    )
    return CustomerOrder(number, number, "web", kind, "S1", lines, payment), name


def a_line(sku: str, name: str, state: LineState, *, pieces: int = 1, gross: int = 7900, line: str = "1") -> OrderLine:
    """Some of an article in one state."""
    return OrderLine(line, sku, name, "C62", pieces * ONE, gross, "S1", {state: pieces * ONE})


def put_orders(shop: Shop) -> FakeOrders:
    """Nine orders of all kinds."""
    orders = shop.orders
    now = shop.clock.now()

    def put(made: tuple[CustomerOrder, str], *, due: int | None = None, **members: Json) -> None:
        order, name = made
        contact: Json = {"name": name, "email": "", "phone": "+49 30 1234567"}
        times: dict[str, Json] = {} if due is None else {"due_at": to_rfc3339(now + timedelta(minutes=due))}
        orders.put(a_copy(order, contact=contact, **times, **members))

    jacket, socks = ("JACKET-M", "Rain jacket M, moss"), ("SOCKS-39", "Running socks, grey, 39-42")
    put(an_order("W-20431", "M. Okafor", a_line(*jacket, L.ALLOCATED), a_line(*socks, L.ALLOCATED, line="2")), due=45)
    put(an_order("W-20433", "S. Lind", a_line(*socks, L.ALLOCATED, gross=1490), paid=False), due=75)
    put(an_order("W-20434", "Bodega Marketing GmbH", a_line("OAT-1", "Oat drink", L.ALLOCATED), kind="delivery"), due=9)
    half = replace(a_line(*socks, L.ACCEPTED, pieces=4, line="2"), units={L.PICKED: 3 * ONE, L.ACCEPTED: ONE})
    put(an_order("W-20427", "J. Brandt", a_line(*jacket, L.PICKED), half), due=-6)
    two = (a_line(*jacket, L.READY), a_line("JACKET-L", "Rain jacket L, moss", L.READY, line="2"))
    kept = to_rfc3339(now + timedelta(hours=40))
    put(an_order("W-20418", "Lena Brandt", *two), due=-60, shelf="B-14", hold_until=kept)
    evening = to_rfc3339(now + timedelta(hours=5))
    put(an_order("W-20409", "T. Nowak", a_line(*socks, L.READY)), shelf="A-02", hold_until=evening)
    arrived: Json = {"at": to_rfc3339(now - timedelta(minutes=3)), "bay": "2"}
    put(an_order("W-20402", "Ö. Demir", a_line(*jacket, L.READY), paid=False), shelf="A-03", arrival=arrived)
    short = a_line(*jacket, L.SHORT, line="2")
    put(an_order("W-20415", "A. Silva", a_line(*socks, L.PICKED), short), due=-3, note="Gift wrap, please")
    return orders


def pickup_queue(shop: Shop, terminal: Terminal) -> None:
    """The queue, with a new order at hand."""
    put_orders(shop)
    terminal.on_key(Key(KeyName.F9))


def pickup_ready(shop: Shop, terminal: Terminal) -> None:
    """An order to hand over, its code being typed."""
    put_orders(shop)
    terminal.do(Place.PICKUP_ORDERS)
    for name in (KeyName.RIGHT, KeyName.RIGHT, KeyName.DOWN, KeyName.DOWN):
        terminal.on_key(Key(name))
    keys(terminal, "K7P2")


def pickup_picking(shop: Shop, terminal: Terminal) -> None:
    """An order half picked, one more piece chosen."""
    put_orders(shop)
    terminal.do(Place.PICKUP_ORDERS)
    for name in (KeyName.RIGHT, KeyName.PAGE_DOWN):
        terminal.on_key(Key(name))
    keys(terminal, "+")


def pickup_problem(shop: Shop, terminal: Terminal) -> None:
    """Something cannot be found."""
    put_orders(shop)
    terminal.do(Place.PICKUP_ORDERS)
    for name in (KeyName.RIGHT, KeyName.RIGHT, KeyName.RIGHT, KeyName.PAGE_DOWN):
        terminal.on_key(Key(name))


def pickup_nasty(shop: Shop, terminal: Terminal) -> None:
    """Long names, large figures, many lines."""
    orders = put_orders(shop)
    lines = tuple(
        a_line("JACKET-M", LONG_NAME, L.READY if at % 2 else L.SHORT, pieces=99, gross=123_456_789, line=str(at))
        for at in range(1, 15)
    )
    made, _ = an_order("W-2026-11-27-000000000000000000431", "", *lines, paid=False)
    contact: Json = {
        "name": "Maximiliane Freifrau von und zu Hohenlohe-Waldenburg-Schillingsfürst",
        "email": "maximiliane.von.und.zu.hohenlohe@verwaltung.hohenlohe-waldenburg.example",
        "phone": "+49 7941 123456789",
    }
    note = "Please put the candles into separate bags, and do not ring: the baby sleeps until four in the afternoon."
    orders.put(a_copy(made, contact=contact, note=note))
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, "000431\n")


def pickup_announced(shop: Shop, terminal: Terminal) -> None:
    """A new order comes in while somebody sells."""
    orders = put_orders(shop)
    kept = orders.copies.pop("W-20431")
    terminal.beat()
    orders.put(kept)
    shop.clock.passes(seconds=61)
    terminal.beat()


def pickup_differs(shop: Shop, terminal: Terminal) -> None:
    """An order whose backend charged otherwise than by the shop's prices, at hand."""
    orders = put_orders(shop)
    made, _ = an_order("W-20499", "", a_line("JACKET-M", LONG_NAME, L.READY), a_line("B", "Tea", L.READY, line="2"))
    priced: Json = {"lines": {"1": 123_456_789, "2": 7899}}
    orders.put(a_copy(made, contact={"name": "E. Roux"}, priced=priced, gross=15801, note="Rings twice"))
    terminal.do(Place.PICKUP_ORDERS)
    keys(terminal, "20499\n")


def pickup_other_shops(shop: Shop, terminal: Terminal) -> None:
    """What comes from another place, what is sent to one, what nobody has yet, what is made for the customer."""
    orders, now = shop.orders, shop.clock.now()

    def put(made: tuple[CustomerOrder, str], **members: Json) -> None:
        order, name = made
        contact: Json = {"name": name, "email": "", "phone": "+49 30 1234567"}
        orders.put(a_copy(order, contact=contact, due_at=to_rfc3339(now + timedelta(minutes=95)), **members))

    def away(state: LineState, line: str) -> OrderLine:
        return replace(a_line("JACKET-M", "Rain jacket M, moss", state, line=line), place="W1")

    made = replace(a_line("CAKE-1", "Birthday cake, 12 pieces", L.ACCEPTED), is_stocked=False)
    new = replace(a_line("SHOE-2", "Running shoe, spring", L.PLACED), place=None, is_preorder=True)
    socks = a_line("SOCKS-39", "Running socks, grey, 39-42", L.READY)
    put(an_order("W-20501", "M. Okafor", socks, away(L.PICKED, "2")))
    put(an_order("W-20502", "S. Lind", away(L.IN_TRANSIT, "1"), away(L.IN_TRANSIT, "2")))
    put(an_order("W-20503", "J. Brandt", away(L.ACCEPTED, "1")))
    put(an_order("W-20504", "T. Nowak", made, paid=False))
    put(an_order("W-20505", "Lena Brandt", new, paid=False))
    order, who = an_order("W-20506", "Ö. Demir", replace(socks, units={L.PICKED: ONE}))
    put((replace(order, store="S2"), who))
    half = replace(a_line("OAT-1", "Oat drink", L.PICKED, pieces=6), units={L.PICKED: 4 * ONE, L.ACCEPTED: 2 * ONE})
    put(an_order("W-20507", "Bodega Marketing GmbH", half, kind="delivery"))
    terminal.do(Place.PICKUP_ORDERS)
    for name in (KeyName.RIGHT, *[KeyName.DOWN] * 4):
        terminal.on_key(Key(name))


ORDER_SCENES: dict[str, Scene] = {
    "pickup_differs": pickup_differs,
    "pickup_queue": pickup_queue,
    "pickup_ready": pickup_ready,
    "pickup_picking": pickup_picking,
    "pickup_problem": pickup_problem,
    "pickup_nasty": pickup_nasty,
    "pickup_announced": pickup_announced,
    "pickup_other_shops": pickup_other_shops,
}


def put_old_orders(shop: Shop) -> None:
    """Beside the open ones, what customers have at home already."""
    orders = put_orders(shop)
    for number, state in (("W-20301", L.HANDED_OVER), ("W-20299", L.SHIPPED)):
        lines = (
            a_line("JACKET-M", "Rain jacket M, moss", state, pieces=2),
            a_line("OAT-1", LONG_NAME, state, line="2"),
        )
        made, _ = an_order(number, "", *lines, kind="delivery" if state is L.SHIPPED else "pickup")
        parcels: Json = [{"carrier": "DHL", "tracking": "JD014600003RU"}] if state is L.SHIPPED else []
        contact: Json = {"name": "Grace Hopper", "email": "grace@navy.example", "phone": "+1 202 5550123"}
        orders.put(a_copy(made, contact=contact, parcels=parcels, gross=made.gross + 1))


def orders_found(shop: Shop, terminal: Terminal) -> None:
    """What a customer asks about, some of it chosen to come back."""
    put_old_orders(shop)
    terminal.do(Place.ORDERS)
    keys(terminal, "grace")
    for name in (KeyName.PAGE_DOWN, KeyName.RIGHT):
        terminal.on_key(Key(name))


def orders_open(shop: Shop, terminal: Terminal) -> None:
    """All that are open."""
    put_orders(shop)
    terminal.do(Place.ORDERS)


def orders_nothing(shop: Shop, terminal: Terminal) -> None:
    """Nothing is known by that here."""
    terminal.do(Place.ORDERS)
    keys(terminal, "nobody@example.org")


ORDER_SCENES |= {"orders_found": orders_found, "orders_open": orders_open, "orders_nothing": orders_nothing}


def an_order_for_ada(shop: Shop, terminal: Terminal, details: CustomerDetails, *codes: str) -> None:
    """Articles on the sale of a customer, to be ordered."""
    places = (OtherPlace("S2", "Harbour"), OtherPlace("S3", "Old town"))
    shop.till.policies.now = replace(shop.till.policies.now, stock=StockPolicy(places=places))
    terminal._parts.presenters.sign_on.resume()
    (customer_id,) = written(shop, details)
    scan(shop, terminal, *codes)
    terminal.do(Place.CUSTOMERS)
    keys(terminal, f"{details.name[:12]}\n")
    terminal.do(Place.PLACE_ORDER)
    assert customer_id


def place_order(shop: Shop, terminal: Terminal) -> None:
    """A deposit is asked for."""
    an_order_for_ada(shop, terminal, ADA, "4006381333931", "4012345678918")
    for name in (KeyName.DOWN, KeyName.DOWN, KeyName.DOWN, KeyName.RIGHT, KeyName.DOWN):
        terminal.on_key(Key(name))


def place_order_nasty(shop: Shop, terminal: Terminal) -> None:
    """Sent to somebody with a very long name and no address: it is said what is missing."""
    an_order_for_ada(shop, terminal, LONG, "4006381333931")
    for name in (KeyName.LEFT, KeyName.F12):
        terminal.on_key(Key(name))


ORDER_SCENES |= {"place_order": place_order, "place_order_nasty": place_order_nasty}


def order_claim(shop: Shop, terminal: Terminal) -> None:
    """Goods of an order that nobody finds, damaged."""
    terminal.do(Place.ORDERS)
    keys(terminal, "W-9")
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "4006381333931\n\n")
    for name in (KeyName.RIGHT, KeyName.ENTER, KeyName.RIGHT):
        terminal.on_key(Key(name))


def order_claim_credit(shop: Shop, terminal: Terminal) -> None:
    """The same where the shop pays it at once, and the till cannot: it never heard of the key."""
    policy = replace(shop.till.policies.now, returns=ReturnPolicy(unknown_order=UnknownOrder.CREDIT))
    assert terminal.board.state is not None
    shop.till.policies.now, terminal.board.state = policy, replace(terminal.board.state, policy=policy)
    order_claim(shop, terminal)
    terminal.on_key(Key(KeyName.F12))


ORDER_SCENES |= {"order_claim": order_claim, "order_claim_credit": order_claim_credit}
