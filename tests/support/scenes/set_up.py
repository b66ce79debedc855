"""The first start, step by step."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from PySide6.QtWidgets import QApplication, QWidget

from evertill.app.set_up.first_run import offered_locales
from evertill.domain.facts.epoch_end import EpochEnd
from evertill.domain.streams.record_kinds import RECORD_KINDS
from evertill.kernel.errors import DeviceFault, Fault
from evertill.ui.application import Terminal, build_theme
from evertill.ui.behind.first_run_port import FoundDevice, FoundDevices, LocaleChoice
from evertill.ui.behind.set_up_port import BackendSetUp, NoSetUp, PersonSetUp, RecordSetUp, SetUpState, StaffSetUp
from evertill.ui.first_run.devices_view import terminal_of
from evertill.ui.first_run.first_run_presenter import FirstRunPresenter
from evertill.ui.first_run.first_run_screen import FirstRunPage
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.set_up.set_up_view import Section
from tests.support.counter import MANAGER
from tests.support.sales import A_MOMENT
from tests.support.scenes.counter import Scene
from tests.support.ui import Shop

FOUND = FoundDevices(
    printers=(
        FoundDevice("usb|04b8:0e15:J7XF01", "USB", "04b8:0e15:J7XF01"),
        FoundDevice("serial|/dev/ttyUSB0", "/dev/ttyUSB0", "USB-Serial Controller D of a very long name"),
    ),
    scanners=(FoundDevice("serial|/dev/ttyUSB0", "/dev/ttyUSB0", "USB-Serial Controller D of a very long name"),),
    terminals=(
        FoundDevice("serial|/dev/ttyUSB0", "/dev/ttyUSB0", "USB-Serial Controller D of a very long name"),
        FoundDevice("serial|0403:6001:A9M4ZQ7C", "/dev/ttyUSB1", "FT232R USB UART"),
        FoundDevice("tcp|192.168.178.130:20007", "192.168.178.130:20007", speaks="zvt"),
        FoundDevice("tcp|192.168.178.131:8888", "192.168.178.131:8888", speaks="caisse-ap"),
    ),
)


class FakeMachine:
    """Fulfils `FirstRunPort`, answering at once; `fault` makes everything fail."""

    def __init__(self) -> None:
        self.languages = (("en", "English"), ("de", "Deutsch"))
        self.locales: tuple[LocaleChoice, ...] = offered_locales()
        self.found = FOUND
        self.fault: Fault | None = None
        self.asked: list[tuple[str, object]] = []

    def find_devices(
        self, then: Callable[[FoundDevices], None], failed: Callable[[Fault], None], *, in_network: bool
    ) -> None:
        """What a test says."""
        self.asked.append(("find", in_network))
        then(self.found)

    def test_printer(self, printer: str, then: Callable[[], None], failed: Callable[[Fault], None]) -> None:
        """Takes the page, or fails."""
        self.asked.append(("print", printer))
        failed(self.fault) if self.fault else then()

    def test_terminal(
        self, answers: Mapping[str, str], then: Callable[[], None], failed: Callable[[Fault], None]
    ) -> None:
        """Answers, or does not."""
        self.asked.append(("greet", terminal_of(answers)))
        failed(self.fault) if self.fault else then()

    def listen(self, scanner: str, on_scan: Callable[[str], None], failed: Callable[[Fault], None]) -> None:
        """Remembers which."""
        self.asked.append(("listen", scanner))

    def set_up(self, answers: Mapping[str, str], then: Callable[[], None], failed: Callable[[Fault], None]) -> None:
        """Done, or failed."""
        self.asked.append(("set up", dict(answers)))
        failed(self.fault) if self.fault else then()


def show_instead(terminal: Terminal, page: QWidget) -> None:
    """Another page in the terminal's window, for a picture of it."""
    layout = terminal.window.layout()
    assert layout is not None
    for child in terminal.window.findChildren(QWidget, "mainWindow"):
        child.hide()
        child.setParent(None)
    layout.addWidget(page)


def a_first_start(terminal: Terminal, machine: FakeMachine) -> FirstRunPresenter:
    """The first start in the terminal's window."""
    presenter = FirstRunPresenter(machine, terminal.language, lambda language: None, lambda: None)
    given = terminal._given
    page = FirstRunPage(build_theme(given.resources, given.settings), presenter)
    presenter.show_on(page)
    show_instead(terminal, page)
    QApplication.processEvents()  # as in a shop, where the first step is seen before the second
    return presenter


def types(presenter: FirstRunPresenter, text: str) -> None:
    """Characters; `\\n` is Enter."""
    for character in text:
        presenter.on_key(Key(KeyName.ENTER) if character == "\n" else Key(character=character))


def _until(terminal: Terminal, step: int) -> tuple[FirstRunPresenter, FakeMachine]:
    machine = FakeMachine()
    presenter = a_first_start(terminal, machine)
    if step > 1:
        presenter.do("next")
    if step > 2:
        types(presenter, "Corner shop of the Hedgehog & Daughters, Upper Market Street")
        presenter.do("next")
    if step > 3:
        presenter.do("next")
    if step > 4:
        types(presenter, "Maria Lindqvist\n4711\n4711")
        presenter.do("next")
    if step > 5:
        presenter.choose("printer", FOUND.printers[0].address)
        presenter.do("next")
    if step > 6:
        presenter.choose("terminal", "zvt")
        presenter.choose("terminal_place", FOUND.terminals[2].address)
        presenter.do("next")
    return presenter, machine


def first_language(shop: Shop, terminal: Terminal) -> None:
    """Which language."""
    _until(terminal, 1)


def first_shop(shop: Shop, terminal: Terminal) -> None:
    """The shop."""
    presenter, _ = _until(terminal, 2)
    types(presenter, "Corner shop of the Hedgehog & Daughters, Upper Market Street")


def first_backend(shop: Shop, terminal: Terminal) -> None:
    """Joining a server, with what is missing said."""
    presenter, _ = _until(terminal, 3)
    presenter.choose("backend", "central")
    presenter.do("next")


def first_manager(shop: Shop, terminal: Terminal) -> None:
    """The first manager; the PINs differ."""
    presenter, _ = _until(terminal, 4)
    types(presenter, "Maria Lindqvist\n4711\n4712")
    presenter.do("next")


def first_devices(shop: Shop, terminal: Terminal) -> None:
    """Printers and scanner, with a printer that takes nothing; one in the network takes over."""
    presenter, machine = _until(terminal, 5)
    machine.fault = DeviceFault(
        "The receipt printer cannot be reached at printer-behind-the-bar.hedgehog-and-daughters.example:9100 (the name "
        "is unknown); sales go on and receipts wait in this till. Check that it is switched on and connected to the "
        "shop's network."
    )
    presenter.choose("printer", FOUND.printers[0].address)
    presenter.choose("second", "tcp")
    types(presenter, "\nprinter-behind-the-bar.hedgehog-and-daughters.example:9100")
    presenter.do("print_second")


def first_cards(shop: Shop, terminal: Terminal) -> None:
    """A card terminal found in the network that answered."""
    presenter, _ = _until(terminal, 6)
    presenter.choose("terminal", "zvt")
    presenter.choose("terminal_place", FOUND.terminals[2].address)
    presenter.do("greet")


def first_cards_numbers(shop: Shop, terminal: Terminal) -> None:
    """A protocol that wants to know most of its till, and one of the answers is wrong."""
    presenter, _ = _until(terminal, 6)
    presenter.choose("terminal", "caisse-ap")
    presenter.choose("terminal_place", "tcp")
    types(presenter, "\n192.0.2.30\n")
    presenter.on_key(Key(KeyName.BACKSPACE))
    presenter.do("next")


def first_cards_refused(shop: Shop, terminal: Terminal) -> None:
    """A card terminal at a long address that is not reached."""
    presenter, machine = _until(terminal, 6)
    presenter.choose("terminal", "zvt")
    presenter.choose("terminal_place", "tcp")
    types(presenter, "\ncard-terminal-of-the-upper-market-street.hedgehog-and-daughters.example:20007")
    machine.fault = DeviceFault(
        "The card terminal cannot be reached at "
        "card-terminal-of-the-upper-market-street.hedgehog-and-daughters.example:20007 (the name is unknown); nothing "
        "new was charged, and the sale can be paid in cash. Check that it is switched on and connected to the shop's "
        "network."
    )
    presenter.do("greet")


def first_cards_by_hand(shop: Shop, terminal: Terminal) -> None:
    """A card terminal that stands by itself."""
    presenter, _ = _until(terminal, 6)
    presenter.choose("terminal", "manual")


def first_ready(shop: Shop, terminal: Terminal) -> None:
    """All that will be set up."""
    _until(terminal, 7)


def _set_up(
    shop: Shop, terminal: Terminal, section: Section, *, is_own: bool = True, over: EpochEnd | None = None
) -> None:
    shop.till.sign_on(MANAGER)
    terminal._parts.presenters.sign_on.resume()
    header = ("Corner shop of the Hedgehog & Daughters", "12 Upper Market Street, 1070 Vienna")
    state = SetUpState(
        receipt_header=header,
        receipt_footer=("Thank you!",),
        is_policy_own=is_own,
        records=_some_records(),
        read_at=A_MOMENT,
        home="/var/lib/evertill/till-1",
        locales=offered_locales(),
        staff=StaffSetUp(PEOPLE, is_own),
        backend=BackendSetUp()
        if over is None
        else BackendSetUp("https://till.hedgehog.example:8443", "Hedgehog", over=over),
    )
    shop.set_up = NoSetUp(state)
    terminal.do(Place.SET_UP)
    features = terminal._parts.presenters.features
    for _ in range(tuple(Section).index(section)):
        features.at(Place.SET_UP).on_key(Key(KeyName.PAGE_DOWN))


def _some_records() -> tuple[RecordSetUp, ...]:
    """Every kind, of all ages."""
    paces = {"products": 900, "stock": 5}
    return tuple(
        RecordSetUp(
            row.kind.value,
            is_foreign=row.kind.value not in {"operators", "policy"},
            every_s=paces.get(row.kind.value, 0),
            is_off=row.kind.value == "transfers",
            last="" if at % 5 == 4 else "26/11/2026 09:03",
            last_at=None if at % 5 == 4 else A_MOMENT - timedelta(minutes=at * at, seconds=12),
        )
        for at, row in enumerate(RECORD_KINDS)
    )


PEOPLE = (
    PersonSetUp("1", "Ben Okafor", "supervisor"),
    PersonSetUp("2", "Wilhelmina Katharina von und zu Hohenstein-Oberlahn", "cashier", has_badge=True),
    PersonSetUp("3", "Mira Vogt", "manager", has_badge=True, language="de"),
    PersonSetUp("4", "Anna Keller", "cashier", is_active=False),
)


def set_up_people(shop: Shop, terminal: Terminal) -> None:
    """Somebody is given another badge."""
    _set_up(shop, terminal, Section.STAFF)
    opened = terminal._parts.presenters.features.at(Place.SET_UP)
    opened.on_key(Key(KeyName.RIGHT))
    opened.on_scan(shop.scanned("BADGE-0815"))


def set_up_people_foreign(shop: Shop, terminal: Terminal) -> None:
    """The staff that belongs to the backend."""
    _set_up(shop, terminal, Section.STAFF, is_own=False)


def set_up_backend(shop: Shop, terminal: Terminal) -> None:
    """Joining a backend, tried before."""
    _set_up(shop, terminal, Section.BACKEND)
    opened = terminal._parts.presenters.features.at(Place.SET_UP)
    for character in "https://till.hedgehog-and-daughters.example:8443":
        opened.on_key(Key(character=character))
    opened.on_key(Key(KeyName.ENTER))
    opened.on_key(Key(KeyName.F12))


def set_up_settle(shop: Shop, terminal: Terminal) -> None:
    """A till of which there are two."""
    _set_up(shop, terminal, Section.BACKEND, over=EpochEnd.COPIED)


def set_up_look(shop: Shop, terminal: Terminal) -> None:
    """Colours, size, hand, tones."""
    _set_up(shop, terminal, Section.LOOK)


def set_up_words(shop: Shop, terminal: Terminal) -> None:
    """Language and way of writing."""
    _set_up(shop, terminal, Section.WORDS)


def set_up_keys(shop: Shop, terminal: Terminal) -> None:
    """What function keys do."""
    _set_up(shop, terminal, Section.KEYS)


def set_up_receipt(shop: Shop, terminal: Terminal) -> None:
    """Head and foot."""
    _set_up(shop, terminal, Section.RECEIPT)


def set_up_mail(shop: Shop, terminal: Terminal) -> None:
    """The mail server, with a test mail that did not go out."""
    _set_up(shop, terminal, Section.MAIL)
    opened = terminal._parts.presenters.features.at(Place.SET_UP)
    for character in "smtp.mail-delivery.a-rather-long-provider-name.example":
        opened.on_key(Key(character=character))


def tile_layout(shop: Shop, terminal: Terminal) -> None:
    """The quick keys being arranged."""
    shop.put_tiles(26)
    shop.till.sign_on(MANAGER)
    terminal._parts.presenters.sign_on.resume()
    terminal.do(Place.TILE_LAYOUT)
    opened = terminal._parts.presenters.features.at(Place.TILE_LAYOUT)
    for name in (KeyName.PAGE_DOWN, KeyName.PAGE_DOWN, KeyName.F6):
        opened.on_key(Key(name))


def tile_layout_found(shop: Shop, terminal: Terminal) -> None:
    """Products found for another key."""
    tile_layout(shop, terminal)
    opened = terminal._parts.presenters.features.at(Place.TILE_LAYOUT)
    for character in "an":
        opened.on_key(Key(character=character))
    opened.on_key(Key(KeyName.ENTER))


def tile_look(shop: Shop, terminal: Terminal) -> None:
    """The colour, the picture and the page of a key."""
    shop.put_tiles(26)
    shop.paint_tiles()
    shop.till.sign_on(MANAGER)
    terminal._parts.presenters.sign_on.resume()
    terminal.do(Place.TILE_LAYOUT)
    opened = terminal._parts.presenters.features.at(Place.TILE_LAYOUT)
    for name in (KeyName.PAGE_DOWN, *([KeyName.DOWN] * 4), KeyName.RIGHT):
        opened.on_key(Key(name))


def set_up_receipt_foreign(shop: Shop, terminal: Terminal) -> None:
    """Head and foot that belong to the backend."""
    _set_up(shop, terminal, Section.RECEIPT, is_own=False)


def set_up_records(shop: Shop, terminal: Terminal) -> None:
    """Every kind of data with its pace and age; one that the shop does without is marked."""
    _set_up(shop, terminal, Section.RECORDS)
    for _ in range(10):
        terminal._parts.presenters.features.at(Place.SET_UP).on_key(Key(KeyName.RIGHT))


def set_up_shop(shop: Shop, terminal: Terminal) -> None:
    """Who owns what."""
    _set_up(shop, terminal, Section.SHOP)


SET_UP_SCENES: dict[str, Scene] = {
    made.__name__: made
    for made in (
        first_language,
        first_shop,
        first_backend,
        first_manager,
        first_devices,
        first_cards,
        first_cards_numbers,
        first_cards_refused,
        first_cards_by_hand,
        first_ready,
        set_up_settle,
        set_up_look,
        set_up_words,
        set_up_keys,
        set_up_receipt,
        set_up_receipt_foreign,
        set_up_mail,
        set_up_people,
        set_up_backend,
        set_up_people_foreign,
        tile_layout,
        tile_layout_found,
        tile_look,
        set_up_records,
        set_up_shop,
    )
}
