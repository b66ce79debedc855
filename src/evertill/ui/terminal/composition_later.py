"""Makes the presenters that the first scan does not need; each is imported when it is made."""

from pathlib import Path
from typing import TYPE_CHECKING

from evertill.ui.feature.feature import Shared
from evertill.ui.frame.later import Later
from evertill.ui.frame.navigation import Place
from evertill.ui.sale.ring_presenter import RingPresenter
from evertill.ui.status.status_presenter import StatusPresenter

if TYPE_CHECKING:
    from evertill.domain.stock.goods_code import GoodsNote
    from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
    from evertill.ui.guide.guide_presenter import GuidePresenter
    from evertill.ui.open_till.open_till_presenter import OpenTillPresenter
    from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter
    from evertill.ui.receipts.undoing import Undoing
    from evertill.ui.search.search_presenter import SearchPresenter
    from evertill.ui.suspended.suspended_presenter import SuspendedPresenter


def make_receipts(shared: Shared, undoing: "Later[Undoing]") -> "ReceiptsPresenter":
    """The latest receipts."""
    from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter

    return ReceiptsPresenter(
        shared.submitter,
        shared.answers,
        shared.navigator,
        shared.speaker,
        shared.clock,
        shared.formats,
        lambda entry: undoing().ask(entry),
    )


def make_undoing(shared: Shared) -> "Undoing":
    """Undoing a finished sale."""
    from evertill.ui.receipts.undoing import Undoing

    return Undoing(shared)


def make_search(shared: Shared, ring: RingPresenter) -> "SearchPresenter":
    """Products by name."""
    from evertill.ui.search.search_presenter import SearchPresenter

    return SearchPresenter(shared.answers, ring, shared.board, shared.speaker, shared.clock, shared.formats)


def make_suspended(shared: Shared, status: StatusPresenter) -> "SuspendedPresenter":
    """Sales put aside, here and at the other tills of the shop."""
    from evertill.ui.suspended.shared_asides import SharedAsides
    from evertill.ui.suspended.suspended_presenter import SuspendedPresenter

    return SuspendedPresenter(
        shared.submitter,
        shared.answers,
        shared.board,
        shared.navigator,
        shared.speaker,
        shared.clock,
        shared.formats,
        shared.ask,
        SharedAsides(shared.submitter, shared.parts.backend, shared.board, shared.speaker, lambda: status.is_online),
    )


def make_close_till(shared: Shared, status: StatusPresenter) -> "CloseTillPresenter":
    """The end of a shift, which tells how much is not sent yet."""
    from evertill.ui.close_till.close_till_presenter import CloseTillPresenter

    made = CloseTillPresenter(
        shared.submitter,
        shared.board,
        shared.navigator,
        shared.entry,
        shared.speaker,
        shared.sound,
        shared.formats,
    )
    if status.sync is not None:
        made.put_waiting(status.sync.queue.waiting)
    status.listen(lambda state: made.put_waiting(state.queue.waiting))
    return made


def make_open_till(shared: Shared, status: StatusPresenter) -> "OpenTillPresenter":
    """The float; once it is counted, the till's books are compared with the backend's."""
    from evertill.ui.open_till.open_till_presenter import OpenTillPresenter
    from evertill.ui.open_till.opening_watch import OpeningWatch

    watch = OpeningWatch(
        shared.parts.backend, shared.answers, shared.board, shared.speaker, shared.formats, status.remember
    )
    status.listen(watch.on_sync)

    def opened() -> None:
        _tell_of_stock(shared)
        watch.begin()

    return OpenTillPresenter(
        shared.submitter,
        shared.board,
        shared.navigator,
        shared.speaker,
        shared.sound,
        shared.clock,
        shared.formats,
        opened,
    )


def _tell_of_stock(shared: Shared) -> None:
    """Whether the figures of the stock can be relied on, as the shop opens."""
    from evertill.operations.stock.goods_questions import AskStockBook, StockBook
    from evertill.ui.goods.goods_words import opening_sentence

    def tell(book: StockBook) -> None:
        sentence = opening_sentence(book)
        if sentence:
            shared.speaker.hint(sentence)

    shared.answers.ask(AskStockBook(), tell, shared.speaker.fail)


def make_guide(shared: Shared, folder: Path) -> "GuidePresenter":
    """The manual."""
    from evertill.ui.guide.guide_presenter import GuidePresenter
    from evertill.ui.translation import spoken_language

    return GuidePresenter(folder, shared.navigator, spoken_language())


def receive_goods(shared: Shared, note: "GoodsNote") -> None:
    """The slip of a carton was scanned while selling; the sale stays as it is."""
    shared.board.goods.note = note
    shared.navigator.go(Place.GOODS)
