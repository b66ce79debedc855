"""Runs the demo: with a display the shop is yours to play in, without one it plays a day by itself and proves its
books."""

import json
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from evertill.app.backend.background_sync import sync_once
from evertill.app.backend.connecting import required_connector
from evertill.app.backend.reconciling import fetch_confirmed, reconcile, report_json
from evertill.app.demo.shop import Shop, open_shop
from evertill.app.devices.card_books import card_days, cards_json
from evertill.app.seams import Seams
from evertill.app.workstation.credential import read_credential
from evertill.app.workstation.home import Home, write_file
from evertill.app.workstation.settings import Settings, read_settings, write_settings
from evertill.connectors.central.connector import ROUTE
from evertill.journal.reader import JournalReader
from evertill.journal.verifying.verify import verify
from evertill.kernel.canonical import JsonObject
from evertill.kernel.told_sentences import ENGLISH
from evertill.kernel.values import dataclass

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DemoResult:
    """What the books say at the end."""

    reconciliation: JsonObject
    is_balanced: bool
    out: Path


def run_headless(out: Path, seams: Seams, tell: Tell, *, every_screen: bool = False) -> DemoResult:
    """Play the day; pictures, receipts and `reconciliation.json` are left in `out`. With every screen also a picture of
    each page at both sizes, light and dark."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="evertill-demo-") as folder:
        tell("Opening the shop: central backend, catalogue, printer, scanner, card terminal, till ...")
        shop = open_shop(Path(folder), out / "receipts", seams)
        try:
            _play(shop, out, seams, tell, every_screen=every_screen)
            reconciliation = _books(shop, seams)
        finally:
            shop.close()
    write_file(out / "reconciliation.json", reconciliation)
    return DemoResult(reconciliation, reconciliation["balanced"] is True, out)


def run_with_display(seams: Seams, tell: Tell, language: str) -> int:
    """Open the shop and the terminal in this language, and wait until the window is closed."""
    from evertill.app.terminal import run_terminal

    with tempfile.TemporaryDirectory(prefix="evertill-demo-") as folder:
        receipts = Path(folder) / "receipts"
        tell("Opening the shop: central backend, catalogue, printer, scanner, card terminal, till ...")
        shop = open_shop(Path(folder), receipts, seams)
        try:
            _speak(shop.home, language)
            tell("Sign on as Anna Keller with PIN 1111 (Ben Okafor 2222, Mira Vogt 9999). F1 is the manual.")
            tell("F11 charges the emulated card terminal, which approves.")
            tell(f"The emulated printer puts its receipts into {receipts}. Close the window to end the demo.")
            return run_terminal(shop.home, seams)
        finally:
            shop.close()


def _speak(home: Home, language: str) -> None:
    """Screens, paper, amounts and dates as a first start in this language would have them."""
    if language == ENGLISH:
        return
    from evertill.app.set_up.first_run import offered_locales
    from evertill.ui.first_run.first_run_view import defaults

    settings, fitting = read_settings(home), defaults(offered_locales(), language)
    write_settings(home, replace(settings, ui=replace(settings.ui, language=language), locale=fitting["locale"]))


def _play(shop: Shop, out: Path, seams: Seams, tell: Tell, *, every_screen: bool) -> None:
    from PySide6.QtCore import qInstallMessageHandler

    from evertill.app.demo.day import Day
    from evertill.app.demo.hands import Hands
    from evertill.app.terminal import TerminalProgram, new_application
    from evertill.ui.theme.palette import ThemeName

    new_application(("-platform", "offscreen"))
    qInstallMessageHandler(_tell_qt)
    reader = JournalReader(shop.home.journal, route=ROUTE, connect=seams.connect_journal)

    def start(settings: Settings) -> TerminalProgram:
        program = TerminalProgram(shop.home, settings, seams)
        program.show()
        return program

    settings = shop.settings()
    program = start(settings)
    try:
        day = Day(Hands(program, shop, seams.clock, out), shop, lambda: reader.state(ROUTE))
        tell("Selling with the link up ...")
        day.open()
        day.sell_online()
        tell("A card is declined, another one pays ...")
        day.sell_by_card()
        tell("A customer orders online; it is picked and handed out ...")
        day.hand_out_an_order()
        tell("The link to central is cut; selling on ...")
        day.sell_offline()
        tell("Restarting the till in the middle of a sale ...")
        program.stop()
        program = start(replace(settings, ui=replace(settings.ui, theme=ThemeName.DARK)))
        day.go_on_after_restart(Hands(program, shop, seams.clock, out))
        tell("The link is back; waiting for the queue to empty by itself ...")
        day.come_back_online()
        tell("What was sold twice meanwhile is settled; something bought online comes back ...")
        day.settle_the_oversell()
        day.take_back_a_web_order()
        tell(f"{day.sold} sales rung.")
        if every_screen:
            tell("Drawing every page, at both sizes, light and dark ...")
            day.show_every_screen(settings.ui)
    finally:
        program.stop()
        reader.close()


def _tell_qt(_kind: object, _context: object, text: str) -> None:
    """What Qt has to say, but for what its platform without a display says of every window."""
    if "propagateSizeHints" not in text:
        sys.stderr.write(f"{text}\n")


def _charged(books: Path) -> int:
    """What the card terminal's own books come to, in minor units; what it reversed counts nothing."""
    bookings = json.loads(books.read_text(encoding="utf-8"))["bookings"]
    return sum(entry["minor"] for entry in bookings if entry["kind"] == "pay" and not entry["is_reversed"])


def _books(shop: Shop, seams: Seams) -> JsonObject:
    """Till, backend, journal and card terminal against each other."""
    sync_once(shop.home, seams, lambda name, done, total: None)  # that the till was stopped is its own last word
    settings = shop.settings()
    reader = JournalReader(shop.home.journal, route=ROUTE, connect=seams.connect_journal)
    identity = reader.identity()
    connector = required_connector(shop.home, settings, identity, seams)
    try:
        confirmed = fetch_confirmed(connector, read_credential(shop.home), identity)
        report = report_json(reconcile(reader, confirmed, route=ROUTE))
        cards = card_days(reader)
        queue = reader.state(ROUTE)
    finally:
        connector.close()
        reader.close()
    is_sound = verify(shop.home.journal).is_sound
    is_clear = not queue.waiting and not queue.parked
    charged, paid = _charged(shop.terminal_books), sum(day.taken + day.tips + day.cash_out for day in cards)
    return {
        **report,
        "cards": cards_json(cards),
        "cards_charged": charged,
        "balanced": report["balanced"] is True and is_sound and is_clear and charged == paid,
        "journal_sound": is_sound,
        "waiting": queue.waiting,
        "needs_a_person": queue.parked,
    }
