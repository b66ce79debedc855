"""A receipt of another till, believed by the signed code on it alone, while nobody can be asked for the sale."""

from datetime import datetime

from evertill.domain.receipts.receipt_code import ReceiptClaim, SignedClaim, read_receipt_code
from evertill.domain.receipts.receipt_key import number_prefix
from evertill.domain.returns.returned_units import CameBack
from evertill.kernel.ids import TransactionId
from evertill.kernel.values import dataclass
from evertill.operations.counter.command import Question
from evertill.operations.counter.reading import Reading
from evertill.operations.returns.find_original import NO_SALE, NotToReturn
from evertill.ports.receipt_keys import ReceiptKeys

NOT_GENUINE = (
    "The code on that receipt is altered, or no till of the shop printed it, so nothing was taken back; keep the "
    "receipt and ask a manager."
)
NO_CODE = "That is no signed code of a receipt, so nothing was taken back; scan the square code on the receipt."


@dataclass(frozen=True, slots=True)
class SignedReceipt:
    """What a genuine code says: one of the shop's tills sold for so much then."""

    claim: ReceiptClaim
    sold_at: datetime


@dataclass(frozen=True, slots=True)
class CodeProved:
    """The code is genuine; `left` minor units can still come back, as far as this till knows."""

    receipt: SignedReceipt
    code: str
    left: int


@dataclass(frozen=True, slots=True)
class CheckReceiptCode(Question[CodeProved | NotToReturn]):
    """Whether the signed code on another till's receipt is genuine, and what of it came back here."""

    code: str

    def answer(self, reading: Reading) -> CodeProved | NotToReturn:
        """By the keys this till was told of."""
        receipt = prove_code(reading.receipt_keys, self.code)
        if isinstance(receipt, NotToReturn):
            return receipt
        if reading.journal.transaction(TransactionId(receipt.claim.fact_id)) is not None:
            return NotToReturn(NOT_GENUINE)  # of this till, where it would have been found with its hash
        left = amount_left(receipt, reading.journal.came_back(receipt.claim.fact_id))
        return CodeProved(receipt, self.code, left) if left else NotToReturn(all_back(receipt))


def prove_code(keys: ReceiptKeys, code: str) -> SignedReceipt | NotToReturn:
    """What the code says, once its signature is one of the workstation that it names; else why it is not believed."""
    signed = read_receipt_code(code.strip())
    if signed is None:
        return NotToReturn(NO_CODE)
    claim = signed.claim
    known = keys.keys_of(number_prefix(claim.number))
    if not known:
        return NotToReturn(
            f"This till was never told of the till that printed receipt {claim.number}, so it cannot check it and "
            "nothing was taken back; wait for the link, or take the goods back without a receipt."
        )
    signers = [key for key in known if keys.verifies(key.public_key, signed.payload, signed.signature)]
    sold_at = _moment(signed)
    if not signers or sold_at is None:
        return NotToReturn(NOT_GENUINE)
    if not any(key.signed_at(sold_at) for key in signers):
        return NotToReturn(
            f"Receipt {claim.number} is dated after its till's key went out of use, so nothing was taken back; keep "
            "the receipt and ask a manager."
        )
    return SignedReceipt(claim, sold_at) if claim.gross_minor > 0 else NotToReturn(NO_SALE)


def amount_left(receipt: SignedReceipt, came_back: CameBack) -> int:
    """What the receipt came to, less what came back of it as far as is known; minor units."""
    back = sum(amount for went in came_back.refunds.values() for amount in went.values())
    return max(0, receipt.claim.gross_minor - back)


def all_back(receipt: SignedReceipt) -> str:
    """Why nothing more comes back."""
    return (
        f"All that receipt {receipt.claim.number} came to was paid back at this till already, so nothing was taken "
        "back; look at the later receipts."
    )


def _moment(signed: SignedClaim) -> datetime | None:
    try:
        moment = datetime.fromisoformat(signed.claim.occurred_at)
    except ValueError:
        return None
    return moment if moment.tzinfo is not None else None
