"""Finds the receipt, lets units be chosen with keys, scans or taps, and has them taken back on the sale."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol, assert_never

from evertill.domain.codes.codes import ScannedCode, split_aim_id
from evertill.domain.codes.gtin import normalise_gtin
from evertill.domain.policy.reasons import Reason, ReasonFor
from evertill.domain.receipts.receipt_reference import read_reference
from evertill.domain.returns.original_sale import OriginalLine
from evertill.domain.selling.origin import Restock, Span
from evertill.kernel.ids import TransactionId
from evertill.kernel.money import money_from_text
from evertill.kernel.quantity import MICRO
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.looking_up.questions import ListReceipts
from evertill.operations.returns.signed_receipt import CodeProved
from evertill.operations.returns.take_back import BackLine
from evertill.operations.selling.sale.outcomes import ChangeOutcome, EntryNotPossible, NothingToChange, SaleChanged
from evertill.ports.journal_rows import ReceiptEntry
from evertill.ui.ask.ask_presenter import Question
from evertill.ui.feature.feature import Shared
from evertill.ui.frame.actions import Action
from evertill.ui.frame.keys import Key, KeyName
from evertill.ui.frame.navigation import Place
from evertill.ui.frame.tones import Tone
from evertill.ui.receipts.receipts_view import holding
from evertill.ui.returns.by_code import ByCode
from evertill.ui.returns.by_code_view import by_code_view
from evertill.ui.returns.claiming import Claiming, Goodwill
from evertill.ui.returns.finding import Finding, Known
from evertill.ui.returns.keeping import (
    REASON,
    Keeping,
    Kept,
    amount_question,
    goodwill_words,
    why_question,
)
from evertill.ui.returns.returns_view import (
    Chosen,
    ReturnsView,
    count_words,
    find_view,
    left_of,
    lines_view,
    main_lines,
)
from evertill.ui.words import tr

LATEST = 200
TYPED_MAX = 400
FAULTY = "faulty"
_TYPES = (None, KeyName.BACKSPACE)


class ReturnsScreen(Protocol):
    """Draws the pane."""

    def show_view(self, view: ReturnsView) -> None:
        """Draw this."""
        ...


class ReturnsPresenter:
    """One for the terminal, once somebody brings something back."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._screen: ReturnsScreen | None = None
        self._finding = Finding(shared, found=self._found, failed=self._failed, proved=self._proved)
        self._by_code = ByCode(shared, changed=self.mark, failed=self._failed, took=self._took)
        self._claiming = Claiming(shared, done=self._took, short=self._failed)
        self._keeping = Keeping(shared)
        self._entries: tuple[ReceiptEntry, ...] = ()
        self._known: Known | None = None
        self._chosen = Chosen({})
        self._typed = ""
        self._marked = 0
        self._count = 0
        self._is_goodwill = False

    def show_on(self, screen: ReturnsScreen) -> None:
        """Draw here."""
        self._screen = screen
        self._draw()

    def shown(self) -> None:
        """The place came to the front: with a receipt that was scanned, or to look for one."""
        board = self._shared.board
        receipt, board.shown_receipt = board.shown_receipt, ""
        self._start()
        self._shared.answers.ask(ListReceipts(LATEST), self._show_list, self._shared.speaker.fail)
        if receipt:
            self._finding.find(receipt)
        self._draw()

    def on_scan(self, scanned: ScannedCode) -> bool:
        """A receipt is looked for; goods of the receipt on the screen are chosen, one by one."""
        text = scanned.text if scanned.symbology is not None else split_aim_id(scanned.text)[1]
        if read_reference(text) is not None:
            self._start()
            self._finding.find(text)
            self._draw()
            return True
        if self._by_code.proved is not None:
            self._by_code.look_for(text)
            return True
        line = self._line_of(text)
        if line is None:
            return False
        self._raise(line, 1)
        return True

    def on_key(self, key: Key) -> bool:
        """Arrows mark; before a receipt is known characters look for one, afterwards they choose units."""
        match key.name:
            case KeyName.UP:
                self.mark(self._marked - 1)
            case KeyName.DOWN:
                self.mark(self._marked + 1)
            case KeyName.ENTER:
                self.go_on()
            case KeyName.ESCAPE:
                return self._leave()
            case None if self._by_code.goods and not self._typed and key.character in "+-":
                self.change(1 if key.character == "+" else -1)
            case _ if self._known is None and (self._by_code.proved is None or key.name in _TYPES):
                return self._look_for(key)
            case KeyName.RIGHT:
                self.change(1)
            case KeyName.LEFT | KeyName.DELETE:
                self.change(-1)
            case None:
                return self._choose_by(key.character)
            case _:
                return False
        return True

    def mark(self, at: int) -> None:
        """Another row."""
        last = len(self._rows()) - 1
        self._marked = max(0, min(at, last))
        self._draw()

    def tap(self, at: int) -> None:
        """A receipt is opened; of a line one more comes back."""
        self.mark(at)
        if self._known is None and self._by_code.proved is None:
            self._open_marked()
        else:
            self.change(1)

    def change(self, by: int) -> None:
        """More or less of the marked line; of measured goods all or nothing."""
        lines = self._lines()
        if self._by_code.proved is not None:
            self._by_code.change(self._marked, by)
        elif self._known is not None and self._marked < len(lines):
            self._raise(lines[self._marked], by)

    def choose_all(self) -> None:
        """Everything that is left."""
        known = self._known
        if known is not None:
            on_sale = self._on_sale()
            chosen = {line.line: left_of(known, line, on_sale) for line in self._lines()}
            self._chosen = replace(self._chosen, micro=chosen)
            self._draw()

    def choose_reason(self, code: str) -> None:
        """Why it comes back; what is faulty is not for sale again, unless somebody says so."""
        was_faulty = self._chosen.reason == FAULTY
        place = self._chosen.restock
        if code == FAULTY and place is Restock.SHELF:
            place = Restock.DAMAGED
        elif was_faulty and place is Restock.DAMAGED:
            place = Restock.SHELF
        self._chosen = replace(self._chosen, reason=code, restock=place)
        self._draw()

    def choose_place(self, code: str) -> None:
        """Where it goes."""
        self._chosen = replace(self._chosen, restock=Restock(code))
        self._draw()

    def go_on(self) -> None:
        """The main key: open the receipt, choose all of it, take back what is chosen."""
        if self._by_code.proved is not None:
            self._go_on_by_code()
        elif self._known is None:
            self._open_marked()
        elif not any(self._chosen.micro.values()):
            self.choose_all()
        else:
            self._take()

    def keep(self) -> None:
        """What is chosen stays with the customer at today's price: the difference goes back."""
        if self._view().can_keep:
            chosen = self._chosen.micro
            kept = [Kept(line.sku, line.name or line.sku, chosen.get(line.line, 0)) for line in self._lines()]
            self._keeping.want([each for each in kept if each.micro])
            self._chosen = replace(self._chosen, reason=REASON, restock=Restock.SHELF)
            self._take()

    def keep_for_less(self) -> None:
        """What is chosen stays with the customer, and an agreed amount of it goes back: how much, and why?"""
        view = self._view()
        if view.can_keep and self._known is not None:
            asked = amount_question(view.worth, self._known.sale.currency)
            self._shared.ask.ask(Question(asked, number=self._ask_why))

    def _ask_why(self, number: Decimal) -> None:
        known = self._known
        if known is None:
            return
        amount = money_from_text(str(number), known.sale.currency)
        reasons = self._shared.board.reasons(ReasonFor.TAKE_BACK)
        asked = why_question(self._shared.formats.money(amount), (Reason(REASON), *reasons))
        self._shared.ask.ask(Question(asked, chosen=lambda reason: self._take(Goodwill(amount, reason))))

    def without_receipt(self) -> None:
        """The next item comes back, at its price of today."""
        self._shared.do(Action.TAKE_BACK)

    # ---- finding

    def _start(self) -> None:
        self._finding.give_up()
        self._by_code.start(None)
        self._keeping.want(())
        self._known, self._typed, self._marked = None, "", 0

    def _look_for(self, key: Key) -> bool:
        if key.name is KeyName.BACKSPACE:
            self._typed = self._typed[:-1]
        elif key.name is None:
            self._typed = (self._typed + key.character).lstrip()[:TYPED_MAX]
        else:
            return False
        self._marked = 0
        self._draw()
        return True

    def _open_marked(self) -> None:
        """The receipt whose whole number is typed, else the marked one."""
        shown = holding(self._entries, self._typed, self._shared.formats)
        if self._typed and (read_reference(self._typed) is not None or not shown):
            self._finding.find(self._typed)
        elif self._marked < len(shown):
            self._finding.find_own(TransactionId(shown[self._marked].transaction_id))
        self._draw()

    def _show_list(self, entries: tuple[ReceiptEntry, ...]) -> None:
        self._entries = tuple(entry for entry in entries if entry.kind == "sale")
        self._draw()

    def _found(self, known: Known) -> None:
        if self._known is None or self._known.sale.fact_id != known.sale.fact_id:
            self._choose_afresh()
        self._known = known
        self._draw()

    def _proved(self, proved: CodeProved) -> None:
        """The sale cannot be looked up, and the receipt's code is genuine."""
        self._choose_afresh()
        self._typed = ""
        self._by_code.start(proved)
        self._draw()

    def _choose_afresh(self) -> None:
        reasons = self._reasons()
        self._chosen = Chosen({}, reasons[0].code if reasons else "")
        self._marked = 0
        self._shared.sound(Tone.ACCEPTED)

    def _failed(self, sentence: str) -> None:
        self._shared.sound(Tone.NOT_FOUND)
        self._shared.speaker.warn(sentence)
        self._draw()

    def _leave(self) -> bool:
        """Back to the list of receipts, then to the sale."""
        if self._known is None and self._by_code.proved is None and not self._typed:
            self._finding.give_up()
            return False
        self._start()
        self._draw()
        return True

    # ---- choosing

    def _reasons(self) -> tuple[Reason, ...]:
        return self._shared.board.reasons(ReasonFor.TAKE_BACK)

    def _lines(self) -> tuple[OriginalLine, ...]:
        return () if self._known is None else main_lines(self._known)

    def _line_of(self, text: str) -> OriginalLine | None:
        gtin = normalise_gtin(text)
        hits = [line for line in self._lines() if line.sku == text or (gtin is not None and line.gtin == gtin)]
        known, on_sale = self._known, self._on_sale()
        free = [
            line
            for line in hits
            if known is not None and left_of(known, line, on_sale) > self._chosen.micro.get(line.line, 0)
        ]
        return next(iter([*free, *hits]), None)

    def _raise(self, line: OriginalLine, by: int) -> None:
        known = self._known
        assert known is not None
        left = left_of(known, line, self._on_sale())
        before = self._chosen.micro.get(line.line, 0)
        micro = (left if by > 0 else 0) if line.is_measured else max(0, min(before + by * MICRO, left))
        if by > 0 and micro == before:
            self._shared.speaker.warn(
                tr("No more of {name} can come back of this receipt.", name=line.name or line.sku)
            )
        self._set(line, micro)

    def _set(self, line: OriginalLine, micro: int) -> None:
        self._marked = self._lines().index(line)
        self._chosen = replace(self._chosen, micro={**self._chosen.micro, line.line: micro})
        self._draw()

    def _choose_by(self, character: str) -> bool:
        """`+` and `-` change the marked line, a digit sets it, `*` takes all of everything, K leaves it to them."""
        lines = self._lines()
        if character == "*":
            self.choose_all()
        elif character in "kK":
            self.keep()
        elif character in "gG":
            self.keep_for_less()
        elif character in "+-":
            self.change(1 if character == "+" else -1)
        elif character.isascii() and character.isdigit() and self._marked < len(lines):
            self._set_count(lines[self._marked], int(character))
        else:
            return False
        return True

    def _set_count(self, line: OriginalLine, count: int) -> None:
        known = self._known
        assert known is not None
        left = left_of(known, line, self._on_sale())
        self._set(line, (left if count else 0) if line.is_measured else min(count * MICRO, left))

    def _on_sale(self) -> dict[str, tuple[Span, ...]]:
        """Units of this receipt that the open sale brings back already."""
        rung, known = self._shared.board.rung, self._known
        found: dict[str, tuple[Span, ...]] = {}
        for line in () if rung is None or known is None else rung.sale.live_lines:
            if line.origin is not None and known is not None and line.origin.fact_id == known.sale.fact_id:
                found[line.origin.line] = (*found.get(line.origin.line, ()), *line.origin.spans)
        return found

    # ---- taking back

    def _go_on_by_code(self) -> None:
        """What is typed is looked for; without anything typed, what was scanned comes back."""
        if self._typed:
            typed, self._typed = self._typed, ""
            self._by_code.look_for(typed)
        else:
            self._count = len(self._by_code.goods)
            self._by_code.take(self._chosen)
        self._draw()

    def _take(self, goodwill: Goodwill | None = None) -> None:
        known = self._known
        assert known is not None
        if goodwill is not None:
            self._chosen = replace(self._chosen, reason=REASON, restock=Restock.SHELF)
        self._is_goodwill = goodwill is not None
        lines = tuple(
            BackLine(line, micro, self._chosen.reason, self._chosen.restock)
            for line, micro in self._chosen.micro.items()
            if micro
        )
        self._count = len(lines)
        self._claiming.take(known, lines, goodwill)
        self._draw()

    def _took(self, outcome: ChangeOutcome) -> None:
        match outcome:
            case SaleChanged(rung, line_id):
                keeping, is_kept = self._keeping, self._keeping.is_wanted
                self._finding.give_up()
                self._by_code.start(None)
                self._known, self._typed, self._marked = None, "", 0
                self._shared.sound(Tone.ACCEPTED)
                self._shared.board.put_sale(rung, line_id)
                self._shared.navigator.home()
                self._shared.speaker.note(goodwill_words() if self._is_goodwill else count_words(self._count))
                if is_kept:
                    keeping.ring()
            case EntryNotPossible(sentence):
                self._failed(sentence)
            case NothingToChange():
                self._draw()
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._shared.speaker.refuse(outcome)
                self._draw()
            case _:
                assert_never(outcome)

    # ---- drawing

    def _rows(self) -> tuple[object, ...]:
        if self._known is not None:
            return self._lines()
        if self._by_code.proved is not None:
            return self._by_code.goods
        return holding(self._entries, self._typed, self._shared.formats)

    def _draw(self) -> None:
        if self._screen is None or self._shared.navigator.place is not Place.RETURNS:
            return
        self._screen.show_view(self._view())

    def _view(self) -> ReturnsView:
        known, proved, formats = self._known, self._by_code.proved, self._shared.formats
        today = self._shared.clock.now().date()
        if proved is not None:
            return by_code_view(
                proved,
                self._by_code.goods,
                self._chosen,
                self._marked,
                formats,
                typed=self._typed,
                reasons=self._reasons(),
                last_day=self._last_day(proved.receipt.sold_at.date()),
                today=today,
                is_asking=self._by_code.is_asking,
            )
        if known is None:
            return find_view(self._entries, self._marked, formats, typed=self._typed, is_asking=self._finding.is_asking)
        return lines_view(
            known,
            self._chosen,
            self._marked,
            formats,
            on_sale=self._on_sale(),
            reasons=self._reasons(),
            last_day=self._last_day(known.sale.occurred_at.date(), known.sale.window_days),
            today=today,
            is_asking=self._claiming.is_asking,
        )

    def _last_day(self, sold_on: date, promised: int | None = None) -> date | None:
        """Until when it can come back: as its receipt promised, else as the shop says now."""
        state = self._shared.board.state
        window = promised if promised is not None else 0 if state is None else state.policy.returns.window_days
        return sold_on + timedelta(days=window) if window else None
