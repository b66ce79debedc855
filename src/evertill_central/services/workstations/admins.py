"""Whether a token is one that was given to an admin or to a storefront."""

from evertill_central.services.common.central import Central
from evertill_central.services.common.secrets_given import token_hash
from evertill_central.store.access import StorefrontKey, find_storefront_key, has_admin_token


def is_admin(central: Central, token: str) -> bool:
    """Whether the token is known."""
    with central.database.read() as connection:
        return bool(token) and has_admin_token(connection, token_hash(token))


def find_storefront(central: Central, token: str) -> StorefrontKey | None:
    """The storefront whose key this is."""
    with central.database.read() as connection:
        return find_storefront_key(connection, token_hash(token)) if token else None
