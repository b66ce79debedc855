"""The key under which numbers of gift cards are hashed: central and its tills keep hashes, nobody keeps a number."""

import base64
import secrets

from evertill_central.services.common.central import Central
from evertill_central.store.access import keep_meta

_NAME = "card_key"


def read_card_key(central: Central) -> str:
    """The key in base64; the first who asks makes it."""
    drawn = base64.b64encode(secrets.token_bytes(32)).decode()
    return central.database.write(lambda connection: keep_meta(connection, name=_NAME, value=drawn))
