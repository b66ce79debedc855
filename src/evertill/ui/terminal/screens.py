"""Makes the widgets and gives each to its presenter; all but the first page wait until they are needed."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from evertill.ui.entry.entry_screen import EntryLine
from evertill.ui.entry.pad import Pad
from evertill.ui.feature.feature import PageKit
from evertill.ui.feature.parts import ScreenParts
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.key_map import KeyMap, function_keys
from evertill.ui.frame.keys import Key
from evertill.ui.frame.navigation import Place, Stand
from evertill.ui.sale.sale_screen import SalePanel
from evertill.ui.status.status_screen import StatusBar
from evertill.ui.terminal.composition import Composition, takes_cards_on
from evertill.ui.terminal.function_bar import FunctionBar
from evertill.ui.terminal.main_window import MainWindow
from evertill.ui.terminal.selling_page import SellingPage, SellingParts
from evertill.ui.theme.theme import Theme
from evertill.ui.tiles.tiles_screen import TilesPane
from evertill.ui.widgets.pictures import Pictures


def build_window(theme: Theme, composition: Composition, given: ScreenParts) -> MainWindow:
    """The window with its bars; pages are made as places are first shown."""
    makers = _Makers(theme, composition, given)
    key_map = KeyMap.of(given.settings.function_keys)
    status = StatusBar(theme, lambda: makers.do(Place.SYNC), lambda: makers.do(Action.LOCK))
    functions = FunctionBar(theme, makers.do)
    banner = makers.banner()
    if banner is not None:
        status.leave_training_to_banner()
    window = MainWindow(
        theme,
        status,
        functions,
        makers.selling,
        {
            Place.SIGN_ON: makers.sign_on,
            Place.OPEN_TILL: makers.open_till,
            Place.HELP: makers.guide,
            Place.SYNC: makers.sync,
            **makers.features(Stand.STEP),
            **makers.features(Stand.ALONE),
        },
        composition.router.on_key,
        banner,
    )
    composition.presenters.status.show_on(status)
    composition.speaker.show_on(window.strip)

    shown: tuple[Place, int, bool, int, bool] | None = None

    def show_functions() -> None:
        nonlocal shown
        board, takes_cards = composition.board, makers.takes_cards
        pays_out = board.rung is not None and board.rung.exact_cash.minor < 0
        wanted = (composition.navigator.place, board.suspended_count, pays_out, board.pickup_count, takes_cards)
        if wanted != shown:
            shown = wanted
            functions.show_keys(
                function_keys(
                    wanted[0],
                    wanted[1],
                    is_paying_out=pays_out,
                    key_map=key_map,
                    takes_cards=takes_cards,
                    pickup_count=board.pickup_count,
                )
            )

    def show_place(place: Place) -> None:
        makers.follow_terminal()
        window.show_place(place)
        show_functions()
        composition.presenters.features.shown(place)

    composition.navigator.listen(show_place)
    composition.board.on_session(show_functions)
    composition.board.on_sale(show_functions)
    return window


class _Makers:
    """One method for each page or pane."""

    def __init__(self, theme: Theme, composition: Composition, given: ScreenParts) -> None:
        self._theme = theme
        self._parts = composition
        self._presenters = composition.presenters
        self._given = given
        self._page: SellingPage | None = None
        self._sale: SalePanel | None = None

    @property
    def takes_cards(self) -> bool:
        """Whether cards are taken at this till: a terminal may come and go while it runs."""
        return self._given.cards.terminal is not None

    def follow_terminal(self) -> None:
        """Offer cards where there is a terminal, as it stands now."""
        self._parts.board.takes_cards = takes_cards_on(self._given)
        if self._sale is not None:
            self._sale.take_cards(self.takes_cards)

    def do(self, wish: Wish) -> None:
        """A button was tapped."""
        self._parts.speaker.clear()
        self._presenters.sell.do(wish)

    def press(self, key: Key) -> None:
        """A key of a pad was tapped."""
        self._parts.router.on_key(key)

    def back(self) -> None:
        """A way back was tapped."""
        self.do(Action.BACK)

    def compose(self, text: str) -> None:
        """An input method has composed characters."""
        for character in text:
            self.press(Key(character=character))

    def banner(self) -> QWidget | None:
        """What stands above all pages in training."""
        training = self._given.training
        if training is None or not training.is_training:
            return None
        opened = self._presenters.features.at(Place.TRAINING)
        return None if opened.banner is None else opened.banner(self._kit())

    def _kit(self) -> PageKit:
        given = self._given
        return PageKit(self._theme, self.press, self.do, self.back, given.find_picture, given.formats.decimal_sign)

    def features(self, stand: Stand) -> dict[Place, Callable[[], QWidget]]:
        """The pages or panes of what was added to selling."""
        features, kit = self._presenters.features, self._kit()

        def maker(place: Place) -> Callable[[], QWidget]:
            return lambda: features.at(place).page(kit)

        return {place: maker(place) for place in features.places if place.stand is stand}

    def selling(self) -> SellingPage:
        """The page one sells on, with its tiles."""
        theme, parts = self._theme, self._parts
        sale = self._sale = SalePanel(theme, self.do, parts.sale.select_row, takes_cards=self.takes_cards)
        entry = EntryLine(theme, self.compose)
        pictures = Pictures(theme, self._given.find_picture)
        tiles = TilesPane(theme, parts.tiles.choose, parts.tiles.open_tab, parts.tiles.resize, pictures)
        pad = Pad(theme, self.press, self.do, self._given.formats.decimal_sign)
        parts.sale.show_on(sale)
        parts.entry.show_on(entry)
        parts.tiles.show_on(tiles, tiles.page_size)
        self._page = SellingPage(theme, SellingParts(sale, entry, pad, tiles), self._panes())
        return self._page

    def sign_on(self) -> QWidget:
        """Who is at the till."""
        from evertill.ui.sign_on.sign_on_screen import SignOnPage

        page = SignOnPage(self._theme, self.press, self._presenters.sign_on.choose)
        self._presenters.sign_on.show_on(page)
        return page

    def open_till(self) -> QWidget:
        """The float."""
        from evertill.ui.open_till.open_till_screen import OpenTillPage

        presenter = self._presenters.open_till()
        page = OpenTillPage(self._theme, self.press, presenter.take, self._given.formats.decimal_sign)
        presenter.show_on(page)
        return page

    def guide(self) -> QWidget:
        """The manual."""
        from evertill.ui.guide.guide_screen import GuidePage

        guide = self._presenters.guide()
        page = GuidePage(self._theme, guide.follow, self.back, guide.open_page, guide.turn)
        guide.show_on(page)
        return page

    def sync(self) -> QWidget:
        """The sync centre."""
        from evertill.ui.sync_centre.sync_screen import SyncPage

        page = SyncPage(self._theme, self._presenters.sync, self.back)
        self._presenters.sync.show_on(page)
        return page

    def _panes(self) -> dict[Place, Callable[[], QWidget]]:
        return {
            Place.TENDER: self._tender,
            Place.DONE: self._done,
            Place.SEARCH: self._search,
            Place.SUSPENDED: self._suspended,
            Place.RECEIPTS: self._receipts,
            Place.ASK: self._ask,
            Place.CLOSE_TILL: self._close_till,
            **self.features(Stand.BESIDE),
        }

    def _want_pad(self, wants: bool) -> None:
        if self._page is not None:
            self._page.want_pad(wants)

    def _tender(self) -> QWidget:
        from evertill.ui.tender.tender_screen import TenderPane

        presenter = self._presenters.tender
        pane = TenderPane(self._theme, presenter, self.do)
        presenter.show_on(pane)
        return pane

    def _done(self) -> QWidget:
        from evertill.ui.done.done_screen import DonePane

        pane = DonePane(self._theme, self.do)
        self._parts.done.show_on(pane)
        return pane

    def _search(self) -> QWidget:
        from evertill.ui.search.search_screen import SearchPane

        presenter = self._parts.search()
        pane = SearchPane(
            self._theme,
            self._given.find_picture,
            lambda row: presenter.choose(row, self._parts.entry.spend()),
            self.back,
        )
        presenter.show_on(pane)
        return pane

    def _suspended(self) -> QWidget:
        from evertill.ui.suspended.suspended_screen import SuspendedPane

        pane = SuspendedPane(self._theme, self._presenters.suspended().choose, self.back)
        self._presenters.suspended().show_on(pane)
        return pane

    def _receipts(self) -> QWidget:
        from evertill.ui.receipts.receipts_screen import ReceiptsPane

        presenter = self._presenters.receipts()
        pane = ReceiptsPane(self._theme, presenter.mark, presenter.print_marked, presenter.undo_marked, self.back)
        presenter.show_on(pane)
        return pane

    def _ask(self) -> QWidget:
        from evertill.ui.ask.ask_screen import AskPane

        presenter = self._presenters.ask
        pane = AskPane(self._theme, presenter.choose, presenter.close, self._want_pad)
        presenter.show_on(pane)
        return pane

    def _close_till(self) -> QWidget:
        from evertill.ui.close_till.close_till_screen import CloseTillPane

        presenter = self._presenters.close_till()
        pane = CloseTillPane(self._theme, presenter.confirm, presenter.back, presenter.mark)
        presenter.show_on(pane)
        return pane
