"""What tills write and erase of customers: the fact holds a digest, the data come sealed beside it and are not kept so.

A fact whose data no longer come (the customer was erased meanwhile) changes nothing.
"""

import json
from collections.abc import Mapping

from evertill.domain.customers.sealed_customer import (
    NONCE_BYTES,
    SentBeside,
    bound_to,
    customer_of,
    digest_of,
    is_customer_id,
    read_beside,
)
from evertill.domain.facts.transaction import TransactionKind
from evertill.domain.streams.stream_fields import BadRow
from evertill.kernel.canonical import Json, JsonObject
from evertill_central.services.common.actors import Signer, actor_of
from evertill_central.services.common.fact_reading import ReadFact
from evertill_central.services.common.remarks import Remark, RemarkKind
from evertill_central.services.customers.customers import apply_customer, forget_customer
from evertill_central.store.database import Connection

_KINDS = frozenset({TransactionKind.CUSTOMER_WRITTEN, TransactionKind.CUSTOMER_ERASED})


def tells_of_customer(fact: ReadFact) -> bool:
    """Whether this fact is for here."""
    return fact.kind in _KINDS


def book_customer_fact(connection: Connection, signer: Signer, fact: ReadFact, now: str) -> list[Remark]:
    """Write or forget the customer; what cannot be done is said beside the fact."""
    customer_id = customer_of(fact.body)
    if customer_id is None or not is_customer_id(customer_id):
        return [Remark(RemarkKind.CUSTOMER, "It names no customer, so nothing was written.")]
    if fact.kind == TransactionKind.CUSTOMER_ERASED:
        forget_customer(connection, customer_id, now)
        return []
    if fact.beside is None:
        return []
    members = _opened(fact, customer_id)
    if members is None:
        return [Remark(RemarkKind.CUSTOMER, "What came beside it is not what it sealed, so nothing was written.")]
    changed = fact.body.get("changed")
    names = [name for name in changed if isinstance(name, str)] if isinstance(changed, list) else list(members)
    told: JsonObject = {name: members[name] for name in names if name in members}
    told |= {"customer_id": customer_id, "changed_at": fact.body.get("changed_at")}
    try:
        apply_customer(connection, told, actor_of(signer), now, step=fact.fact_id)
    except BadRow as bad:
        return [Remark(RemarkKind.CUSTOMER, f"{bad.reason} Nothing was written of the customer.")]
    return []


def _opened(fact: ReadFact, customer_id: str) -> Mapping[str, Json] | None:
    beside = read_beside(fact.beside)
    if beside is None or digest_of(beside.sealed) != fact.body.get("digest"):
        return None
    plain = _decrypted(beside, bound_to(customer_id, fact.fact_id))
    found = None if plain is None else json.loads(plain)
    return found if isinstance(found, dict) else None


def _decrypted(beside: SentBeside, bound: bytes) -> bytes | None:
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(beside.key).decrypt(beside.sealed[:NONCE_BYTES], beside.sealed[NONCE_BYTES:], bound)
    except InvalidTag:
        return None
