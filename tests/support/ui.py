"""The screens over a fake desk: real operations on a journal in memory, answering at once or when told."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from fontpkg_inter import ROOT as FONT_ROOT
from PySide6.QtWidgets import QListView, QWidget

from evertill.app.workstation.formats import LocaleFormats
from evertill.domain.codes.codes import ScannedCode
from evertill.domain.facts.transaction import Identity
from evertill.domain.goods.catalogue import Item, Sku, Tile
from evertill.domain.goods.shop_links import ShopLinks
from evertill.domain.policy.store_policy import StorePolicy
from evertill.kernel.errors import Fault
from evertill.kernel.ids import OperatorId
from evertill.kernel.quantity import Unit
from evertill.operations.cards.outcomes import SettleOutcome
from evertill.operations.cards.settle_attempt import SettleAttempt
from evertill.operations.counter.command import Command, Question
from evertill.operations.counter.reading import Reading
from evertill.operations.question_desk import QuestionDesk
from evertill.ports.attempts import Attempt, CardTerminal, ended
from evertill.ports.backend_desk import BackendDesk
from evertill.ports.devices import NoScale, WeighingDesk
from evertill.ports.payment_terminal import TerminalAnswer
from evertill.ui.application import Terminal, build_ui
from evertill.ui.behind.backup_port import BackupPort, NoBackups
from evertill.ui.behind.set_up_port import NoSetUp
from evertill.ui.behind.training_port import TrainingPort
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.feature.parts import ScreenParts, ScreenResources
from evertill.ui.frame.tones import Tone
from evertill.ui.settings import UiSettings
from evertill.ui.wedge import WedgeMemory
from tests.support.counter import CASHIER, ENGLISH, FakeCatalogue, HeldWorker, Till
from tests.support.device_desk import FakeDevices
from tests.support.goods import FakeBackend
from tests.support.memory_journal import AN_IDENTITY
from tests.support.memory_reading import FakeSync, MemoryReading
from tests.support.order_copies import FakeOrders
from tests.support.sales import an_item

Outcome = TypeVar("Outcome")

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


def resources() -> ScreenResources:
    """What the screens read, as it is shipped."""
    return ScreenResources(
        font=Path(FONT_ROOT) / "files" / "Inter[opsz,wght].ttf",
        icons=RESOURCES / "icons",
        styles=RESOURCES / "styles",
        guide=RESOURCES / "help",
        translations=RESOURCES / "translations",
        tasks=RESOURCES / "training" / "tasks.json",
    )


def _demo_picture(name: str) -> Path | None:
    path = RESOURCES / "demo" / "images" / name
    return path if name and path.is_file() else None


def said_rows(window: QWidget, name: str) -> list[str]:
    """The rows of the list of this name, as a screen reader says them; none while there is no such list."""
    view = window.findChild(QListView, name)
    model = None if view is None else view.model()
    return [] if model is None else [str(model.data(model.index(at, 0))) for at in range(model.rowCount())]


class TiledCatalogue(FakeCatalogue):
    """The fake catalogue with quick keys of its own."""

    def __init__(self, items: Sequence[Item]) -> None:
        super().__init__(items)
        self.tile_list: list[Tile] = []

    def tiles(self) -> Sequence[Tile]:
        """As a test set them."""
        return self.tile_list


class FakeCards:
    """The card terminal as screens see it; a test says what it answers."""

    def __init__(self, till: Till) -> None:
        self._till = till
        self.terminal: CardTerminal | None = None
        self.asked: list[str] = []

    def plug_in(
        self, *, protocol: str = "zvt", can_ask: bool = True, is_manual: bool = False, cash: bool = False
    ) -> None:
        """From now on there is one; with `cash` it may charge cash that is paid out."""
        name = "Card terminal"
        self.terminal = CardTerminal(name, protocol, can_ask=can_ask, is_manual=is_manual, pays_cash_out=cash)
        self._till.counter.card_terminal = self.terminal

    def abort(self) -> None:
        """The cashier gave up."""
        self.asked.append("abort")

    def ask_again(self) -> None:
        """The cashier wants to know."""
        self.asked.append("ask again")

    @property
    def attempt(self) -> Attempt:
        """The attempt that was begun last."""
        return max(self._till.memory.committed.attempts.values(), key=lambda attempt: attempt.attempt_id)

    def answers(self, answer: TerminalAnswer) -> SettleOutcome:
        """The terminal's worker commits this, and the desk settles it."""
        with self._till.memory.begin() as unit:
            unit.keep_attempt(ended(self.attempt, answer))
            unit.commit()
        return self._till.do(SettleAttempt(self.attempt.attempt_id))


class FakeDesk:
    """Fulfils the screens' two desks. `holds` keeps outcomes back until `deliver`, `is_full` refuses."""

    def __init__(self, till: Till, answers: QuestionDesk) -> None:
        self.till = till
        self.commands: list[object] = []
        self.questions: list[object] = []
        self.is_full = False
        self.holds = False
        self.fault: Fault | None = None
        self._answers = answers
        self._waiting: list[Callable[[], None]] = []

    def submit(
        self, command: Command[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Perform it; the outcome comes at once, or with `deliver`."""
        if self.is_full:
            return False
        self.commands.append(command)
        self._run(lambda: self.till.desk.perform(command), then, failed)
        return True

    def ask(
        self, question: Question[Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> bool:
        """Answer it."""
        self.questions.append(question)
        self._run(lambda: self._answers.answer(question), then, failed)
        return True

    @property
    def waiting(self) -> int:
        """How many outcomes are held back."""
        return len(self._waiting)

    def deliver(self, count: int | None = None) -> None:
        """Bring what was held back, in order."""
        for _ in range(len(self._waiting) if count is None else count):
            self._waiting.pop(0)()

    def deliver_newest(self) -> None:
        """Bring what was held back last; what was asked before is still on its way."""
        self._waiting.pop()()

    def _run(
        self, act: Callable[[], Outcome], then: Callable[[Outcome], None], failed: Callable[[Fault], None]
    ) -> None:
        try:
            if self.fault is not None:
                raise self.fault
            outcome = act()
        except Fault as fault:
            met = fault
            self._bring(lambda: failed(met))
        else:
            self._bring(lambda: then(outcome))

    def _bring(self, letter: Callable[[], None]) -> None:
        if self.holds:
            self._waiting.append(letter)
        else:
            letter()


def groceries() -> list[Item]:
    """A small shop with one item of each kind that asks something."""
    return [
        an_item("2.49", sku="OAT-1", name="Oat drink barista 1 L", gtin="04006381333931"),
        an_item("4.20", sku="BREAD-750", name="Sourdough loaf 750 g", gtin="05449000000996"),
        an_item("0.99", sku="WATER-05", name="Sparkling water 0.5 L", gtin="04008400404127"),
        an_item("25.90", sku="COMTE-12", name="Comté 12 months, sliced", unit=Unit.KILOGRAM, gtin="04000417025005"),
        an_item("14.90", sku="SOCKS-39", name="Running socks, grey, 39-42", gtin="04012345678901"),
        an_item("79.00", sku="JACKET-M", name="Rain jacket M, moss", gtin="04012345678918"),
        an_item(None, sku="SERVICE", name="Alteration"),
        an_item("8.90", sku="WINE-1", name="Red wine 0.75 L", minimum_age=18, gtin="04101590017013"),
    ]


RUNNING: list[Terminal] = []
"""Whose heart beats; each is stopped when its test ends."""


class Shop:
    """A till in memory with the screens' desk over it."""

    def __init__(
        self,
        *items: Item,
        operator: OperatorId | None = CASHIER,
        is_open: bool = True,
        policy: StorePolicy | None = None,
        identity: Identity = AN_IDENTITY,
        first_id: int = 0,
    ) -> None:
        stocked = items or tuple(groceries())
        self.till = Till(
            *stocked,
            operator=operator,
            is_open=is_open,
            policy=policy or StorePolicy(lock_after_s=0),
            identity=identity,
            first_id=first_id,
        )
        self.catalogue = TiledCatalogue(stocked)
        self.till.catalogue = self.catalogue
        self.till.restarts()
        self.orders = FakeOrders()
        self.till.counter.orders = self.orders
        self.clock = self.till.clock
        self.formats = LocaleFormats(ENGLISH)
        self.sync = FakeSync(self.clock.now())
        self.tones: list[Tone] = []
        self.retries = 0
        self.scale: WeighingDesk = NoScale()
        self.devices = FakeDevices()
        self.cards = FakeCards(self.till)
        self.central = FakeBackend()
        """Nobody there until a test gives it an answer."""
        self.backend: BackendDesk = self.central
        self.wedge_memory: WedgeMemory | None = None
        self.customer_screen = CustomerScreenWish.OFF
        self.links = ShopLinks("https://corner.example/p/{sku}", "https://corner.example/r/{transaction}")
        self.reading = Reading(
            catalogue=self.catalogue,
            stock=self.catalogue,
            freshness=self.sync,
            journal=MemoryReading(self.till),
            outbox=self.sync,
            route="central",
            link=lambda: self.sync.link,
            orders=self.orders,
            shop=self.till.copies,
            vault=self.till.vault,
            policies=self.till.counter.policies,
            promotions=self.till.counter.promotions,
            receipt_keys=self.till.receipt_keys,
        )
        self.set_up = NoSetUp()
        self.backups: BackupPort = NoBackups()
        self.training: TrainingPort | None = None
        self.desk = FakeDesk(self.till, QuestionDesk(HeldWorker(), lambda: self.reading, lambda callback: callback()))

    def parts(self, settings: UiSettings | None = None) -> ScreenParts:
        """What the screens are given."""
        return ScreenParts(
            desk=self.desk,
            answers=self.desk,
            formats=self.formats,
            clock=self.clock,
            resources=resources(),
            settings=replace(settings or UiSettings(), customer_screen=self.customer_screen),
            sound=self.tones.append,
            retry_now=self._retry,
            set_up=lambda: self.set_up,
            backups=lambda: self.backups,
            training=self.training,
            scale=self.scale,
            links=self.links,
            devices=self.devices,
            cards=self.cards,
            backend=self.backend,
            find_picture=_demo_picture,
            wedge_memory=self.wedge_memory,
        )

    def terminal(self, settings: UiSettings | None = None, *, is_shown: bool = True) -> Terminal:
        """The screens, started."""
        terminal = build_ui(self.parts(settings))
        if is_shown:
            terminal.window.show()
        terminal.start()
        RUNNING.append(terminal)
        return terminal

    def put_tiles(self, count: int) -> None:
        """Quick keys in five categories."""
        items = list(self.catalogue._items.values())
        self.catalogue.tile_list = [
            Tile(
                Sku(items[at % len(items)].sku),
                items[at % len(items)].name,
                items[at % len(items)].unit_price,
                items[at % len(items)].unit,
                ("Bakery", "Produce", "Dairy", "Clothing", "Services")[at % 5],
            )
            for at in range(count)
        ]

    def paint_tiles(self) -> None:
        """The quick keys in colours of the shop's own, with pictures, on pages."""
        colours = ("", "#C62828", "#FDD835", "#1565C0", "#2E7D32", "#808080")
        images = ("croissant.svg", "", "apple.svg", "cheese.svg")
        self.catalogue.tile_list = [
            replace(
                tile,
                colour=colours[at % len(colours)],
                picture=images[at % len(images)],
                image=images[at % len(images)],
                page=2 if at >= 20 else 1,
            )
            for at, tile in enumerate(self.catalogue.tile_list)
        ]

    def scanned(self, text: str) -> ScannedCode:
        """A scan, now."""
        return ScannedCode(text=text, symbology=None, scanned_at=self.clock.now())

    def _retry(self) -> None:
        self.retries += 1
