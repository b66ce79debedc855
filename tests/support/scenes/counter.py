"""Every screen with ordinary and with nasty contents: what the pictures show and the tests measure."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from evertill.domain.policy.cash_out import CashOutPolicy
from evertill.domain.policy.points import PointsPolicy
from evertill.domain.policy.tenders import TenderPolicy, TenderType
from evertill.domain.policy.vouchers import VoucherPolicy, VoucherType
from evertill.domain.tenders.tender_kinds import TenderKind
from evertill.kernel.ids import TransactionId
from evertill.kernel.quantity import Unit
from evertill.ports.journal_rows import ParkedFact, QueueState
from evertill.ports.notices import DeviceKind, DeviceStateChanged, LinkChanged, LinkState
from evertill.ui.application import Terminal
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.open_till.opening_watch import LOOKS
from tests.support.balances import FakeBalances
from tests.support.card_numbers import FakeCardNumbers
from tests.support.counter import CASHIER, MANAGER, SUPERVISOR
from tests.support.fake_backend import NobodyThere
from tests.support.other_tills import OtherTills
from tests.support.sales import an_item
from tests.support.scales import FakeScale
from tests.support.ui import Shop, groceries

VOUCHERS = VoucherPolicy(
    (
        VoucherType("tea", "Tea voucher", "standard"),
        VoucherType("spa", "Spa day for two, weekdays 9 to 17 o'clock", "standard"),
    )
)
LONG_NAME = "Handmade beeswax candle with a very long name, honey scented, 20 cm, set of four pieces in a gift box"

MEANS = TenderPolicy(
    (
        TenderType("voucher", TenderKind.VOUCHER, "Voucher"),
        TenderType("twint", TenderKind.WALLET, "Twint"),
        TenderType("account", TenderKind.HOUSE_ACCOUNT, "House account"),
        TenderType("town", TenderKind.VOUCHER, "Voucher of the town's merchants' guild"),
        TenderType("transfer", TenderKind.BANK_TRANSFER, "Bank transfer", needs_reference=False),
        TenderType("meal", TenderKind.VOUCHER, "Meal voucher"),
        TenderType("paypal", TenderKind.WALLET, "PayPal"),
        TenderType("alipay", TenderKind.WALLET, "Alipay"),
        TenderType("cheque", TenderKind.OTHER, "Cheque"),
    )
)

Scene = Callable[[Shop, Terminal], None]


def keys(terminal: Terminal, text: str) -> None:
    """Type characters; `\\n` is Enter."""
    for character in text:
        terminal.on_key(Key(KeyName.ENTER) if character == "\n" else Key(character=character))


def scan(shop: Shop, terminal: Terminal, *codes: str) -> None:
    """Scan these."""
    for code in codes:
        terminal.on_scan(shop.scanned(code))


def an_ordinary_sale(shop: Shop, terminal: Terminal) -> None:
    """Seven lines of all kinds."""
    shop.catalogue.stock.update({"SOCKS-39": 4_000_000, "JACKET-M": 1_000_000})
    scan(shop, terminal, "4006381333931", "5449000000996", "5449000000996")
    keys(terminal, ".347*")
    scan(shop, terminal, "4000417025005")
    keys(terminal, "3*")
    scan(shop, terminal, "4008400404127", "4012345678901")
    keys(terminal, "1-")
    terminal.on_key(Key(KeyName.ESCAPE))
    scan(shop, terminal, "4012345678918")


def sell(shop: Shop, terminal: Terminal) -> None:
    """Selling, with a quantity set for the next item."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "-")
    scan(shop, terminal, "4012345678901")
    keys(terminal, "12*")


def sell_empty(shop: Shop, terminal: Terminal) -> None:
    """Nothing rung yet."""


def sell_nasty(shop: Shop, terminal: Terminal) -> None:
    """Very long names, other scripts, large amounts, ninety-nine lines."""
    for at in range(92):
        keys(terminal, "*" if at < 0 else "")
        scan(shop, terminal, ("4006381333931", "5449000000996")[at % 2])
    for sku in ("LONG", "RTL", "CJK", "DEAR", "THOUSAND", "GRAMS", "HEAVY"):
        keys(terminal, {"THOUSAND": "99999*", "GRAMS": ".347*", "HEAVY": "1234.567*"}.get(sku, ""))
        keys(terminal, sku + "\n")


def sell_offline(shop: Shop, terminal: Terminal) -> None:
    """Offline with facts waiting, and the printer out of paper."""
    now = shop.clock.now()
    since = now - timedelta(minutes=12)
    shop.sync.link = LinkChanged(LinkState.OFFLINE, since, "The shop's server could not be reached.")
    shop.sync.queue = QueueState(37, 0, since, since)
    shop.sync.stock_as_of = since
    terminal.on_notice(shop.sync.link)
    an_ordinary_sale(shop, terminal)


def sell_printer(shop: Shop, terminal: Terminal) -> None:
    """The printer is out of paper; a fact needs a person."""
    shop.sync.queue = QueueState(3, 1, shop.clock.now(), None)
    reason = "The receipt printer is out of paper, so receipts wait; put a new roll in."
    terminal.on_notice(DeviceStateChanged(DeviceKind.RECEIPT_PRINTER, "printer", False, reason))
    terminal.on_notice(shop.sync.link)
    an_ordinary_sale(shop, terminal)


def message(shop: Shop, terminal: Terminal) -> None:
    """A scan that cannot be rung, because a part is paid."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=50\n")
    scan(shop, terminal, "4006381333931")


def tender(shop: Shop, terminal: Terminal) -> None:
    """On to payment."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "=")


def tender_split(shop: Shop, terminal: Terminal) -> None:
    """A part is paid."""
    tender(shop, terminal)
    keys(terminal, "50\n20\n7")


def done(shop: Shop, terminal: Terminal) -> None:
    """Change is due."""
    tender(shop, terminal)
    keys(terminal, "200\n")


def done_exact(shop: Shop, terminal: Terminal) -> None:
    """Paid exactly."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F12))


def search(shop: Shop, terminal: Terminal) -> None:
    """Finding by name."""
    shop.catalogue.stock.update({"JACKET-M": 4_000_000, "COMTE-12": 1_250_000, "WINE-1": 0, "LONG": 12_000_000})
    an_ordinary_sale(shop, terminal)
    keys(terminal, "/a")
    keys(terminal, "r")


def search_empty(shop: Shop, terminal: Terminal) -> None:
    """Before anything is typed."""
    terminal.on_key(Key(KeyName.F2))


def suspended(shop: Shop, terminal: Terminal) -> None:
    """Three sales put aside."""
    for code in ("4006381333931", "5449000000996", "4012345678901"):
        scan(shop, terminal, code)
        terminal.on_key(Key(KeyName.F4))
        shop.clock.passes(seconds=400)
    terminal.on_key(Key(KeyName.F5))


def receipts(shop: Shop, terminal: Terminal) -> None:
    """The latest receipts."""
    for _ in range(12):
        scan(shop, terminal, "4006381333931", "4012345678918")
        terminal.on_key(Key(KeyName.F12))
        shop.clock.passes(seconds=90)
    terminal.do(Action.RECEIPTS)


def more(shop: Shop, terminal: Terminal) -> None:
    """What is not needed for every sale."""
    scan(shop, terminal, "4006381333931")
    terminal.on_key(Key(KeyName.F4))
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F10))


def ask_price(shop: Shop, terminal: Terminal) -> None:
    """An open price."""
    an_ordinary_sale(shop, terminal)
    keys(terminal, "SERVICE\n12.5")


def ask_weight(shop: Shop, terminal: Terminal) -> None:
    """A weight."""
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "4000417025005")


def ask_age(shop: Shop, terminal: Terminal) -> None:
    """An age."""
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "4101590017013")


def ask_unknown(shop: Shop, terminal: Terminal) -> None:
    """A code that nobody knows."""
    an_ordinary_sale(shop, terminal)
    scan(shop, terminal, "9012345678913")


def ask_reason(shop: Shop, terminal: Terminal) -> None:
    """Why the price changes."""
    an_ordinary_sale(shop, terminal)
    terminal.on_key(Key(KeyName.F7))
    keys(terminal, "59.9\n")


def ask_cancel(shop: Shop, terminal: Terminal) -> None:
    """Giving up."""
    an_ordinary_sale(shop, terminal)
    terminal.do(Action.CANCEL_SALE)


def close_till(shop: Shop, terminal: Terminal) -> None:
    """The shift's figures."""
    scan(shop, terminal, "4012345678918")
    terminal.on_key(Key(KeyName.F12))
    terminal.do(Action.CLOSE_TILL)
    keys(terminal, "178.5\n\n")


def counting(shop: Shop, terminal: Terminal) -> None:
    """The blind count."""
    terminal.do(Action.CLOSE_TILL)


def guide(shop: Shop, terminal: Terminal) -> None:
    """The manual."""
    terminal.on_key(Key(KeyName.F1))


def sync(shop: Shop, terminal: Terminal) -> None:
    """The sync centre with trouble."""
    sell_offline(shop, terminal)
    shop.sync.queue = QueueState(37, 2, shop.sync.link.since, None)
    reason = "The shop does not know this workstation's shift: its opening never arrived."
    shop.sync.parked_facts = tuple(
        ParkedFact(at, TransactionId(f"fact-{at}"), 4410 + at, "sale", reason, shop.sync.link.since) for at in range(2)
    )
    terminal.on_notice(shop.sync.link)
    terminal.do(Place.SYNC)


def sign_on(shop: Shop, terminal: Terminal) -> None:
    """Who is at the till?"""
    terminal.do(Action.LOCK)
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "12")


def sign_on_wrong(shop: Shop, terminal: Terminal) -> None:
    """Not the PIN."""
    terminal.do(Action.LOCK)
    terminal.on_key(Key(KeyName.DOWN))
    keys(terminal, "99\n")


def open_till(shop: Shop, terminal: Terminal) -> None:
    """The float."""
    keys(terminal, "150.5")


def opening_differs(shop: Shop, terminal: Terminal) -> None:
    """The till was opened, and three of its figures are others than the backend's at every look."""
    shop.central.answer = {
        "stock": {"4006381333931": {"sku": "4006381333931", "on_hand_micro": 12_000_000}},
        "orders": {},
        "pages": [{"after": "", "until": "", "digest": "another"}],
        "balances": {"0192f3aa-card": {"available": 2500, "last4": "1234"}},
    }
    keys(terminal, "150.5\n")
    for _ in range(LOOKS + 2):
        terminal.on_notice(LinkChanged(LinkState.ONLINE, shop.clock.now()))


COUNTER_SCENES: dict[str, Scene] = {
    scene.__name__: scene
    for scene in (
        sell, sell_empty, sell_nasty, sell_offline, sell_printer, message, tender, tender_split, done, done_exact,
        search, search_empty, suspended, receipts, more, ask_price, ask_weight, ask_age, ask_unknown, ask_reason,
        ask_cancel, close_till, counting, guide, sync, sign_on, sign_on_wrong, open_till,
        opening_differs,
    )
}  # fmt: skip


def a_shop(scene: str) -> Shop:
    """Groceries, and what is hard to draw."""
    nasty = [
        an_item("1.00", sku="LONG", name=LONG_NAME),
        an_item("12.90", sku="RTL", name="שמן זית כתית מעולה"),
        an_item("3.40", sku="CJK", name="抹茶入り玄米茶ティーバッグ"),
        an_item("123456.78", sku="DEAR", name="Grand piano"),
        an_item("0.01", sku="THOUSAND", name="Paper clip"),
        an_item("25.90", sku="GRAMS", name="Comté", unit=Unit.KILOGRAM),
        an_item("2.19", sku="HEAVY", name="Sand", unit=Unit.KILOGRAM),
    ]  # fmt: skip
    shop = Shop(
        *groceries(),
        *nasty,
        operator=CASHIER if scene.startswith("approval") else MANAGER if scene == "counting_reviewed" else SUPERVISOR,
        is_open=scene not in {"open_till", "opening_differs"},
    )
    if scene in {"approval_nasty", "lock_nasty"}:
        shop.till.people.hire_many()
    shop.put_tiles(40)
    if scene == "sell_nasty":
        shop.paint_tiles()
    if scene.startswith("balance"):
        shop.backend = FakeBalances()
        shop.till.counter.card_numbers = FakeCardNumbers()
    if scene.startswith("suspended_") or scene == "refunds_owed_elsewhere":
        shop.backend = OtherTills(shop.clock.now(), is_reachable=scene != "suspended_cut_off")
    if scene.startswith("returns_by_code"):
        shop.backend = NobodyThere()
    if scene.startswith("weighing"):
        shop.scale = FakeScale()
    if scene.startswith("customer"):
        shop.customer_screen = CustomerScreenWish.WINDOW
    if scene == "balance-voucher-sold":
        shop.till.policies.now = replace(shop.till.policies.now, vouchers=VOUCHERS)
    if scene == "balance-points":
        shop.till.policies.now = replace(shop.till.policies.now, points=PointsPolicy(worth_minor=1))
    if scene.startswith("card-means"):
        shop.till.policies.now = replace(shop.till.policies.now, tenders=MEANS)
    if scene.startswith("card-"):
        is_manual = scene == "card-by-hand"
        is_asked, pays_out = not is_manual and scene != "card-cannot-be-asked", scene.startswith("card-cash-out")
        shop.cards.plug_in(can_ask=is_asked, is_manual=is_manual, cash=pays_out)
    if scene.startswith("card-cash-out"):
        shop.till.policies.now = replace(shop.till.policies.now, cash_out=CashOutPolicy(is_offered=True))
    return shop
