"""Wires the presenters to each other and to the desks; no widget is made here, so a test can drive it without a screen."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from evertill.kernel.clock import Clock
from evertill.ports.formats import Formats
from evertill.ui.ask.ask_presenter import AskPresenter
from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
from evertill.ui.done.done_presenter import DonePresenter
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk, CommandDesk
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator
from evertill.ui.frame.router import Presenters, Router
from evertill.ui.frame.sell_presenter import SellingParts, SellPresenter
from evertill.ui.frame.tones import Sounder
from evertill.ui.guide.guide_presenter import GuidePresenter
from evertill.ui.more.more_presenter import MorePresenter
from evertill.ui.open_till.open_till_presenter import OpenTillPresenter
from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter
from evertill.ui.sale.ring_presenter import RingPresenter, Scene
from evertill.ui.sale.sale_presenter import SalePresenter
from evertill.ui.search.search_presenter import SearchPresenter
from evertill.ui.sign_on.sign_on_presenter import SignOnPresenter
from evertill.ui.status.status_presenter import StatusPresenter
from evertill.ui.suspended.suspended_presenter import SuspendedPresenter
from evertill.ui.sync_centre.sync_presenter import SyncPresenter
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.tiles.tiles_presenter import TilesPresenter


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
    search: SearchPresenter
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
    submitter = Submitter(desk, speaker)
    entry = EntryPresenter(formats, lambda: board.currency)
    ask = AskPresenter(entry, navigator)
    receipts = ReceiptsPresenter(submitter, answers, navigator, speaker, clock, formats)
    ring = RingPresenter(
        submitter,
        Scene(board, navigator, entry, ask, speaker, sound, formats, clock),
        find_by_name=lambda: sell.open_search(),  # noqa: PLW0108 - `sell` is bound below
        print_copy=receipts.print_copy,
    )
    done = DonePresenter(formats)
    sign_on = SignOnPresenter(submitter, board, navigator, speaker, sound)
    parts = SellingParts(
        board=board,
        navigator=navigator,
        entry=entry,
        ask=ask,
        ring=ring,
        sale=SalePresenter(submitter, board, ask, speaker, formats),
        tender=TenderPresenter(submitter, board, navigator, entry, speaker, sound, done, formats),
        search=SearchPresenter(answers, ring, speaker, clock, formats),
        suspended=SuspendedPresenter(submitter, answers, board, navigator, speaker, clock, formats),
        receipts=receipts,
        close_till=CloseTillPresenter(submitter, board, navigator, entry, speaker, sound, formats),
        sign_on=sign_on,
    )
    sell = SellPresenter(parts, submitter, speaker, sound, formats)
    status = StatusPresenter(answers, board, clock, formats, retry_now)
    status.listen(lambda state: done.on_queue(state.queue))
    status.listen(lambda state: parts.close_till.put_waiting(state.queue.waiting))
    sync = SyncPresenter(submitter, answers, navigator, speaker, clock, formats, status.retry_now)
    status.show_centre_on(sync)
    presenters = Presenters(
        sign_on=sign_on,
        open_till=OpenTillPresenter(submitter, board, navigator, speaker, sound, clock, formats),
        sell=sell,
        tender=parts.tender,
        suspended=parts.suspended,
        receipts=receipts,
        more=MorePresenter(board, navigator, sell.do),
        ask=ask,
        close_till=parts.close_till,
        guide=GuidePresenter(guide, navigator),
        status=status,
        sync=sync,
    )
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
