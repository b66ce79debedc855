"""Customers: written by storefronts and tills, merged on a verified key, erased for good; tills get them as a stream.

A till may go on using an id that was merged or erased while it had no network: aliases lead to the customer, and a sale
of an erased one keeps nothing that leads back.
"""

import json
from dataclasses import replace

from evertill.domain.customers.customer_record import (
    FIELDS,
    CustomerRecord,
    CustomerState,
    Stamped,
    erased,
    merged,
    with_consent,
    with_fields,
    with_step,
)
from evertill.domain.people.team_exceptions import ExceptionKind
from evertill.domain.rows.stream_rows import Stream
from evertill.domain.streams.stream_fields import BadRow, Members, code_text, flag, moment, object_of, shown_text
from evertill.domain.taxes.tax_exemption import exemption_json, parse_exemption
from evertill.kernel.canonical import Json, JsonObject, canonical_bytes
from evertill.kernel.clock import to_rfc3339
from evertill_central.services.balances.accounts_moved import move_accounts
from evertill_central.services.common.actors import OFFICE, Actor
from evertill_central.services.common.central import Central
from evertill_central.services.common.keyed import answer_once
from evertill_central.services.common.names import is_plain_id
from evertill_central.services.common.refusals import Refusal, RefusalKind
from evertill_central.services.common.streaming import put_stream_rows
from evertill_central.services.exceptions.team_exceptions import raise_exception
from evertill_central.services.orders.contact import email_key, phone_key
from evertill_central.services.orders.forgetting import forget_orders
from evertill_central.services.storefront.customer_reading import followed, record_of
from evertill_central.store.customers import (
    CustomerRow,
    aliases_of,
    lock_customer,
    put_customer,
    search_customers,
    with_same_key,
)
from evertill_central.store.database import Connection
from evertill_central.store.keyed import forget_answers
from evertill_central.store.shops import find_stores

FOUND_MAX = 50


def write_customer(central: Central, actor: Actor, members: Members) -> JsonObject:
    """Write what is known of a customer; one with the same verified key is the same customer, and is merged."""
    key = code_text(members, "step_id", 64)

    def act(connection: Connection) -> JsonObject:
        return apply_customer(connection, members, actor, central.now_text())

    return answer_once(central, "customer", key, {"members": dict(members), "actor": actor.name}, act)


def apply_customer(
    connection: Connection, members: Members, actor: Actor, now: str, *, step: str | None = None
) -> JsonObject:
    """The same within a transaction; a till's fact comes through under its own id, and is named as a step."""
    customer_id = code_text(members, "customer_id", 64)
    if not is_plain_id(customer_id):
        raise BadRow("The customer id is not of letters, digits, dots, hyphens and underscores.")
    row = followed(connection, customer_id)
    record = CustomerRecord(customer_id) if row is None else record_of(row)
    at = moment(members, "changed_at")
    stamp = now if at is None else min(now, to_rfc3339(at))
    texts = {name: shown_text(members, name, 250) for name in FIELDS if members.get(name) is not None}
    if texts.get("email") and email_key(texts["email"]) is None:
        raise BadRow("The e-mail address is none.")
    if "exemption" in members and actor.store is None:
        texts["exemption"] = _exemption_text(members)
    record = with_fields(record, texts, stamp)
    consent = object_of(members.get("consent") or {}, "consent")
    record = with_consent(record, {name: given is True for name, given in consent.items()})
    record = record if step is None else with_step(record, step)
    if flag(members, "is_verified", default=False) and actor.store is None:
        record = _verified(record)
    kept = _keep(connection, record, now)
    return _merge_same(connection, kept, now)


def load_customer(connection: Connection, members: Members, now: str) -> bool:
    """Write a customer as a loaded file says; False where it says nothing that is not known already."""
    customer_id = code_text(members, "customer_id", 64)
    row = followed(connection, customer_id)
    if row is not None and row.state != CustomerState.ACTIVE:
        raise BadRow("The customer was erased, and nothing brings them back.")
    before = None if row is None else replace(record_of(row), fields=_texts_alone(record_of(row)))
    apply_customer(connection, members, OFFICE, now)
    row = followed(connection, customer_id)
    return row is None or before != replace(record_of(row), fields=_texts_alone(record_of(row)))


def _texts_alone(record: CustomerRecord) -> dict[str, Stamped]:
    """The fields without when they were written, so that what says the same is the same."""
    return {name: Stamped(each.text, "") for name, each in record.fields.items()}


def _exemption_text(members: Members) -> str:
    """The exemption as one field, so that the later writer's certificate, reason and days stay together."""
    found = members["exemption"]
    if found is None:
        return ""
    return canonical_bytes(exemption_json(parse_exemption(object_of(found, "exemption")))).decode()


def merge_customer(central: Central, actor: Actor, customer_id: str, members: Members) -> JsonObject:
    """A person says that two records are one customer."""
    key, into = code_text(members, "step_id", 64), code_text(members, "into", 64)

    def act(connection: Connection) -> JsonObject:
        other, kept = _needed(connection, customer_id), _needed(connection, into)
        if other.customer_id == kept.customer_id:
            raise Refusal(RefusalKind.STATE, "These are one customer already; nothing was changed.")
        return _merge(connection, record_of(kept), record_of(other), central.now_text())

    request: JsonObject = {"customer": customer_id, "into": into, "actor": actor.name}
    return answer_once(central, "merge_customer", key, request, act)


def erase_customer(central: Central, actor: Actor, customer_id: str, members: Members) -> JsonObject:
    """Forget a customer: record, aliases, and what their orders say of them; sums and facts stay."""
    key = code_text(members, "step_id", 64)

    def act(connection: Connection) -> JsonObject:
        row = _needed(connection, customer_id)
        return customer_json(_erase(connection, row, central.now_text()), ())

    return answer_once(central, "erase_customer", key, {"customer": customer_id, "actor": actor.name}, act)


def forget_customer(connection: Connection, customer_id: str, now: str) -> None:
    """A till has erased a customer; one not known here is noted as erased, so that nothing late brings them back."""
    row = followed(connection, customer_id)
    if row is None:
        _keep(connection, CustomerRecord(customer_id, CustomerState.ERASED), now)
    else:
        _erase(connection, row, now)


def _erase(connection: Connection, row: CustomerRow, now: str) -> CustomerRecord:
    for alias in aliases_of(connection, row.customer_id):
        forget_orders(connection, alias.customer_id, now)
        forget_answers(connection, alias.customer_id)
        _keep(connection, erased(record_of(alias)), now)
    forget_orders(connection, row.customer_id, now)
    forget_answers(connection, row.customer_id)
    return _keep(connection, erased(record_of(row)), now)


def look_up_customers(central: Central, text: str) -> JsonObject:
    """Customers by id (an alias leads to its customer), e-mail address or telephone number."""
    email, phone = email_key(text), phone_key(text)
    keys = [(name, key) for name, key in (("email", email), ("phone", phone)) if key is not None]
    with central.database.read() as connection:
        rows = search_customers(connection, keys, FOUND_MAX) if keys else []
        if not rows:
            found = followed(connection, text)
            rows = [] if found is None else [found]
        customers: list[Json] = [
            customer_json(record_of(row), [alias.customer_id for alias in aliases_of(connection, row.customer_id)])
            for row in rows
        ]
    return {"customers": customers}


def customer_json(record: CustomerRecord, aliases: "list[str] | tuple[()]") -> JsonObject:
    """What is told of a customer."""
    told: JsonObject = {"customer_id": record.customer_id, "state": record.state.value}
    if record.state is CustomerState.MERGED:
        return {**told, "merged_into": record.merged_into}
    if record.state is CustomerState.ERASED:
        return told
    return {
        **told,
        "aliases": list(aliases),
        "name": record.text("name"),
        "email": record.text("email"),
        "phone": record.text("phone"),
        "card": record.text("card"),
        "address": record.text("address"),
        "group": record.text("group") or None,
        "exemption": json.loads(record.text("exemption") or "null"),
        "consent": dict(record.consent),
        "is_verified": record.is_verified,
        "steps": list(record.steps),
    }


def _merge_same(connection: Connection, record: CustomerRecord, now: str) -> JsonObject:
    """Merge with whoever has the same key where both were verified; where one was not, a person decides."""
    if record.state is not CustomerState.ACTIVE:
        return customer_json(record, ())
    same = with_same_key(connection, _row(record, now))
    for row in same:
        other = record_of(row)
        if record.is_verified and other.is_verified:
            first, second = sorted((record, other), key=lambda each: each.customer_id)
            return _merge(connection, first, second, now)
        _ask(connection, record, other, now)
    return customer_json(record, [alias.customer_id for alias in aliases_of(connection, record.customer_id)])


def _merge(connection: Connection, into: CustomerRecord, other: CustomerRecord, now: str) -> JsonObject:
    kept, alias = merged(into, other)
    for older in aliases_of(connection, other.customer_id):
        # Chains are kept short: every alias names the customer that it leads to.
        _keep(connection, CustomerRecord(older.customer_id, CustomerState.MERGED, merged_into=into.customer_id), now)
    _keep(connection, alias, now)
    _keep(connection, kept, now)
    move_accounts(connection, other.customer_id, into.customer_id, now)
    return customer_json(kept, [row.customer_id for row in aliases_of(connection, kept.customer_id)])


def _ask(connection: Connection, record: CustomerRecord, other: CustomerRecord, now: str) -> None:
    first, second = sorted((record.customer_id, other.customer_id))
    text = f"Customers {first} and {second} have the same e-mail address or telephone number; are they one?"
    for store in sorted(find_stores(connection))[:1]:
        kind = ExceptionKind.CUSTOMER_MERGE
        raise_exception(connection, kind, store=store, subject=f"{first}:{second}", said=text, now=now)


def _keep(connection: Connection, record: CustomerRecord, now: str) -> CustomerRecord:
    put_customer(connection, _row(record, now))
    aliases = [row.customer_id for row in aliases_of(connection, record.customer_id)]
    put_stream_rows(connection, Stream.CUSTOMERS, {record.customer_id: customer_json(record, aliases)})
    return record


def _needed(connection: Connection, customer_id: str) -> CustomerRow:
    found = followed(connection, customer_id)
    row = None if found is None else lock_customer(connection, found.customer_id)
    if row is None or row.state != CustomerState.ACTIVE:
        raise Refusal(RefusalKind.UNKNOWN, "There is no such customer here.")
    return row


def _verified(record: CustomerRecord) -> CustomerRecord:
    return replace(record, is_verified=record.state is CustomerState.ACTIVE)


def _row(record: CustomerRecord, now: str) -> CustomerRow:
    fields: JsonObject = {name: {"text": each.text, "at": each.at} for name, each in record.fields.items()}
    content: JsonObject = {"fields": fields, "consent": dict(record.consent), "steps": list(record.steps)}
    return CustomerRow(
        customer_id=record.customer_id,
        state=record.state.value,
        merged_into=record.merged_into,
        email=email_key(record.text("email")) if record.text("email") else None,
        phone=phone_key(record.text("phone")) if record.text("phone") else None,
        is_verified=int(record.is_verified),
        content=canonical_bytes(content).decode(),
        changed_at=now,
    )
