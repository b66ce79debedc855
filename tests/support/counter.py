"""A counter to try operations on: a clock that is set by hand, a small shop, and a desk that answers at once."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import TypeVar

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from evertill.app.workstation.formats import LocaleFormats
from evertill.app.workstation.locale_facts import LocaleFacts
from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.facts.transaction import Identity, Transaction
from evertill.domain.goods.aisles import ShelfPlace, natural_key
from evertill.domain.goods.catalogue import DEFAULT_LIST, FoundItem, Item, ListedPrice, PriceBreak, Tile
from evertill.domain.goods.standing import AssortmentMark
from evertill.domain.people.people import Operator, Role
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.pricing.offers import NO_OFFERS, Offers, ready_offers
from evertill.domain.promotions.promotion import Promotion
from evertill.domain.stock.stock_ledger import StockQuantities
from evertill.domain.taxes.tax import TaxRule
from evertill.kernel.canonical import JsonObject
from evertill.kernel.errors import Fault
from evertill.kernel.ids import OperatorId, SaleId
from evertill.kernel.money import Money
from evertill.kernel.secret import Secret
from evertill.operations.counter.command import Command
from evertill.operations.counter.counter import Counter
from evertill.operations.desk import Desk
from evertill.operations.people.sign_on import SignedOn, SignOn
from evertill.operations.selling.paying.complete_sale import SaleDone
from evertill.operations.selling.paying.pay_cash import PayCash
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.operations.selling.sale.outcomes import ItemAdded, RingOutcome
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.operations.till.open_till import OpenTill, TillOpened
from evertill.operations.words.receipt_words import ReceiptWords
from evertill.ports.fiscal import FiscalMark
from evertill.ports.journal import Journal
from evertill.ports.stock import ShownStock, StockedArticle
from tests.support.customers import FakeCopies, MemoryVault
from tests.support.memory_journal import AN_IDENTITY, MemoryJournal
from tests.support.receipt_keys import MemoryReceiptKeys
from tests.support.sales import A_MOMENT, a_tax, an_item, money

Outcome = TypeVar("Outcome")
Kind = TypeVar("Kind")

CASHIER = OperatorId("01930000-0000-7000-8000-00000000000a")
SUPERVISOR = OperatorId("01930000-0000-7000-8000-00000000000b")
MANAGER = OperatorId("01930000-0000-7000-8000-00000000000c")
PINS = {CASHIER: "1234", SUPERVISOR: "2345", MANAGER: "3456"}

TEA_GTIN = "4006381333931"
TEA = an_item("4.99", sku="A-1", gtin="04006381333931")
WATER = an_item("0.79", sku="A-2", name="Still water", gtin="05449000000996")

ENGLISH = LocaleFacts(
    locale="en_GB",
    decimal_sign=".",
    group_sign=",",
    group_first=3,
    group_next=3,
    money_pattern="{symbol}{amount}",
    symbols={"EUR": "€", "GBP": "£", "CHF": "CHF", "JPY": "¥"},
    percent_pattern="{rate}%",
    date_pattern="{day:02}/{month:02}/{year:04}",
    time_pattern="{hour:02}:{minute:02}",
)


class FakeClock:
    """Wall and monotonic time, moved by hand."""

    def __init__(self, now: datetime = A_MOMENT) -> None:
        self.wall = now
        self.ms = 5_000_000

    def now(self) -> datetime:
        """Wall time as it was set."""
        return self.wall

    def monotonic_ms(self) -> int:
        """Goes on with `passes` alone."""
        return self.ms

    def passes(self, *, seconds: int = 0, ms: int = 0) -> None:
        """Time goes by."""
        self.ms += seconds * 1000 + ms
        self.wall += timedelta(seconds=seconds, milliseconds=ms)

    def is_set(self, change: timedelta) -> None:
        """Somebody changes the machine's clock; no time goes by."""
        self.wall += change


class CountingIds:
    """UUIDv7 texts that count: the same in every run."""

    def __init__(self, first: int = 0) -> None:
        self._last = first

    def new(self) -> str:
        """The next id."""
        self._last += 1
        return f"01930000-0000-7000-9000-{self._last:012x}"


class FakeCatalogue:
    """Items by SKU, GTIN and other codes; raises `fault` while it is set. Also the shop's stock."""

    def __init__(self, items: Sequence[Item] = (TEA, WATER)) -> None:
        self._items: dict[str, Item] = {}
        self._codes: dict[str, str] = {}
        self.stock: dict[str, int] = {}
        self.levels: dict[str, StockQuantities] = {}
        """What is reserved and on its way, where a test says."""
        self.places: dict[str, ShelfPlace] = {}
        self.assortment: list[AssortmentMark] = []
        self.taxes: dict[str, tuple[TaxRule, ...]] = {"standard": (a_tax(),)}
        self.fault: Fault | None = None
        self.stock_reads: list[str] = []
        self.listed: dict[tuple[str, str], Decimal] = {}
        self.breaks: dict[tuple[str, str], tuple[PriceBreak, ...]] = {}
        """Prices by list and SKU."""
        self.put(*items)

    def put(self, *items: Item, code: str | None = None) -> None:
        """Add or replace items; one may have a code of its own."""
        for item in items:
            self._items[item.sku] = item
            if code is not None:
                self._codes[code] = item.sku

    def marks(self, skus: Iterable[str]) -> Sequence[AssortmentMark]:
        """What a test put in `assortment`."""
        asked = set(skus)
        return [mark for mark in self.assortment if mark.sku in asked]

    def shelf_place(self, sku: str) -> ShelfPlace | None:
        """As a test put it in `places`."""
        return self.places.get(sku)

    def aisles(self) -> Sequence[str]:
        """Of the places."""
        return sorted({place.aisle for place in self.places.values()}, key=natural_key)

    def skus_in(self, aisle: str) -> frozenset[str]:
        """What stands there."""
        return frozenset(place.sku for place in self.places.values() if place.aisle == aisle)

    def find_by_gtin(self, gtin: str) -> Item | None:
        """By 14 digits."""
        self._fails()
        return next((item for item in self._items.values() if item.gtin == gtin), None)

    def find_by_code(self, code: str) -> Item | None:
        """By barcode as written, then SKU."""
        self._fails()
        if code in self._codes:
            return self._items[self._codes[code]]
        return self.find_by_gtin(normalise_gtin(code) or "") or self.find_by_sku(code)

    def find_by_sku(self, sku: str) -> Item | None:
        """By SKU."""
        self._fails()
        return self._items.get(sku)

    def search(self, text: str, limit: int) -> Sequence[FoundItem]:
        """Names that hold the text."""
        self._fails()
        hits = [item for item in self._items.values() if text.lower() in item.name.lower()]
        return [FoundItem.of(item, self.stock.get(item.sku) if item.is_stocked else None) for item in hits[:limit]]

    def listed_price(self, sku: str, lists: Sequence[str]) -> ListedPrice | None:
        """As the test put it; by the list that holds everywhere an item costs what it says."""
        for name in lists:
            price = self.listed.get((name, sku))
            if price is None and name == DEFAULT_LIST and sku in self._items:
                price = self._items[sku].unit_price
            if price is not None:
                return ListedPrice(name, price, breaks=self.breaks.get((name, sku), ()))
        return None

    def stock_micro(self, sku: str) -> int | None:
        """As the backend says."""
        return self.stock.get(sku)

    def on_hand_micro(self, sku: str) -> int | None:
        """As a person should see it."""
        self.stock_reads.append(sku)
        return self.stock.get(sku)

    def book_micro(self, sku: str) -> int:
        """As the backend says; nothing where it does not."""
        return self.stock.get(sku, 0)

    def quantities(self, sku: str) -> ShownStock | None:
        """As a test says, or all on hand for sale."""
        if sku not in self.stock:
            return None
        return ShownStock(self.levels.get(sku) or StockQuantities(self.stock[sku]), 0)

    def stocked(self, category: str | None = None) -> Sequence[StockedArticle]:
        """All that there is, by name."""
        found = [
            StockedArticle(item.sku, item.name, item.unit, item.category or "", self.stock[item.sku])
            for item in self._items.values()
            if self.stock.get(item.sku) and category in (None, item.category)
        ]
        return sorted(found, key=lambda article: article.name)

    def laid_over(self, look: Callable[[], Sequence[FoundItem]]) -> Sequence[FoundItem]:
        """The fake has no moves of its own."""
        return look()

    def taxes_of(self, tax_class: str, day: date | None = None) -> tuple[TaxRule, ...] | None:
        """The rules of a class."""
        return self.taxes.get(tax_class)

    def tiles(self) -> Sequence[Tile]:
        """One for each item."""
        return [Tile(item.sku, item.name, item.unit_price, item.unit, "all") for item in self._items.values()]

    def _fails(self) -> None:
        if self.fault is not None:
            raise self.fault


class FakePeople:
    """A cashier, a supervisor and a manager; tests may send them home."""

    def __init__(self) -> None:
        self.confirmed_at: datetime | None = None
        self.staff = {
            CASHIER: Operator(CASHIER, "Anna K.", Role.CASHIER, f"verifier of {PINS[CASHIER]}"),
            SUPERVISOR: Operator(SUPERVISOR, "Sam B.", Role.SUPERVISOR, f"verifier of {PINS[SUPERVISOR]}"),
            MANAGER: Operator(MANAGER, "Maria L.", Role.MANAGER, f"verifier of {PINS[MANAGER]}"),
        }

    def operators(self) -> Sequence[Operator]:
        """By name."""
        return sorted(self.staff.values(), key=lambda operator: operator.name)

    def everybody(self) -> Sequence[Operator]:
        """The same."""
        return list(self.staff.values())

    def find_operator(self, operator_id: OperatorId) -> Operator | None:
        """By id."""
        return self.staff.get(operator_id)

    def hire_many(self) -> None:
        """Nine more supervisors with names that are hard to draw."""
        for at, name in enumerate(
            ("Wolfeschlegelsteinhausenbergerdorff, Hubert Blaine", "Maria de los Ángeles García-López", "李小龙") * 3
        ):
            who = OperatorId(f"01930000-0000-7000-8000-0000000001{at:02}")
            self.staff[who] = Operator(who, f"{name} {at}", Role.SUPERVISOR, "verifier of 7777")

    def copied_at(self) -> datetime | None:
        """As a test says; at first they are the till's own people."""
        return self.confirmed_at


class FakePins:
    """Verifiers that say the PIN, and how often one was tried."""

    def __init__(self) -> None:
        self.tried = 0

    def matches(self, verifier: str, pin: str) -> bool:
        """Whether it is this PIN."""
        self.tried += 1
        return verifier == f"verifier of {pin}"


class FakeBadges:
    """Verifiers that say the code."""

    def find(self, verifiers: Sequence[str | None], code: str) -> int | None:
        """The first that is this code's."""
        return next((at for at, verifier in enumerate(verifiers) if verifier == f"badge of {code}"), None)


class FakePolicies:
    """One policy, which a test may replace."""

    def __init__(self, policy: StorePolicy) -> None:
        self.now = policy

    def policy(self) -> StorePolicy:
        """What holds now."""
        return self.now


class FakePromotions:
    """Promotions that a test sets."""

    def __init__(self) -> None:
        self.now = NO_OFFERS

    def put(self, *promotions: Promotion) -> None:
        """These and no others."""
        self.now = ready_offers(promotions)

    def offers(self) -> Offers:
        """Those set."""
        return self.now


class RecordingSigner:
    """A fiscal signer that writes down what it was told."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def begin(self, sale_id: SaleId, at: datetime) -> None:
        """A sale began."""
        self.told.append("begin")

    def update(self, sale_id: SaleId, at: datetime) -> None:
        """It goes on."""
        self.told.append("update")

    def finish(self, sale_id: SaleId, body: JsonObject, at: datetime) -> FiscalMark:
        """It ends."""
        self.told.append("finish")
        return FiscalMark({"signer": "recording"}, ("Signed 17",))

    def abort(self, sale_id: SaleId, at: datetime) -> None:
        """It was given up."""
        self.told.append("abort")

    def copy(self, transaction: Transaction, copy_number: int, at: datetime) -> None:
        """A copy."""
        self.told.append(f"copy {copy_number}")

    def close(self, at: datetime) -> None:
        """The shift ends."""
        self.told.append("close")


class MemoryKey:
    """A device key that is always the same."""

    def __init__(self) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))

    def sign(self, message: bytes) -> bytes:
        """The signature."""
        return self._key.sign(message)

    @property
    def public_key(self) -> bytes:
        """The public half."""
        return self._key.public_key().public_bytes_raw()


class Announced:
    """Remembers notices, and what the journal held when each was given."""

    def __init__(self) -> None:
        self.notices: list[object] = []

    def announce(self, notice: object) -> None:
        """Remember it."""
        self.notices.append(notice)


class HeldWorker:
    """A worker without a thread: jobs wait until `run`; a full queue refuses."""

    def __init__(self, *, capacity: int = 1000) -> None:
        self.jobs: list[Callable[[], None]] = []
        self.capacity = capacity

    def start(self) -> None:
        """Nothing to start."""

    def stop(self, timeout_ms: int) -> bool:
        """Nothing to stop."""
        return True

    def submit(self, job: Callable[[], None]) -> bool:
        """Queue it."""
        if len(self.jobs) >= self.capacity:
            return False
        self.jobs.append(job)
        return True

    def wake(self) -> None:
        """It has no tick."""

    def assert_current(self) -> None:
        """Whoever asks is."""

    def run(self) -> None:
        """Run what waits."""
        while self.jobs:
            self.jobs.pop(0)()


class Till:
    """A counter with its desk, the cashier signed on and the till open unless told otherwise."""

    def __init__(
        self,
        *items: Item,
        policy: StorePolicy | None = None,
        operator: OperatorId | None = CASHIER,
        is_open: bool = True,
        journal: Journal | None = None,
        identity: Identity = AN_IDENTITY,
        first_id: int = 0,
    ) -> None:
        self.clock = FakeClock()
        self.catalogue = FakeCatalogue(items or (TEA, WATER))
        self.people = FakePeople()
        self.pins = FakePins()
        self.policies = FakePolicies(policy or StorePolicy(version=7))
        self.promotions = FakePromotions()
        self.fiscal = RecordingSigner()
        self.key = MemoryKey()
        self.copies = FakeCopies()
        self.receipt_keys = MemoryReceiptKeys()
        self.vault = MemoryVault()
        self.announced = Announced()
        self.ids = CountingIds(first_id)
        self.memory = MemoryJournal(identity)
        """The journal, unless a real one was given."""
        self.journal: Journal = journal or self.memory
        self.counter = self._counter()
        self.desk = self._desk()
        if operator is not None:
            self.sign_on(operator)
        if is_open:
            assert isinstance(self.do(OpenTill(money("100.00", self.policies.now.currency))), TillOpened)
        self.announced.notices.clear()

    def _counter(self) -> Counter:
        return Counter(
            clock=self.clock,
            ids=self.ids,
            catalogue=self.catalogue,
            people=self.people,
            policies=self.policies,
            promotions=self.promotions,
            stock=self.catalogue,
            fiscal=self.fiscal,
            device_key=self.key,
            pin_verifier=self.pins,
            badge_verifier=FakeBadges(),
            formats=LocaleFormats(ENGLISH),
            words=ReceiptWords(),
            announcer=self.announced,
            shop=self.copies,
            vault=self.vault,
            receipt_keys=self.receipt_keys,
        )

    def _desk(self) -> Desk:
        return Desk(HeldWorker(), self.journal, self.counter, lambda callback: callback())

    def restarts(self) -> None:
        """The program ends and begins anew on the same journal."""
        self.counter = self._counter()
        self.desk = self._desk()

    def do(self, command: Command[Outcome]) -> Outcome:
        """Perform a command."""
        return self.desk.perform(command)

    def sign_on(self, operator_id: OperatorId = CASHIER, pin: str | None = None) -> None:
        """Somebody signs on, for certain."""
        assert isinstance(self.do(SignOn(operator_id, Secret(pin or PINS[operator_id]))), SignedOn)

    def scan(
        self,
        text: str,
        symbology: Symbology | None = None,
        *,
        quantity: str | None = None,
        price: str | None = None,
        take_back: bool = False,
        is_age_confirmed: bool = False,
        is_expiry_confirmed: bool = False,
    ) -> RingOutcome:
        """Scan a code, with what was keyed before it."""
        return self.do(
            ScanItem(
                ScannedCode(text, symbology, self.clock.now()),
                quantity=None if quantity is None else Decimal(quantity),
                unit_price=None if price is None else Decimal(price),
                take_back=take_back,
                is_age_confirmed=is_age_confirmed,
                is_expiry_confirmed=is_expiry_confirmed,
            )
        )

    def ring(self, sku: str = "A-1", *, quantity: str | None = None, take_back: bool = False) -> RungSale:
        """Put an item on the sale, for certain."""
        times = None if quantity is None else Decimal(quantity)
        return expect(ItemAdded, self.do(RingSku(sku, quantity=times, take_back=take_back))).rung

    def pays(self, amount: str | None = None) -> SaleDone:
        """Cash that finishes the sale, for certain."""
        return expect(SaleDone, self.do(PayCash(self.money(amount) if amount is not None else None)))

    def sells(self, *skus: str) -> SaleDone:
        """A whole sale in exact cash."""
        for sku in skus or ("A-1",):
            self.ring(sku)
        return self.pays()

    def money(self, text: str) -> Money:
        """An amount in the shop's currency."""
        return money(text, self.policies.now.currency)


def expect(kind: type[Kind], outcome: object) -> Kind:
    """The outcome as the kind it must be."""
    assert isinstance(outcome, kind), f"expected {kind.__name__}, got {outcome}"
    return outcome


def at(hour: int, minute: int = 0) -> datetime:
    """A moment of the day the tests play on."""
    return datetime(2026, 11, 21, hour, minute, tzinfo=UTC)
