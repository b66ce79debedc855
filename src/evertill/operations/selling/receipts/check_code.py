"""The signed code on a receipt, by which another till checks it without knowing its sale."""

from evertill.domain.facts.transaction import Transaction
from evertill.domain.receipts.receipt_code import claim_payload, receipt_code
from evertill.domain.records.sealed_body import member_object, text, text_if_any, whole
from evertill.ports.signing import DeviceKey


def check_code(done: Transaction, device_key: DeviceKey) -> str:
    """Signed by the key that this till has now. ValueError when the transaction is no sale or return."""
    body, promised = done.body, member_object(done.body, "returns")
    rule = "" if promised is None else text_if_any(promised, "promotions")
    gross, currency = whole(body, "gross"), text(body, "currency")
    payload = claim_payload(done, gross_minor=gross, currency=currency, promotions=rule)
    return receipt_code(payload, device_key.sign(payload))
