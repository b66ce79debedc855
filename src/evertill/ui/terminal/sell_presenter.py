"""Conducts selling: gives each scan, key and tapped action to the presenter of the place one is at."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.entry import (
    ChangeSelected,
    ChooseFound,
    EntryAction,
    EntryRefused,
    EntryState,
    ForPrice,
    ForQuantity,
    ForTakingBack,
    GoToTender,
    NothingToClear,
    Prefix,
    ResolveScan,
    ResolveText,
    SetPriceForNext,
    SetQuantityForNext,
    StartSearch,
    entry_sentence,
)
from evertill.domain.policy.reasons import ReasonFor
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.aside.put_aside import CancelOutcome, CancelSale, SaleCancelled, TenderAlreadyTaken
from evertill.operations.selling.sale.outcomes import EntryNotPossible, NothingToChange
from evertill.operations.till.open_drawer import DrawerOpening, OpenDrawer, OpenDrawerOutcome
from evertill.ports.formats import Formats
from evertill.ui.ask import questions
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.actions import Action, Wish
from evertill.ui.frame.board import Board
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.later import Later
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.sale.ring_presenter import RingPresenter
from evertill.ui.sale.sale_presenter import SalePresenter
from evertill.ui.sign_on.sign_on_presenter import SignOnPresenter
from evertill.ui.tender.tender_presenter import TenderPresenter
from evertill.ui.words import tr

if TYPE_CHECKING:
    from evertill.ui.close_till.close_till_presenter import CloseTillPresenter
    from evertill.ui.receipts.receipts_presenter import ReceiptsPresenter
    from evertill.ui.search.search_presenter import SearchPresenter
    from evertill.ui.suspended.suspended_presenter import SuspendedPresenter


@dataclass(frozen=True, slots=True)
class SellingParts:
    """The presenters that stand beside the sale."""

    board: Board
    navigator: Navigator
    entry: EntryPresenter
    ask: AskPresenter
    ring: RingPresenter
    sale: SalePresenter
    tender: TenderPresenter
    search: "Later[SearchPresenter]"
    suspended: "Later[SuspendedPresenter]"
    receipts: "Later[ReceiptsPresenter]"
    close_till: "Later[CloseTillPresenter]"
    sign_on: SignOnPresenter
    deeds: Mapping[Action, Callable[[], None]]
    """What features add."""


class SellPresenter:
    """One for the terminal."""

    def __init__(
        self, parts: SellingParts, submitter: Submitter, speaker: Speaker, sound: Sounder, formats: Formats
    ) -> None:
        self._parts = parts
        self._submitter = submitter
        self._speaker = speaker
        self._sound = sound
        self._formats = formats
        self._session: tuple[object, object] = (None, None)
        parts.navigator.listen(self._on_place)
        parts.board.on_session(self._on_session)

    # ---- scans

    def on_scan(self, scanned: ScannedCode) -> None:
        """Ring it, unless a payment's number is asked for, money was taken already or an answer is owed first; either
        way something is to be seen."""
        parts = self._parts
        rung = parts.board.rung
        if parts.entry.scan_reference(scanned):
            return
        if rung is not None and rung.sale.attempt_id is not None:
            self._refuse(tr("Not rung: a card payment holds this sale. Wait for the card terminal, then scan again."))
        elif rung is not None and rung.sale.is_part_paid:
            self._refuse(
                tr("Not rung: part of this sale is paid. Finish it, or give the cash back first, then scan again.")
            )
        elif parts.ask.view is not None and parts.ask.view.holds_scans:
            self._refuse(tr("Not rung: answer the question first, or leave it with Esc, then scan again."))
        elif parts.navigator.place is Place.CLOSE_TILL:
            self._refuse(tr("Not rung: the till is being closed. Leave that with Esc, then scan again."))
        else:
            parts.ring.scan(scanned)

    def _refuse(self, sentence: str) -> None:
        self._sound(Tone.NOT_FOUND)
        self._parts.entry.refused(tr("Scan not rung"))
        self._speaker.warn(sentence)

    # ---- keys

    def on_entry_key(self, key: Key) -> bool:
        """A key for the entry line, at the tiles, in the search and after a finished sale."""
        parts = self._parts
        if parts.navigator.place is Place.DONE:
            if key.name is KeyName.ENTER:
                parts.navigator.home()
                return True
            parts.navigator.home()
        if key.name is KeyName.DELETE:
            parts.sale.void_line()
        elif key.name in _MOVES:
            self._move(_MOVES[key.name])
        else:
            return self._entry_action(parts.entry.press(key), parts.entry.state)
        return True

    def _move(self, by: int) -> None:
        if self._parts.navigator.place is Place.SEARCH:
            self._parts.search().move_mark(by)
        else:
            self._parts.sale.move_selection(by)

    def _entry_action(self, action: EntryAction | None, state: EntryState) -> bool:
        parts = self._parts
        match action:
            case None:
                self._follow_search(state)
            case SetQuantityForNext() | SetPriceForNext():
                pass
            case ResolveText(text, quantity, unit_price, take_back):
                parts.ring.ring_text(text, _set_before(quantity, unit_price, take_back=take_back))
            case ChooseFound(_, quantity, unit_price, take_back):
                parts.search().choose_marked(_set_before(quantity, unit_price, take_back=take_back))
            case ChangeSelected(delta):
                parts.sale.change_quantity(delta)
            case GoToTender():
                parts.tender.open()
            case StartSearch(text):
                parts.navigator.go(Place.SEARCH)
                parts.search().search(text)
            case NothingToClear():
                parts.navigator.home()
            case EntryRefused(reason):
                self._speaker.warn(tr(entry_sentence(reason)))
            case ResolveScan():
                raise AssertionError("a key never resolves a scan")
            case _:
                assert_never(action)
        return True

    def _follow_search(self, state: EntryState) -> None:
        """Backspace or Esc may have ended the search."""
        if self._parts.navigator.place is Place.SEARCH and not state.is_searching:
            self._parts.navigator.home()

    def type(self, character: str) -> None:
        """A character as if it was typed: the search key, the take-back key."""
        self.on_entry_key(Key(character=character))

    # ---- actions

    def do(self, wish: Wish) -> None:
        """What a function key or button asks for."""
        parts = self._parts
        is_asked = parts.ask.view is not None and parts.ask.view.holds_scans
        if wish not in _ALWAYS and (is_asked or parts.board.details is not None):
            self._speaker.warn(tr("Answer the question first, or leave it with Esc: an item waits for it."))
            return
        if isinstance(wish, Place):
            parts.navigator.go(wish)
        else:
            self._doing()[wish]()

    def _doing(self) -> dict[Action, Callable[[], None]]:
        parts = self._parts
        return {
            Action.BACK: self.back,
            Action.SEARCH: self.open_search,
            Action.SUSPEND: self._suspend,
            Action.RECALL: lambda: parts.suspended().recall(),
            Action.PRICE: parts.sale.ask_price,
            Action.GIFT: parts.ring.ring_gift,
            Action.TAKE_BACK: self._take_back,
            Action.EXACT_CASH: parts.tender.pay_exactly,
            Action.CASH: parts.tender.open,
            Action.VOID_LINE: parts.sale.void_line,
            Action.UNDO: parts.sale.undo,
            Action.NO_SALE: self._ask_no_sale,
            Action.COPY: lambda: parts.receipts().copy_latest(),
            Action.RECEIPTS: lambda: parts.receipts().open(),
            Action.CANCEL_SALE: self._ask_cancel,
            Action.CLOSE_TILL: lambda: parts.close_till().open(),
            Action.COUNT_TILL: lambda: parts.close_till().open_count(),
            Action.LOCK: parts.sign_on.sign_off,
            Action.REMOVE_TENDERS: parts.tender.remove_tenders,
            Action.CARD: parts.tender.pay_card,
            Action.CLOSE_TERMINAL_DAY: parts.tender.card.close_day,
            **parts.deeds,
        }

    def open_search(self) -> None:
        """Search for a product on the entry line."""
        parts = self._parts
        if parts.navigator.place is Place.SEARCH:
            return
        if parts.entry.state.text:
            parts.entry.press(Key(KeyName.ESCAPE))
        parts.navigator.go(Place.SEARCH)
        self._entry_action(parts.entry.press(Key(character="/")), parts.entry.state)

    def back(self) -> None:
        """One level up, as Esc does."""
        parts = self._parts
        if parts.navigator.place is Place.TENDER:
            parts.tender.leave()
        elif parts.navigator.place is Place.SEARCH:
            parts.entry.clear()
            parts.navigator.home()
        else:
            parts.navigator.back()

    def _suspend(self) -> None:
        """What was typed before is what the sale is known by."""
        entry = self._parts.entry
        label = "" if entry.state.is_searching else entry.state.text
        if label:
            entry.clear()
        self._parts.suspended().suspend(label)

    def _take_back(self) -> None:
        parts = self._parts
        if parts.navigator.place is not Place.TILES:
            parts.navigator.home()
        if not parts.entry.state.take_back and not parts.entry.state.text:
            self.type("-")

    def _ask_cancel(self) -> None:
        rung = self._parts.board.rung
        if rung is None:
            self._speaker.warn(tr("There is no sale to cancel; the counter is empty."))
            return
        reasons = self._parts.board.reasons(ReasonFor.CANCEL_SALE)
        view = questions.cancel_question(len(rung.priced.lines), rung.priced.gross, reasons, self._formats)
        self._parts.ask.ask(Question(view, self._cancel))

    def _cancel(self, choice: str) -> None:
        reason = "not_asked" if choice == questions.YES else choice
        self._submitter.submit(CancelSale(reason), self._show_cancelled)

    def _show_cancelled(self, outcome: CancelOutcome) -> None:
        match outcome:
            case SaleCancelled():
                self._parts.board.put_sale(None)
                self._parts.navigator.home()
                self._speaker.note(tr("The sale is cancelled; nothing was sold."))
            case TenderAlreadyTaken():
                self._speaker.warn(tr("Money was taken for this sale, so it cannot be cancelled; give it back first."))
            case NothingToChange():
                self._speaker.warn(tr("There is no sale to cancel; the counter is empty."))
            case EntryNotPossible(sentence):
                self._speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _ask_no_sale(self) -> None:
        self._parts.ask.ask(
            Question(questions.drawer_question(self._parts.board.reasons(ReasonFor.OPEN_DRAWER)), self._open_drawer)
        )

    def _open_drawer(self, reason: str) -> None:
        self._submitter.submit(OpenDrawer(reason), self._show_drawer)

    def _show_drawer(self, outcome: OpenDrawerOutcome) -> None:
        match outcome:
            case DrawerOpening():
                self._speaker.note(tr("The drawer is being opened; the reason is in the journal."))
            case EntryNotPossible(sentence):
                self._speaker.warn(sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _on_session(self) -> None:
        """What was typed or refused is nothing to whoever sells next; a locked till keeps it for its own operator."""
        state = self._parts.board.state
        if state is None or state.operator is None:
            return
        session = (state.operator.operator_id, None if state.shift is None else state.shift.shift_id)
        if session != self._session:
            self._session = session
            self._parts.entry.clear()

    def _on_place(self, place: Place) -> None:
        entry = self._parts.entry
        if place is not Place.SEARCH and entry.state.is_searching:
            entry.clear()
        waits_for = {
            Place.DONE: tr("Scan the next item to start the next sale"),
            Place.SUSPENDED: tr("Choose a sale, or scan an item"),
            Place.RECEIPTS: tr("Choose a receipt, or scan an item"),
            Place.MORE: tr("Choose, or scan an item"),
            Place.CARD_SLIPS: tr("Choose, or scan an item"),
            Place.OWED: tr("Choose, or scan an item"),
            Place.RETURNS: tr("Scan the receipt"),
        }
        entry.wait_for(waits_for.get(place, tr("Scan or type an item")))


_ALWAYS: frozenset[Wish] = frozenset({Action.BACK, Action.LOCK, Place.HELP, Place.SYNC})

_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1, KeyName.PAGE_UP: -8, KeyName.PAGE_DOWN: 8}


def _set_before(quantity: Decimal | None, unit_price: Decimal | None, *, take_back: bool) -> EntryState:
    """What was set for the next item, as the line's state holds it."""
    prefixes: list[Prefix] = []
    if quantity is not None:
        prefixes.append(ForQuantity(quantity))
    if unit_price is not None:
        prefixes.append(ForPrice(unit_price))
    if take_back:
        prefixes.append(ForTakingBack())
    return EntryState(prefixes=tuple(prefixes))
