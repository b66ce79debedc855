"""Rows of the conflict table about goods that moved, and about what was paid for them: counted while others sell, sent
and received, exchanged, bought before a price fell. Central, webshop and every till are processes of their own, on
cables that are cut and mended."""

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path

import pytest

from evertill.app.workstation.pins import Argon2Pins
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.orders.pickup_queue import QueueColumn
from evertill.domain.people.people import Operator, Role
from evertill.domain.rows.stream_rows import operator_content
from evertill.domain.stock.stock_document import DocumentKind, StockDocument
from evertill.kernel.clock import SystemClock
from evertill.kernel.ids import OperatorId
from evertill.operations.looking_up.questions import SearchProducts
from evertill.operations.looking_up.team_tasks import AskTasks
from evertill.operations.orders.order_on_sale import OrderOnCounter
from evertill.operations.returns.take_back import BackLine, TakeBack
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import ItemAdded, SaleChanged
from evertill.operations.stock.begin_document import BeginDocument
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.close_transfer import CloseTransfer, TransferClosed
from evertill.operations.stock.goods_questions import AskGoods, AskItemStock
from evertill.operations.stock.outcomes import DocumentBooked, DocumentChanged
from evertill.operations.stock.scan_goods import ScanGoods
from evertill.ports.backend_calls import Capability, Done
from tests.support.storefront import ONE, a_cable, wanted
from tests.support.street import Counter, Street, Town, a_street
from tests.support.till_process import TillProcess
from tests.support.whole_till import price_row


@pytest.fixture
def street(town: Town) -> Iterator[Street]:
    with a_street(town) as street:
        yield street


def store_of(street: Street) -> str:
    """Another shop, the story's own."""
    return f"S8x{street.number}"


@contextmanager
def a_till_there(street: Street, folder: Path, workstation: str = "1", *, hours_ago: int = 0) -> Iterator[Counter]:
    """A till of the other shop; its cable is whole."""
    store = store_of(street)
    street.town.central.put("stores", {"key": store, "content": {"name": "Bahnhof", "currency": "EUR"}})
    with a_cable(street.town.central) as cable:
        home = folder / f"there-{workstation}"
        till = TillProcess(home, cable.url, store=store, workstation=workstation, hours_ago=hours_ago)
        try:
            till.wait_until_it_sells()
            yield Counter(street, till, cable)
        finally:
            till.kill()


def begun(counter: Counter, kind: DocumentKind, sku: str, pieces: int, **more: str) -> StockDocument:
    """A document with so much of an article, not booked yet."""
    document = counter.till.do(BeginDocument(kind, **more))
    assert isinstance(document, DocumentChanged), document
    scanned = ScannedCode(counter.street.own(sku), None, SystemClock().now())
    changed = counter.till.do(ScanGoods(document.document.document_id, scanned, Decimal(pieces)))
    assert isinstance(changed, DocumentChanged), changed
    return changed.document


def booked(counter: Counter, document: StockDocument) -> StockDocument:
    done = counter.till.do(BookDocument(document.document_id))
    assert isinstance(done, DocumentBooked), done
    return document


def on_hand(counter: Counter, sku: str) -> int | None:
    shown = counter.till.ask(AskItemStock(counter.street.own(sku))).shown
    return None if shown is None else shown.quantities.on_hand_micro // ONE


def waits_for_on_hand(counter: Counter, sku: str, pieces: int) -> None:
    counter.till.wait_for(f"{pieces} of {sku}", lambda: on_hand(counter, sku) == pieces)


def takes_back(counter: Counter, sold: SaleDone, reason: str) -> SaleDone | object:
    """The first line of a receipt comes back."""
    return counter.till.do(TakeBack(sold.transaction, (BackLine("1", ONE, reason),)))


def test_conflict_05_price_lowered_meanwhile_stands_and_the_difference_goes_back_once_as_goodwill(
    street: Street, tmp_path: Path
) -> None:
    """The customer keeps the goods at the lower price: they come back at what was paid and are rung at today's."""
    street.stock(C_3=0)
    street.stock_in(store_of(street), C_3=5)
    with (
        a_till_there(street, tmp_path) as second,
        a_till_there(street, tmp_path, "2", hours_ago=1) as first,
    ):
        waits_for_on_hand(second, "C-3", 5)
        first.till.wait_for("the article", lambda: _costs(first, "C-3") == "12.00")
        first.cut()
        street.town.central.put("prices", price_row(street.own("C-3"), "9.00"))
        sold = first.sell("C-3")
        assert sold.priced.gross.minor == 1200
        first.till.set_clock()
        first.restore()
        fact_id = sold.transaction.transaction_id
        second.wait_for_task("stale_price", fact_id)
        second.till.wait_for("the price", lambda: _costs(second, "C-3") == "9.00")
        second.cut()
        assert isinstance(takes_back(second, sold, "goodwill"), SaleChanged)
        rung = second.till.do(RingSku(street.own("C-3"), Decimal(1)))
        assert isinstance(rung, ItemAdded), rung
        given = second.till.do(PayCash())
        assert isinstance(given, SaleDone), given
        assert given.priced.gross.minor == -300
        second.restore()
        assert not isinstance(takes_back(second, sold, "goodwill"), SaleChanged), "it came back before"
        waits_for_on_hand(first, "C-3", 4)
        (task,) = [each for each in first.till.ask(AskTasks()).tasks if fact_id in each.task_id]
        manager = Operator(OperatorId(street.own("manager")), "Kim", Role.MANAGER, Argon2Pins().verifier("2468"))
        row = {"key": manager.operator_id, "store": store_of(street), "content": operator_content(manager)}
        street.town.central.put("operators", row)
        said = {
            "step_id": street.own("settled"),
            "exception_id": task.task_id,
            "outcome": "3.00 given back",
            "operator": manager.operator_id,
        }
        assert isinstance(first.till.call(Capability.TASKS, "close_task", said), Done)
        second.till.wait_for("the task to go", lambda: "stale_price" not in second.tasks(fact_id))


def test_conflict_19_article_counted_at_one_till_while_another_sells_it_and_neither_hears_of_the_other(
    street: Street,
) -> None:
    """The count is set at its place in its till's journal; what this till sells after it applies, and so does what the
    other sold before and after."""
    street.stock(A_1=20)
    first, second = street.counter(), street.counter(1)
    first.cut()
    second.cut()
    counted = begun(first, DocumentKind.COUNT, "A-1", 17)
    booked(first, counted)
    first.sell("A-1", "A-1")
    second.sell("A-1")
    assert (on_hand(first, "A-1"), on_hand(second, "A-1")) == (15, 19)
    first.restore()
    second.restore()
    for counter in (first, second):
        waits_for_on_hand(counter, "A-1", 14)
    assert street.promised("A-1") == 14


def test_conflict_27_order_paid_in_the_shop_is_exchanged_at_another_till_at_what_was_paid_for_it(
    street: Street,
) -> None:
    """Ordered online, paid at one till for 12.00, dearer since: what comes back counts 12.00, what is taken 15.00, and
    the customer pays the difference; the webshop hears of it."""
    street.stock(C_3=5)
    first, second = street.counter(), street.counter(1)
    street.place("W-1", wanted("C-3", gross=1200), paid=False)
    first.wait(QueueColumn.NEW)
    first.make_ready()
    first.cut()
    assert isinstance(first.hand_over(), OrderOnCounter)
    sold = first.till.do(PayCash())
    assert isinstance(sold, SaleDone)
    first.restore()
    street.town.central.put("prices", price_row(street.own("C-3"), "15.00"))
    second.till.wait_for("the price", lambda: _costs(second, "C-3") == "15.00")
    second.cut()
    assert isinstance(takes_back(second, sold, "size"), SaleChanged)
    assert isinstance(second.till.scan(street.own("C-3")), ItemAdded)
    exchanged = second.till.do(PayCash())
    assert isinstance(exchanged, SaleDone), exchanged
    assert exchanged.priced.gross.minor == 300
    second.restore()
    order = street.order()
    assert (order["state"], [each["state"] for each in order["returns"]]) == ("fulfilled", ["taken_back"])
    assert street.promised("C-3") == 4


def test_conflict_28_transfer_received_is_not_what_was_sent_while_both_shops_were_cut_off(
    street: Street, tmp_path: Path
) -> None:
    """Stock is the receiver's count; what is missing is told in both shops until somebody says why."""
    street.stock(B_2=10)
    here = street.counter()
    with a_till_there(street, tmp_path) as there:
        there.till.wait_for("the article", lambda: bool(there.till.ask(SearchProducts(street.own("B-2"))).found))
        here.cut()
        there.cut()
        sent = booked(here, begun(here, DocumentKind.TRANSFER_OUT, "B-2", 6, partner=store_of(street)))
        got = begun(
            there, DocumentKind.TRANSFER_IN, "B-2", 5, partner="S1", transfer_id=sent.transfer_id, carton=sent.carton
        )
        booked(there, got)
        assert (on_hand(here, "B-2"), on_hand(there, "B-2")) == (4, 5)
        there.restore()
        here.restore()
        there.till.wait_for("the difference", lambda: _missing(there) == [-1])
        closed = there.till.do(CloseTransfer(sent.transfer_id, "lost"))
        assert isinstance(closed, TransferClosed), closed
        for counter, pieces in ((here, 4), (there, 5)):
            counter.wait_for_task("transfer_variance", sent.transfer_id)
            waits_for_on_hand(counter, "B-2", pieces)
        assert street.promised("B-2") == 9


def _missing(there: Counter) -> list[int]:
    shown = there.till.ask(AskGoods(store_of(there.street))).transfers
    return [line.variance_micro // ONE for each in shown for line in each.transfer.lines]


def _costs(counter: Counter, sku: str) -> str:
    (found,) = counter.till.ask(SearchProducts(counter.street.own(sku))).found
    return str(found.item.unit_price)
