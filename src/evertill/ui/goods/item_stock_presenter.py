"""The stock of an article: from the copies at once, and of other places as soon as the backend answers."""

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.stock.goods_code import read_goods_code
from evertill.domain.stock.stock_document import DocumentKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.changing.web_price import AskItemWebPrice, WebPriceFound
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.sale.outcomes import EntryNotPossible, ItemAdded, RingOutcome
from evertill.operations.stock.begin_document import BeginDocument, BeginOutcome
from evertill.operations.stock.goods_questions import AskItemStock, ItemStock
from evertill.operations.stock.outcomes import DocumentChanged
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.goods.goods_words import place_names
from evertill.ui.goods.item_stock_view import (
    KEYS,
    ItemDeed,
    ItemStockView,
    OtherPlaces,
    item_stock_view,
    own_order,
    parse_places,
)
from evertill.ui.goods.offer_deeds import OfferDeeds
from evertill.ui.web_price.web_price_view import web_facts
from evertill.ui.words import told, tr

KEPT_MAX = 200
"""Answers about other places that are shown, with their age, while there is no connection."""
_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1}


class ItemStockScreen(Protocol):
    """Draws the page."""

    def show_view(self, view: ItemStockView) -> None:
        """Draw this."""
        ...


class ItemStockPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: ItemStockScreen | None = None
        self._found: ItemStock | None = None
        self._kept: dict[str, OtherPlaces] = {}
        self._others = OtherPlaces()
        self._marked = 0
        self._web: tuple[tuple[str, str], ...] = ()
        self._offers = OfferDeeds(shared, lambda: self.on_notice(None))

    def show_on(self, screen: ItemStockScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened for the article that was scanned, or that is marked where one came from."""
        goods, board = self._shared.board.goods, self._shared.board
        code, goods.code = goods.code, ""
        if not code and self._shared.navigator.came_from is not Place.GOODS_DOCUMENT:
            line = None if board.rung is None else board.rung.sale.line(board.selected_line_id or 0)
            item = board.looked_at if self._shared.navigator.came_from is Place.SEARCH or line is None else line.item
            code = "" if item is None else item.sku
        self._found, self._others, self._marked, self._web = None, OtherPlaces(), 0, ()
        self._draw()
        if code:
            self._look(code)

    def mark(self, at: int) -> None:
        """Another place."""
        if 0 <= at < len(self._view().places):
            self._marked = at
            self._draw()

    def act(self, deed: ItemDeed) -> None:
        """What a button asks for."""
        item = None if self._found is None else self._found.item
        if item is None:
            return
        if deed is ItemDeed.LABEL:
            self._print_label()
        elif deed is ItemDeed.COUNT:
            self._begin(BeginDocument(DocumentKind.COUNT, skus=(item.sku,)))
        elif deed is ItemDeed.AGAIN:
            self._ask_others(item.sku)
        elif deed is ItemDeed.OFFER and self._found is not None:
            self._offers.ask(self._found)
        elif deed is ItemDeed.ORDER:
            self._shared.submitter.submit(RingSku(item.sku), self._show_rung)
        else:
            places = self._view().places
            if places:
                store = places[min(self._marked, len(places) - 1)].store
                self._begin(BeginDocument(DocumentKind.REQUEST, partner=store, skus=(item.sku,)))

    def on_scan(self, scanned: ScannedCode) -> bool:
        """Another article; the slip of a carton is received."""
        note = read_goods_code(scanned.text)
        if note is not None:
            self._shared.board.goods.note = note
            self._shared.navigator.go(Place.GOODS)
        else:
            self._shared.board.goods.look_at(scanned)
            self.shown()
        return True

    def on_key(self, key: Key) -> bool:
        """Arrows mark a place, letters act."""
        if key.name in _MOVES:
            self.mark(self._marked + _MOVES[key.name])
            return True
        deed = next((deed for deed, letter in KEYS.items() if key.character.upper() == letter), None)
        if deed is None:
            return False
        self.act(deed)
        return True

    def on_notice(self, notice: object) -> None:
        """The stock may have changed."""
        if (
            self._shared.navigator.place is Place.ITEM_STOCK
            and self._found is not None
            and self._found.item is not None
        ):
            question = AskItemStock(self._found.sku)
            self._shared.answers.ask(question, self._take_again, self._shared.speaker.fail)

    # --- what is known
    def _look(self, code: str) -> None:
        self._shared.answers.ask(AskItemStock(code), self._take, self._shared.speaker.fail)

    def _take(self, found: ItemStock) -> None:
        if found.item is None:
            self._shared.speaker.warn(tr("Nothing is known by {code}; scan another article.", code=found.sku[:40]))
            return
        self._found = found
        self._others = self._kept.get(found.sku, OtherPlaces())
        self._draw()
        self._ask_others(found.sku)
        question = AskItemWebPrice(found.sku, self._shared.clock.now())
        self._shared.answers.ask(question, lambda web: self._take_web(found.sku, web), self._shared.speaker.fail)

    def _take_again(self, found: ItemStock) -> None:
        if self._found is not None and self._found.sku == found.sku:
            self._found = found
            self._draw()

    def _ask_others(self, sku: str) -> None:
        asked_at = self._shared.clock.now()
        self._shared.parts.backend.ask(
            Capability.AVAILABILITY,
            lambda calls: calls.availability([sku]),
            lambda answer: self._take_others(sku, asked_at, answer),
        )

    def _take_web(self, sku: str, web: WebPriceFound | None) -> None:
        if web is not None and self._found is not None and self._found.sku == sku:
            self._web = web_facts(web, self._shared.clock.now(), self._shared.formats)
            self._draw()

    def _take_others(self, sku: str, asked_at: datetime, answer: CallAnswer) -> None:
        others = replace(self._kept.get(sku, OtherPlaces()), problem=tr("Other places cannot be asked now."))
        if isinstance(answer, Done):
            try:
                others = OtherPlaces(own_order(parse_places(answer.document, sku)), asked_at)
            except BadRow:
                others = replace(others, problem=tr("the backend's answer cannot be read"))
            else:
                self._keep(sku, others)
        if self._found is not None and self._found.sku == sku:
            self._others = others
            self._draw()

    def _keep(self, sku: str, others: OtherPlaces) -> None:
        self._kept.pop(sku, None)
        self._kept[sku] = others
        while len(self._kept) > KEPT_MAX:
            del self._kept[next(iter(self._kept))]

    # --- what is done
    def _begin(self, command: BeginDocument) -> None:
        self._shared.submitter.submit(command, self._show_begun)

    def _show_begun(self, outcome: BeginOutcome) -> None:
        match outcome:
            case DocumentChanged(document):
                self._shared.board.goods.document = document
                self._shared.navigator.go(Place.GOODS_DOCUMENT)
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(sentence)
            case _:
                self._shared.speaker.refuse(outcome)

    def _show_rung(self, outcome: RingOutcome) -> None:
        """It is on the sale with its price: now where to, and how it is paid."""
        match outcome:
            case ItemAdded(rung, line_id):
                self._shared.board.put_sale(rung, line_id)
                self._shared.navigator.go(Place.PLACE_ORDER)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(told(sentence))
            case _:
                self._shared.speaker.warn(
                    tr("Something is to be asked about this article first, so it was not ordered; ring it, then order.")
                )

    def _print_label(self) -> None:
        item = None if self._found is None else self._found.item
        if item is None:
            return
        if self._shared.parts.devices.print_label(item):
            self._shared.speaker.note(tr("A label of {name} is on its way.", name=item.name))
        else:
            self._shared.speaker.warn(
                tr("No label printer is set up, so nothing was printed; see More, Set-up, Devices.")
            )

    def _view(self) -> ItemStockView:
        state = self._shared.board.state
        names = place_names(None if state is None else state.policy)
        here = "" if state is None else state.identity.store
        now, formats = self._shared.clock.now(), self._shared.formats
        return item_stock_view(self._found, self._others, self._marked, names, here, now, formats, self._web)

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())
