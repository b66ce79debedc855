"""Puts items on the sale: scans, typed codes, tiles and search hits, with the questions an item may raise."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import assert_never

from evertill.domain.codes.codes import ScannedCode
from evertill.domain.codes.entry import EntryState
from evertill.domain.selling.weighed import ScaleMark
from evertill.domain.stock.goods_code import GoodsNote
from evertill.kernel.clock import Clock
from evertill.kernel.ids import SaleId, TransactionId
from evertill.kernel.quantity import Quantity
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import NotAllowed, SignOnNeeded, TillNotOpen
from evertill.operations.selling.ringing.line_answers import LineAnswers
from evertill.operations.selling.ringing.ring_sku import RingSku
from evertill.operations.selling.ringing.ring_unknown import RingUnknown
from evertill.operations.selling.ringing.scan_item import ScanItem
from evertill.operations.selling.sale.outcomes import (
    AgeCheckNeeded,
    AsideScanned,
    CodeRefused,
    CodeUnknown,
    CouponTaken,
    CustomerScanned,
    DetailsNeeded,
    EntryNotPossible,
    ExpiredItem,
    GoodsScanned,
    ItemAdded,
    NotOffered,
    PieceSold,
    PriceNeeded,
    ReceiptScanned,
    RingOutcome,
    SamePackAgain,
    WeightNeeded,
)
from evertill.operations.selling.sale.rung_sale import RungSale
from evertill.ports.formats import Formats
from evertill.ui.ask import questions
from evertill.ui.ask.ask_presenter import AskPresenter, Question
from evertill.ui.ask.ask_view import AskView
from evertill.ui.ask.weighing import Weighing
from evertill.ui.entry.entry_presenter import EntryPresenter
from evertill.ui.frame.board import Board
from evertill.ui.frame.details import AskedDetails
from evertill.ui.frame.message import Speaker, Submitter
from evertill.ui.frame.navigation import Navigator, Place, Stand
from evertill.ui.frame.tones import Sounder, Tone
from evertill.ui.sale.sale_view import prices_sentence
from evertill.ui.words import tr

_MAY_LEAVE = frozenset(place for place in Place if place.stand is not Stand.STEP)

Ringing = ScanItem | RingSku | RingUnknown


@dataclass(frozen=True, slots=True)
class Attempt:
    """What was rung, as the operator knows it, and what was set for it before."""

    command: Ringing
    said: str
    """Begins the text about what came of it: "Scan 4006381333931"."""
    before: EntryState
    asked: AskView | None = None
    """The question that was open when it was rung."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The presenters and ports that ringing works with."""

    board: Board
    navigator: Navigator
    entry: EntryPresenter
    ask: AskPresenter
    weighing: Weighing
    speaker: Speaker
    sound: Sounder
    formats: Formats
    clock: Clock


class RingPresenter:
    """Every scan and every item chosen ends in exactly one thing to see."""

    def __init__(
        self,
        submitter: Submitter,
        scene: Scene,
        find_by_name: Callable[[], None],
        print_copy: Callable[[TransactionId | None], None],
        take_back: Callable[[str], None],
        fetch_back: Callable[[SaleId | None, str], None],
        receive: Callable[[GoodsNote], None],
    ) -> None:
        self._submitter = submitter
        self._scene = scene
        self._find_by_name = find_by_name
        self._print_copy = print_copy
        self._take_back = take_back
        self._fetch_back = fetch_back
        self._receive = receive

    def scan(self, scanned: ScannedCode) -> None:
        """Ring what the scanner read, with what was set for the next item."""
        before = self._scene.entry.state
        action = self._scene.entry.scan(scanned)
        command = ScanItem(scanned, action.quantity, action.unit_price, action.take_back)
        self._try(Attempt(command, tr("Scan {code}", code=_short(scanned.text)), before))

    def ring_text(self, text: str, set_before: EntryState) -> None:
        """Ring what was typed: a number, a barcode or an article."""
        typed = ScannedCode(text=text, symbology=None, scanned_at=self._scene.clock.now())
        command = ScanItem(typed, set_before.quantity, set_before.unit_price, set_before.take_back)
        self._try(Attempt(command, tr("Typed {code}", code=_short(text)), set_before))

    def ring_sku(self, sku: str, name: str, set_before: EntryState) -> None:
        """Ring an item chosen by hand."""
        command = RingSku(sku, set_before.quantity, set_before.unit_price, set_before.take_back)
        self._try(Attempt(command, tr("Chosen {name}", name=name), set_before))

    def ring_gift(self) -> None:
        """Ring what a promotion gives; the first where there are several."""
        rung = self._scene.board.rung
        gift = next(iter(() if rung is None else rung.sale.gifts), None)
        if gift is None:
            self._scene.speaker.warn(tr("No offer on this sale gives a free gift, so nothing was added."))
            return
        quantity = Quantity(gift.micro).amount
        said = tr("Gift of {offer}", offer=gift.name)
        self._try(Attempt(RingSku(gift.sku, quantity, gift_of=gift.promotion_id), said, self._scene.entry.spend()))

    def _try(self, attempt: Attempt) -> None:
        self._scene.speaker.clear()
        attempt = replace(attempt, asked=self._scene.ask.view)
        self._submitter.submit(
            attempt.command,
            lambda outcome: self._show(attempt, outcome),
            lambda: self._scene.entry.refused(tr("{what}: not rung", what=attempt.said)),
        )

    def _show(self, attempt: Attempt, outcome: RingOutcome) -> None:
        match outcome:
            case ItemAdded():
                self._added(attempt, outcome)
            case SamePackAgain(rung, line_id):
                self._same_pack(rung, line_id)
            case ExpiredItem(item, expires_on):
                view = questions.expired_question(item, expires_on, self._scene.formats)
                self._ask(Question(view, lambda choice: self._confirm_expiry(attempt, choice)))
            case NotOffered(item, standing, by):
                view = questions.withheld_question(item, standing, by, self._scene.formats)
                self._ask(Question(view, lambda choice: self._confirm_offer(attempt, choice)))
            case PieceSold(item, serial, sold):
                view = questions.sold_question(item, serial, sold, self._scene.formats)
                self._ask(Question(view, lambda choice: self._confirm_serial(attempt, choice)))
            case ReceiptScanned():
                self._receipt(attempt, outcome)
            case CouponTaken():
                self._coupon(attempt, outcome)
            case CustomerScanned(rung, name, changes, before, not_exempt):
                self._scene.sound(Tone.ACCEPTED)
                self._scene.entry.accepted(name)
                self._scene.board.put_sale(rung)
                prices = prices_sentence(changes, before, rung.priced.gross, self._scene.formats)
                sentence = " ".join(part for part in (not_exempt, prices) if part)
                if sentence:
                    self._scene.speaker.hint(sentence)
            case AsideScanned(sale_id, code):
                self._scene.entry.accepted(attempt.said)
                self._fetch_back(sale_id, code)
            case GoodsScanned(note):
                self._scene.entry.accepted(attempt.said)
                self._receive(note)
            case PriceNeeded(item):
                self._ask(Question(questions.price_question(item), _nothing, self._with_price(attempt, item.sku)))
            case WeightNeeded(item):
                self._scene.sound(Tone.ATTENTION)
                price = None if isinstance(attempt.command, RingUnknown) else attempt.command.unit_price
                weighed_at = item.unit_price if price is None else price
                self._scene.weighing.ask(
                    item, weighed_at, self._with_measure(attempt, item.sku), self._with_weight(attempt, item.sku)
                )
            case DetailsNeeded():
                self._details(attempt, outcome)
            case AgeCheckNeeded(item, minimum_age):
                today = self._scene.clock.now().date()
                view = questions.age_question(item, minimum_age, today, self._scene.formats)
                self._ask(Question(view, lambda choice: self._confirm_age(attempt, choice)))
            case CodeUnknown(text, hint):
                self._unknown(attempt, text, hint)
            case CodeRefused(sentence) | EntryNotPossible(sentence):
                self._refused(attempt, sentence)
            case SignOnNeeded() | TillNotOpen() | NotAllowed():
                self._scene.entry.refused(tr("{what}: not rung", what=attempt.said))
                self._scene.speaker.refuse(outcome)
            case _:
                assert_never(outcome)

    def _added(self, attempt: Attempt, added: ItemAdded) -> None:
        scene = self._scene
        line = added.rung.sale.line(added.line_id)
        name = "" if line is None else line.item.name
        scene.sound(Tone.ACCEPTED)
        scene.entry.accepted(f"{attempt.said} · {name}" if not isinstance(attempt.command, RingSku) else attempt.said)
        scene.board.put_sale(added.rung, added.line_id)
        question = scene.ask.view
        # A question that came up meanwhile stays: it belongs to another item, rung before this one was answered.
        is_new = question is not None and (question.holds_scans or question is not attempt.asked)
        if scene.navigator.place in _MAY_LEAVE and not is_new:
            scene.navigator.home()
        if added.reserved_for:
            orders = ", ".join(added.reserved_for)
            scene.speaker.warn(
                tr(
                    "{name} is kept for order {orders}: give another one, or sell it and that order is short.",
                    name=name,
                    orders=orders,
                )
            )

    def _same_pack(self, rung: RungSale, line_id: int) -> None:
        self._scene.sound(Tone.ACCEPTED)
        self._scene.entry.accepted(tr("The same pack again: counted once"))
        self._scene.board.put_sale(rung, line_id)

    def _coupon(self, attempt: Attempt, taken: CouponTaken) -> None:
        scene, name = self._scene, taken.name
        scene.sound(Tone.ACCEPTED if taken.is_used else Tone.ATTENTION)
        said = tr("Coupon {name}", name=name) if taken.is_used else tr("Coupon {name}, no use yet", name=name)
        scene.entry.accepted(f"{attempt.said} · {said}")
        scene.board.put_sale(taken.rung, scene.board.selected_line_id)
        if not taken.is_used:
            scene.speaker.warn(
                tr("The coupon {name} is kept, but its goods are not on the sale yet; scan them.", name=name)
            )

    def _receipt(self, attempt: Attempt, found: ReceiptScanned) -> None:
        """Somebody holds a receipt: it can be printed again, if it is ours."""
        transaction_id = found.transaction_id

        def answered(choice: str) -> None:
            if choice == questions.YES:
                self._print_copy(transaction_id)
            elif choice == questions.TAKE_BACK:
                self._take_back(found.shown)

        self._scene.entry.refused(tr("{what}: a receipt", what=attempt.said))
        self._ask(
            Question(
                questions.receipt_question(is_ours=transaction_id is not None),
                answered,
            )
        )

    def _ask(self, question: Question) -> None:
        self._scene.sound(Tone.ATTENTION)
        self._scene.ask.ask(question)

    def _details(self, attempt: Attempt, needed: DetailsNeeded) -> None:
        scene, command = self._scene, attempt.command
        if isinstance(command, RingUnknown):
            return
        if scene.board.details is not None:
            self._refused(attempt, tr("Answer the question about the other article first, then ring this one again."))
            return

        def answered(answers: LineAnswers) -> None:
            said = replace(answers, options=command.answers.options if answers.options is None else answers.options)
            self._try(replace(attempt, command=replace(command, answers=said)))

        scene.sound(Tone.ATTENTION)
        scene.board.details = AskedDetails(needed, answered)
        scene.navigator.go(Place.ITEM_DETAILS)

    def _with_price(self, attempt: Attempt, sku: str) -> Callable[[Decimal], None]:
        return lambda price: self._again(attempt, sku, unit_price=price)

    def _with_measure(self, attempt: Attempt, sku: str) -> Callable[[Decimal], None]:
        return lambda measure: self._again(attempt, sku, quantity=measure)

    def _with_weight(self, attempt: Attempt, sku: str) -> Callable[[Decimal, ScaleMark], None]:
        return lambda weight, mark: self._again(attempt, sku, quantity=weight, scale=mark)

    def _again(
        self,
        attempt: Attempt,
        sku: str,
        *,
        unit_price: Decimal | None = None,
        quantity: Decimal | None = None,
        scale: ScaleMark | None = None,
    ) -> None:
        """Ring it again with the answer; a scan keeps its code, for batch and expiry stand in it."""
        command = attempt.command
        if isinstance(command, RingUnknown):
            return
        answered = replace(
            command,
            unit_price=command.unit_price if unit_price is None else unit_price,
            quantity=command.quantity if quantity is None else quantity,
            answers=command.answers if scale is None else replace(command.answers, scale=scale),
        )
        self._try(replace(attempt, command=answered))

    def _confirm_age(self, attempt: Attempt, choice: str) -> None:
        if choice == questions.YES and not isinstance(attempt.command, RingUnknown):
            self._try(replace(attempt, command=replace(attempt.command, is_age_confirmed=True)))

    def _confirm_offer(self, attempt: Attempt, choice: str) -> None:
        if choice == questions.YES and not isinstance(attempt.command, RingUnknown):
            self._try(replace(attempt, command=replace(attempt.command, is_offer_confirmed=True)))

    def _confirm_serial(self, attempt: Attempt, choice: str) -> None:
        if choice == questions.YES and not isinstance(attempt.command, RingUnknown):
            self._try(replace(attempt, command=replace(attempt.command, is_serial_confirmed=True)))

    def _confirm_expiry(self, attempt: Attempt, choice: str) -> None:
        if choice == questions.YES and not isinstance(attempt.command, RingUnknown):
            self._try(replace(attempt, command=replace(attempt.command, is_expiry_confirmed=True)))

    def _unknown(self, attempt: Attempt, text: str, hint: str) -> None:
        scene = self._scene
        scene.sound(Tone.NOT_FOUND)
        scene.entry.refused(tr("{what}: unknown", what=attempt.said))
        if scene.ask.view is None or not scene.ask.view.holds_scans:
            scene.ask.ask(
                Question(
                    questions.unknown_question(text, hint),
                    lambda choice: self._answer_unknown(attempt, text, choice),
                )
            )

    def _answer_unknown(self, attempt: Attempt, text: str, choice: str) -> None:
        if choice == questions.SEARCH:
            self._scene.entry.restore(replace(attempt.before, text="", is_searching=False))
            self._find_by_name()
        elif choice == questions.SELL:
            view = questions.unknown_price_question(text, self._scene.board.currency)
            self._scene.ask.ask(Question(view, _nothing, lambda price: self._sell_unknown(attempt, text, price)))

    def _sell_unknown(self, attempt: Attempt, text: str, price: Decimal) -> None:
        name = tr("Unlisted article {code}", code=_short(text))
        command = RingUnknown(text, name, price, quantity=attempt.before.quantity)
        self._try(replace(attempt, command=command))

    def _refused(self, attempt: Attempt, sentence: str) -> None:
        self._scene.sound(Tone.NOT_FOUND)
        self._scene.entry.refused(tr("{what}: not rung", what=attempt.said))
        self._scene.speaker.warn(sentence)


def _nothing(choice: str) -> None:
    """The item is left out."""


def _short(code: str) -> str:
    """Codes can be long and hold signs that cannot be drawn."""
    shown = "".join(sign if sign.isprintable() else "·" for sign in code)
    return shown if len(shown) <= 24 else f"{shown[:23]}…"
