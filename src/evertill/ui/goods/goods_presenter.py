"""The page of goods: shows what is to do, begins documents and leads on to them; asks in place before it begins."""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode, Symbology
from evertill.domain.policy.store_policy import StorePolicy
from evertill.domain.stock.goods_code import GoodsNote, read_goods_code
from evertill.domain.stock.stock_document import Adjusting, CountScope, DocumentKind, StockDocument
from evertill.domain.stock.stocktake import Stocktake
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.looking_up.team_tasks import TeamTask
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.approve_transfer import ApproveTransfer, ApproveTransferOutcome, TransferApproved
from evertill.operations.stock.assign_code import AssignCode, AssignOutcome, CodeAssigned, TakeAssignmentBack
from evertill.operations.stock.begin_document import BeginDocument, BeginOutcome
from evertill.operations.stock.change_goods import DiscardDocument, DiscardOutcome
from evertill.operations.stock.close_transfer import CloseTransfer, CloseTransferOutcome, TransferClosed
from evertill.operations.stock.goods_questions import AskGoods, AskItemStock, GoodsOverview, ItemStock
from evertill.operations.stock.outcomes import DocumentChanged, DocumentDiscarded, DocumentGone
from evertill.operations.stock.shown_transfers import ShownTransfer
from evertill.operations.stock.unlisted import Unlisted
from evertill.ports.stock import StockedArticle
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.board import plain_code
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.goods.goods_view import (
    BEGINNINGS,
    KEYS,
    Deed,
    GoodsRow,
    GoodsView,
    Picker,
    adjust_picker,
    article_picker,
    count_picker,
    goods_rows,
    goods_view,
    place_picker,
    reason_picker,
    sku_of,
    zone_picker,
)
from evertill.ui.goods.goods_words import discard_sentence
from evertill.ui.tasks.settle_task import open_order, settle_task
from evertill.ui.words import told, tr

TYPED_MAX = 60
_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1, KeyName.PAGE_UP: -8, KeyName.PAGE_DOWN: 8}
Answered = Callable[[str], None]
BegunByGoods = Callable[[str], BeginDocument]
"""What is begun with what was typed so far, when goods are scanned in place of an answer."""


class GoodsScreen(Protocol):
    """Draws the page."""

    def show_view(self, view: GoodsView) -> None:
        """Draw this."""
        ...


class GoodsPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: GoodsScreen | None = None
        self._found: GoodsOverview | None = None
        self._rows: tuple[GoodsRow, ...] = ()
        self._marked = 0
        self._picker: Picker | None = None
        self._answered: Answered | None = None
        self._by_goods: BegunByGoods | None = None
        self._sure_of = ""
        """The document whose discarding was asked for just before."""

    def show_on(self, screen: GoodsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """Opened, or come back to; a slip that was scanned while selling is received at once."""
        self._close_picker()
        self._sure_of = ""
        note, self._shared.board.goods.note = self._shared.board.goods.note, None
        self._look()
        if note is not None:
            self._receive_note(note)

    def mark(self, at: int) -> None:
        """Look at this row."""
        if 0 <= at < len(self._rows):
            self._marked, self._sure_of = at, ""
            self._close_picker()
            self._draw()

    def pick(self, at: int) -> None:
        """This answer was chosen."""
        if self._picker is not None and 0 <= at < len(self._picker.choices):
            self._answer(self._picker.choices[at].value)

    def act(self, deed: Deed) -> None:
        """What a button asks for."""
        if deed in BEGINNINGS:
            self._begin(deed)
            return
        row = self._rows[self._marked] if self._marked < len(self._rows) else None
        if row is not None:
            self._act_on(row, deed)

    def on_notice(self, notice: object) -> None:
        """Something happened: what is to do may be another."""
        if self._shared.navigator.place is Place.GOODS:
            self._look()

    def on_scan(self, scanned: ScannedCode) -> bool:
        """The slip of a carton begins to receive it; an article shows its stock; what is asked for is answered."""
        note = read_goods_code(scanned.text)
        if note is not None:
            self._receive_note(note)
        elif self._picker is not None and self._picker.waits_for:
            self._answer_or_receive(self._picker, scanned)
        else:
            self._shared.board.goods.look_at(scanned)
            self._shared.navigator.go(Place.ITEM_STOCK)
        return True

    def on_key(self, key: Key) -> bool:
        """Arrows mark, letters begin or act, Enter does what comes first; Esc closes a question, then leaves."""
        if self._picker is not None:
            return self._on_picker_key(self._picker, key)
        if key.name in _MOVES:
            self.mark(min(max(self._marked + _MOVES[key.name], 0), max(len(self._rows) - 1, 0)))
            return True
        pressed = "Enter" if key.name is KeyName.ENTER else key.character.upper()
        deeds = [each.deed for each in self._view().deeds]
        deed = next((deed for deed in (*deeds, *BEGINNINGS) if KEYS[deed] == pressed), None)
        if deed is None:
            return False
        self.act(deed)
        return True

    # --- what is begun
    def _begin(self, deed: Deed) -> None:
        found, policy = self._found, self._policy()
        if deed is Deed.NEW_RECEIPT:
            title = tr("Which delivery note?")
            self._ask(
                Picker(title, waits_for=tr("Its number, or Enter for none")),
                self._ask_supplier,
                by_goods=lambda typed: BeginDocument(DocumentKind.RECEIPT, number=typed),
            )
        elif found is None:
            return
        elif deed is Deed.NEW_COUNT:
            self._ask(count_picker(found, self._shared.clock.now(), self._shared.formats), self._begin_count)
        elif deed is Deed.NEW_ADJUSTMENT:
            self._ask(adjust_picker(policy), self._begin_adjustment)
        elif deed is Deed.NEW_TRANSFER:
            picker = place_picker(tr("Where do the goods go?"), found, policy)
            self._ask(picker, lambda place: self._submit(BeginDocument(DocumentKind.TRANSFER_OUT, partner=place)))
        else:
            picker = place_picker(tr("Which place is asked?"), found, policy)
            self._ask(picker, lambda place: self._submit(BeginDocument(DocumentKind.REQUEST, partner=place)))

    def _ask_supplier(self, number: str) -> None:
        self._ask(
            Picker(tr("Who delivers?"), waits_for=tr("A name, or Enter for none")),
            lambda name: self._submit(BeginDocument(DocumentKind.RECEIPT, partner=name, number=number)),
            by_goods=lambda typed: BeginDocument(DocumentKind.RECEIPT, partner=typed, number=number),
        )

    def _begin_count(self, choice: str) -> None:
        if choice == "below":
            skus = () if self._found is None else tuple(each.sku for each in self._found.below_zero)
            self._submit(BeginDocument(DocumentKind.COUNT, skus=skus))
            return
        scope, _, name = choice.partition(":")
        if scope == CountScope.ZONE:
            self._submit(BeginDocument(DocumentKind.COUNT, scope=CountScope.ZONE, zone=name))
            return
        self._submit(BeginDocument(DocumentKind.COUNT, scope=CountScope(scope), category=name))

    def _begin_zone(self) -> None:
        if self._found is not None:
            now, formats = self._shared.clock.now(), self._shared.formats
            self._ask(zone_picker(self._found, now, formats), self._begin_count)

    def _assign(self, code: str, article: str) -> None:
        if article:
            self._shared.submitter.submit(AssignCode(code, article), self._show_assigned)

    def _begin_adjustment(self, choice: str) -> None:
        way, _, reason = choice.partition(":")
        self._submit(BeginDocument(DocumentKind.ADJUSTMENT, adjusting=Adjusting(way), reason=reason))

    def _receive_note(self, note: GoodsNote) -> None:
        kind = DocumentKind.TRANSFER_IN
        self._submit(BeginDocument(kind, note.source, transfer_id=note.transfer_id, carton=note.carton))

    def _act_on(self, row: GoodsRow, deed: Deed) -> None:
        match row.subject:
            case StockDocument(document_id=document_id):
                if deed is Deed.DISCARD and row.subject.touched and self._sure_of != document_id:
                    self._sure_of = document_id
                    self._shared.speaker.warn(discard_sentence(row.subject))
                elif deed is Deed.DISCARD:
                    self._shared.submitter.submit(DiscardDocument(document_id), self._show_discarded)
                else:
                    self._open(row.subject)
            case ShownTransfer():
                self._act_on_transfer(row.subject, deed)
            case TeamTask():
                self._act_on_task(row.subject, deed)
            case StockedArticle(sku=sku):
                self._act_on_article(sku, deed)
            case Stocktake():
                self._begin_zone()
            case Unlisted(code=code):
                if deed is Deed.TAKE_BACK:
                    self._shared.submitter.submit(TakeAssignmentBack(code), self._show_assigned)
                else:
                    self._ask(article_picker(row.subject), lambda article: self._assign(code, article))
            case _:
                assert_never(row.subject)

    def _act_on_transfer(self, shown: ShownTransfer, deed: Deed) -> None:
        transfer_id = shown.transfer.transfer_id
        if deed is Deed.RECEIVE:
            self._submit(BeginDocument(DocumentKind.TRANSFER_IN, transfer_id=transfer_id))
        elif deed is Deed.SEND:
            self._submit(BeginDocument(DocumentKind.TRANSFER_OUT, transfer_id=transfer_id))
        elif deed is Deed.APPROVE:
            self._shared.submitter.submit(ApproveTransfer(transfer_id), self._show_approved)
        elif deed is Deed.CLOSE:
            self._ask(reason_picker(self._policy()), lambda reason: self._close(transfer_id, reason))
        else:
            self._close(transfer_id, "")

    def _act_on_task(self, task: TeamTask, deed: Deed) -> None:
        if deed is Deed.ORDER:
            open_order(self._shared, task)
            return
        if deed is not Deed.SETTLE:
            self._act_on_article(sku_of(task), deed)
            return
        settle_task(self._shared, task, self._look)

    def _act_on_article(self, sku: str, deed: Deed) -> None:
        if deed is Deed.COUNT:
            self._submit(BeginDocument(DocumentKind.COUNT, skus=(sku,)))
        else:
            self._shared.board.goods.look_at(ScannedCode(sku, Symbology.CODE_128, self._shared.clock.now()))
            self._shared.navigator.go(Place.ITEM_STOCK)

    def _close(self, transfer_id: str, reason: str) -> None:
        self._shared.submitter.submit(CloseTransfer(transfer_id, reason), self._show_closed)

    def _submit(self, command: BeginDocument) -> None:
        self._shared.submitter.submit(command, self._show_begun)

    # --- what came of it
    def _show_begun(self, outcome: BeginOutcome) -> None:
        match outcome:
            case DocumentChanged(document):
                self._open(document)
            case EntryNotPossible(sentence):
                self._shared.board.goods.first = None
                self._shared.speaker.warn(sentence)
            case SignOnNeeded() | NotAllowed():
                self._shared.board.goods.first = None
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _open(self, document: StockDocument) -> None:
        self._shared.board.goods.document = document
        self._shared.navigator.go(Place.GOODS_DOCUMENT)

    def _show_discarded(self, outcome: DiscardOutcome) -> None:
        match outcome:
            case DocumentDiscarded() | DocumentGone():
                self._shared.speaker.note(tr("The document is discarded; nothing of it was booked."))
                self._look()
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_assigned(self, outcome: AssignOutcome) -> None:
        match outcome:
            case CodeAssigned(code, name, is_taken_back):
                said = tr("{code} stands for itself again.", code=code)
                self._shared.speaker.note(said if is_taken_back else tr("{code} is {name} now.", code=code, name=name))
                self._look()
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(told(sentence))
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_approved(self, outcome: ApproveTransferOutcome) -> None:
        match outcome:
            case TransferApproved():
                self._shared.speaker.note(tr("The transfer is approved; whoever asked for the goods is told."))
                self._look()
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(told(sentence))
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_closed(self, outcome: CloseTransferOutcome) -> None:
        match outcome:
            case TransferClosed():
                self._shared.speaker.note(tr("Nothing more is expected of this transfer; both places are told."))
                self._look()
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(sentence)
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    # --- asking
    def _ask(self, picker: Picker, answered: Answered, by_goods: BegunByGoods | None = None) -> None:
        self._picker, self._answered, self._by_goods = picker, answered, by_goods
        self._draw()

    def _answer_or_receive(self, picker: Picker, scanned: ScannedCode) -> None:
        """Goods scanned where a receipt's number or supplier is asked for begin it; they are nobody's name."""
        begun_by, goods = self._by_goods, self._shared.board.goods
        if begun_by is None:
            self._answer(scanned.text)
            return

        def take(found: ItemStock) -> None:
            if self._picker is not picker:
                return
            if found.item is None:
                self._answer(scanned.text)
                return
            self._close_picker()
            goods.first = scanned
            self._submit(begun_by(picker.typed.strip()))

        self._shared.answers.ask(AskItemStock(plain_code(scanned)), take, self._shared.speaker.fail)

    def _answer(self, value: str) -> None:
        answered = self._answered
        self._close_picker()
        if answered is not None:
            answered(value)
        self._draw()

    def _on_picker_key(self, picker: Picker, key: Key) -> bool:
        if key.name in _MOVES and picker.choices:
            at = min(max(picker.marked + _MOVES[key.name], 0), len(picker.choices) - 1)
            self._picker = replace(picker, marked=at)
        elif key.name is KeyName.ENTER:
            self._take(picker)
        elif key.name is KeyName.ESCAPE:
            self._close_picker()
        elif key.name is KeyName.BACKSPACE and picker.waits_for:
            self._picker = replace(picker, typed=picker.typed[:-1])
        elif key.character and picker.waits_for:
            self._picker = replace(picker, typed=(picker.typed + key.character).lstrip()[:TYPED_MAX])
        elif key.character.isdigit() and 0 < int(key.character) <= len(picker.choices):
            self.pick(int(key.character) - 1)
        else:
            return key.name is None
        self._draw()
        return True

    def _take(self, picker: Picker) -> None:
        """Enter: what is typed, or the marked choice; where nothing is to choose, nothing may be an answer."""
        if picker.typed or not picker.choices:
            self._answer(picker.typed.strip())
        else:
            self.pick(picker.marked)

    def _close_picker(self) -> None:
        self._picker = self._answered = self._by_goods = None

    def _look(self) -> None:
        state = self._shared.board.state
        if state is not None:
            self._shared.answers.ask(
                AskGoods(state.identity.store, self._shared.clock.now()), self._take_found, self._shared.speaker.fail
            )

    def _take_found(self, found: GoodsOverview) -> None:
        before = self._rows[self._marked].subject if self._marked < len(self._rows) else None
        self._found = found
        self._rows = goods_rows(found, self._policy(), self._shared.clock.now(), self._shared.formats)
        same = [at for at, row in enumerate(self._rows) if row.subject == before]
        self._marked = same[0] if same else min(self._marked, max(len(self._rows) - 1, 0))
        self._draw()

    def _policy(self) -> StorePolicy | None:
        state = self._shared.board.state
        return None if state is None else state.policy

    def _view(self) -> GoodsView:
        return goods_view(
            self._found,
            self._rows,
            self._marked,
            self._picker,
            self._policy(),
            self._shared.clock.now(),
            self._shared.formats,
        )

    def _draw(self) -> None:
        if self._screen is not None:
            self._screen.show_view(self._view())
