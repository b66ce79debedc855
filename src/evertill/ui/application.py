"""Builds the whole terminal screen from what `app` hands in; starts no thread and opens no file of the journal."""

from PySide6.QtWidgets import QApplication

from evertill.domain.codes import ScannedCode
from evertill.domain.wedge import WedgeRule
from evertill.ports.notices import CopiesUpdated, DocumentPrinted, LinkChanged, LinkState
from evertill.ui.feature.parts import ScreenParts, ScreenResources
from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place
from evertill.ui.settings import UiSettings
from evertill.ui.terminal.composition import Composition, compose
from evertill.ui.terminal.heartbeat import Heartbeat
from evertill.ui.terminal.idle_lock import IdleLock
from evertill.ui.terminal.main_window import MainWindow
from evertill.ui.terminal.screens import build_window
from evertill.ui.theme.fonts import load_fonts
from evertill.ui.theme.icons import Icons
from evertill.ui.theme.palette import PALETTES
from evertill.ui.theme.plan import sizes_for
from evertill.ui.theme.theme import Theme
from evertill.ui.wedge import WedgeFilter
from evertill.ui.words import tr


class Terminal:
    """The screens as a whole. All of it lives on the UI thread; other threads reach it through the mailbox."""

    def __init__(self, window: MainWindow, parts: Composition, wedge: WedgeFilter, lock: IdleLock) -> None:
        self.window = window
        self._parts = parts
        self._wedge = wedge
        self._lock = lock
        self._heartbeat = Heartbeat(self.beat)

    @property
    def place(self) -> Place:
        """Where the operator is."""
        return self._parts.navigator.place

    @property
    def board(self) -> Board:
        """What the screens know of the counter."""
        return self._parts.board

    def start(self) -> None:
        """Ask for the counter and what is drawn beside it; show the window first."""
        handle = self.window.windowHandle()
        if handle is not None:
            self._wedge.attach(handle)
        self._parts.presenters.sign_on.resume()
        self._parts.tiles.reload()
        self._parts.presenters.status.tick()
        self._heartbeat.start()

    def stop(self) -> None:
        """No more beats; the window may close."""
        self._heartbeat.stop()

    def on_scan(self, scanned: ScannedCode) -> None:
        """A scanner with a line of its own read this."""
        self._lock.touch()
        self._parts.router.on_scan(scanned)

    def on_key(self, key: Key) -> bool:
        """A key that no control wanted."""
        return self._parts.router.on_key(key)

    def do(self, wish: Wish) -> None:
        """What a button asks for."""
        self._parts.presenters.sell.do(wish)

    def on_notice(self, notice: object) -> None:
        """A notice of the process, brought here by the mailbox."""
        self._parts.presenters.status.on_notice(notice)
        self._parts.presenters.sync.on_notice(notice)
        self._parts.presenters.features.on_notice(notice)
        match notice:
            case DocumentPrinted():
                self._parts.done.on_printed(notice)
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
        if streams & {"products", "prices"}:
            self._parts.tiles.reload()
        if "operators" in streams and self.place in (Place.START, Place.SIGN_ON):
            self._parts.presenters.sign_on.resume()

    def beat(self) -> None:
        """What grows old by itself: about once a second."""
        self._parts.presenters.status.tick()
        self._lock.look()


def build_ui(parts: ScreenParts) -> Terminal:
    """The terminal, not yet shown; a QApplication must exist."""
    settings = parts.settings
    if settings.language != "en":
        from evertill.ui.translation import install_language

        install_language(parts.resources.translations, settings.language)
    theme = build_theme(parts.resources, settings)
    composition = compose(parts)
    window = build_window(theme, composition, parts)
    window.resize(*_window_size(settings))
    lock = IdleLock(composition.board, parts.clock, lambda: composition.presenters.sign_on.sign_off(is_lock=True))

    def on_touch() -> None:
        lock.touch()

    rule = WedgeRule(
        gap_ms_max=settings.wedge_gap_ms, silence_ms=settings.wedge_gap_ms + 25, prefix=settings.wedge_prefix
    )
    wedge = WedgeFilter(rule, parts.clock, composition.router.on_scan, on_touch)
    return Terminal(window, composition, wedge, lock)


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


def _window_size(settings: UiSettings) -> tuple[int, int]:
    screen = QApplication.primaryScreen()
    if settings.is_kiosk and screen is not None:
        return screen.size().width(), screen.size().height()
    return settings.width, settings.height
