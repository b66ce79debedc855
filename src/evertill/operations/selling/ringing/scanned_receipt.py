"""A receipt of ours under the scanner: by the signed code on it, or by its printed number."""

from evertill.domain.codes.codes import ScannedCode, split_aim_id
from evertill.domain.facts.transaction import read_number
from evertill.domain.receipts.receipt_code import ReceiptClaim, read_receipt_code, receipt_code
from evertill.domain.receipts.receipt_reference import read_reference
from evertill.kernel.ids import TransactionId
from evertill.operations.selling.sale.outcomes import ReceiptScanned
from evertill.ports.journal import UnitOfWork


def receipt_of_code(unit: UnitOfWork, scanned: ScannedCode) -> ReceiptScanned | None:
    """Which receipt a signed code stands for; None when the scan is no such code."""
    text = scanned.text.strip()
    signed = read_receipt_code(text if scanned.symbology is not None else split_aim_id(text)[1])
    if signed is None:
        return None
    return ReceiptScanned(_ours(unit, signed.claim), signed.claim, receipt_code(signed.payload, signed.signature))


def receipt_of_number(unit: UnitOfWork, text: str) -> ReceiptScanned | None:
    """Which receipt a printed number or a gift receipt names; None when it is none of this store's."""
    reference = read_reference(text)
    if reference is None or not (reference.is_gift or reference.number.startswith(f"{unit.identity.store}-")):
        return None
    number = read_number(reference.number, unit.identity)
    transaction_id = None if number is None else unit.numbered_receipt(*number)
    return ReceiptScanned(transaction_id, None, text)


def _ours(unit: UnitOfWork, claim: ReceiptClaim) -> TransactionId | None:
    """The transaction the claim names, if it is in our journal with that very hash; a forged code finds none."""
    transaction = unit.transaction(TransactionId(claim.fact_id))
    return transaction.transaction_id if transaction is not None and transaction.hash == claim.fact_hash else None
