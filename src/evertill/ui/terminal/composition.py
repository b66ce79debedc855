"""Wires the presenters to each other and to the desks; no widget is made here."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from evertill.kernel.values import dataclass
from evertill.ui.approval.approval_feature import approval_feature
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.ask.weighing import Weighing
from evertill.ui.customer.customer_presenter import CustomerPresenter
from evertill.ui.done.done_presenter import DonePresenter
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.feature.feature import Shared
from evertill.ui.feature.features import Features
from evertill.ui.feature.parts import ScreenParts
from evertill.ui.frame.actions import Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.key_map import KeyMap
from evertill.ui.frame.later import Later
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.gift_cards.gift_cards_feature import gift_cards_feature
from evertill.ui.owed.owed_feature import owed_feature
from evertill.ui.pickup.pickup_watch import PickupWatch
from evertill.ui.sale.ring_presenter import RingPresenter, Scene
from evertill.ui.sale.sale_presenter import SalePresenter
from evertill.ui.sign_on.sign_on_presenter import SignOnPresenter
from evertill.ui.split.split_feature import split_feature
from evertill.ui.status.status_presenter import StatusPresenter
from evertill.ui.sync_centre.sync_presenter import SyncPresenter
from evertill.ui.sync_centre.sync_view import sync_view
from evertill.ui.tender.freshness import Freshness
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.terminal.composition_later import (
    make_close_till,
    make_guide,
    make_open_till,
    make_receipts,
    make_search,
    make_suspended,
    make_undoing,
    receive_goods,
)
from evertill.ui.terminal.features import DEEDS, FEATURES
from evertill.ui.terminal.router import Presenters, Router
from evertill.ui.terminal.sell_presenter import SellingParts, SellPresenter
from evertill.ui.tiles.tiles_presenter import TilesPresenter

if TYPE_CHECKING:
    from evertill.ui.receipts.undoing import Undoing
    from evertill.ui.search.search_presenter import SearchPresenter


@dataclass(frozen=True, slots=True)
class Composition:
    """Every presenter, and what they share."""

    board: Board
    navigator: Navigator
    speaker: Speaker
    router: Router
    presenters: Presenters
    entry: EntryPresenter
    sale: SalePresenter
    tiles: TilesPresenter
    search: "Later[SearchPresenter]"
    done: DonePresenter
    weighing: Weighing
    customer: CustomerPresenter


def compose(given: ScreenParts) -> Composition:
    """One counter's presenters."""
    shared = _shared(given, lambda wish: sell.do(wish))  # noqa: PLW0108 - `sell` is bound below
    board, navigator, speaker = shared.board, shared.navigator, shared.speaker
    entry, ask = shared.entry, shared.ask
    weighing = Weighing(ask, given.scale, given.formats)
    undoing = Later(lambda: make_undoing(shared))
    receipts, suspended = Later(lambda: make_receipts(shared, undoing)), Later(lambda: make_suspended(shared, status))
    ring = RingPresenter(
        shared.submitter,
        Scene(board, navigator, entry, ask, weighing, speaker, given.sound, given.formats, given.clock),
        find_by_name=lambda: sell.open_search(),  # noqa: PLW0108 - `sell` is bound below
        print_copy=lambda transaction_id: receipts().print_copy(transaction_id),
        take_back=lambda shown: _take_back(shared, shown),
        fetch_back=lambda sale_id, code: suspended().fetch(sale_id, code),
        receive=partial(receive_goods, shared),
    )
    status = StatusPresenter(given.answers, board, given.clock, given.formats, given.retry_now)
    done = DonePresenter(given.formats, board)
    status.listen(lambda state: done.on_queue(state.queue))
    parts = SellingParts(
        board=board,
        navigator=navigator,
        entry=entry,
        ask=ask,
        ring=ring,
        sale=SalePresenter(shared.submitter, board, ask, speaker, given.formats),
        tender=_tender(shared, done),
        search=Later(lambda: make_search(shared, ring)),
        suspended=suspended,
        receipts=receipts,
        close_till=Later(lambda: make_close_till(shared, status)),
        sign_on=SignOnPresenter(shared.submitter, board, navigator, speaker, given.sound),
        deeds={deed.action: partial(deed.done, shared) for deed in DEEDS},
    )
    sell = SellPresenter(parts, shared.submitter, speaker, given.sound, given.formats)
    presenters = _presenters(shared, parts, sell, status, undoing)
    return Composition(
        board=board,
        navigator=navigator,
        speaker=speaker,
        router=Router(presenters, navigator, speaker, KeyMap.of(given.settings.function_keys)),
        presenters=presenters,
        entry=entry,
        sale=parts.sale,
        tiles=TilesPresenter(given.answers, board, entry, ring, speaker, given.formats),
        search=parts.search,
        done=done,
        weighing=weighing,
        customer=CustomerPresenter(board, given.formats, given.links),
    )


def _tender(shared: Shared, done: DonePresenter) -> TenderPresenter:
    given = shared.parts
    return TenderPresenter(
        shared.submitter,
        shared.board,
        shared.navigator,
        shared.entry,
        shared.speaker,
        given.sound,
        done,
        given.formats,
        given.cards,
        given.backend,
        Freshness(shared.submitter, shared.board, shared.ask, shared.speaker, given.clock, given.formats),
    )


def _take_back(shared: Shared, shown: str) -> None:
    """To the screen of returns, with the receipt that was shown."""
    shared.board.shown_receipt = shown
    shared.navigator.go(Place.RETURNS)


def takes_cards_on(given: ScreenParts) -> bool:
    """Whether there is a terminal that the till speaks to."""
    return given.cards.terminal is not None and not given.cards.terminal.is_manual


def _shared(given: ScreenParts, do: Callable[[Wish], None]) -> Shared:
    """What all presenters have in common."""
    board = Board()
    board.keeps_balances = given.backend.is_connected
    board.sends_mail = given.sends_mail
    board.takes_cards = takes_cards_on(given)
    navigator = Navigator(board)
    speaker = Speaker(given.sound)
    entry = EntryPresenter(given.formats, lambda: board.currency)
    return Shared(
        desk=given.desk,
        answers=given.answers,
        formats=given.formats,
        clock=given.clock,
        sound=given.sound,
        board=board,
        navigator=navigator,
        speaker=speaker,
        submitter=Submitter(given.desk, speaker),
        entry=entry,
        ask=AskPresenter(entry, navigator),
        do=do,
        parts=given,
    )


def _presenters(
    shared: Shared, parts: SellingParts, sell: SellPresenter, status: StatusPresenter, undoing: "Later[Undoing]"
) -> Presenters:
    """All that take keys."""
    sync = SyncPresenter(
        shared.submitter,
        shared.answers,
        shared.navigator,
        shared.speaker,
        shared.clock,
        shared.formats,
        status.retry_now,
    )
    status.show_centre_on(
        lambda state, happened: sync.show_view(sync_view(state, happened, shared.clock.now(), shared.formats))
    )
    own = (
        approval_feature(shared),
        gift_cards_feature(parts.tender),
        split_feature(parts.tender),
        owed_feature(undoing, lambda: status.is_online),
    )
    features = Features((*FEATURES, *own), shared)
    status.listen(features.on_notice)
    return Presenters(
        sign_on=parts.sign_on,
        open_till=Later(lambda: make_open_till(shared, status)),
        sell=sell,
        tender=parts.tender,
        suspended=parts.suspended,
        receipts=parts.receipts,
        undoing=undoing,
        ask=parts.ask,
        close_till=parts.close_till,
        guide=Later(lambda: make_guide(shared, shared.parts.resources.guide)),
        status=status,
        sync=sync,
        features=features,
        pickups=PickupWatch(shared),
    )
