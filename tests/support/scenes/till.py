"""The drawer and the reports: counting, closing, cash in and out, X and Z, sales put aside, reports."""

from dataclasses import replace

from evertill.ui.application import Terminal
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from tests.support.scenes.counter import Scene, keys, scan
from tests.support.ui import Shop


def counting_pieces(shop: Shop, terminal: Terminal) -> None:
    """Notes and coins, some keyed."""
    terminal.do(Action.CLOSE_TILL)
    terminal.on_key(Key(KeyName.RIGHT))
    keys(terminal, "0\n1\n2\n4\n13\n27\n31")


def counting_nasty(shop: Shop, terminal: Terminal) -> None:
    """As many pieces as can be keyed."""
    terminal.do(Action.CLOSE_TILL)
    keys(terminal, "123456789.99")
    for _ in range(16):
        terminal.on_key(Key(KeyName.RIGHT))
        keys(terminal, "99999")


def counted(shop: Shop, terminal: Terminal) -> None:
    """What the count came to; what stays and the bag are keyed."""
    scan(shop, terminal, "4012345678918")
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.CLOSE_TILL)
    keys(terminal, "178.5\n150")
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "B-20261121")


def paid_out(shop: Shop, terminal: Terminal) -> None:
    """Why cash goes out."""
    terminal.do(Action.PAID_OUT)
    keys(terminal, "12.5\n")


def pickup_bag(shop: Shop, terminal: Terminal) -> None:
    """Which bag a pickup goes into."""
    terminal.do(Action.PICKUP)
    keys(terminal, "50\n\n20261")


def a_busy_shift(shop: Shop, terminal: Terminal) -> None:
    """Sales, a struck line, another price, a return, cash out, the drawer opened."""
    for code in ("4012345678918", "4006381333931", "5449000000996"):
        scan(shop, terminal, code, "4012345678901")
        terminal.on_key(Key(KeyName.DELETE))
        terminal.on_key(Key(KeyName.F12))
        shop.clock.passes(seconds=700)
    scan(shop, terminal, "4012345678918")
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "59.9\n\n")
    terminal.on_key(Key(KeyName.F12))
    keys(terminal, "-")
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.PAID_OUT)
    keys(terminal, "12.5\n2")
    terminal.do(Action.NO_SALE)
    keys(terminal, "2")
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.F4))


def x_report(shop: Shop, terminal: Terminal) -> None:
    """The open shift so far."""
    a_busy_shift(shop, terminal)
    terminal.do(Place.TILL_REPORTS)


def z_report(shop: Shop, terminal: Terminal) -> None:
    """A Z of yesterday, with facts unsent, beside four others."""
    for counted in ("200", "250.5", "\n", "100", "123456.78"):
        a_busy_shift(shop, terminal)
        terminal.do(Action.CLOSE_TILL)
        keys(terminal, f"{counted}\n50\n" if counted != "\n" else "\n\n")
        shop.clock.passes(seconds=40_000)
        keys(terminal, "\n100\n")
    terminal.do(Place.TILL_REPORTS)
    terminal.on_key(Key(KeyName.DOWN))
    terminal.on_key(Key(KeyName.PAGE_DOWN))


def reports(shop: Shop, terminal: Terminal) -> None:
    """Sales by hour, over a long day."""
    for hour in range(9):
        for _ in range(1 + hour % 4):
            scan(shop, terminal, "4012345678918", "4006381333931")
            terminal.on_key(Key(KeyName.F12))
        shop.clock.passes(seconds=3600)
    terminal.do(Place.REPORTS)


def reports_items(shop: Shop, terminal: Terminal) -> None:
    """Sales by item, with long names and large amounts; just written to a file."""
    for sku in ("LONG", "RTL", "CJK", "DEAR", "THOUSAND", "OAT-1", "SOCKS-39", "JACKET-M", "WATER-05", "BREAD-750"):
        keys(terminal, f"3*{sku}\n")
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Place.REPORTS)
    for _ in range(4):
        terminal.on_key(Key(KeyName.DOWN))


def reports_empty(shop: Shop, terminal: Terminal) -> None:
    """Nothing of this kind."""
    terminal.do(Place.REPORTS)
    terminal.on_key(Key(KeyName.RIGHT))


def recalled_dearer(shop: Shop, terminal: Terminal) -> None:
    """What costs something else than when the sale was put aside."""
    scan(shop, terminal, "4006381333931", "4012345678901")
    keys(terminal, "LONG\n")
    keys(terminal, "Table 4")
    terminal.on_key(Key(KeyName.F4))
    for sku in ("OAT-1", "SOCKS-39", "LONG"):
        item = shop.catalogue.find_by_sku(sku)
        assert item is not None
        assert item.unit_price is not None
        shop.catalogue.put(replace(item, unit_price=item.unit_price + 1))
    terminal.on_key(Key(KeyName.F5))


def recall_merge(shop: Shop, terminal: Terminal) -> None:
    """Fetched onto a counter that is taken."""
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.F4))
    scan(shop, terminal, "4012345678918")
    terminal.on_key(Key(KeyName.F5))
    keys(terminal, "1")


TILL_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        counting_pieces,
        counting_nasty,
        counted,
        paid_out,
        pickup_bag,
        x_report,
        z_report,
        reports,
        reports_items,
        reports_empty,
        recalled_dearer,
        recall_merge,
    )
}
