"""The receipt's page on the web: a secret in the fact, by which alone the shop's server shows it to whoever has it."""

import hashlib
from base64 import urlsafe_b64encode

from evertill.kernel.ids import TransactionId
from evertill.ports.signing import DeviceKey

SECRET_BYTES = 16


def web_secret(transaction_id: TransactionId, device_key: DeviceKey) -> str:
    """22 characters that nobody can guess who has not this till's key; the same for the same transaction."""
    digest = hashlib.sha256(device_key.sign(b"receipt on the web " + transaction_id.encode())).digest()
    return urlsafe_b64encode(digest[:SECRET_BYTES]).decode().rstrip("=")


def web_page(address: str, transaction_id: TransactionId, secret: str) -> str:
    """Where the receipt is shown: the shop's address, then id and secret as one token."""
    return f"{address}{transaction_id}.{secret}"
