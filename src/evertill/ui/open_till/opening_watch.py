"""After the till was opened: once all is sent, its books are compared with the backend's, figure by figure.

What sells meanwhile at another till may be on its way to the copy, so a figure counts as another only when it was so at
every look. Nothing is adopted: a person finds out why.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from evertill.domain.balances.balance_pages import BalancePage
from evertill.domain.orders.order_states import OrderState
from evertill.domain.till.books_check import Figure, FigureGap, FigureKind
from evertill.kernel.errors import Fault
from evertill.kernel.money import Money
from evertill.kernel.quantity import Quantity
from evertill.operations.looking_up.questions import SyncState
from evertill.operations.till.compare_books import BooksCompared, CompareBalances, CompareBooks, SiftPages
from evertill.ports.backend_calls import CallAnswer, Capability, Done
from evertill.ports.backend_desk import BackendDesk
from evertill.ports.formats import Formats
from evertill.ports.notices import LinkState
from evertill.ui.frame.board import Board
from evertill.ui.frame.desks import AnswerDesk
from evertill.ui.frame.message import Speaker
from evertill.ui.pickup.order_words import order_state_name
from evertill.ui.words import tr, tr_count

LOOKS = 3
PAGES_AT_ONCE = 5
PAGES_MAX = 10
"""So many pages of balances that differ are looked into; with more of them something else is wrong than a card."""


class OpeningWatch:
    """One for the terminal; `on_sync` is called with each answer on how the sync stands."""

    def __init__(
        self,
        backend: BackendDesk,
        answers: AnswerDesk,
        board: Board,
        speaker: Speaker,
        formats: Formats,
        remember: Callable[[str], None],
    ) -> None:
        self._backend = backend
        self._answers = answers
        self._board = board
        self._speaker = speaker
        self._formats = formats
        self._remember = remember
        self._looks = 0
        self._same: dict[tuple[FigureKind, str], FigureGap] | None = None
        self._is_looking = False

    def begin(self) -> None:
        """The till was opened."""
        self._looks, self._same = (LOOKS if self._backend.is_connected else 0), None

    def on_sync(self, sync: SyncState) -> None:
        """Look, as soon as the backend has all there is; without a network later."""
        is_all_sent = sync.link.state is LinkState.ONLINE and not sync.queue.waiting and not sync.parked
        if self._looks and not self._is_looking and is_all_sent:
            self._is_looking = True
            self._backend.ask(Capability.BOOKS, lambda calls: calls.books(), self._on_books)

    def _on_books(self, answer: CallAnswer) -> None:
        # The answer may come at once, so nothing is set after asking but where nothing will come.
        if not isinstance(answer, Done) or not self._answers.ask(
            CompareBooks(answer.document), self._on_compared, self._on_fault
        ):
            self._is_looking = False

    def _on_fault(self, fault: Fault) -> None:
        self._is_looking = False
        self._speaker.fail(fault)

    def _on_compared(self, compared: BooksCompared) -> None:
        if compared.unsent:
            self._on_known(compared)
        else:
            self._sift(compared.pages, (), replace(compared, pages=()))

    def _sift(self, left: tuple[BalancePage, ...], found: tuple[BalancePage, ...], compared: BooksCompared) -> None:
        """A few pages at once, so that a search never waits for all of them."""
        if not left:
            self._look_into(found[:PAGES_MAX], compared)
            return

        def on_sifted(differing: tuple[BalancePage, ...]) -> None:
            self._sift(left[PAGES_AT_ONCE:], (*found, *differing), compared)

        if not self._answers.ask(SiftPages(left[:PAGES_AT_ONCE]), on_sifted, self._on_fault):
            self._is_looking = False

    def _look_into(self, pages: Sequence[BalancePage], compared: BooksCompared) -> None:
        """One page after the other, until it is known what of them differs."""
        if not pages:
            self._on_known(compared)
            return

        def on_page(answer: CallAnswer) -> None:
            if not isinstance(answer, Done) or not self._answers.ask(
                CompareBalances(pages[0], answer.document), on_gaps, self._on_fault
            ):
                self._is_looking = False

        def on_gaps(gaps: tuple[FigureGap, ...]) -> None:
            self._look_into(pages[1:], replace(compared, gaps=(*compared.gaps, *gaps)))

        self._backend.ask(Capability.BOOKS, lambda calls: calls.balance_page(pages[0].after, pages[0].until), on_page)

    def _on_known(self, compared: BooksCompared) -> None:
        self._is_looking = False
        if compared.unsent:
            return
        now = {(gap.kind, gap.subject): gap for gap in compared.gaps}
        self._same = now if self._same is None else {key: gap for key, gap in now.items() if key in self._same}
        self._looks = self._looks - 1 if self._same else 0
        if not self._looks:
            self._tell(tuple(self._same.values()))

    def _tell(self, gaps: tuple[FigureGap, ...]) -> None:
        if not gaps:
            agreed = tr("In step since the shop closed: stock, orders, balances and the last Z agree with the backend.")
            self._remember(agreed)
            return
        for gap in gaps:
            self._remember(gap_sentence(gap, self._board.currency, self._formats))
        self._speaker.warn(
            tr_count(
                "A figure differs from the backend: {first}. Nothing was changed; Sync lists it.",
                "{n} figures differ from the backend: {first} … Nothing was changed; Sync lists them all.",
                len(gaps),
                first=gap_sentence(gaps[0], self._board.currency, self._formats),
            )
        )


def gap_sentence(gap: FigureGap, currency: str, formats: Formats) -> str:
    """The figure, with both."""
    here, there = (_figure(gap.kind, one, currency, formats) for one in (gap.here, gap.there))
    name = {
        FigureKind.STOCK: tr("Stock of {subject}", subject=gap.subject),
        FigureKind.ORDER: tr("Order {subject}", subject=gap.subject),
        FigureKind.ORDER_DUE: tr("To pay on order {subject}", subject=gap.subject),
        FigureKind.BALANCE: tr("Balance {subject}", subject=gap.subject),
        FigureKind.Z: tr("Turnover of Z {subject}", subject=gap.subject),
    }[gap.kind]
    return tr("{name}: {here} here, {there} there", name=name, here=here, there=there)


def _figure(kind: FigureKind, figure: Figure | None, currency: str, formats: Formats) -> str:
    if figure is None:
        return tr("nothing")
    if isinstance(figure, str):
        return order_state_name(OrderState(figure))
    return formats.quantity(Quantity(figure)) if kind is FigureKind.STOCK else formats.money(Money(figure, currency))
