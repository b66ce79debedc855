"""Who may come in: enrolment codes, nonces seen, admin tokens (all secrets as hashes), and the server's own key."""

from sqlalchemy import delete, select

from evertill.kernel.values import dataclass
from evertill_central.store.database import Connection, Row, insert_new, put
from evertill_central.store.schema import admin_tokens, codes, meta, nonces, storefront_keys


@dataclass(frozen=True, slots=True)
class CodeRow:
    """A one-time enrolment code; once used, it is bound to the key it enrolled."""

    code_hash: str
    store: str
    created_at: str
    expires_at: str
    used_at: str | None = None
    public_key: str | None = None


@dataclass(frozen=True, slots=True)
class StorefrontKey:
    """A webshop's key, by its hash; `channel` names where its orders come from (web, app, wholesale ...)."""

    token_hash: str
    name: str
    channel: str
    created_at: str


def find_code(connection: Connection, code_hash: str) -> CodeRow | None:
    """The code of this hash, held until the commit, so that it is used once."""
    query = select(codes).where(codes.c.code_hash == code_hash).with_for_update()
    row = connection.execute(query).mappings().one_or_none()
    return None if row is None else CodeRow(**row)


def put_code(connection: Connection, code: CodeRow) -> None:
    """Write a code."""
    row: Row = {
        "code_hash": code.code_hash,
        "store": code.store,
        "created_at": code.created_at,
        "expires_at": code.expires_at,
        "used_at": code.used_at,
        "public_key": code.public_key,
    }
    put(connection, codes, row)


def add_nonce(connection: Connection, store: str, workstation: str, *, nonce: str, expires_at: str) -> bool:
    """Remember a nonce; False when it was seen before."""
    row: Row = {"store": store, "workstation": workstation, "nonce": nonce, "expires_at": expires_at}
    return insert_new(connection, nonces, row)


def drop_nonces(connection: Connection, before: str) -> None:
    """Forget nonces that no request could use any more."""
    connection.execute(delete(nonces).where(nonces.c.expires_at < before))


def add_admin_token(connection: Connection, *, token_hash: str, name: str, created_at: str) -> None:
    """Remember an admin token by its hash."""
    insert_new(connection, admin_tokens, {"token_hash": token_hash, "name": name, "created_at": created_at})


def has_admin_token(connection: Connection, token_hash: str) -> bool:
    """Whether a token of this hash was given out."""
    query = select(admin_tokens.c.name).where(admin_tokens.c.token_hash == token_hash)
    return connection.execute(query).one_or_none() is not None


def add_storefront_key(connection: Connection, key: StorefrontKey) -> None:
    """Remember a storefront's key by its hash."""
    row: Row = {"token_hash": key.token_hash, "name": key.name, "channel": key.channel, "created_at": key.created_at}
    insert_new(connection, storefront_keys, row)


def find_storefront_key(connection: Connection, token_hash: str) -> StorefrontKey | None:
    """The key of this hash."""
    row = connection.execute(select(storefront_keys).where(storefront_keys.c.token_hash == token_hash)).one_or_none()
    return None if row is None else StorefrontKey(row.token_hash, row.name, row.channel, row.created_at)


def keep_meta(connection: Connection, *, name: str, value: str) -> str:
    """The value kept under a name; the one given becomes it when there is none yet."""
    insert_new(connection, meta, {"name": name, "value": value})
    kept: str = connection.execute(select(meta.c.value).where(meta.c.name == name)).scalar_one()
    return kept
