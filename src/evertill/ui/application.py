"""Builds the whole terminal screen from what `app` hands in; starts no thread and opens no file of the journal."""

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.wedge import WedgeRule
from evertill.kernel.errors import Fault
from evertill.operations.cards.outcomes import (
    CardSaleUndone,
    NextCard,
    OwedPaid,
    RefundInstead,
    SettleOutcome,
    UndoingRefused,
    UndoingUnknown,
)
from evertill.ports.devices import LabelsGivenUp
from evertill.ports.notices import CopiesUpdated, DocumentExpired, DocumentPrinted, LinkChanged, LinkState, MailEnded
from evertill.ui.customer.wish import CustomerScreenWish
from evertill.ui.feature.parts import ScreenParts, ScreenResources, silence
from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.mail.mail_feature import tell_mail_ended
from evertill.ui.settings import UiSettings
from evertill.ui.terminal.composition import Composition, compose
from evertill.ui.terminal.heartbeat import Heartbeat
from evertill.ui.terminal.host_window import HostWindow
from evertill.ui.terminal.idle_lock import IdleLock
from evertill.ui.terminal.screens import build_window
from evertill.ui.theme.fonts import load_fonts
from evertill.ui.theme.icons import Icons
from evertill.ui.theme.palette import PALETTES
from evertill.ui.theme.plan import sizes_for
from evertill.ui.theme.theme import Theme
from evertill.ui.translation import is_right_to_left, speak
from evertill.ui.wedge import WedgeFilter
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.ui.customer.second_screen import SecondScreen
    from evertill.ui.theme.warming import Warming

ShowLines = Callable[[str, str], None]
"""Writes two lines to a customer display, and returns at once."""


class Terminal:
    """The screens as a whole. All of it lives on the UI thread; other threads reach it through the mailbox."""

    def __init__(self, given: ScreenParts) -> None:
        self._given = replace(given, renew=self.renew)
        self._language = given.settings.language
        self._parts = self._composed()
        self._lock = IdleLock(lambda: self.board, given.clock, self._lock_screen)
        settings = given.settings
        rule = WedgeRule(
            gap_ms_max=settings.wedge_gap_ms, silence_ms=settings.wedge_gap_ms + 25, prefix=settings.wedge_prefix
        )
        self._wedge = WedgeFilter(rule, given.clock, self._on_wedge, self._touched, given.wedge_memory)
        self._heartbeat = Heartbeat(self.beat)
        self._second: SecondScreen | None = None
        self._warming: Warming | None = None
        self._show_lines: tuple[ShowLines | None, tuple[str, str]] | None = None
        self.window = HostWindow()
        self._fill()
        self.window.resize(*_window_size(settings))

    @property
    def place(self) -> Place:
        """Where the operator is."""
        return self._parts.navigator.place

    @property
    def board(self) -> Board:
        """What the screens know of the counter."""
        return self._parts.board

    @property
    def language(self) -> str:
        """What the screens speak now."""
        return self._language

    def start(self) -> None:
        """Ask for the counter and what is drawn beside it; show the window first."""
        handle = self.window.windowHandle()
        if handle is not None:
            self._wedge.attach(handle)
        self._begin(is_start=True)
        self._heartbeat.start()

    def warm_up(self) -> None:
        """Get ready, little by little, what the first sale would otherwise wait for."""
        from evertill.ui.theme.warming import Warming

        self._warming = Warming(self._theme, lambda: self.window.make_pane(Place.DONE))
        self._warming.start()

    def stop(self) -> None:
        """No more beats; the windows may close."""
        if self._warming is not None:
            self._warming.stop()
        self._heartbeat.stop()
        if self._second is not None:
            self._second.close()

    def open_customer_side(
        self, show_lines: ShowLines | None, welcome: tuple[str, str], wish: CustomerScreenWish | None = None
    ) -> None:
        """The customer's window, and a display of two lines if there is one; asked for once the till is painted.

        Asked for again when a device was set up differently; `wish` then is what the settings say now.
        """
        self._show_lines = (show_lines, welcome)
        if wish is not None:
            self._given = replace(self._given, settings=replace(self._given.settings, customer_screen=wish))
        self._attach_customer()

    @property
    def second_screen(self) -> "SecondScreen | None":
        """The customer's window, once asked for."""
        return self._second

    def renew(self, settings: UiSettings) -> None:
        """Draw everything anew, in this look; the sale on the counter is brought back from the journal, as at start."""
        place = self.place
        self._given = replace(self._given, settings=settings)
        self._language = self._wanted_language()
        self._parts = self._composed()
        self._fill()
        if place.stand is not Stand.STEP:
            self._return_to(place)
        self._attach_customer()
        self._begin()

    def tell(self, fault: Fault) -> None:
        """Something failed before the screens were there."""
        self._parts.speaker.fail(fault)

    def on_scan(self, scanned: ScannedCode) -> None:
        """A scanner with a line of its own read this."""
        self._given.ask_turn()
        self._lock.touch()
        self._parts.router.on_scan(scanned)

    def on_card(self, outcome: SettleOutcome) -> None:
        """A card payment was settled."""
        if isinstance(outcome, OwedPaid | CardSaleUndone | RefundInstead | NextCard | UndoingRefused | UndoingUnknown):
            self._parts.presenters.undoing().show_settled(outcome)
        else:
            self._parts.presenters.tender.card.show_settled(outcome)

    def on_key(self, key: Key) -> bool:
        """A key that no control wanted."""
        self._given.ask_turn()
        return self._parts.router.on_key(key)

    def do(self, wish: Wish) -> None:
        """What a button asks for."""
        self._given.ask_turn()
        self._parts.presenters.sell.do(wish)

    def on_notice(self, notice: object) -> None:
        """A notice of the process, brought here by the mailbox."""
        self._parts.presenters.status.on_notice(notice)
        self._parts.presenters.sync.on_notice(notice)
        self._parts.presenters.features.on_notice(notice)
        self._parts.weighing.on_notice(notice)
        self._parts.presenters.pickups.on_notice(notice)
        self._parts.presenters.tender.card.on_notice(notice)
        self._parts.presenters.undoing.if_made(lambda undoing: undoing.on_notice(notice))
        self._parts.presenters.tender.balances.on_notice(notice)
        match notice:
            case DocumentPrinted():
                self._parts.done.on_printed(notice)
            case DocumentExpired(title=title):
                self._parts.speaker.hint(
                    tr(
                        "{receipt} waited too long and is not printed any more; print a copy if it is wanted.",
                        receipt=title,
                    )
                )
            case MailEnded():
                tell_mail_ended(notice, self._parts.speaker)
            case LabelsGivenUp(text):
                self._parts.speaker.hint(text)
            case CopiesUpdated(streams):
                self._on_copies(streams)
            case LinkChanged(state=LinkState.OFFLINE):
                self._parts.speaker.hint(
                    tr("Offline from now on. Go on selling: everything is kept here and sent by itself later.")
                )
            case _:
                pass

    def _on_copies(self, streams: frozenset[str]) -> None:
        """A first pull brings all streams in one notice."""
        if streams & {"products", "prices", "policy"}:
            self._parts.tiles.reload()
        if "policy" in streams:
            self._parts.presenters.sign_on.follow_policy()
        if "operators" in streams and self.place in (Place.START, Place.SIGN_ON):
            self._parts.presenters.sign_on.resume()

    def beat(self) -> None:
        """What grows old by itself: about once a second."""
        self._parts.presenters.status.tick()
        self._parts.presenters.pickups.beat()
        self._lock.look()
        if self._second is not None:
            self._second.look()

    def _attach_customer(self) -> None:
        """The presenter is another one after each renewal, and so is the look."""
        if self._show_lines is None:
            return
        from evertill.ui.customer.second_screen import SecondScreen

        if self._second is not None:
            self._second.close()
        theme = self._theme = build_theme(self._given.resources, self._given.settings)
        self._second = SecondScreen(
            theme, self._parts.customer, self._given.settings.customer_screen, self._given.find_picture
        )
        self._second.look()
        self._parts.customer.show_lines_on(*self._show_lines)

    def _on_wedge(self, scanned: ScannedCode) -> None:
        self._parts.router.on_scan(scanned)

    def _touched(self) -> None:
        self._lock.touch()

    def _lock_screen(self) -> None:
        self._parts.presenters.sign_on.sign_off(is_lock=True)

    def _composed(self) -> Composition:
        _set_language(self._given.resources, self._language)
        given = self._given
        composition = compose(given if given.settings.has_tones else replace(given, sound=silence))
        composition.board.on_session(self._follow_operator)
        return composition

    def _fill(self) -> None:
        theme = build_theme(self._given.resources, self._given.settings)
        self.window.hold(build_window(theme, self._parts, self._given), theme.pictures)

    def _begin(self, *, is_start: bool = False) -> None:
        self._parts.presenters.sign_on.resume(is_start=is_start)
        self._parts.tiles.reload()
        self._parts.presenters.status.tick()

    def _return_to(self, place: Place) -> None:
        """Back to where one was, once the counter is there again."""
        parts, waits = self._parts, [place]

        def go() -> None:
            if waits and self._parts is parts:
                QTimer.singleShot(0, self.window, lambda: parts.navigator.go(waits.pop()) if waits else None)

        parts.board.on_session(go)

    def _wanted_language(self) -> str:
        """The operator's own, else the till's; after signing off it stays, for whoever left may come back."""
        state = self.board.state
        if state is None or state.operator is None:
            return self._language
        return state.operator.language or self._given.settings.language

    def _follow_operator(self) -> None:
        """Who signs on is spoken to in their own language; once this message is dealt with, all is drawn anew."""
        state = self.board.state
        self._wedge.follow(None if state is None or state.operator is None else state.operator.operator_id)
        if self._wanted_language() != self._language:
            self._language = self._wanted_language()
            self.window.setUpdatesEnabled(False)
            QTimer.singleShot(0, self.window, self._speak_anew)

    def _speak_anew(self) -> None:
        self.renew(self._given.settings)
        self.window.setUpdatesEnabled(True)


def build_ui(parts: ScreenParts) -> Terminal:
    """The terminal, not yet shown; a QApplication must exist."""
    return Terminal(parts)


def build_theme(resources: ScreenResources, settings: UiSettings) -> Theme:
    """The look that the settings ask for, at the size of the window."""
    width, height = _window_size(settings)
    return Theme(
        palette=PALETTES[settings.theme],
        sizes=sizes_for(width, height, settings.scale_percent),
        fonts=load_fonts(resources.font),
        icons=Icons(resources.icons),
        styles=resources.styles,
        hand=settings.hand,
    )


def show_window(terminal: Terminal, settings: UiSettings) -> None:
    """Full screen on a counter, a window elsewhere."""
    if settings.is_kiosk:
        terminal.window.showFullScreen()
    else:
        terminal.window.show()


def _set_language(resources: ScreenResources, language: str) -> None:
    speak(resources.translations, language)
    direction = Qt.LayoutDirection.RightToLeft if is_right_to_left(language) else Qt.LayoutDirection.LeftToRight
    application = QApplication.instance()
    if isinstance(application, QApplication) and application.layoutDirection() != direction:
        application.setLayoutDirection(direction)


def _window_size(settings: UiSettings) -> tuple[int, int]:
    screen = QApplication.primaryScreen()
    if settings.is_kiosk and screen is not None:
        return screen.size().width(), screen.size().height()
    return settings.width, settings.height
