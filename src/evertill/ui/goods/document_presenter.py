"""Fills a document of goods: every scan and key is one edit that is on disk before it is shown."""

from dataclasses import replace
from decimal import Decimal, InvalidOperation
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.goods.catalogue import Item
from evertill.domain.people.people import Right
from evertill.domain.stock.goods_code import read_goods_code
from evertill.domain.stock.stock_document import DocumentId, DocumentKind, StockDocument, StockLine
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed, SignOnNeeded
from evertill.operations.looking_up.questions import ProductsFound, SearchProducts
from evertill.operations.selling.sale.outcomes import EntryNotPossible
from evertill.operations.stock.add_unlisted import AddUnlisted
from evertill.operations.stock.book_document import BookDocument
from evertill.operations.stock.change_goods import (
    DiscardDocument,
    DiscardOutcome,
    RemoveGoods,
    SetGoods,
    SetGoodsAside,
)
from evertill.operations.stock.goods_questions import AskDocument, DocumentShown
from evertill.operations.stock.outcomes import (
    BookOutcome,
    DocumentBooked,
    DocumentChanged,
    DocumentDiscarded,
    DocumentGone,
    EditOutcome,
    GoodsUnknown,
    MeasureNeeded,
    SamePackScanned,
    ScanGoodsOutcome,
)
from evertill.operations.stock.review_count import CountReviewed, ReviewCount, ReviewOutcome
from evertill.operations.stock.scan_goods import ScanGoods
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.ask.ask_view import AskView, Choice, Tint
from evertill.ui.ask.questions import LEAVE, YES
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.goods.document_view import (
    LABELS_MAX,
    DocumentView,
    FoundRow,
    Step,
    Working,
    booked_sentence,
    document_view,
    found_rows,
    listed,
)
from evertill.ui.goods.goods_words import discard_sentence, place_names
from evertill.ui.words import tr, tr_count

TYPED_MAX = 40
SHORTEST = 2
HITS = 50
_MOVES = {KeyName.UP: -1, KeyName.DOWN: 1, KeyName.PAGE_UP: -8, KeyName.PAGE_DOWN: 8}
_LETTERS = {
    "b": Step.BOOK,
    "g": Step.BOOK_REST_GONE,
    "v": Step.REVIEW,
    "d": Step.DAMAGED,
    "l": Step.LABELS,
    "x": Step.DISCARD,
}


class DocumentScreen(Protocol):
    """Draws the document."""

    def show_view(self, view: DocumentView) -> None:
        """Draw this."""
        ...


class DocumentPresenter:
    """One for the terminal."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: DocumentScreen | None = None
        self._document: StockDocument | None = None
        self._at = Working()
        self._previous: ScannedCode | None = None
        self._is_sure = False
        """Whether discarding was asked for just before: what was scanned is not thrown away by one slip."""

    def show_on(self, screen: DocumentScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """A document was begun or gone on with."""
        self._document, self._previous = self._shared.board.goods.document, None
        self._at = Working(may_see=self._may_see())
        self._look()
        self._draw()
        first, self._shared.board.goods.first = self._shared.board.goods.first, None
        if first is not None:
            self._scan(first)

    def mark(self, at: int) -> None:
        """A row was tapped; of what was found it is taken."""
        if self._at.is_finding:
            if at < len(self._at.found):
                self._take_found(self._at.found[at])
        elif 0 <= at < self._row_count():
            self._at = replace(self._at, marked=at)
            self._draw()

    def act(self, step: Step) -> None:
        """What a button asks for."""
        document, line = self._document, self._line()
        is_sure, self._is_sure = self._is_sure, False
        if document is None:
            return
        match step:
            case Step.BOOK | Step.BOOK_REST_GONE:
                command = BookDocument(document.document_id, is_rest_gone=step is Step.BOOK_REST_GONE)
                self._shared.submitter.submit(command, self._show_booked)
            case Step.REVIEW | Step.BACK_TO_LINES:
                self._review()
            case Step.FIND:
                self._at = replace(self._at, is_finding=True, typed="", found=(), marked=0)
            case Step.DISCARD if document.touched and not is_sure:
                self._is_sure = True
                self._shared.speaker.warn(discard_sentence(document))
            case Step.DISCARD:
                self._shared.submitter.submit(DiscardDocument(document.document_id), self._show_discarded)
            case Step.TAKE_OUT if line is not None:
                self._shared.submitter.submit(RemoveGoods(document.document_id, line.sku), self._show_edited)
            case Step.DAMAGED if line is not None:
                self._set_damaged(document, line)
            case Step.LABELS if line is not None:
                self._print_labels(line)
            case _:
                return
        self._draw()

    def on_scan(self, scanned: ScannedCode) -> bool:
        """One more of its article, or as much as was keyed; the slip of another carton is received on its own."""
        note = read_goods_code(scanned.text)
        if note is not None:
            self._shared.board.goods.note = note
            self._shared.navigator.go(Place.GOODS)
            return True
        self._stop_finding()
        self._is_sure = False
        self._scan(scanned)
        return True

    def on_key(self, key: Key) -> bool:
        """Digits key a quantity, Enter sets the marked line, `+` and `-` change it by one, letters act, F2 finds."""
        if key.name in _MOVES:
            at = min(max(self._at.marked + _MOVES[key.name], 0), max(self._row_count() - 1, 0))
            self._at = replace(self._at, marked=at)
            self._draw()
            return True
        if self._at.is_finding:
            return self._on_finding_key(key)
        return self._on_line_key(key)

    # --- keys
    def _on_line_key(self, key: Key) -> bool:
        typed, sign = self._at.typed, self._shared.formats.decimal_sign
        match key.name:
            case KeyName.ENTER if typed:
                self._set_typed(typed)
            case KeyName.BACKSPACE if typed:
                self._type(typed[:-1])
            case KeyName.ESCAPE if typed:
                self._type("")
            case KeyName.DELETE:
                self.act(Step.TAKE_OUT)
            case KeyName.F2:
                self.act(Step.FIND)
            case None if key.character.isdigit() or (key.character in ".," and typed):
                figure = key.character if key.character.isdigit() else sign
                self._type((typed + figure)[:TYPED_MAX])
            case None if key.character in "+-":
                self._change_by(1 if key.character == "+" else -1)
            case None if key.character == "*":
                self._draw()
            case None if key.character.lower() in _LETTERS:
                self._act_by_letter(key.character.lower())
            case _:
                return key.name is None
        return True

    def _act_by_letter(self, letter: str) -> None:
        step, view = _LETTERS[letter], self._view()
        offered = set() if view is None else {each.step for each in view.steps}
        if step is Step.REVIEW and Step.BACK_TO_LINES in offered:
            step = Step.BACK_TO_LINES
        if step in offered:
            self.act(step)

    def _on_finding_key(self, key: Key) -> bool:
        typed = self._at.typed
        match key.name:
            case KeyName.ENTER:
                self.mark(self._at.marked)
            case KeyName.ESCAPE | KeyName.F2:
                self._stop_finding()
            case KeyName.BACKSPACE:
                self._find(typed[:-1])
            case None:
                self._find((typed + key.character).lstrip()[:TYPED_MAX])
            case _:
                return False
        self._draw()
        return True

    def _type(self, typed: str) -> None:
        self._at = replace(self._at, typed=typed)
        self._draw()

    def _find(self, typed: str) -> None:
        self._at = replace(self._at, typed=typed, marked=0, found=self._at.found if typed else ())
        if len(typed) >= SHORTEST:
            self._shared.answers.ask(SearchProducts(typed, HITS), self._show_found, self._shared.speaker.fail)

    def _show_found(self, answer: ProductsFound) -> None:
        if not self._at.is_finding or answer.text != self._at.typed:
            return
        rows = [FoundRow(hit.sku, hit.name or hit.sku, _detail(hit.item)) for hit in answer.found]
        self._at = replace(self._at, found=found_rows(rows), marked=0)
        self._draw()

    def _take_found(self, row: FoundRow) -> None:
        self._stop_finding()
        self._scan(ScannedCode(row.sku, None, self._shared.clock.now()))

    def _stop_finding(self) -> None:
        if self._at.is_finding:
            self._at = replace(self._at, is_finding=False, typed="", found=(), marked=0)

    # --- edits
    def _scan(self, scanned: ScannedCode) -> None:
        document, quantity = self._document, self._typed_number()
        if document is None:
            return
        is_keyed = bool(self._at.typed)
        self._at = replace(self._at, typed="", is_review=False)
        if is_keyed:
            self._draw()
        command = ScanGoods(document.document_id, scanned, quantity, self._previous)
        self._shared.submitter.submit(command, lambda outcome: self._show_scanned(scanned, outcome))

    def _set_typed(self, typed: str) -> None:
        document, line, quantity = self._document, self._line(), self._typed_number()
        self._at = replace(self._at, typed="")
        if document is None or line is None or quantity is None:
            self._shared.speaker.warn(
                tr("“{typed}” is no quantity, or no line is marked, so nothing was changed; scan first.", typed=typed)
            )
            self._draw()
            return
        self._shared.submitter.submit(SetGoods(document.document_id, line.sku, quantity), self._show_edited)

    def _change_by(self, pieces: int) -> None:
        document, line = self._document, self._line()
        if document is not None and line is not None and line.micro + pieces * MICRO >= 0:
            quantity = Decimal(line.micro + pieces * MICRO).scaleb(-6)
            self._shared.submitter.submit(SetGoods(document.document_id, line.sku, quantity), self._show_edited)

    def _set_damaged(self, document: StockDocument, line: StockLine) -> None:
        """As many as were keyed; without a number one more."""
        quantity = self._typed_number()
        if quantity is None:
            quantity = Decimal(min(line.aside_micro + MICRO, line.micro)).scaleb(-6)
        self._at = replace(self._at, typed="")
        self._shared.submitter.submit(SetGoodsAside(document.document_id, line.sku, quantity), self._show_edited)

    def _print_labels(self, line: StockLine) -> None:
        """One for each piece, or as many as were keyed."""
        typed = self._typed_number()
        count = int(typed) if typed is not None else max(1, line.micro // MICRO)
        self._at = replace(self._at, typed="")
        self._shared.answers.ask(
            SearchProducts(line.sku, 1),
            lambda answer: self._label(answer, line, min(count, LABELS_MAX)),
            self._shared.speaker.fail,
        )

    def _label(self, answer: ProductsFound, line: StockLine, count: int) -> None:
        item = next((hit.item for hit in answer.found if hit.sku == line.sku), None)
        speaker = self._shared.speaker
        if item is None:
            speaker.warn(tr("{name} is not in the catalogue here, so no label was printed.", name=line.name))
        elif all(self._shared.parts.devices.print_label(item) for _ in range(count)):
            speaker.note(tr_count("1 label is on its way.", "{n} labels are on their way.", count))
        else:
            speaker.warn(tr("No label printer is set up, so nothing was printed; see More, Set-up, Devices."))

    def _review(self) -> None:
        document = self._document
        if document is None:
            return
        if self._at.is_review or not document.is_blind or self._at.may_see:
            self._at = replace(self._at, is_review=not self._at.is_review, marked=0)
            self._look()
            return
        self._shared.submitter.submit(ReviewCount(document.document_id), self._show_reviewed)

    # --- what came of it
    def _show_scanned(self, scanned: ScannedCode, outcome: ScanGoodsOutcome) -> None:
        sound = self._shared.sound
        match outcome:
            case DocumentChanged():
                self._previous = scanned
                sound(Tone.ACCEPTED)
                self._show_edited(outcome)
            case SamePackScanned():
                sound(Tone.ACCEPTED)
            case GoodsUnknown(text):
                sound(Tone.NOT_FOUND)
                if self._document is not None and self._document.kind is DocumentKind.RECEIPT:
                    self._ask_unlisted(self._document.document_id, text)
                    return
                self._shared.speaker.warn(
                    tr(
                        "Nothing is known by {code}, so nothing was added; find the article with F2, or put it aside.",
                        code=text[:40],
                    )
                )
            case MeasureNeeded(item):
                self._shared.speaker.warn(
                    tr("{name} is weighed: key how much it is, then scan it again.", name=item.name or item.sku)
                )
            case DocumentGone() | EntryNotPossible() | SignOnNeeded() | NotAllowed():
                self._show_edited(outcome)
            case _:
                assert_never(outcome)

    def _ask_unlisted(self, document_id: DocumentId, code: str) -> None:
        """It came with the delivery, so it is here; whether it is received all the same is the receiver's to say."""
        view = AskView(
            icon="box",
            tint=Tint.WARNING,
            title=tr("Nobody here knows this article"),
            sentence=tr("Received all the same, its code stands for it until the catalogue knows it."),
            choices=(
                Choice(YES, tr("Receive it as unlisted"), is_main=True),
                Choice(LEAVE, tr("Leave it out")),
            ),
            facts=((tr("Code"), code[:40]),),
            holds_scans=True,
        )

        def answered(choice: str) -> None:
            self._shared.navigator.go(Place.GOODS_DOCUMENT)
            if choice == YES:
                self._shared.submitter.submit(AddUnlisted(document_id, code), self._show_edited)

        self._shared.ask.ask(Question(view, answered))

    def _show_edited(self, outcome: EditOutcome) -> None:
        match outcome:
            case DocumentChanged(document, sku):
                self._document = self._shared.board.goods.document = document
                self._at = replace(self._at, marked=self._place_of(sku))
                self._draw()
            case DocumentGone():
                self._leave(tr("That document was booked or discarded meanwhile; nothing was changed."))
            case EntryNotPossible(sentence):
                self._shared.speaker.warn(sentence)
            case SignOnNeeded() | NotAllowed():
                self._shared.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _show_booked(self, outcome: BookOutcome) -> None:
        match outcome:
            case DocumentBooked(document):
                self._leave(booked_sentence(document, len(document.touched)))
            case _:
                self._show_edited(outcome)

    def _show_discarded(self, outcome: DiscardOutcome) -> None:
        match outcome:
            case DocumentDiscarded() | DocumentGone():
                self._leave(tr("The document is discarded; nothing of it was booked."))
            case _:
                self._shared.speaker.refuse(outcome)

    def _show_reviewed(self, outcome: ReviewOutcome) -> None:
        match outcome:
            case CountReviewed(document):
                self._document = document
                self._at = replace(self._at, is_review=True, may_see=True, marked=0)
                self._look()
                self._draw()
            case _:
                self._show_edited(outcome)

    def _leave(self, sentence: str) -> None:
        self._document = self._shared.board.goods.document = None
        self._shared.navigator.back()
        self._shared.speaker.note(sentence)

    # --- the rest
    def _look(self) -> None:
        """What of a full count nobody has counted, and the document as it lies in the journal."""
        if self._document is not None:
            question = AskDocument(self._document.document_id)
            self._shared.answers.ask(question, self._show_document, self._shared.speaker.fail)

    def _show_document(self, shown: DocumentShown) -> None:
        if self._document is not None and shown.document is not None:
            if shown.document.document_id == self._document.document_id:
                self._at = replace(self._at, rest=shown.rest if self._document.kind is DocumentKind.COUNT else ())
                self._draw()

    def _may_see(self) -> bool:
        state = self._shared.board.state
        if state is None or state.operator is None:
            return False
        return state.policy.rights.holds(state.operator.role, Right.APPROVE_COUNT)

    def _typed_number(self) -> Decimal | None:
        try:
            number = Decimal(self._at.typed.replace(self._shared.formats.decimal_sign, "."))
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    def _line(self) -> StockLine | None:
        if self._document is None:
            return None
        lines = listed(self._document, self._at)
        return lines[self._at.marked] if self._at.marked < len(lines) else None

    def _place_of(self, sku: str) -> int:
        if self._document is None:
            return 0
        found = [at for at, line in enumerate(listed(self._document, self._at)) if line.sku == sku]
        return found[0] if found else min(self._at.marked, max(len(self._document.lines) - 1, 0))

    def _row_count(self) -> int:
        if self._at.is_finding:
            return len(self._at.found)
        lines = 0 if self._document is None else len(listed(self._document, self._at))
        return lines + (len(self._at.rest) if self._at.is_review else 0)

    def _view(self) -> DocumentView | None:
        if self._document is None:
            return None
        state = self._shared.board.state
        names = place_names(None if state is None else state.policy)
        return document_view(self._document, self._at, names, self._shared.formats)

    def _draw(self) -> None:
        view = self._view()
        if self._screen is not None and view is not None:
            self._screen.show_view(view)


def _detail(item: Item) -> str:
    return " · ".join(part for part in (item.sku, (item.gtin or "").lstrip("0")) if part)
