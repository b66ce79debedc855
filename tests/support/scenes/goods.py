"""Scenes of goods: what is to do, receiving, counting, adjusting, and the stock of an article."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from evertill.domain.goods.aisles import ShelfPlace
from evertill.domain.goods.standing import AssortmentMark, Offer
from evertill.domain.people.team_exceptions import GUIDES, ExceptionKind
from evertill.domain.stock.stock_document import DocumentKind
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.domain.stock.stocktake import Stocktake, ZoneMark, stocktake_content
from evertill.domain.stock.transfer import Goods, Transfer, TransferStep, step_transfer
from evertill.domain.stock.transfer_rows import transfer_content
from evertill.kernel.canonical import Json, JsonObject
from evertill.kernel.clock import to_rfc3339
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.stock.begin_document import BeginDocument
from evertill.ports.orders import Copy
from evertill.ui.application import Terminal
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.counter import MANAGER
from tests.support.goods import ONE
from tests.support.scenes.counter import Scene, an_ordinary_sale, keys, scan
from tests.support.ui import Shop


def a_stocked_shop(shop: Shop) -> None:
    """Figures, transfers on their way, tasks, and a backend that knows of other places."""
    copies = shop.till.copies
    now = shop.clock.now()
    for sku, pieces in (("OAT-1", 24), ("BREAD-750", 3), ("WATER-05", -2), ("SOCKS-39", 4), ("JACKET-M", 1)):
        shop.catalogue.stock[sku] = pieces * ONE
    places = (ShelfPlace("SOCKS-39", "Aisle 4", "B 2"), ShelfPlace("OAT-1", "Cold room"))
    shop.catalogue.places = {place.sku: place for place in places}
    shop.catalogue.levels["SOCKS-39"] = StockQuantities(4 * ONE, 2 * ONE, ONE, 6 * ONE)
    sent = [Goods("SOCKS-39", 6 * ONE, "C62", "c1"), Goods("JACKET-M", 2 * ONE, "C62", "c1")]
    coming = step_transfer(Transfer("0193-7f3a21bc", "S7", "S1"), TransferStep.SHIP, sent).transfer
    wanted = step_transfer(
        Transfer("0193-55aa01ce", "S1", "S3"), TransferStep.REQUEST, [Goods("OAT-1", 12 * ONE, "C62")]
    ).transfer
    copies.transfer_copies = [Copy(each.transfer_id, 1, transfer_content(each), now) for each in (coming, wanted)]
    copies.task_copies = [
        a_task("negative_stock", "WATER-05:f1", "More of WATER-05 left the shop than its books had; count it.", shop),
        a_task("oversold", "order-1", "Order 10203: SOCKS-39 was sold in store S1 meanwhile.", shop),
    ]
    shop.central.answer = {"articles": [availability("SOCKS-39"), availability("OAT-1")]}


def a_task(kind: str, subject: str, said: str, shop: Shop) -> Copy:
    """A row of the stream of tasks."""
    steps: list[Json] = ["Look for the article in the shop once more.", "Count the shelf if the figure was wrong."]
    raised = to_rfc3339(shop.clock.now() - timedelta(minutes=4))
    content: JsonObject = {"kind": kind, "subject": subject, "said": said, "steps": steps, "raised_at": raised}
    return Copy(f"{kind}:S1:{subject}", 1, content, shop.clock.now())


def tasks(shop: Shop, terminal: Terminal) -> None:
    """What the team has to settle, some of it late; the manager is at the till."""
    shop.till.sign_on(MANAGER)
    shop.till.copies.task_copies = all_tasks(shop)
    terminal.do(Place.TASKS)
    keys_down(terminal, 2)


def all_tasks(shop: Shop) -> list[Copy]:
    """Of several kinds, each due after the one before."""
    online = "was cancelled online at 2026-11-21T08:55:00Z while this till had no network, and handed over at"
    said = {
        "oversold": "Order 10203: SOCKS-39 was sold in store S1 meanwhile.",
        "handed_over_unpaid": "Order NW-1042-very-long-number was handed over with 1234.50 EUR unpaid.",
        "handed_over_after_cancel": f"Order 10207 {online} 2026-11-21T08:58:00Z. 79.00 EUR are owed by the customer.",
        "balance_shortfall": (
            "15.00 EUR of card ...1234 are not covered: it was spent before its sale was undone. The sale stands."
        ),
    }
    found = []
    for at, (kind, text) in enumerate(said.items()):
        task = a_task(kind, f"subject-{at}", text, shop)
        due = to_rfc3339(shop.clock.now() + timedelta(minutes=30 * at - 20))
        steps: list[Json] = list(GUIDES[ExceptionKind(kind)].steps)
        found.append(replace(task, content={**task.content, "due_at": due, "steps": steps}))
    return found


def availability(sku: str) -> JsonObject:
    """What the backend says of an article."""
    places: list[Json] = [
        {"store": store, "available_micro": there * ONE, "on_hand_micro": (there + 1) * ONE, "silence_s": silence}
        for store, there, silence in (("S1", 1, 0), ("S7", 12, 4), ("S3", 2, 420), ("WEB", 0, 8000))
    ]
    return {"sku": sku, "places": places}


def a_stocktake(shop: Shop) -> None:
    """One of many aisles was counted, at another till."""
    now = shop.clock.now()
    for number in range(1, 9):
        sku = f"SKU-{number}"
        shop.catalogue.places[sku] = ShelfPlace(sku, f"Aisle {number}", "A 1")
    mark = ZoneMark("Aisle 4", now - timedelta(minutes=25), "2", 184)
    content = stocktake_content(Stocktake(now.date().isoformat(), (mark,)))
    shop.till.copies.stocktake_copies = [Copy(now.date().isoformat(), 1, content, now)]


def goods(shop: Shop, terminal: Terminal) -> None:
    """What is to do."""
    a_stocked_shop(shop)
    a_stocktake(shop)
    shop.till.do(RingUnknown("4000000000006", "Beeswax candle, honey, 20 cm", Decimal("3.50")))
    shop.till.pays()
    shop.catalogue.stock["4000000000006"] = -ONE
    shop.till.do(BeginDocument(DocumentKind.RECEIPT, partner="ACME", number="LS-4711"))
    terminal.do(Place.GOODS)
    keys_down(terminal, 6)


def goods_asked(shop: Shop, terminal: Terminal) -> None:
    """What is counted?"""
    a_stocked_shop(shop)
    a_stocktake(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c")


def goods_typed(shop: Shop, terminal: Terminal) -> None:
    """The number of the delivery note is typed."""
    a_stocked_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "rLS-47")


def goods_empty(shop: Shop, terminal: Terminal) -> None:
    """Nothing to do, on a till that is cut off."""
    terminal.do(Place.GOODS)


def receiving(shop: Shop, terminal: Terminal) -> None:
    """A transfer being received: short, over, and one damaged."""
    a_stocked_shop(shop)
    terminal.do(Place.GOODS)
    keys_down(terminal, 2)
    keys(terminal, "\n")
    scan(shop, terminal, "4012345678901", "4012345678901")
    keys(terminal, "5\n")
    scan(shop, terminal, "4012345678918")
    keys(terminal, "3\n")
    keys(terminal, "d")
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "12")


def receiving_nasty(shop: Shop, terminal: Terminal) -> None:
    """Very long names and large quantities."""
    shop.till.do(BeginDocument(DocumentKind.RECEIPT, partner="W" * 60, number="LS-" + "9" * 40))
    terminal.do(Place.GOODS)
    keys(terminal, "\n")
    for sku, quantity in (("LONG", "99999"), ("RTL", "1"), ("CJK", "1234567"), ("GRAMS", "1234.567"), ("DEAR", "7")):
        keys(terminal, quantity)
        scan(shop, terminal, sku)
        keys(terminal, "1d")
    scan(shop, terminal, "4260000000011")
    keys(terminal, "1")


def receiving_found(shop: Shop, terminal: Terminal) -> None:
    """An article without a barcode is found by its name."""
    a_stocked_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "r\n\n")
    terminal.on_key(Key(KeyName.F2))
    keys(terminal, "rain")


def counting(shop: Shop, terminal: Terminal) -> None:
    """A blind count."""
    a_stocked_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c\n")
    keys(terminal, "22")
    scan(shop, terminal, "4006381333931")
    scan(shop, terminal, "5449000000996", "5449000000996", "5449000000996")


def counting_reviewed(shop: Shop, terminal: Terminal) -> None:
    """What differs, and what nobody counted."""
    a_stocked_shop(shop)
    terminal.do(Place.GOODS)
    keys(terminal, "c")
    terminal.on_key(Key(KeyName.PAGE_DOWN))
    keys(terminal, "\n22")
    scan(shop, terminal, "4006381333931")
    scan(shop, terminal, "5449000000996", "5449000000996", "5449000000996")
    keys(terminal, "v")


def item_stock(shop: Shop, terminal: Terminal) -> None:
    """An article here and at other places."""
    a_stocked_shop(shop)
    an_ordinary_sale(shop, terminal)
    terminal.do(Place.GOODS)
    scan(shop, terminal, "4012345678901")


def item_stock_offline(shop: Shop, terminal: Terminal) -> None:
    """More sold than there was, and no other place can be asked."""
    a_stocked_shop(shop)
    shop.central.answer = None
    keys(terminal, "WATER-05\n")
    terminal.do(Place.ITEM_STOCK)


def article_paused(shop: Shop, terminal: Terminal) -> None:
    """Somebody took off sale what is scanned."""
    shop.catalogue.assortment.append(
        AssortmentMark(
            "JACKET-M", "store", Offer.PAUSED, reason="safety", by="Maria Lindqvist-Österberg", at=shop.clock.now()
        )
    )
    an_ordinary_sale(shop, terminal)


def article_to_pause(shop: Shop, terminal: Terminal) -> None:
    """Why it is taken off sale."""
    item_stock(shop, terminal)
    keys(terminal, "p1")


def keys_down(terminal: Terminal, count: int) -> None:
    """Arrow down so often."""
    for _ in range(count):
        terminal.on_key(Key(KeyName.DOWN))


GOODS_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        goods,
        goods_asked,
        goods_typed,
        goods_empty,
        receiving,
        receiving_nasty,
        receiving_found,
        counting,
        counting_reviewed,
        item_stock,
        item_stock_offline,
        article_paused,
        article_to_pause,
        tasks,
    )
}
