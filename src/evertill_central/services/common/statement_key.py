"""The Ed25519 key by which this backend's statements are known; made once for each database."""

import base64
from collections.abc import Callable

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from evertill_central.store.access import keep_meta
from evertill_central.store.database import Database

_NAME = "statement_key"


class StatementKey:
    """Signs statements; the text form shows nothing of it."""

    def __init__(self, seed: bytes) -> None:
        self._key = Ed25519PrivateKey.from_private_bytes(seed)

    def sign(self, message: bytes) -> str:
        """The signature in base64."""
        return base64.b64encode(self._key.sign(message)).decode()

    @property
    def public_text(self) -> str:
        """The public key in base64, as workstations get it when they enrol."""
        return base64.b64encode(self._key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def read_statement_key(database: Database, random_bytes: Callable[[int], bytes]) -> StatementKey:
    """The database's key; the first server to ask makes it."""
    drawn = base64.b64encode(random_bytes(32)).decode()
    kept = database.write(lambda connection: keep_meta(connection, name=_NAME, value=drawn))
    return StatementKey(base64.b64decode(kept))
