"""Finds the sale of a receipt: in this till's journal at once, of other tills by the backend; and what came back where.

An answer that comes after another receipt was asked for is nothing any more.
"""

from collections.abc import Callable
from dataclasses import replace

from evertill.domain.facts.transaction import Transaction
from evertill.domain.receipts.receipt_reference import ReceiptReference
from evertill.domain.returns.original_sale import OriginalSale, read_original
from evertill.domain.returns.receipt_document import read_receipt_document
from evertill.domain.returns.returned_units import CameBack, together
from evertill.kernel.errors import Fault
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.returns.find_original import (
    FindOriginal,
    FindOriginalAnswer,
    FindOriginalOf,
    NoSuchReceipt,
    NotToReturn,
    OriginalFound,
    SoldElsewhere,
)
from evertill.operations.returns.signed_receipt import CheckReceiptCode, CodeProved
from evertill.ports.backend_calls import CallAnswer, Capability, Declined, DeclineKind, Done
from evertill.ui.feature.feature import Shared
from evertill.ui.words import tr


@dataclass(frozen=True, slots=True)
class Known:
    """A receipt on the screen."""

    reference: ReceiptReference
    transaction: Transaction
    sale: OriginalSale
    came_back: CameBack
    is_ours: bool
    is_checked: bool = False
    """Whether the backend said what came back at other tills."""


class Finding:
    """One for the screen."""

    def __init__(
        self,
        shared: Shared,
        *,
        found: Callable[[Known], None],
        failed: Callable[[str], None],
        proved: Callable[[CodeProved], None],
    ) -> None:
        self._shared = shared
        self._found = found
        self._proved = proved
        self._failed = failed
        self._turn = 0
        self._text = ""
        """What was scanned or typed last."""
        self.is_asking = False

    def find(self, text: str) -> None:
        """By number, barcode or signed code."""
        self._text = text
        self._ask(FindOriginal(text))

    def find_own(self, transaction_id: TransactionId) -> None:
        """One of this till's own list."""
        self._ask(FindOriginalOf(transaction_id))

    def give_up(self) -> None:
        """Nobody waits for an answer any more."""
        self._turn += 1
        self.is_asking = False

    def _ask(self, question: Question[FindOriginalAnswer]) -> None:
        self.give_up()
        turn, self.is_asking = self._turn, True
        if not self._shared.answers.ask(
            question, lambda answer: self._on_answer(turn, answer), lambda fault: self._on_fault(turn, fault)
        ):
            self.is_asking = False

    def _on_fault(self, turn: int, fault: Fault) -> None:
        if turn == self._turn:
            self.is_asking = False
            self._shared.speaker.fail(fault)

    def _on_answer(self, turn: int, answer: FindOriginalAnswer) -> None:
        if turn != self._turn:
            return
        self.is_asking = False
        match answer:
            case OriginalFound(reference, transaction, sale, came_back):
                known = Known(reference, transaction, sale, came_back, is_ours=True)
                self._found(known)
                self._ask_backend(turn, reference, known)
            case SoldElsewhere(reference):
                self._ask_backend(turn, reference, None)
            case NotToReturn(sentence):
                self._failed(sentence)
            case NoSuchReceipt(text):
                self._failed(
                    tr(
                        "“{text}” is no receipt, so nothing is taken back; scan the code on the receipt, or type its "
                        "number.",
                        text=text[:40],
                    )
                )

    def _ask_backend(self, turn: int, reference: ReceiptReference, own: Known | None) -> None:
        backend = self._shared.parts.backend
        if not backend.is_connected:
            if own is None:
                self._failed(
                    tr("{number} is none of this till's, so nothing is taken back; check it.", number=reference.number)
                )
            return
        self.is_asking = own is None
        backend.ask(
            Capability.RECEIPTS,
            lambda calls: calls.receipt(reference.number),
            lambda answer: self._on_receipt(turn, reference, own, answer),
        )

    def _check_code(self, turn: int) -> None:
        """On the word of the signed code alone."""
        self.is_asking = self._shared.answers.ask(
            CheckReceiptCode(self._text),
            lambda answer: self._on_code(turn, answer),
            lambda fault: self._on_fault(turn, fault),
        )

    def _on_code(self, turn: int, answer: CodeProved | NotToReturn) -> None:
        if turn != self._turn:
            return
        self.is_asking = False
        if isinstance(answer, CodeProved):
            self._proved(answer)
        else:
            self._failed(answer.sentence)

    def _on_receipt(self, turn: int, reference: ReceiptReference, own: Known | None, answer: CallAnswer) -> None:
        if turn != self._turn:
            return
        self.is_asking = False
        known = _known(reference, answer)
        if own is not None:
            if known is not None and known.transaction.hash == own.transaction.hash:
                self._found(replace(own, came_back=together(own.came_back, known.came_back), is_checked=True))
        elif known is not None:
            self._found(known)
        elif reference.claim is not None and _is_not_known(answer):
            self._check_code(turn)
        else:
            self._failed(_why_not(reference, answer))


def _is_not_known(answer: CallAnswer) -> bool:
    """Whether nobody can tell of the receipt now: there is no link, or its till has not sent it yet."""
    match answer:
        case Done():
            return False
        case Declined(kind=kind):
            return kind is DeclineKind.UNKNOWN
        case _:
            return True


def _known(reference: ReceiptReference, answer: CallAnswer) -> Known | None:
    """The receipt the backend tells of; None when it tells of none, or of another than the code was printed for."""
    if not isinstance(answer, Done):
        return None
    try:
        transaction, came_back = read_receipt_document(answer.document)
        sale = read_original(transaction)
    except ValueError:
        return None
    if reference.claim is not None and reference.claim.fact_hash != transaction.hash:
        return None
    return Known(reference, transaction, sale, came_back, is_ours=False, is_checked=True)


def _why_not(reference: ReceiptReference, answer: CallAnswer) -> str:
    number = reference.number
    match answer:
        case Done():
            return tr("{number} is no sale of which goods can come back; look at the receipt again.", number=number)
        case Declined(kind=DeclineKind.UNKNOWN):
            return tr(
                "No till has sent receipt {number} yet, so nothing is taken back; check the number, or try again.",
                number=number,
            )
        case Declined(sentence=sentence):
            return sentence
        case _:
            return tr(
                "{number} is of another till, which cannot be asked now; take the goods back without a receipt, or "
                "wait for the link.",
                number=number,
            )
