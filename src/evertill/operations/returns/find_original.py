"""Which sale a receipt stands for: in this till's journal, or with another till, to be asked of the backend."""

from evertill.domain.facts.transaction import Transaction, read_number
from evertill.domain.receipts.receipt_reference import ReceiptReference, read_reference
from evertill.domain.returns.original_sale import OriginalSale, read_original
from evertill.domain.returns.returned_units import CameBack
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading


@dataclass(frozen=True, slots=True)
class OriginalFound:
    """A sale of this till's journal, with what came back of it here."""

    reference: ReceiptReference
    transaction: Transaction
    sale: OriginalSale
    came_back: CameBack


@dataclass(frozen=True, slots=True)
class SoldElsewhere:
    """A receipt of another till, or of this one's other life; the backend may know it."""

    reference: ReceiptReference


@dataclass(frozen=True, slots=True)
class NoSuchReceipt:
    """Neither a receipt's number nor its code, or none of this till's."""

    text: str


@dataclass(frozen=True, slots=True)
class NotToReturn:
    """A receipt of which nothing can come back; the sentence says why."""

    sentence: str


FindOriginalAnswer = OriginalFound | SoldElsewhere | NoSuchReceipt | NotToReturn

UNDONE = "That sale was undone, so its money is back already and nothing of it can come back; see the later receipt."
NO_SALE = "That receipt is not of a sale, so nothing of it can come back; show the receipt of the sale itself."


@dataclass(frozen=True, slots=True)
class FindOriginal(Question[FindOriginalAnswer]):
    """The sale of the receipt that this number, barcode or signed code names."""

    text: str

    def answer(self, reading: Reading) -> FindOriginalAnswer:
        """By `find_original`."""
        return find_original(reading, self.text)


@dataclass(frozen=True, slots=True)
class FindOriginalOf(Question[FindOriginalAnswer]):
    """The same for a transaction of this journal that is known already."""

    transaction_id: TransactionId
    is_gift: bool = False

    def answer(self, reading: Reading) -> FindOriginalAnswer:
        """As the journal has it."""
        transaction = reading.journal.transaction(self.transaction_id)
        if transaction is None or transaction.receipt_number is None:
            return NotToReturn(NO_SALE)
        return _found(reading, ReceiptReference(transaction.number_text, self.is_gift), transaction)


def find_original(reading: Reading, text: str) -> FindOriginalAnswer:
    """Look in the journal first; another till's receipt is told as such."""
    reference = read_reference(text)
    if reference is None:
        return NoSuchReceipt(text.strip())
    transaction_id = _own_id(reading, reference)
    transaction = None if transaction_id is None else reading.journal.transaction(transaction_id)
    if transaction is not None and _is_meant(reference, transaction):
        return _found(reading, reference, transaction)
    return SoldElsewhere(reference)


def _found(reading: Reading, reference: ReceiptReference, transaction: Transaction) -> FindOriginalAnswer:
    try:
        sale = read_original(transaction)
    except ValueError:
        return NotToReturn(NO_SALE)
    if reading.journal.post_void_of(transaction.transaction_id) is not None:
        return NotToReturn(UNDONE)
    return OriginalFound(reference, transaction, sale, reading.journal.came_back(transaction.transaction_id))


def _own_id(reading: Reading, reference: ReceiptReference) -> TransactionId | None:
    if reference.claim is not None:
        return TransactionId(reference.claim.fact_id)
    number = read_number(reference.number, reading.journal.identity())
    return None if number is None else reading.journal.numbered_receipt(*number)


def _is_meant(reference: ReceiptReference, transaction: Transaction) -> bool:
    """A code that names ours but with another hash is no receipt of ours."""
    return reference.claim is None or transaction.hash == reference.claim.fact_hash
