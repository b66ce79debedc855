"""Wires the presenters to each other and to the desks; no widget is made here."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from evertill.kernel.clock import Clock
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.done.done_presenter import DonePresenter
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk, CommandDesk
from evertill.ui.frame.later import Later
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator
from evertill.ui.frame.tones import Sounder
from evertill.ui.sale.ring_presenter import RingPresenter, Scene
from evertill.ui.sale.sale_presenter import SalePresenter
from evertill.ui.sign_on.sign_on_presenter import SignOnPresenter
from evertill.ui.status.status_presenter import StatusPresenter
from evertill.ui.sync_centre.sync_presenter import SyncPresenter
from evertill.ui.sync_centre.sync_view import sync_view
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.terminal.composition_later import (
    Shared,
    make_close_till,
    make_guide,
    make_more,
    make_open_till,
    make_receipts,
    make_search,
    make_suspended,
)
from evertill.ui.terminal.router import Presenters, Router
from evertill.ui.terminal.sell_presenter import SellingParts, SellPresenter
from evertill.ui.tiles.tiles_presenter import TilesPresenter

if TYPE_CHECKING:
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


def compose(
    desk: CommandDesk,
    answers: AnswerDesk,
    formats: Formats,
    clock: Clock,
    sound: Sounder,
    retry_now: Callable[[], None],
    guide: Path,
) -> Composition:
    """One counter's presenters."""
    board = Board()
    navigator = Navigator(board)
    speaker = Speaker(sound)
    entry = EntryPresenter(formats, lambda: board.currency)
    shared = Shared(desk, answers, formats, clock, sound, board, navigator, speaker, Submitter(desk, speaker), entry)
    ask = AskPresenter(entry, navigator)
    receipts = Later(lambda: make_receipts(shared))
    ring = RingPresenter(
        shared.submitter,
        Scene(board, navigator, entry, ask, speaker, sound, formats, clock),
        find_by_name=lambda: sell.open_search(),  # noqa: PLW0108 - `sell` is bound below
        print_copy=lambda transaction_id: receipts().print_copy(transaction_id),
    )
    status = StatusPresenter(answers, board, clock, formats, retry_now)
    done = DonePresenter(formats)
    status.listen(lambda state: done.on_queue(state.queue))
    parts = SellingParts(
        board=board,
        navigator=navigator,
        entry=entry,
        ask=ask,
        ring=ring,
        sale=SalePresenter(shared.submitter, board, ask, speaker, formats),
        tender=TenderPresenter(shared.submitter, board, navigator, entry, speaker, sound, done, formats),
        search=Later(lambda: make_search(shared, ring)),
        suspended=Later(lambda: make_suspended(shared)),
        receipts=receipts,
        close_till=Later(lambda: make_close_till(shared, status)),
        sign_on=SignOnPresenter(shared.submitter, board, navigator, speaker, sound),
    )
    sell = SellPresenter(parts, shared.submitter, speaker, sound, formats)
    presenters = _presenters(shared, parts, sell, status, guide)
    return Composition(
        board=board,
        navigator=navigator,
        speaker=speaker,
        router=Router(presenters, navigator, speaker),
        presenters=presenters,
        entry=entry,
        sale=parts.sale,
        tiles=TilesPresenter(answers, board, entry, ring, speaker, formats),
        search=parts.search,
        done=done,
    )


def _presenters(
    shared: Shared, parts: SellingParts, sell: SellPresenter, status: StatusPresenter, guide: Path
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
    return Presenters(
        sign_on=parts.sign_on,
        open_till=Later(lambda: make_open_till(shared)),
        sell=sell,
        tender=parts.tender,
        suspended=parts.suspended,
        receipts=parts.receipts,
        more=Later(lambda: make_more(shared, sell.do)),
        ask=parts.ask,
        close_till=parts.close_till,
        guide=Later(lambda: make_guide(shared, guide)),
        status=status,
        sync=sync,
    )
